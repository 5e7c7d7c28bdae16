/**
 * What a spot check says of its population: the share of cases with a finding per stratum, and weighted back.
 *
 * Stratified mean with finite population correction (Cochran, Sampling Techniques, 1977, ch. 5). Its interval is Wilson's
 * at the effective sample size p(1−p)/variance (Korn & Graubard 1998): at 0 of n it is no point. Where nothing varies
 * within the strata the cases that were checked are the size.
 */
import { wilson, wilsonShare, type Interval } from '../domain/statistics';

export interface StratumResult {
  readonly stratum: string;
  /** Cases of the population. */
  readonly size: number;
  readonly drawn: number;
  /** Cases with a result, replacements among them. */
  readonly checked: number;
  /** Of these with a finding. */
  readonly found: number;
}

export interface SampleEstimate {
  readonly strata: readonly (StratumResult & { readonly interval: Interval | null })[];
  /** Over the strata that were looked into; null when none was. */
  readonly rate: number | null;
  readonly interval: Interval | null;
  /** Cases of those strata, and of all. */
  readonly covered: number;
  readonly size: number;
  readonly checked: number;
  readonly found: number;
  /** Strata of which one case of several was checked: their variance is not known, the greatest there can be is taken. */
  readonly lonely: readonly string[];
  /** Strata of which nothing was checked: the rate says nothing of them. */
  readonly uncovered: readonly string[];
  /** The rate of all strata if no drawn case that was left unchecked had a finding, and if every one had. */
  readonly bounds: Interval;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** p(1−p) is at most this. */
const GREATEST = 0.25;

const varianceOf = ({ size, checked, found }: StratumResult, weight: number): number => {
  if (checked >= size) return 0;
  const p = found / checked;
  const spread = checked > 1 ? (p * (1 - p)) / (checked - 1) : GREATEST;
  return weight * weight * (1 - checked / size) * spread;
};

const intervalOf = (strata: readonly StratumResult[], rate: number, covered: number): Interval => {
  if (strata.every(({ checked, size }) => checked >= size)) return { low: rate, high: rate };
  const variance = sum(strata.map((one) => varianceOf(one, one.size / covered)));
  const spread = rate * (1 - rate);
  const n = spread > 0 && variance > 0 ? spread / variance : sum(strata.map(({ checked }) => checked));
  return wilsonShare(rate, n);
};

/** A stratum's share with its unchecked cases all without, or all with a finding. */
const boundOf = ({ drawn, checked, found }: StratumResult, left: 0 | 1): number => {
  const open = Math.max(0, drawn - checked);
  const n = checked + open;
  return n === 0 ? left : (found + left * open) / n;
};

export const estimate = (strata: readonly StratumResult[]): SampleEstimate => {
  const filled = strata.filter(({ size }) => size > 0);
  const looked = filled.filter(({ checked }) => checked > 0);
  const size = sum(filled.map((one) => one.size));
  const covered = sum(looked.map((one) => one.size));
  const rate =
    looked.length === 0 ? null : sum(looked.map((one) => (one.size / covered) * (one.found / one.checked)));
  const bound = (left: 0 | 1): number =>
    size === 0 ? left : sum(filled.map((one) => (one.size / size) * boundOf(one, left)));
  return {
    strata: strata.map((one) => ({ ...one, interval: wilson(one.found, one.checked) })),
    rate,
    interval: rate === null ? null : intervalOf(looked, rate, covered),
    ...{ covered, size },
    checked: sum(filled.map((one) => one.checked)),
    found: sum(filled.map((one) => one.found)),
    lonely: looked.filter((one) => one.checked === 1 && one.size > 1).map(({ stratum }) => stratum),
    uncovered: filled.filter(({ checked }) => checked === 0).map(({ stratum }) => stratum),
    bounds: { low: bound(0), high: bound(1) },
  };
};
