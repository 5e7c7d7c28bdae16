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

const Shift = v.pipe(v.number(), v.integer('not_whole'));

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
  /** From handing in to the decision whether it is accepted. */
  'TL-20 days',
  /** From finishing to filing in the archive. */
  'RN-12 days',
  /** From acceptance to a named officer. */
  'RN-16 days',
  /** A hand-over that takes longer is late. */
  'RN-10 days',
  /** The leader's decision on a refusal. */
  'EX-07 days',
  'SP-08 days',
  /** A poor rating put right. */
  'EV-08 days',
  /** Investigation, and with an approved extension. */
  'AC-08 days.plain',
  'AC-08 days.extended',
  'AC-09 days',
  'AC-10 days',
  'AC-11 days',
];

/** At least one. */
const Positive = v.pipe(WholeNumber, v.minValue(1, 'not_positive'));

const Percent = v.pipe(WholeNumber, v.maxValue(100, 'no_percent'));

/** Who stands on the draft of a list: so many of each group or so many per cent of it, and beyond which limit. */
const listParameters = (rule: string): readonly (readonly [string, v.GenericSchema])[] => [
  [`${rule} list.mode`, v.picklist(['count', 'percent'])],
  [`${rule} list.count`, Positive],
  [`${rule} list.percent`, v.pipe(Positive, v.maxValue(100, 'no_percent'))],
  /** The control limit of the group beyond which the rate must lie. */
  [`${rule} list.limit`, v.picklist([...LIMITS])],
];

/** How often or how much at least (a quota), or at most (a tolerance); what is asked for stands beside it. */
const COUNTS: readonly string[] = [
  /** Notices of missing papers in one case, at most. */
  'RN-02 notices',
  /** Fields that a receipt must show. */
  'RN-03 fields',
  /** Particulars of a matter, at least. */
  'RN-07 flags',
  'SP-01 perMonth',
  'SP-02 perHalfYear',
  /** Months without any inspection from which a unit is listed. */
  'SP-10 months',
  'SP-13 perHalfYear',
  'EV-06 perQuarter',
  'EV-10 perQuarter',
  'AS-11 villageDaysPerMonth',
  'AS-12 reports',
  'AS-15 perHalfYear',
  /** Months overdue beyond which a form is listed. */
  'AC-12 months',
];

/** Words that a record must hold to be meant, as the exports write them. */
const WORDS: readonly string[] = [
  /** Reasons for lateness that are accepted. */
  'TL-04 excuses',
  'CP-06 categories',
  'CP-11 categories',
  'CP-13 categories',
  'SP-05 behaviours',
  'SP-07 behaviours',
  /** Sources whose matters are no business of the first officer. */
  'AC-13 sources',
  /** Categories of staff to whom the papers apply. */
  'AC-17 categories',
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
  ...[...DAYS, ...COUNTS].map((name): [string, v.GenericSchema] => [name, WholeNumber]),
  ...WORDS.map((name): [string, v.GenericSchema] => [name, words]),
  /** true: the day of receipt is day 1. */
  ['TL-10 dayCount.inclusiveStart', v.boolean()],
  /** Types of case that are done at once, or on the same day. */
  ['TL-07 caseTypes', words],
  ['TL-08 caseTypes', words],
  /** Visits from which a case is looked at. */
  ['TL-22 visits', WholeNumber],
  /** Whose fact lateness is. */
  ['TL-23 lateResponsible', v.picklist(['officer', 'sectionHead'])],
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
  /** Which of the two limits of the funnel a rate of complaints must pass. */
  ['CP-10 limit', v.picklist([...LIMITS])],
  /** Roles that answer for one incident. */
  ['AC-01 chain', v.picklist(['three', 'two', 'one'])],
  /** Steps by which mitigation and aggravation move a candidate. */
  ['AC-05 shift', Shift],
  ['AC-06 shift', Shift],
  /** Whether both conditions are asked for, or either. */
  ['AC-18 combine', v.picklist(['any', 'all'])],
  /** Several ladders reached by one subject: the heaviest step, or each on its own. */
  ['AS-05 ladderConflict', v.picklist(['heaviest', 'separate'])],
  /** Which records count when several files hold the same id. */
  ['IM-01 sameId', v.picklist(SAME_ID_POLICIES)],
  /** Leads: fewer records than this are not compared, and fewer marked ones are no lead. */
  ['LD-00 nMin', Positive],
  ['LD-00 leastMarked', Positive],
  /** The odds must be so many times those of the peers. */
  ['LD-00 oddsTimes', Positive],
  /** Of the leads that are shown at most this share may be expected to be chance (Benjamini–Hochberg). */
  ['LD-00 falseShare', Share],
  /** Working days before the due among which the due day is looked at. */
  ['LD-01 days', Positive],
  /** Cases that one officer finished within a minute. */
  ['LD-02 cases', Positive],
  /** Top ratings that one officer got within a minute. */
  ['LD-03 ratings', Positive],
  /** Last working days of the limit, the due day one of them. */
  ['LD-05 days', Positive],
  /** Limits shorter than this leave no choice of days. */
  ['LD-08 limitDays', Positive],
  /** Fewer cases than this: listed apart, not ranked. */
  ['AS-07 nMin', WholeNumber],
  /** An order of places is given only when chance alone makes such differences more rarely than this. */
  ['AS-07 orderBelowP', Share],
  /** Below this share of real difference a ranking is advised against. */
  ['AS-07 rankabilityLow', Share],
  /** Bottom candidates, and the first ones that are commended. */
  ...listParameters('AS-07'),
  ...listParameters('AS-09'),
  /** Shares of the panel and of the raters in an appraised score; together 100. */
  ['AS-01 weight.panel', Percent],
  ['AS-01 weight.raters', Percent],
  /** Fewer anonymous ballots than this are void. */
  ['AS-02 ballots', Positive],
  /** Scores from which a subject passes and from which it is excellent. */
  ['AS-03 pass', Percent],
  ['AS-03 excellent', Percent],
  /** Of a group at most so many per cent are excellent; how a broken number of places is rounded. */
  ['AS-03 quota.percent', Percent],
  ['AS-03 quota.rounding', v.picklist(['down', 'half_up', 'up'])],
  /** Fewer months served than this: scored, but without a grade. */
  ['AS-06 monthsMin', v.pipe(WholeNumber, v.maxValue(12, 'no_such_month'))],
  /** Sensitivity: by how many per cent weights are moved, and by how many places a stable place may move. */
  ['AS-06 shiftPercent', v.pipe(Positive, v.maxValue(99, 'no_percent'))],
  ['AS-06 stablePlaces', WholeNumber],
  /** Of grade, outlying rate and last year's list so many must speak against a unit. */
  ['AS-08 signals', Positive],
  /** Days for which those proposed are made known. */
  ['AS-09 publicityDays', WholeNumber],
  /** Periods in a row on the list of bottom candidates before a talk is proposed. */
  ['AS-07 list.consecutive', Positive],
]);
