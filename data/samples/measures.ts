/** Each planted record is counted once, from what was planted, under every measure that it belongs to. */
import { finishedDay, isNotJudged, type PlantedCase } from './case';
import type { CardLevel, PlantedCard } from './cards';
import { AS_OF, type Day } from './civil';
import type { PlantedComplaint } from './complaints';
import type { PlantedRating } from './evaluations';
import { cardKeys, caseKeys, complaintKeys, ratingKeys } from './keys';
import { type Keys, Tally } from './tally';

/** Rates have a denominator, counts do not. */
type RateId =
  | 'overdue_rate'
  | 'overdue_rate_all_cases'
  | 'on_time_rate'
  | 'early_finish_rate'
  | 'satisfaction_rate'
  | 'top_rating_rate'
  | 'active_rating_rate'
  | 'coverage_rate';
type CountId =
  | 'received_cases'
  | 'finished_cases'
  | 'closed_late'
  | 'open_overdue'
  | 'open_overdue_stock'
  | 'no_limit'
  | 'complaints'
  | 'upheld_complaints'
  | 'dismissed_complaints'
  | 'pending_complaints'
  | 'repeat_complaints'
  | 'default_ratings'
  | 'invalid_ratings'
  | 'repeat_ratings'
  | 'net_red_cards'
  | 'net_yellow_cards';

/** All measures of the county by id. */
export type Tallies = Readonly<Record<RateId | CountId, Tally>>;

/** Fresh tallies, one for each measure id. */
export function emptyTallies(): Tallies {
  return {
    received_cases: new Tally('count'),
    finished_cases: new Tally('count'),
    on_time_rate: new Tally('rate'),
    overdue_rate: new Tally('rate'),
    overdue_rate_all_cases: new Tally('rate'),
    closed_late: new Tally('count'),
    open_overdue: new Tally('count'),
    open_overdue_stock: new Tally('count'),
    no_limit: new Tally('count'),
    early_finish_rate: new Tally('rate'),
    complaints: new Tally('count'),
    upheld_complaints: new Tally('count'),
    dismissed_complaints: new Tally('count'),
    pending_complaints: new Tally('count'),
    repeat_complaints: new Tally('count'),
    satisfaction_rate: new Tally('rate'),
    top_rating_rate: new Tally('rate'),
    active_rating_rate: new Tally('rate'),
    default_ratings: new Tally('count'),
    invalid_ratings: new Tally('count'),
    repeat_ratings: new Tally('count'),
    coverage_rate: new Tally('rate'),
    net_red_cards: new Tally('count'),
    net_yellow_cards: new Tally('count'),
  };
}

/** Measures whose records have no channel column. */
export const WITHOUT_CHANNEL: ReadonlySet<string> = new Set([
  'complaints',
  'upheld_complaints',
  'dismissed_complaints',
  'pending_complaints',
  'repeat_complaints',
  'net_red_cards',
  'net_yellow_cards',
]);

function countDue(tallies: Tallies, planted: PlantedCase, keys: Keys, due: Day): void {
  const closedLate = planted.outcome === 'closed_late';
  const openLate = planted.outcome === 'open_late';
  tallies.overdue_rate.add(keys, due, closedLate || openLate);
  tallies.overdue_rate_all_cases.add(keys, due, closedLate || openLate);
  tallies.on_time_rate.add(keys, due, finishedDay(planted) !== null && !closedLate);
  tallies.closed_late.add(keys, due, closedLate);
  tallies.open_overdue.add(keys, due, openLate);
  if (openLate) tallies.open_overdue_stock.addToEveryPeriod(keys, due);
}

function countWithoutLimit(tallies: Tallies, planted: PlantedCase, keys: Keys): void {
  tallies.no_limit.add(keys, planted.accepted.day, true);
  tallies.overdue_rate_all_cases.add(keys, planted.accepted.day, false);
}

/** A case that counts: set-aside and cancelled ones must not come here. */
export function countCase(tallies: Tallies, planted: PlantedCase, rated: boolean): void {
  const keys = caseKeys(planted);
  const finished = finishedDay(planted);
  if (planted.accepted.day <= AS_OF) tallies.received_cases.add(keys, planted.accepted.day, true);
  if (planted.due === null && !isNotJudged(planted)) countWithoutLimit(tallies, planted, keys);
  if (planted.due !== null && planted.due.day <= AS_OF) countDue(tallies, planted, keys, planted.due.day);
  if (finished === null) return;
  tallies.finished_cases.add(keys, finished, true);
  tallies.coverage_rate.add(keys, finished, rated);
  if (planted.due !== null) tallies.early_finish_rate.add(keys, finished, planted.outcome === 'closed_early');
}

function countKept(tallies: Tallies, rating: PlantedRating, keys: Keys): void {
  const { ratedAt, level } = rating;
  const active = rating.fate === 'active';
  tallies.active_rating_rate.add(keys, ratedAt.day, active);
  tallies.default_ratings.add(keys, ratedAt.day, !active);
  if (!active || level === null) return;
  tallies.satisfaction_rate.add(keys, ratedAt.day, level >= 3);
  tallies.top_rating_rate.add(keys, ratedAt.day, level === 5);
}

/** A rating by its planted fate. */
export function countRating(tallies: Tallies, rating: PlantedRating): void {
  const keys = ratingKeys(rating);
  switch (rating.fate) {
    case 'after_cutoff':
    case 'unrated':
      return;
    case 'invalid':
      tallies.invalid_ratings.add(keys, rating.ratedAt.day, true);
      return;
    case 'repeat':
      tallies.repeat_ratings.add(keys, rating.ratedAt.day, true);
      return;
    case 'active':
    case 'default':
      countKept(tallies, rating, keys);
      return;
    default:
      rating.fate satisfies never;
  }
}

/** A complaint by the day it was received; absent when that is after the cut-off. */
export function countComplaint(tallies: Tallies, complaint: PlantedComplaint): void {
  const { received, verdict, repeat } = complaint;
  if (received.day > AS_OF) return;
  const keys = complaintKeys(complaint);
  tallies.complaints.add(keys, received.day, true);
  tallies.upheld_complaints.add(keys, received.day, verdict === 'upheld');
  tallies.dismissed_complaints.add(keys, received.day, verdict === 'dismissed');
  tallies.pending_complaints.add(keys, received.day, verdict === 'pending');
  tallies.repeat_complaints.add(keys, received.day, repeat);
}

/** A card that stands at the cut-off; a warning (预警) is neither red nor yellow. */
export function countCard(tallies: Tallies, card: PlantedCard): void {
  if (card.issued.day > AS_OF || !card.standsAtCutoff) return;
  const is = (level: CardLevel): boolean => card.level === level;
  tallies.net_red_cards.add(cardKeys(card), card.issued.day, is('红牌'));
  tallies.net_yellow_cards.add(cardKeys(card), card.issued.day, is('黄牌'));
}
