/**
 * The rule plants: for every rule that can be computed one record that fires it and one that only looks alike, in small
 * files of their own, so that nothing else of the county moves.
 */
import type { PlantedCase } from '../case';
import type { PlantedCard } from '../cards';
import type { PlantedClock } from '../clocks';
import type { Unit } from '../county';
import type { PlantedComplaint } from '../complaints';
import type { ListedItem } from '../directory';
import type { PlantedRating } from '../evaluations';
import type { Workdays } from '../workdays';
import { plantActivities } from './activities';
import { type CandidateAnswer, candidateAnswers } from './candidates';
import { cardSheet, plantRuleCards } from './cards';
import { caseSheet, plantRuleCases } from './cases';
import { plantRuleCatalogue } from './catalogue';
import { complaintSheet, plantRuleComplaints } from './complaints';
import { countyPairs, type CountyRecords, lateComplaint } from './county-pairs';
import { plantInspections } from './inspections';
import { lifeLineAnswers, type LifeLineAnswers } from './life-lines';
import { plantRuleMatters } from './matters';
import { ownPairs, type PlantRecords } from './own-pairs';
import { type Cast, castOf } from './people';
import { plantRuleProcedures } from './procedures';
import { plantRuleRatings, ratingSheet } from './ratings';
import { plantFilings, plantRegister, plantRoster } from './registers';
import type { RulePlant } from './rule-plant';
import type { Sheet } from './sheet';
import { plantRuleSteps } from './steps';
import { plantTests } from './tests';

/** Everything planted for rules; what has figures of its own is told beside the files, to be counted like the rest. */
export type PlantedRules = {
  readonly sheets: readonly Sheet[];
  readonly pairs: readonly RulePlant[];
  readonly candidates: readonly CandidateAnswer[];
  readonly lifeLines: LifeLineAnswers;
  readonly cases: readonly PlantedCase[];
  readonly complaints: readonly PlantedComplaint[];
  readonly cards: readonly PlantedCard[];
  readonly ratings: readonly PlantedRating[];
  /** Ratings on scales of three and four tiers. */
  readonly tests: readonly PlantedRating[];
  /** Clocks besides those of complaints. */
  readonly clocks: readonly PlantedClock[];
  readonly catalogue: readonly ListedItem[];
};

function recordsOf(cast: Cast, workdays: Workdays): PlantRecords {
  const cases = plantRuleCases(cast, workdays);
  return {
    cases,
    steps: plantRuleSteps(cases, workdays),
    complaints: plantRuleComplaints(cast, cases),
    cards: plantRuleCards(cases),
    ratings: plantRuleRatings(cast),
    inspections: plantInspections(cast),
    procedures: plantRuleProcedures(cast, workdays),
  };
}

const recordSheets = (records: PlantRecords): Sheet[] => [
  caseSheet(records.cases),
  records.steps.sheet,
  complaintSheet(records.complaints),
  cardSheet(records.cards),
  ratingSheet(records.ratings),
  records.inspections.sheet,
  records.procedures.sheet,
];

/** Steps, ratings and filings by their number, each with its case. */
const casesByNumber = (
  { steps, ratings }: PlantRecords,
  books: readonly { readonly cases?: readonly (readonly [string, string])[] }[],
): ReadonlyMap<string, string> =>
  new Map([
    ...steps.cases,
    ...ratings.map(({ number, planted }) => [number, planted.caseId] as const),
    ...books.flatMap(({ cases = [] }) => cases),
  ]);

/** Stories in which nothing is wrong. */
const CLEAN = ['plain', 'picked up', 'process whole', 'hand-over recorded'];
const cleanCases = ({ cases }: PlantRecords): string[] =>
  cases.filter(({ key }) => CLEAN.includes(key)).map(({ planted }) => planted.id);

/** All plants of rules; `county` are the ordinary records, some of which the answers name. */
export function plantRules(units: readonly Unit[], county: CountyRecords, workdays: Workdays): PlantedRules {
  const cast = castOf(units);
  const records = recordsOf(cast, workdays);
  const [matters, catalogue, tests] = [
    plantRuleMatters(cast, workdays),
    plantRuleCatalogue(cast),
    plantTests(cast),
  ];
  const books = [
    plantFilings(cast, records.cases, workdays),
    plantRegister(cast),
    plantActivities(units, cast),
  ];
  const told = [matters, catalogue, tests, ...books];
  const pairs = [
    ...ownPairs(records, cast, lateComplaint(county)),
    ...told.flatMap((one) => one.pairs),
    ...countyPairs(county),
  ];
  return {
    sheets: [
      ...recordSheets(records),
      ...tests.sheets,
      ...[matters, catalogue, ...books].map(({ sheet }) => sheet),
      plantRoster(cast),
    ],
    pairs,
    candidates: candidateAnswers(cast),
    lifeLines: lifeLineAnswers(pairs, casesByNumber(records, books), cleanCases(records)),
    cases: records.cases.map(({ planted }) => planted),
    complaints: records.complaints.map(({ planted }) => planted),
    cards: records.cards.map(({ planted }) => planted),
    ratings: records.ratings.map(({ planted }) => planted),
    tests: tests.ratings,
    clocks: [records.steps, records.inspections, records.procedures, matters].flatMap(({ clocks }) => clocks),
    catalogue: catalogue.lines,
  };
}
