/** What the office entered about persons: exams, moved and part-year officers, points, a veto, a gate, the quota. */
import type { Officer, Unit } from '../county';
import { itemAt, Stream } from '../seed';
import { type Entries, NO_ENTRIES, type Spell } from './entries';
import { codeOf } from './unit-entries';

/** An officer with the unit in which the files place them. */
export type Placed = { readonly unit: Unit; readonly officer: Officer };

/** Positions among the officers of a unit. */
const HOME = '公安局';
const NEXT = '司法局';
const MISSING_QUARTER = 0;
const MOVED = 1;
const JOINED = 2;
const RETIRED = 3;
const VETO = 5;
const GATE = 6;
const BONUS = 7;

/** Quarters in which nobody had to sit the exam. */
function absent(id: string, at: (n: number) => string): readonly number[] {
  if (id === at(MISSING_QUARTER)) return [3];
  if (id === at(JOINED)) return [1, 2];
  return id === at(RETIRED) ? [3, 4] : [];
}

function exams(placed: readonly Placed[], seed: string, at: (n: number) => string): Entries['scores'] {
  return placed.flatMap(({ officer: { id } }) => {
    const stream = new Stream(seed, 'year-exam-person', Number(id));
    const least = [VETO, GATE, BONUS].some((n) => id === at(n)) ? 96 : 76;
    return [1, 2, 3, 4]
      .map((part) => ({
        indicator: 'exam',
        subject: id,
        part,
        value: Math.min(100, least + stream.int(0, 24)),
      }))
      .filter(({ part }) => !absent(id, at).includes(part));
  });
}

/** One moved on 21 April, one came on 20 July (too late for July to count), one retired at the end of May. */
function service(code: (name: string) => string, at: (n: number) => string): Spell[] {
  const [home, next] = [code(HOME), code(NEXT)];
  return [
    { subject: at(MOVED), group: home, from: '2026-01-01', to: '2026-04-20' },
    { subject: at(MOVED), group: next, from: '2026-04-21', to: '2026-12-31' },
    { subject: at(JOINED), group: home, from: '2026-07-20', to: '2026-12-31' },
    { subject: at(RETIRED), group: home, from: '2026-01-01', to: '2026-05-31' },
  ];
}

/** `placed`: everybody with a case due in the year. */
export function personEntries(units: readonly Unit[], placed: readonly Placed[], seed: string): Entries {
  const code = (name: string): string => codeOf(units, name);
  const own = placed.filter(({ unit }) => unit.name === HOME);
  const at = (n: number): string => itemAt(own, n).officer.id;
  return {
    ...NO_ENTRIES,
    scores: exams(placed, seed, at),
    adjustments: [
      {
        ...{ subject: at(BONUS), kind: 'bonus', points: 2 },
        ...{ document: '样府发〔2026〕12号', reason: '技能竞赛名次' },
      },
    ],
    vetoes: [
      {
        ...{ subject: at(VETO), clause: '年度考核办法 第十条：一票否决' },
        ...{ document: '样监〔2026〕7号', reason: '违纪立案' },
      },
    ],
    gates: [
      {
        ...{ subject: at(GATE), clause: '000-P1 四（四）：年度内不得评先评优' },
        ...{ document: '样监〔2026〕8号', reason: '通报批评' },
      },
    ],
    service: service(code, at),
    quotaCuts: [{ group: code(HOME), seats: 1, document: '样考办〔2026〕3号' }],
  };
}
