import { officeMoment, type PlantedCase, type Shown } from './case';
import { AS_OF, type Day, FIRST_DAY, type Moment } from './civil';
import { type Item, type Officer, PLANTED, type Unit } from './county';
import { Stream } from './seed';

/** What the inquiry found, as known at the cut-off. */
export type Verdict = 'upheld' | 'dismissed' | 'pending';

/** One planted complaint; `item` is null when it names no loaded case. */
export type PlantedComplaint = {
  readonly received: Moment;
  readonly unit: Unit;
  readonly officer: Officer;
  readonly shown: Shown;
  readonly caseId: string | null;
  readonly item: Item | null;
  readonly category: string;
  readonly replied: Moment | null;
  readonly verdict: Verdict;
  /** 查实情况 as written. */
  readonly finding: string;
  readonly repeat: boolean;
  readonly content: string;
};

const COMPLAINTS = 3000;
const LATE_COMPLAINTS = 8;

/** Most complaints name nobody; an unnamed person is never guessed. */
const SHOWN: readonly (readonly [Shown, number])[] = [
  ['everything', 66],
  ['no_officer', 28],
  ['no_officer_id', 5],
  ['no_section', 1],
];

const CATEGORIES = ['服务态度', '办理超时', '材料反复', '收费问题', '政策解释', '其他'];

/** Commas, quotes and line breaks as people type them. */
const CONTENTS = [
  '窗口无人,等候较久',
  '回复说"材料不全",没有一次性告知',
  '第一次来：缺表\n第二次来：缺章\n请核实',
  '电话无人接听',
  '办理进度查询不到',
  '排队时间长，希望增加窗口',
  '"最多跑一次"没有做到,跑了三次\n望回复',
];

const FINDINGS = {
  upheld: ['属实', '部分属实'],
  dismissed: ['不属实', '查无实据'],
  pending: ['', '核实中'],
} as const;

type Context = {
  readonly seed: string;
  readonly weights: readonly (readonly [Unit, number])[];
  readonly casesOf: ReadonlyMap<Unit, readonly PlantedCase[]>;
};

/** Small units are complained about more often per case, hence the root. */
function complaintWeight(unit: Unit): number {
  return Math.sqrt(unit.size) * (unit.name === PLANTED.upheldUnit ? 4 : 1);
}

function verdictOf(stream: Stream, unit: Unit, replied: boolean): Verdict {
  const roll = stream.next();
  const upheld = unit.name === PLANTED.upheldUnit ? 0.6 : 0.2;
  if (!replied || roll > 0.95) return 'pending';
  return roll < upheld ? 'upheld' : 'dismissed';
}

/** A reply after the cut-off is left out: its verdict would carry no date to tell it apart. */
function replyTo(stream: Stream, received: Day): Moment | null {
  const at = officeMoment(stream, received + stream.int(1, 15), 0.7);
  const answered = stream.chance(0.96);
  return answered && at.day <= AS_OF ? at : null;
}

function complainedCase(stream: Stream, cases: readonly PlantedCase[]): PlantedCase | null {
  const named = stream.chance(0.6);
  const chosen = stream.pick(cases);
  // A cancelled case is not complained about here: it would be outside some denominators and not others.
  return named && chosen.standing !== 'excluded' ? chosen : null;
}

function plantComplaint(context: Context, index: number, late: boolean): PlantedComplaint {
  const stream = new Stream(context.seed, 'complaint', index);
  const unit = stream.weighted(context.weights);
  const about = complainedCase(stream, context.casesOf.get(unit) ?? []);
  const someDay = FIRST_DAY + stream.int(0, AS_OF - FIRST_DAY);
  const afterCase = about === null ? someDay : Math.min(AS_OF, about.accepted.day + stream.int(0, 40));
  const day = late ? AS_OF + stream.int(2, 20) : afterCase;
  const someOfficer = stream.pick(unit.officers);
  const replied = replyTo(stream, day);
  const verdict = verdictOf(stream, unit, replied !== null);
  const loaded = about?.standing === 'counted';
  return {
    received: officeMoment(stream, day, 0.75),
    unit,
    officer: about?.officer ?? someOfficer,
    shown: stream.weighted(SHOWN),
    caseId: about?.id ?? null,
    item: loaded ? about.item : null,
    category: stream.pick(CATEGORIES),
    replied,
    verdict,
    finding: stream.pick(FINDINGS[verdict]),
    repeat: stream.chance(0.08),
    content: stream.pick(CONTENTS),
  };
}

function byUnit(cases: readonly PlantedCase[]): Map<Unit, PlantedCase[]> {
  const groups = new Map<Unit, PlantedCase[]>();
  for (const planted of cases) {
    const group = groups.get(planted.unit);
    if (group === undefined) groups.set(planted.unit, [planted]);
    else group.push(planted);
  }
  return groups;
}

/** All complaints in file order; the last ones are dated after the cut-off. */
export function plantComplaints(
  units: readonly Unit[],
  cases: readonly PlantedCase[],
  seed: string,
): PlantedComplaint[] {
  const weights = units.map((unit) => [unit, complaintWeight(unit)] as const);
  const context = { seed, weights, casesOf: byUnit(cases) };
  return Array.from({ length: COMPLAINTS + LATE_COMPLAINTS }, (_, n) =>
    plantComplaint(context, n, n >= COMPLAINTS),
  );
}
