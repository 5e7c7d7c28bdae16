/**
 * The scheme of a year-end assessment (AS-06) as data: what is scored, how, with what weight, and what a missing period or
 * a missing value leads to. An office fills it in by a form, or hands it on as a file.
 *
 * What papers fix for everybody (60/40, twenty ballots, the bands, the quota) is the rule set's and stands nowhere here.
 */
import * as v from 'valibot';
import { EVENT_KIND_NAMES } from './event-kinds';

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('empty'));
const Identifier = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_-]*$/, 'no_identifier'));
const Finite = v.pipe(v.number(), v.finite('no_number'));
const Score = v.pipe(Finite, v.minValue(0, 'score_out_of_range'), v.maxValue(100, 'score_out_of_range'));
const Points = v.pipe(Finite, v.minValue(0, 'negative'));
const Weight = v.pipe(Finite, v.gtValue(0, 'weight_not_positive'), v.maxValue(100, 'weight_over_100'));

/** A month or quarter without a value, or a value that is not there at all. */
export const MISSING_POLICIES = ['leave_out', 'zero', 'void'] as const;
export type MissingPolicy = (typeof MISSING_POLICIES)[number];

/** What is scored. */
const Source = v.variant('kind', [
  /** A measure of the registry, from the loaded files. */
  v.strictObject({ kind: v.literal('measure'), measure: Text }),
  /** How many upheld facts of these kinds there are. */
  v.strictObject({
    kind: v.literal('events'),
    events: v.pipe(v.array(v.picklist(EVENT_KIND_NAMES)), v.nonEmpty('empty')),
  }),
  /** Scores of the panel and of the raters (AS-01, AS-02). */
  v.strictObject({ kind: v.literal('appraisal') }),
  /** Values that the office enters: an exam (AS-10), a target sheet. */
  v.strictObject({ kind: v.literal('entered') }),
]);

const Scoring = v.variant('kind', [
  /**
   * Straight from `worst` (0) to the target (100); null = the worst or the best of the peers in the same period. Of a
   * measure in per cent the points are per cent.
   */
  v.strictObject({ kind: v.literal('min_max'), worst: v.nullable(Finite) }),
  /** The score of the best step that is reached; none reached = 0. */
  v.strictObject({
    kind: v.literal('threshold'),
    steps: v.pipe(v.array(v.strictObject({ at: Finite, score: Score })), v.nonEmpty('empty')),
  }),
  /** 100 at the target, so many points less for each unit beyond it. */
  v.strictObject({ kind: v.literal('per_unit'), points: v.pipe(Points, v.gtValue(0, 'not_positive')) }),
  /** The value is a score of 0 to 100 already. */
  v.strictObject({ kind: v.literal('as_is') }),
]);

const RollUp = v.strictObject({
  /** `year`: one value of the whole year; else a score for each part, then their weighted mean (EV-07). */
  each: v.picklist(['year', 'quarter', 'month']),
  /** Of the quarters or months in order, sum 100; null = all alike. */
  weights: v.nullable(v.array(v.pipe(Finite, v.minValue(0, 'negative')))),
});

export const Indicator = v.strictObject({
  id: Identifier,
  title: Text,
  /** Rule of the catalogue or paper on which it rests. */
  basis: Text,
  source: Source,
  weight: Weight,
  direction: v.picklist(['lower_is_better', 'higher_is_better']),
  /** Value at which the full score is reached; null = the best of the peers. */
  target: v.nullable(Finite),
  scoring: Scoring,
  /** The score never falls below or rises above. */
  cap: v.strictObject({ low: Score, high: Score }),
  rollUp: RollUp,
  missing: v.picklist(MISSING_POLICIES),
});

export const AssessmentScheme = v.strictObject({
  format: v.literal('mingcha-assessment-scheme'),
  version: v.literal(1),
  title: Text,
  subject: v.picklist(['unit', 'officer']),
  indicators: v.pipe(v.array(Indicator), v.nonEmpty('empty')),
  /** Points that bonus and deductions may move a total by, at most; a total stays within 0 and 100. */
  bonusCap: v.pipe(Points, v.maxValue(100, 'score_out_of_range')),
  deductionCap: v.pipe(Points, v.maxValue(100, 'score_out_of_range')),
  /** The rate by which officers and units are ranked for the lists of AS-07 and AS-09. */
  rankedBy: Text,
  /** Peer groups by the office's own division; units that are in none keep that of the directory. */
  groups: v.array(v.strictObject({ name: Text, units: v.array(Text) })),
});

export type Indicator = Readonly<v.InferOutput<typeof Indicator>>;
export type AssessmentScheme = Readonly<v.InferOutput<typeof AssessmentScheme>>;
export type IndicatorSource = Indicator['source'];
export type Scoring = Indicator['scoring'];

/** Parts of the year that an indicator scores one by one. */
export const PARTS = { year: 1, quarter: 4, month: 12 } as const;
export type PartKind = keyof typeof PARTS;
