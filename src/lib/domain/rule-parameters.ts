/**
 * Which parameters a rule set may give, and what kind of value each takes. To add one: a line here, a line with clause
 * and dates in `data/rule-sets/base.json`.
 */
import * as v from 'valibot';
import { LIMITS } from './funnel';
import { SAME_ID_POLICIES } from './records';

/** A parameter's full name, `TL-01 dueBasis`. */
export const parameterName = (rule: string, key: string): string => `${rule} ${key}`;

const WholeNumber = v.pipe(v.number(), v.integer('not_whole'), v.minValue(0, 'negative'));

/** A probability or share that is neither impossible nor certain. */
const Share = v.pipe(v.number(), v.gtValue(0, 'no_share'), v.ltValue(1, 'no_share'));

/** Levels of a scale, numbered from its worst (1) to its best (= size). */
const levelsOf = (size: number) =>
  v.pipe(
    v.array(
      v.pipe(
        v.number(),
        v.integer('not_whole'),
        v.minValue(1, 'no_such_level'),
        v.maxValue(size, 'no_such_level'),
      ),
    ),
    v.nonEmpty('empty'),
    v.check((levels) => new Set(levels).size === levels.length, 'level_twice'),
  );

/** Words as the exports write them. */
const words = v.pipe(v.array(v.pipe(v.string(), v.nonEmpty('empty'))), v.nonEmpty('empty'));

/** Rules whose days stand in the rule set; a rule without days judges nobody. */
const DAYS: readonly string[] = [
  'TL-09 days',
  'TL-10 days',
  /** Letters: those that want study or discussion, and the others. */
  'TL-11 days.study',
  'TL-11 days.simple',
  'TL-12 days',
  'TL-13 days.general',
  'TL-14 days',
  'TL-15 days',
  'TL-16 days',
  'SP-08 days',
  /** Investigation, and with an approved extension. */
  'AC-08 days.plain',
  'AC-08 days.extended',
  'AC-09 days',
  'AC-10 days',
  'AC-11 days',
];

/** At least one. */
const Positive = v.pipe(WholeNumber, v.minValue(1, 'not_positive'));

/** Who stands on the draft of a list: so many of each group or so many per cent of it, and beyond which limit. */
const listParameters = (rule: string): readonly (readonly [string, v.GenericSchema])[] => [
  [`${rule} list.mode`, v.picklist(['count', 'percent'])],
  [`${rule} list.count`, Positive],
  [`${rule} list.percent`, v.pipe(Positive, v.maxValue(100, 'no_percent'))],
  /** The control limit of the group beyond which the rate must lie. */
  [`${rule} list.limit`, v.picklist([...LIMITS])],
];

/** Minutes since midnight. */
const MinuteOfDay = v.pipe(WholeNumber, v.maxValue(1440, 'no_such_minute'));

export const RULE_PARAMETERS: ReadonlyMap<string, v.GenericSchema> = new Map<string, v.GenericSchema>([
  /** Where the due comes from first: the export's own date, or the committed days. */
  ['TL-01 dueBasis', v.picklist(['explicit', 'computed'])],
  ['TL-01 dayCount.unit', v.picklist(['workday', 'day'])],
  /** true: the day of receipt is day 1. */
  ['TL-01 dayCount.inclusiveStart', v.boolean()],
  /** Office hours, in which limits in hours run: opens, breaks for noon, resumes, closes. */
  ['TL-01 office.opens', MinuteOfDay],
  ['TL-01 office.breaks', MinuteOfDay],
  ['TL-01 office.resumes', MinuteOfDay],
  ['TL-01 office.closes', MinuteOfDay],
  ...DAYS.map((name): [string, v.GenericSchema] => [name, WholeNumber]),
  /** true: the day of receipt is day 1. */
  ['TL-10 dayCount.inclusiveStart', v.boolean()],
  /** Types of case that are done at once, or on the same day. */
  ['TL-07 caseTypes', words],
  ['TL-08 caseTypes', words],
  /** Visits from which a case is looked at. */
  ['TL-22 visits', WholeNumber],
  /** Who may approve an extension. */
  ['EX-01 approverRoles', words],
  ['EX-02 maxExtensions', WholeNumber],
  /** Working days before the due date at which a case is warned about. */
  ['CD-03 warningDays', WholeNumber],
  /** Which of several ratings of one case counts. */
  ['EV-01 keep', v.picklist(['first', 'last', 'all'])],
  ['EV-02 countAsSatisfied.5', levelsOf(5)],
  ['EV-02 countAsSatisfied.4', levelsOf(4)],
  ['EV-02 countAsSatisfied.3', levelsOf(3)],
  /** Which date puts a complaint in a period. */
  ['CP-01 countOn', v.picklist(['received', 'established'])],
  /** Natural days after the earlier reply within which the same complaint is a repeat, inclusive. */
  ['CP-05 repeatWindowDays', WholeNumber],
  /** Which records count when several files hold the same id. */
  ['IM-01 sameId', v.picklist(SAME_ID_POLICIES)],
  /** Fewer cases than this: listed apart, not ranked. */
  ['AS-07 nMin', WholeNumber],
  /** An order of places is given only when chance alone makes such differences more rarely than this. */
  ['AS-07 orderBelowP', Share],
  /** Below this share of real difference a ranking is advised against. */
  ['AS-07 rankabilityLow', Share],
  /** Bottom candidates, and the first ones that are commended. */
  ...listParameters('AS-07'),
  ...listParameters('AS-09'),
  /** Periods in a row on the list of bottom candidates before a talk is proposed. */
  ['AS-07 list.consecutive', Positive],
]);
