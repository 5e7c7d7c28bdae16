import type { Unit } from './county';
import { byCodePoint } from './sorted-json';
import type { Counts } from './tally';
import { GROUPS } from './words';

/** A unit with its late cases and its cases due. */
export type UnitRate = { readonly unit: string; readonly x: number; readonly n: number };

/** One peer group in one period; `ranked` runs from the lowest raw rate to the highest. */
export type GroupRanking = {
  readonly ranked: readonly UnitRate[];
  readonly tooFew: readonly UnitRate[];
  readonly noBusiness: readonly string[];
};

/** Below this many cases due a unit is shown, not ranked. */
const MIN_CASES = 30;

/** Cross-multiplied, so that equal rates are equal and not nearly so. */
function byRate(a: UnitRate, b: UnitRate): number {
  return a.x * b.n - b.x * a.n || byCodePoint(a.unit, b.unit);
}

function rankGroup(units: readonly Unit[], overdue: Counts): GroupRanking {
  const standings = units.map(({ name }) => ({
    unit: name,
    x: overdue[name]?.x ?? 0,
    n: overdue[name]?.n ?? 0,
  }));
  const named = standings.sort((a, b) => byCodePoint(a.unit, b.unit));
  return {
    ranked: named.filter(({ n }) => n >= MIN_CASES).sort(byRate),
    tooFew: named.filter(({ n }) => n > 0 && n < MIN_CASES),
    noBusiness: named.filter(({ n }) => n === 0).map(({ unit }) => unit),
  };
}

/** Every peer group by the raw overdue rate of one period. */
export function rankGroups(units: readonly Unit[], overdue: Counts): Record<string, GroupRanking> {
  return Object.fromEntries(
    GROUPS.map((group) => {
      const members = units.filter((unit) => unit.group === group);
      return [group, rankGroup(members, overdue)];
    }),
  );
}
