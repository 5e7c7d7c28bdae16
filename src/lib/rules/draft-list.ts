/**
 * Drafts of 红榜 and 黑榜 of one peer group under the office's policy (AS-07, AS-09): who would stand on it, who would
 * not, and why. Nobody is listed whom chance may have put there; everybody listed is a candidate, to be verified.
 */
import { standingOf, type Limit } from '../domain/funnel';
import type { ListPolicy, ListSide } from '../domain/list-policy';
import type { GroupEstimate } from './group-estimate';
import type { PlacedSubject } from './ranking';

export type DraftReason =
  | 'listed'
  /** Among the last or first ones, but within the limits that chance keeps. */
  | 'within_limit'
  /** Outside the limit, but not among so many. */
  | 'beyond_count'
  /** Among the last or first ones by rate, or outside the limit; but the group has no order. */
  | 'no_order'
  /** By raw rate it would be among the last or first ones, but on too few cases. */
  | 'too_few';

export interface DraftLine<S extends PlacedSubject> {
  readonly subject: S;
  readonly reason: DraftReason;
}

type Direction = 'lower_is_better' | 'higher_is_better';
interface Group<S extends PlacedSubject> extends GroupEstimate {
  /** Worst first. */
  readonly ranked: readonly S[];
  readonly tooFew: readonly S[];
}

/** Above 0: `a` is further out than `b`. Compared in whole numbers, so that 1/3 and 33/99 are equal. */
type Further = (a: Counts, b: Counts) => number;
type Counts = Pick<PlacedSubject, 'numerator' | 'denominator'>;

const isHighEnd = (side: ListSide, direction: Direction): boolean =>
  (side === 'worst') === (direction === 'lower_is_better');

const further =
  (high: boolean): Further =>
  (a, b) =>
    (high ? 1 : -1) * (a.numerator * b.denominator - b.numerator * a.denominator);

/** How many may stand on the list. */
const seatsOf = (eligible: number, { mode, amount }: ListPolicy): number =>
  mode === 'count' ? amount : Math.max(1, Math.floor((eligible * amount) / 100));

const isOutside = (
  { numerator, denominator }: Counts,
  pooled: number,
  high: boolean,
  limit: Limit,
): boolean => {
  const standing = standingOf(numerator, denominator, pooled, 1);
  const end = high ? 'above' : 'below';
  return standing === `${end}_998` || (limit === 0.95 && standing === `${end}_95`);
};

const reasonOf = (hasSeat: boolean, outside: boolean, ordered: boolean): DraftReason | null => {
  if (!hasSeat && !outside) return null;
  if (!ordered) return 'no_order';
  if (!outside) return 'within_limit';
  return hasSeat ? 'listed' : 'beyond_count';
};

/** A seat is taken as long as fewer subjects than seats are strictly further out. */
const hasSeat = <S>(own: S, all: readonly S[], isBefore: (a: S, b: S) => boolean, seats: number): boolean =>
  all.filter((other) => isBefore(other, own)).length < seats;

/**
 * The lines worth reading, the furthest out first: whoever is among the last (first) ones by place, and whoever lies
 * outside the limit; then those with too few cases who would be among them by rate.
 *
 * Only subjects on that side of the group's rate are looked at. Equal ones share a seat, so that nobody is left out by
 * the alphabet. Without an order the rate takes the place of the place, and nobody is listed.
 */
export function draftList<S extends PlacedSubject>(
  group: Group<S>,
  direction: Direction,
  policy: ListPolicy,
): readonly DraftLine<S>[] {
  const { pooled, eligible, noOrder } = group;
  if (pooled === null) return [];
  const high = isHighEnd(policy.side, direction);
  const compare = further(high);
  const seats = seatsOf(eligible, policy);
  const sided = group.ranked.filter((one) => compare(one, group) > 0);
  const [byRate, byPlace] = [(a: S, b: S) => compare(a, b) > 0, beforeByPlace(policy.side)];
  const lines = (policy.side === 'worst' ? sided : [...sided].reverse()).flatMap(
    (subject): DraftLine<S>[] => {
      const seated = hasSeat(subject, sided, noOrder === null ? byPlace : byRate, seats);
      const outside = isOutside(subject, pooled, high, policy.limit);
      const reason = reasonOf(seated, outside, noOrder === null);
      return reason === null ? [] : [{ subject, reason }];
    },
  );
  const everybody = [...sided, ...group.tooFew];
  const few = group.tooFew
    .filter((one) => compare(one, group) > 0 && hasSeat(one, everybody, byRate, seats))
    .sort((a, b) => compare(b, a) || b.denominator - a.denominator)
    .map((subject): DraftLine<S> => ({ subject, reason: 'too_few' }));
  return [...lines, ...few];
}

/** Place 1 is best. */
const beforeByPlace =
  (side: ListSide) =>
  (a: PlacedSubject, b: PlacedSubject): boolean =>
    (side === 'worst' ? 1 : -1) * ((a.place ?? 0) - (b.place ?? 0)) > 0;
