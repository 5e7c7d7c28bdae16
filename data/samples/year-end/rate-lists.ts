/**
 * Who stands on a list by rate: the last tenth (the first tenth) of each group that differs by more than chance, outside
 * the limit of 99.8 %. Rates near each other are drawn together by as much as chance may have moved them.
 */
import { byCodePoint } from '../sorted-json';
import { chiSquareAbove, countBelow } from './chance';

/** x late of n due. */
export type Rated = { readonly id: string; readonly x: number; readonly n: number };

/** `outside`: also those whom only the number of seats keeps off. */
export type RateList = { readonly listed: readonly string[]; readonly outside: readonly string[] };

const MIN_CASES = 30;
const SEAT_SHARE = 10;
const ORDER_BELOW = 0.01;
const TAIL = 0.001;

type Prior = { readonly rate: number; readonly cases: number };

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** The rate of the group and how many of its cases weigh on each; null where no order may be given. */
function priorOf(group: readonly Rated[]): Prior | null {
  const n = sum(group.map((one) => one.n));
  const rate = sum(group.map((one) => one.x)) / n;
  const spread = rate * (1 - rate);
  if (group.length < 2 || spread === 0) return null;
  const squares = sum(group.map((one) => one.n * (one.x / one.n - rate) ** 2));
  const freedom = group.length - 1;
  const variance = (squares - freedom * spread) / (n - sum(group.map((one) => one.n ** 2)) / n);
  if (variance <= 0 || chiSquareAbove(squares / spread, freedom) >= ORDER_BELOW) return null;
  return { rate, cases: Math.max(0, spread / variance - 1) };
}

function isOutside({ x, n }: Rated, rate: number, side: 'worst' | 'best'): boolean {
  return side === 'worst' ? x > countBelow(1 - TAIL, n, rate) : x < countBelow(TAIL, n, rate);
}

/** One group; the lower the rate the better. */
export function rateList(all: readonly Rated[], side: 'worst' | 'best'): RateList {
  const group = all.filter(({ n }) => n >= MIN_CASES).sort((a, b) => byCodePoint(a.id, b.id));
  const prior = group.length === 0 ? null : priorOf(group);
  if (prior === null) return { listed: [], outside: [] };
  const sign = side === 'worst' ? 1 : -1;
  const drawn = ({ x, n }: Rated): number => (x + prior.cases * prior.rate) / (n + prior.cases);
  const sided = group.filter(({ x, n }) => sign * (x / n - prior.rate) > 0);
  const seats = Math.max(1, Math.floor((group.length * SEAT_SHARE) / 100));
  const outside = sided.filter((one) => isOutside(one, prior.rate, side));
  const before = (one: Rated): number =>
    sided.filter((other) => sign * (drawn(other) - drawn(one)) > 1e-12).length;
  return {
    listed: outside.filter((one) => before(one) < seats).map(({ id }) => id),
    outside: outside.map(({ id }) => id),
  };
}
