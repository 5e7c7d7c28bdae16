/** Median and other quantiles of whole numbers, from how often each occurs: exact, and the same however they are grouped. */
import type { Tally } from './aggregate';

export interface Quantile {
  readonly keys: Tally['keys'];
  /** Per cent, 50 is the median. */
  readonly percent: number;
  /** Nearest rank: the smallest number that so many per cent of the records do not exceed. */
  readonly value: number;
  /** Records that do not exceed it, of so many. */
  readonly atMost: number;
  readonly of: number;
}

const at = (group: readonly Tally[], percent: number): Quantile => {
  const sorted = [...group].sort((a, b) => Number(a.category) - Number(b.category));
  const of = sorted.reduce((sum, { denominator }) => sum + denominator, 0);
  const rank = Math.max(1, Math.ceil((percent * of) / 100));
  let [atMost, value] = [0, Number.NaN];
  for (const { category, denominator } of sorted) {
    if (atMost >= rank) break;
    [atMost, value] = [atMost + denominator, Number(category)];
  }
  return { keys: group[0]?.keys ?? [], percent, value, atMost, of };
};

/** Of each group of tallies by number, in their order. */
export const quantilesOf = (tallies: readonly Tally[], percents: readonly number[]): Quantile[] => {
  const groups = new Map<string, Tally[]>();
  for (const tally of tallies.filter(({ denominator }) => denominator > 0)) {
    const key = tally.keys.join(' ');
    groups.set(key, [...(groups.get(key) ?? []), tally]);
  }
  return [...groups.values()].flatMap((group) => percents.map((percent) => at(group, percent)));
};
