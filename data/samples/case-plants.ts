/**
 * What is laid over the ordinary cases: edges, cancelled cases, finishes after the cut-off and the mess
 * that real exports bring. Casting keeps the roles apart, so every plant can be counted on its own.
 */
import { type Flag, isLate, isOpen, officeMoment, type PlantedCase, type Shown, type Standing } from './case';
import { EDGES } from './case-edges';
import { AS_OF, dayOf } from './civil';
import { Casting, itemAt, Stream } from './seed';
import type { Workdays } from './workdays';

/** One planted fact for answers.json; `cases` holds the ids it is about, [] when it is not about cases. */
export type Plant = { readonly name: string; readonly fact: string; readonly cases: readonly string[] };

/** The cases after planting, which of them come twice in the file, and the facts in words. */
export type PlantedCases = {
  readonly cases: readonly PlantedCase[];
  readonly duplicated: readonly number[];
  readonly flipTarget: string;
  readonly plants: readonly Plant[];
};

/** Units below this size stay clean: one lost row would be their whole story. */
const LARGE_ENOUGH = 100;

type Change = (planted: PlantedCase, index: number) => PlantedCase;
type Test = (planted: PlantedCase) => boolean;

class Stage {
  readonly cases: PlantedCase[];
  readonly plants: Plant[] = [];
  readonly #casting: Casting;

  constructor(cases: readonly PlantedCase[], seed: string) {
    this.cases = [...cases];
    this.#casting = new Casting(cases.length, new Stream(seed, 'casting', 0));
  }

  /** Casts `count` cases that suit, changes them, and notes the fact. */
  plant(name: string, fact: string, count: number, suits: Test, change: Change): number[] {
    const chosen = this.#casting.take(count, (index) => {
      const planted = itemAt(this.cases, index);
      return planted.unit.size >= LARGE_ENOUGH && suits(planted);
    });
    for (const index of chosen) this.cases[index] = change(itemAt(this.cases, index), index);
    const ids = chosen.map((index) => itemAt(this.cases, index).id);
    this.plants.push({ name, fact, cases: ids });
    return chosen;
  }
}

const anyCase: Test = () => true;
const same: Change = (planted) => planted;
const shownAs =
  (shown: Shown): Change =>
  (planted) => ({ ...planted, shown });
const standingAs =
  (standing: Standing): Change =>
  (planted) => ({ ...planted, standing });
const flaggedAs =
  (flag: Flag): Change =>
  (planted) => ({ ...planted, flag });
const cancelledAs =
  (result: string): Change =>
  (planted) => ({ ...planted, standing: 'excluded', result });

function plantEdges(stage: Stage, workdays: Workdays): void {
  for (const edge of EDGES) {
    stage.plant(edge.name, edge.fact, 2, edge.suits, (planted) => edge.plant(planted, workdays));
  }
}

/** Only cases that ended by the cut-off are cancelled: the definitions leave a later cancelling open. */
function plantCancelled(stage: Stage): void {
  const ended: Test = (planted) => !isOpen(planted);
  const fact = '不进入任何分母';
  stage.plant('cancelled', `办理结果 作废，${fact}`, 200, ended, cancelledAs('作废'));
  stage.plant('withdrawn', `办理结果 申请人撤回，${fact}`, 150, ended, cancelledAs('申请人撤回'));
  stage.plant('entered twice', `办理结果 重复件，${fact}`, 50, ended, cancelledAs('重复件'));
}

function plantLaterFinishes(stage: Stage, seed: string): void {
  stage.plant(
    'finished after the cut-off',
    '办结时间在截止日之后：仍按未办结计',
    60,
    isOpen,
    (planted, index) => {
      const stream = new Stream(seed, 'later-finish', index);
      return { ...planted, finish: officeMoment(stream, AS_OF + stream.int(2, 25), 0.75) };
    },
  );
}

function plantMess(stage: Stage): number[] {
  const explicit: Test = (planted) => planted.explicitDue !== null && planted.finish !== null;
  stage.plant('impossible date', '日期列有不存在的日期：不导入', 9, explicit, standingAs('bad_date'));
  stage.plant('destroyed id', '办件编号变成 1.23E+17：不导入', 14, anyCase, standingAs('destroyed_id'));
  stage.plant('no unit', '承办单位为空：计入（未填），不排名', 40, anyCase, shownAs('no_unit'));
  stage.plant('no section', '股室为空：计入（未填）', 30, anyCase, shownAs('no_section'));
  stage.plant('no officer id', '工号为空：按 单位|股室|姓名 识别', 150, anyCase, shownAs('no_officer_id'));
  stage.plant('no officer', '经办人和工号都为空：计入（未填）', 60, anyCase, shownAs('no_officer'));
  return stage.plant('duplicate row', '整行重复：保留第一行，后一行不导入', 31, anyCase, same);
}

/** The system that exports counts differently, for whatever reason, or does not say. */
function plantFlags(stage: Stage): void {
  const judged: Test = ({ due, standing }) => standing === 'counted' && due !== null && due.day <= AS_OF;
  const late: Test = (planted) => judged(planted) && isLate(planted);
  const inTime: Test = (planted) => judged(planted) && !isLate(planted);
  stage.plant('flag says in time', '是否超期 为否，实际超期', 60, late, flaggedAs('differs'));
  stage.plant('flag says late', '是否超期 为是，实际未超期', 40, inTime, flaggedAs('differs'));
  stage.plant('no flag', '是否超期 为空', 200, anyCase, flaggedAs('empty'));
}

function plantVisits(stage: Stage, seed: string): void {
  stage.plant('three visits', '跑动次数 3 次以上', 45, anyCase, (planted, index) => {
    return { ...planted, visits: new Stream(seed, 'visits', index).int(3, 5) };
  });
}

function isFlippable({ outcome, explicitDue }: PlantedCase): boolean {
  if (outcome !== 'on_time' || explicitDue === null) return false;
  return explicitDue.day >= dayOf(2026, 10, 12) && explicitDue.day <= dayOf(2026, 10, 16);
}

/** Lays all plants over the ordinary cases. */
export function layPlants(ordinary: readonly PlantedCase[], seed: string, workdays: Workdays): PlantedCases {
  const stage = new Stage(ordinary, seed);
  const fact = '2026年10月到期、到期日当天按时办结；--flip 后变为超期办结，只有它自己的数字改变';
  const flip = stage.plant('flip target', fact, 1, isFlippable, same);
  plantEdges(stage, workdays);
  plantCancelled(stage);
  plantLaterFinishes(stage, seed);
  const duplicated = plantMess(stage);
  plantFlags(stage);
  plantVisits(stage, seed);
  const flipTarget = itemAt(stage.cases, itemAt(flip, 0)).id;
  return { cases: stage.cases, duplicated, flipTarget, plants: stage.plants };
}

/** The case named by --flip cannot be turned into a late one. */
export class FlipTargetError extends Error {
  constructor(caseId: string) {
    super(
      `--flip ${caseId}：不是截止日前按时办结且到期三天后仍在截止日内的办件；可用的编号见 answers.json 的 plants`,
    );
    this.name = 'FlipTargetError';
  }
}

function isClosedInTime({ outcome, standing }: PlantedCase): boolean {
  return standing === 'counted' && (outcome === 'on_time' || outcome === 'closed_early');
}

/**
 * The same case finished three days after its due date.
 * @throws FlipTargetError when the case is not one that closed in time early enough before the cut-off.
 */
export function flipped(planted: PlantedCase): PlantedCase {
  const { due } = planted;
  if (due === null || !isClosedInTime(planted) || due.day + 3 > AS_OF) throw new FlipTargetError(planted.id);
  return { ...planted, outcome: 'closed_late', finish: { day: due.day + 3, second: 9 * 3600 } };
}
