/** The words and cells of the year-end tables, for the page and for files. */
import { approximate } from '../domain/exact';
import { MISSING } from '../domain/format';
import {
  GRADE_REASON_TERMS,
  GRADE_TERMS,
  INDICATOR_STATUS_TERMS,
  PROCEDURE_STATE_TERMS,
  SCORE_STATUS_TERMS,
  SIGNAL_TERMS,
  TRAINING_STATE_TERMS,
  YEAR_LIST_TERMS,
} from '../domain/year-end-terms';
import { m } from '../i18n/paraglide/messages';
import { clauseWords, inLocale } from '../i18n/terms';
import { groupLabel, wordsOf } from '../i18n/words';
import type { PlaceSensitivity, YearEndReport, YearLine, YearSubject } from '../reports/year-end-types';

/** 8960 → 89.60 */
export const points = (hundredths: number | null): string =>
  hundredths === null
    ? MISSING
    : `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

export const listTitle = (list: YearLine['list']): string => inLocale(YEAR_LIST_TERMS[list]);

/** The grade, or in words why there is none. */
export const gradeWords = ({ grade, score, reasons }: YearSubject): string => {
  if (grade !== null) return inLocale(GRADE_TERMS[grade]);
  return score.total === null
    ? inLocale(SCORE_STATUS_TERMS[score.status])
    : reasons.map(reasonWords).join('；');
};

const reasonWords = (reason: YearSubject['reasons'][number]): string => inLocale(GRADE_REASON_TERMS[reason]);

/** Why a grade is not that of the score, each bar with its clause. */
export const whyWords = ({ grade, reasons, vetoes, gates }: YearSubject): readonly string[] => [
  ...(grade === null ? [] : reasons.map(reasonWords)),
  ...[...vetoes, ...gates].map(({ rule, clause, document }) =>
    [rule, clauseWords(clause), document].filter((part) => part !== '').join(' '),
  ),
];

/** 1–3, or the place alone. */
export const range = (low: number | null, high: number | null): string =>
  low === null || high === null ? MISSING : low === high ? String(low) : `${low}–${high}`;

export const stableWords = (found: PlaceSensitivity | null): string =>
  found === null ? MISSING : found.isStable ? m.year_stable() : m.year_unstable();

type Parts = YearSubject['score']['indicators'][number]['parts'];

const missingIn = (parts: Parts): readonly number[] =>
  parts.flatMap(({ status }, at) => (status === 'missing' ? [at + 1] : []));

/** 11月、12月; 第3季度 */
const partWords = (numbers: readonly number[], { length }: Parts): string =>
  numbers
    .map((no) => (length === 12 ? m.year_part_month({ no }) : m.year_part_quarter({ no })))
    .join(m.year_part_join());

const isPartly = (status: string): status is 'some_left_out' | 'some_zero' =>
  status === 'some_left_out' || status === 'some_zero';

/**
 * What everybody of a group lacks in one indicator, and what becomes of missing parts: said once, below the table. Null
 * when there is nothing to say.
 */
export function columnLack(
  subjects: readonly YearSubject[],
  at: number,
): { readonly common: ReadonlySet<number>; readonly note: string } | null {
  const all = subjects.flatMap(({ score }) => score.indicators[at] ?? []);
  const first = all.find(({ status }) => isPartly(status));
  const without = all.some(({ status }) => status === 'left_out')
    ? `${MISSING} ${inLocale(INDICATOR_STATUS_TERMS.left_out)}`
    : '';
  if (first === undefined) return without === '' ? null : { common: new Set(), note: without };
  const scored = all.filter(({ parts }) => parts.some(({ status }) => status === 'scored'));
  const common = missingIn(first.parts).filter((no) =>
    scored.every(({ parts }) => parts[no - 1]?.status !== 'scored'),
  );
  const words = inLocale(INDICATOR_STATUS_TERMS[first.status]);
  const lacking = common.length === 0 ? '' : m.year_parts_missing({ parts: partWords(common, first.parts) });
  return {
    common: new Set(common),
    note: [lacking, words, without].filter((part) => part !== '').join('；'),
  };
}

/** The score of one indicator with what is missing beyond what the head of the column says. */
export const indicatorCell = (
  { score }: YearSubject,
  at: number,
  common: ReadonlySet<number> = new Set(),
): { readonly text: string; readonly note: string } => {
  const one = score.indicators[at];
  if (one === undefined) return { text: MISSING, note: '' };
  const all = missingIn(one.parts);
  // Where everything is missing the status says it.
  const own = all.length === one.parts.length ? [] : all.filter((no) => !common.has(no));
  const lacking = own.length === 0 ? '' : m.year_parts_missing({ parts: partWords(own, one.parts) });
  const isSaid = one.status === 'scored' || one.status === 'left_out';
  const status = isSaid ? '' : inLocale(INDICATOR_STATUS_TERMS[one.status]);
  return {
    text: one.score === null ? MISSING : approximate(one.score).toFixed(2),
    note: isPartly(one.status)
      ? lacking
      : [one.status === 'void' ? lacking : '', status].filter((part) => part !== '').join('；'),
  };
};

/** +3.00 / −2.00, as counted within the caps; '' for none. */
export const adjustmentWords = ({ score: { bonus, deduction } }: YearSubject): string =>
  [
    ...(bonus.counted.n > 0n ? [`+${approximate(bonus.counted).toFixed(2)}`] : []),
    ...(deduction.counted.n > 0n ? [`−${approximate(deduction.counted).toFixed(2)}`] : []),
  ].join(' ');

/** What moves the place, and how far: for the reader of a chart too small for words. */
export function sensitivityWords(found: PlaceSensitivity): string {
  return [
    m.year_by_weights({ range: range(found.weights.low, found.weights.high) }),
    m.year_by_jointly({ range: range(found.jointly.low, found.jointly.high) }),
    m.year_by_record({ range: range(found.removed.low, found.removed.high) }),
    ...(found.shrunk === null ? [] : [m.year_by_shrunk({ place: found.shrunk })]),
    ...(found.otherRules === null ? [] : [m.year_by_rules({ place: found.otherRules })]),
  ].join('；');
}

export const signalWords = ({ signals }: YearLine): string =>
  signals.map((one) => inLocale(SIGNAL_TERMS[one])).join('、');

/** 复核期，申请复核至 2027-01-20 */
export const stateWords = ({ procedure, training }: YearLine): readonly string[] => [
  inLocale(PROCEDURE_STATE_TERMS[procedure.state]),
  ...procedure.deadlines
    .filter(({ doneOn, isLate }) => doneOn === null || isLate)
    .map(({ step, due, isLate }) =>
      m.year_deadline({
        step: wordsOf(`year_step_${step}`) ?? step,
        due: due ?? m.year_no_calendar(),
        late: isLate ? m.year_late() : '',
      }),
    ),
  ...(training === null ? [] : [inLocale(TRAINING_STATE_TERMS[training])]),
];

/** What else is to be known before anybody decides. */
export const hintWords = (line: YearLine): readonly string[] => [
  ...(line.signals.length > 0 ? [signalWords(line)] : []),
  ...(line.wasListed ? [m.year_was_listed()] : []),
  ...(line.exempt > 0 ? [m.year_exempt({ n: line.exempt })] : []),
  ...(line.isAppealed ? [m.year_appealed()] : []),
];

/** The total table as a file; the first row is its head. */
export const totalMatrix = (report: YearEndReport): readonly (readonly string[])[] => [
  [
    ...[m.year_group(), m.year_subject(), m.year_place(), m.year_total(), m.year_grade(), m.year_why()],
    ...report.indicators.map(({ title, weight }) => `${title} ${weight}`),
    ...[m.year_adjustments(), m.year_place_range(), m.year_stability()],
  ],
  ...report.groups.flatMap(({ group, subjects }) =>
    subjects.map((one) => [
      ...[group, groupLabel(one.name.label), one.place === null ? MISSING : String(one.place)],
      ...[points(one.score.total), gradeWords(one), whyWords(one).join('; ')],
      ...report.indicators.map((_, at) => indicatorCell(one, at).text),
      adjustmentWords(one),
      range(one.sensitivity?.low ?? null, one.sensitivity?.high ?? null),
      stableWords(one.sensitivity),
    ]),
  ),
];

export const listMatrix = (report: YearEndReport): readonly (readonly string[])[] => [
  [
    ...[m.year_list(), m.year_subject(), m.year_unit(), m.year_place(), m.year_place_range(), m.year_n()],
    ...[m.year_records(), m.year_rule(), m.year_clause(), m.year_hints(), m.year_state()],
  ],
  ...report.lists.flatMap(({ list, lines }) =>
    lines.map((line) => [
      ...[listTitle(list), groupLabel(line.subject.label), line.unit],
      line.place === null ? MISSING : String(line.place),
      range(line.placeLow, line.placeHigh),
      line.n === null ? MISSING : String(line.n),
      ...[String(line.records), line.rule, clauseWords(line.clause)],
      ...[hintWords(line).join('; '), stateWords(line).join('; ')],
    ]),
  ),
];

/** Height of the bars and width of one place. */
const BAR = { width: 88, height: 18 } as const;

/** How the draws fall on the places, as bars of at most the height; the own place is marked. */
export function drawnBars({ drawn, place, low, high }: PlaceSensitivity): {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
    readonly own: boolean;
  }[];
  readonly from: number;
  readonly to: number;
} {
  const step = BAR.width / Math.max(1, drawn.length);
  const highest = Math.max(1, ...drawn);
  const bars = drawn.flatMap((count, at) => {
    if (count === 0) return [];
    const h = Math.max(1, Math.round((count / highest) * BAR.height));
    return [{ x: at * step, y: BAR.height - h, w: Math.max(1, step - 1), h, own: at + 1 === place }];
  });
  return { ...BAR, bars, from: (low - 1) * step, to: high * step };
}
