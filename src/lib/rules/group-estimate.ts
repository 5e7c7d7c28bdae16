/**
 * What the eligible subjects of a peer group say about the group (definitions, Ranking): its rate P, how much more they
 * differ than chance makes equal ones differ (Q, τ²), and how much of a difference can be trusted (M, ρ).
 */
import { chiSquareTail } from '../domain/chi-square';

/** A subject's count: `numerator` of `denominator`. */
export interface SubjectCount {
  readonly key: number;
  /** The same in every load of the same files: what the subject's stream of chance is seeded by. */
  readonly id: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** Why a group has no order; null = it has one. */
export type NoOrder =
  /** Nobody has the minimum. */
  | 'nobody'
  /** A group of one. */
  | 'alone'
  /** Every eligible subject has the rate 0, or 1. */
  | 'all_alike'
  /** Less variance than chance gives. */
  | 'no_difference'
  /** The test does not exclude chance. */
  | 'within_chance';

export interface GroupEstimate {
  /** Number of eligible subjects, k. */
  readonly eligible: number;
  readonly numerator: number;
  readonly denominator: number;
  /** P, Q, p, τ², M and ρ; null where it does not exist. */
  readonly pooled: number | null;
  readonly q: number | null;
  readonly p: number | null;
  readonly variance: number | null;
  /** How many cases of the group's rate are added to each; null without an order. */
  readonly priorCases: number | null;
  readonly rankability: number | null;
  readonly noOrder: NoOrder | null;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const median = (sorted: readonly number[]): number => {
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
};

/** By counts alone, then by id: sums and ties come out the same in whatever order the subjects are given. */
export const byCounts = (a: SubjectCount, b: SubjectCount): number =>
  a.denominator - b.denominator ||
  a.numerator - b.numerator ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : a.key - b.key);

const noOrderOf = (
  k: number,
  pooled: number,
  variance: number,
  p: number,
  chance: number,
): NoOrder | null => {
  if (k === 0) return 'nobody';
  if (k === 1) return 'alone';
  if (pooled <= 0 || pooled >= 1) return 'all_alike';
  if (variance <= 0) return 'no_difference';
  return p < chance ? null : 'within_chance';
};

/** The estimate of a group from its eligible subjects, in the order of `byCounts`. */
export const estimate = (eligible: readonly SubjectCount[], chance: number): GroupEstimate => {
  const k = eligible.length;
  const numerator = sumOf(eligible.map((one) => one.numerator));
  const total = sumOf(eligible.map((one) => one.denominator));
  const none = { q: null, p: null, variance: null, priorCases: null, rankability: null };
  const base = { eligible: k, numerator, denominator: total, pooled: total === 0 ? null : numerator / total };
  const pooled = base.pooled ?? 0;
  const spread = pooled * (1 - pooled);
  if (k < 2 || spread === 0) return { ...base, ...none, noOrder: noOrderOf(k, pooled, 0, 1, chance) };
  const squares = sumOf(
    eligible.map((one) => one.denominator * (one.numerator / one.denominator - pooled) ** 2),
  );
  const weights = total - sumOf(eligible.map((one) => one.denominator ** 2)) / total;
  const variance = Math.max(0, (squares - (k - 1) * spread) / weights);
  const q = squares / spread;
  const p = chiSquareTail(q, k - 1);
  const noise = median(eligible.map((one) => spread / one.denominator).sort((a, b) => a - b));
  const noOrder = noOrderOf(k, pooled, variance, p, chance);
  const priorCases = noOrder === null ? Math.max(0, spread / variance - 1) : null;
  return { ...base, q, p, variance, priorCases, rankability: variance / (variance + noise), noOrder };
};
