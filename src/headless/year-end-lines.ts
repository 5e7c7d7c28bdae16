/** The lines of `scores.csv`, `indicators.csv`, `sensitivity.csv` and `lists.csv`. */
import { approximate, type Exact } from '../lib/domain/exact';
import type { Spread } from '../lib/rules/sensitivity-types';
import type { YearEndReport, YearGroup, YearLine, YearSubject } from '../lib/reports/year-end-types';
import type { CsvCell } from './csv';
import { naming, shownCandidate } from '../lib/reports/naming';

type Masks = ReadonlyMap<number, string>;

export const SCORE_HEADER = [
  ...['group', 'subject', 'subject_key', 'unit', 'section', 'months', 'status', 'composite'],
  ...['bonus_given', 'bonus_counted', 'deduction_given', 'deduction_counted', 'total', 'place'],
  ...['band', 'grade', 'why', 'eligible', 'vetoes', 'gates', 'panel', 'ballots'],
] as const;
export const INDICATOR_HEADER = [
  ...['group', 'subject', 'subject_key', 'indicator', 'part', 'weight', 'numerator', 'denominator'],
  ...['value', 'score', 'status', 'indicator_score', 'indicator_status'],
] as const;
export const SENSITIVITY_HEADER = [
  ...['group', 'subject', 'subject_key', 'total', 'place', 'weights_low', 'weights_high'],
  ...['jointly_low', 'jointly_high', 'same_place_draws', 'draws', 'record_low', 'record_high'],
  ...['shrunk_place', 'other_rules_place', 'low', 'high', 'stable'],
] as const;
export const LIST_HEADER = [
  ...['list', 'rule_id', 'subject_kind', 'subject', 'subject_key', 'unit', 'section', 'place'],
  ...['place_low', 'place_high', 'n', 'clause', 'records', 'candidate', 'exempt', 'appealed'],
  ...['signals', 'listed_last_year', 'state', 'deadlines', 'training'],
] as const;

const number = (value: Exact | null): number | null => (value === null ? null : approximate(value));
/** 8960 → 89.60: a score keeps its decimals. */
const points = (hundredths: number | null): string | null =>
  hundredths === null ? null : `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

const subjectCells = ({ subject }: YearEndReport, { name, score, section }: YearSubject, masks: Masks) => {
  const named = naming(subject, masks)({ key: score.key, id: score.id, group: name, section });
  return { ...named, unit: subject === 'unit' ? name.label : name.within };
};

const barCells = (bars: YearSubject['gates']): string =>
  bars
    .map(({ rule, clause, document, records }) =>
      [rule, clause, document, records === 0 ? '' : String(records)].filter((part) => part !== '').join(' '),
    )
    .join('; ');

const everySubject = <T>(
  report: YearEndReport,
  cells: (group: YearGroup, subject: YearSubject) => readonly T[],
): readonly T[] => report.groups.flatMap((group) => group.subjects.flatMap((one) => cells(group, one)));

/** In the order of the groups, best first. */
export const scoreLines = (report: YearEndReport, masks: Masks): readonly CsvCell[][] =>
  everySubject(report, ({ group }, one): CsvCell[][] => {
    const { name, id, unit } = subjectCells(report, one, masks);
    const { score } = one;
    return [
      [
        ...[group, name, id, unit, one.section, score.months, score.status, number(score.composite)],
        ...[number(score.bonus.given), number(score.bonus.counted)],
        ...[number(score.deduction.given), number(score.deduction.counted)],
        ...[points(score.total), one.place, score.band, one.grade, one.reasons.join('; '), one.isEligible],
        ...[barCells(one.vetoes), barCells(one.gates)],
        ...[score.appraisal?.panel ?? null, score.appraisal?.ballots ?? null],
      ],
    ];
  });

export const indicatorLines = (report: YearEndReport, masks: Masks): readonly CsvCell[][] =>
  everySubject(report, ({ group }, one): CsvCell[][] => {
    const { name, id } = subjectCells(report, one, masks);
    return one.score.indicators.flatMap((indicator, at) =>
      indicator.parts.map((part, no): CsvCell[] => [
        ...[group, name, id, indicator.id, no + 1, report.indicators[at]?.weight ?? null],
        ...[part.counts?.numerator ?? null, part.counts?.denominator ?? null],
        ...[number(part.value), number(part.score), part.status, number(indicator.score), indicator.status],
      ]),
    );
  });

const spread = ({ low, high }: Spread): [number, number] => [low, high];

/** Those with a total. */
export const sensitivityLines = (report: YearEndReport, masks: Masks): readonly CsvCell[][] =>
  everySubject(report, ({ group }, one): CsvCell[][] => {
    const found = one.sensitivity;
    if (found === null) return [];
    const { name, id } = subjectCells(report, one, masks);
    const { total, place, weights, jointly, drawn, removed, low, high } = found;
    return [
      [
        ...[group, name, id, points(total), place, ...spread(weights), ...spread(jointly)],
        ...[drawn[place - 1] ?? 0, drawn.reduce((sum, n) => sum + n, 0), ...spread(removed)],
        ...[found.shrunk, found.otherRules, low, high, found.isStable],
      ],
    ];
  });

/** A line's subject as the masking level shows names. */
export const lineName = (
  { kind, subject, id, section }: YearLine,
  masks: Masks,
): { readonly name: string; readonly id: string } =>
  naming(kind, masks)({ key: subject.key ?? 0, id, group: subject, section });

export const listLines = (report: YearEndReport, masks: Masks): readonly CsvCell[][] =>
  report.lists.flatMap(({ lines }) =>
    lines.map((line): CsvCell[] => {
      const { name, id } = lineName(line, masks);
      const { state, deadlines } = line.procedure;
      return [
        ...[line.list, line.rule, line.kind, name, id, line.unit, line.section],
        ...[line.place, line.placeLow, line.placeHigh, line.n, line.clause, line.records],
        ...[shownCandidate(line.candidate, id), line.exempt, line.isAppealed, line.signals.join('; ')],
        ...[line.wasListed, state],
        deadlines.map(({ step, due, isLate }) => `${step}:${due ?? ''}${isLate ? ' late' : ''}`).join('; '),
        line.training,
      ];
    }),
  );
