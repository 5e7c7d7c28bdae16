import { itemAt, Stream } from './seed';
import { type Group, GROUPS, MATTERS, NUMERALS, SECTIONS, STEMS, SURNAMES, UNIT_SIZES } from './words';

/** 事项 with its usual limits in working days. */
export type Item = {
  readonly code: string;
  readonly name: string;
  readonly committedDays: number;
  readonly statutoryDays: number;
};

/** 经办人. `lateRate` is null for all but the one planted as bad. */
export type Officer = {
  readonly id: string;
  readonly name: string;
  readonly section: string;
  readonly lateRate: number | null;
};

/** 单位 with the inclinations from which its records are planted. */
export type Unit = {
  readonly name: string;
  readonly code: string;
  readonly group: Group;
  readonly size: number;
  readonly lateRate: number;
  readonly ratedShare: number;
  readonly officers: readonly Officer[];
  readonly items: readonly Item[];
};

/** The planted facts about units and persons; everything else is ordinary. */
export const PLANTED = {
  worstUnit: '住房和城乡建设局',
  secondWorstUnit: '林业局',
  badOfficerUnit: '公安局',
  upheldUnit: '不动产登记中心',
  dissatisfiedUnit: '城市管理局',
  noBusinessUnit: '档案局',
} as const;

const LATE_RATES: ReadonlyMap<string, number> = new Map([
  [PLANTED.worstUnit, 0.064],
  [PLANTED.secondWorstUnit, 0.052],
  [PLANTED.badOfficerUnit, 0.025],
]);
const BAD_OFFICER_LATE_RATE = 0.24;

/** [base, spread]: 公共服务类 has no spread, so that a list of it should stay without places. */
const GROUP_LATE_RATES: Readonly<Record<Group, readonly [number, number]>> = {
  审批类: [0.02, 0.25],
  执法类: [0.03, 0.35],
  公共服务类: [0.015, 0],
  乡镇街道: [0.025, 0.4],
};

/** Some names come back in another unit: a name alone does not identify anyone. */
const DISTINCT_NAMES = 280;

function nameOf(ordinal: number): string {
  const n = ordinal % DISTINCT_NAMES;
  const surname = itemAt(SURNAMES, n % SURNAMES.length);
  const stem = itemAt(STEMS, Math.floor(n / SURNAMES.length) % STEMS.length);
  return surname + stem + itemAt(NUMERALS, Math.floor(n / (SURNAMES.length * STEMS.length)));
}

function officersOf(unitName: string, size: number, firstOrdinal: number): Officer[] {
  const count = Math.max(2, Math.round(Math.sqrt(size) / 5.2));
  const sections = SECTIONS.slice(0, Math.min(SECTIONS.length, Math.max(2, Math.round(count / 3))));
  return Array.from({ length: count }, (_, n) => ({
    id: String(101 + 3 * (firstOrdinal + n)).padStart(5, '0'),
    name: nameOf(firstOrdinal + n),
    section: itemAt(sections, n % sections.length),
    lateRate: unitName === PLANTED.badOfficerUnit && n === 4 ? BAD_OFFICER_LATE_RATE : null,
  }));
}

function lateRateOf(name: string, group: Group, stream: Stream): number {
  const [base, spread] = GROUP_LATE_RATES[group];
  const ordinary = base * (1 + spread * (2 * stream.next() - 1));
  return LATE_RATES.get(name) ?? ordinary;
}

function itemsOf(group: Group, seed: string): Item[] {
  const groupOrdinal = GROUPS.indexOf(group) + 1;
  return MATTERS[group].map((name, n) => {
    const stream = new Stream(seed, `item/${group}`, n);
    const committedDays = stream.weighted([
      [1, 2],
      [stream.int(2, 7), 5],
      [stream.int(8, 20), 3],
    ]);
    const code = `000${String(groupOrdinal)}${String(15000 + 7 * n)}00`;
    return { code, name, committedDays, statutoryDays: committedDays + 5 * stream.int(1, 5) };
  });
}

function unitItems(items: readonly Item[], stream: Stream): Item[] {
  const first = stream.int(0, items.length - 1);
  return Array.from({ length: stream.int(4, 8) }, (_, n) => itemAt(items, (first + n) % items.length));
}

/** The sixty units, in the order of the directory. */
export function plantUnits(seed: string): Unit[] {
  const units: Unit[] = [];
  let officersSoFar = 0;
  for (const group of GROUPS) {
    const items = itemsOf(group, seed);
    for (const [name, size] of UNIT_SIZES[group]) {
      const stream = new Stream(seed, 'unit', units.length);
      const officers = officersOf(name, size, officersSoFar);
      officersSoFar += officers.length;
      units.push({
        name,
        code: `4399${String(units.length + 1).padStart(4, '0')}`.padEnd(24, '0'),
        group,
        size,
        lateRate: lateRateOf(name, group, stream),
        ratedShare: 0.54 + 0.2 * stream.next(),
        officers,
        items: unitItems(items, stream),
      });
    }
  }
  return units;
}

/** The officer planted as clearly bad. */
export function badOfficer(units: readonly Unit[]): Officer {
  const found = units.flatMap((unit) => unit.officers).find((officer) => officer.lateRate !== null);
  if (found === undefined) throw new RangeError('no bad officer was planted');
  return found;
}
