/** What the answers say of rules whose records are in the ordinary files of the county. */
import type { PlantedCase } from '../case';
import type { ClockCase } from '../clock-cases';
import type { PlantedComplaint } from '../complaints';
import { AS_OF } from '../civil';
import { PLANTED } from '../county';
import type { Fate, PlantedRating } from '../evaluations';
import { itemAt } from '../seed';
import { pair, pairs, type RulePlant } from './rule-plant';

/** The ordinary records of which some are named. */
export type CountyRecords = {
  readonly cases: readonly PlantedCase[];
  readonly clockCases: readonly ClockCase[];
  readonly ratings: readonly PlantedRating[];
  readonly complaints: readonly PlantedComplaint[];
};

const numberedSix = (prefix: string, index: number): string => prefix + String(index + 1).padStart(6, '0');

/** @throws RangeError when there is none: a pair must name two records. */
function placeOf<T>(list: readonly T[], suits: (one: T) => boolean): number {
  const at = list.findIndex(suits);
  if (at < 0) throw new RangeError('no such record in the county');
  return at;
}

function extensionPairs(clockCases: readonly ClockCase[]): RulePlant[] {
  const caseOf = (name: string): string =>
    itemAt(
      clockCases,
      placeOf(clockCases, ({ recipe }) => recipe.name === name),
    ).planted.id;
  const valid = caseOf('extension: until a date');
  return [
    pair('EX-01', 'event:extension_invalid', caseOf('extension: a day late'), valid),
    pair('EX-02', 'event:extension_repeated', caseOf('extension: a second one'), valid),
  ];
}

/** What a rating counts as; the file numbers its rows in their order. */
function ratingPairs({ ratings, cases }: CountyRecords): RulePlant[] {
  const first = (fate: Fate): string =>
    numberedSix(
      'PJ',
      placeOf(ratings, (one) => one.fate === fate),
    );
  const [active, byDefault] = [first('active'), first('default')];
  const counted = new Set(cases.filter(({ standing }) => standing === 'counted').map(({ id }) => id));
  const rated = new Set(ratings.map(({ caseId }) => caseId));
  const covered = ratings.find(({ caseId, fate }) => fate === 'active' && counted.has(caseId));
  const bare = cases.find(
    ({ id, standing, outcome }) => standing === 'counted' && outcome === 'on_time' && !rated.has(id),
  );
  if (covered === undefined || bare === undefined) throw new RangeError('no such record in the county');
  return [
    ...pairs(['EV-01', 'EV-11'], 'measure:coverage_rate', covered.caseId, bare.id),
    ...pairs(['EV-01', 'EV-11'], 'measure:active_rating_rate', active, byDefault),
    pair('EV-01', 'measure:default_ratings', byDefault, active),
    pair('EV-01', 'measure:repeat_ratings', first('repeat'), active),
    pair('EV-01', 'measure:invalid_ratings', first('invalid'), active),
    pair('EV-02', 'measure:satisfaction_levels', active, byDefault),
  ];
}

/** A case that counts, and one that was cancelled. */
function receivedPairs({ cases }: CountyRecords): RulePlant[] {
  const first = (wanted: PlantedCase['standing']): string =>
    itemAt(
      cases,
      placeOf(cases, ({ standing }) => standing === wanted),
    ).id;
  return [pair('TL-21', 'measure:received_cases', first('counted'), first('excluded'))];
}

/** Places: a unit that has one, and one with too few cases. */
const rankedPairs = (): RulePlant[] =>
  pairs(['EV-05', 'AS-07', 'AS-09'], 'judged:ranked', PLANTED.worstUnit, '统计局');

/** All pairs of these records. */
export const countyPairs = (records: CountyRecords): RulePlant[] => [
  ...extensionPairs(records.clockCases),
  ...ratingPairs(records),
  ...receivedPairs(records),
  ...rankedPairs(),
];

/** A complaint received after the cut-off, by its number. */
export const lateComplaint = ({ complaints }: CountyRecords): string =>
  numberedSix(
    'TS',
    placeOf(complaints, ({ received }) => received.day > AS_OF),
  );
