/** What a field of a template stands for in a report: its words, nothing to say, or why there is no number. */
import type { Absence } from '../domain/absence';
import { decimal, percentPoints, periodTitle } from '../domain/format';
import { hasList } from '../domain/list-policy';
import { measureTerm } from '../domain/measure-terms';
import { measureSource } from '../reports/monthly-sources';
import type {
  MonthlyFigure,
  MonthlyList,
  MonthlyReport,
  NamedFigure,
  TypicalCase,
} from '../reports/monthly-types';
import type { Cell } from '../reports/types';
import { isOtherField, type Change, type OtherField } from './field-names';
import { filled, type Phrase, type Template } from './template';
import { absentWords, dateWords, instantWords } from './words';

/** Why there is no number; fields with the same key share one sentence. */
export interface Reason {
  readonly phrase: Phrase;
  readonly params: Readonly<Record<string, string>>;
  /** What the reader misses. */
  readonly term: string;
}

export type FieldValue = { readonly text: string } | { readonly empty: true } | { readonly reason: Reason };

const EMPTY: FieldValue = { empty: true };

/** 2.15%: two decimals in text and tables alike, so that one can be found in the other. */
export const rateWords = ({
  numerator,
  denominator,
}: Pick<Cell, 'numerator' | 'denominator'>): string | null =>
  numerator === null || denominator === null || denominator === 0
    ? null
    : `${decimal(100n * BigInt(numerator), denominator, 2)}%`;

/** Plain digits: a 公文 has no separators in its numbers. */
const figureWords = ({ column }: MonthlyFigure, cell: Cell): string | null => {
  if (column.show === 'value' && column.kind === 'rate') return rateWords(cell);
  const n = column.show === 'denominator' ? cell.denominator : cell.numerator;
  return n === null ? null : String(n);
};

const absenceReason = (absence: Absence, term: string): Reason => ({
  phrase: absence.tables.length > 0 ? 'no_table' : 'no_column',
  params: { what: absentWords(absence) },
  term,
});

/** Null when the figure can be shown. */
const reasonOf = (figure: MonthlyFigure): Reason | null => {
  const { column, cell, missing, begins, ends } = figure;
  const term = measureTerm(column.measure).zh;
  if (missing !== null) return absenceReason(missing, term);
  const edge = begins ?? ends;
  if (edge !== null)
    return {
      ...{ phrase: begins === null ? 'ends' : 'begins', term },
      params: { what: measureSource(column.measure), month: monthWords(edge) },
    };
  return figureWords(figure, cell) === null ? { phrase: 'no_base', params: {}, term } : null;
};

const monthWords = (month: string): string => `${month.slice(0, 4)}年${String(Number(month.slice(5, 7)))}月`;

/** 上月, 去年同月; a year has no period of last year besides the one before. */
const thenWords = ({ period: { kind } }: MonthlyReport, change: Change): string | null => {
  if (change === 'last_year') return kind === 'year' ? null : kind === 'month' ? '去年同月' : '去年同期';
  return { month: '上月', quarter: '上季度', half: '上个半年', year: '上年' }[kind];
};

const changePhrase = (figure: MonthlyFigure, now: Cell, before: Cell): readonly [Phrase, string] => {
  if (figure.column.show === 'value' && figure.column.kind === 'rate') {
    const by = percentPoints(now, before);
    const size = by.replace(/^[+−]/, '');
    return by.startsWith('+') ? ['rate_up', size] : by.startsWith('−') ? ['rate_down', size] : ['same', size];
  }
  const of = ({ numerator, denominator }: Cell): number =>
    (figure.column.show === 'denominator' ? denominator : numerator) ?? 0;
  const by = of(now) - of(before);
  return [by > 0 ? 'count_up' : by < 0 ? 'count_down' : 'same', String(Math.abs(by))];
};

/** ，比上月（1.84%）上升0.30个百分点: with its comma, since there may be nothing to compare with by right. */
const changeWords = (
  report: MonthlyReport,
  { phrases }: Template,
  figure: MonthlyFigure,
  change: Change,
): FieldValue => {
  const then = thenWords(report, change);
  if (then === null) return { text: '' };
  const reason = reasonOf(figure);
  if (reason !== null) return { reason };
  const cell = change === 'previous' ? figure.previous : figure.lastYear;
  const before = cell === null ? null : figureWords(figure, cell);
  if (cell === null || before === null) return { text: filled(phrases.no_then, { then }) };
  const [phrase, by] = changePhrase(figure, figure.cell, cell);
  return { text: filled(phrases[phrase], { then, before, by }) };
};

const namesWords = ({ phrases }: Template, phrase: Phrase, names: readonly NamedFigure[]): FieldValue => {
  if (names.length === 0) return EMPTY;
  const words = names.map(({ name, cell }) =>
    filled(phrases[phrase], {
      name,
      rate: rateWords(cell) ?? '',
      x: String(cell.numerator ?? ''),
      n: String(cell.denominator ?? cell.numerator ?? ''),
    }),
  );
  return { text: words.join(phrases.separator) };
};

/** More names than these are read in the table. */
const MOST_NAMED = 6;

const seatedWords = (template: Template, words: FieldValue, names: readonly unknown[]): FieldValue =>
  names.length <= MOST_NAMED
    ? words
    : {
        text: filled(template.phrases.many, {
          n: String(names.length),
          title: template.annexes.ranking.title,
        }),
      };

const listWords = (template: Template, term: string, list: MonthlyList): FieldValue =>
  hasList(list.policy)
    ? namesWords(template, 'named_rate', list.names)
    : { reason: { phrase: 'no_policy', params: {}, term } };

const ladderWords = ({ ladders }: MonthlyReport, { phrases }: Template): FieldValue => {
  const words = ladders.flatMap(({ title, candidates, warned }) => [
    ...(candidates > 0 ? [filled(phrases.named_ladder, { name: title, n: String(candidates) })] : []),
    ...(warned > 0 ? [filled(phrases.warned_ladder, { name: title, n: String(warned) })] : []),
  ]);
  const bare = ladders.filter(({ missing }) => missing !== null);
  if (words.length === 0 && bare.length > 0 && bare[0]?.missing)
    return { reason: absenceReason(bare[0].missing, bare.map(({ title }) => title).join(phrases.separator)) };
  return words.length === 0 ? EMPTY : { text: words.join(phrases.separator) };
};

const caseWords = ({ phrases }: Template, one: TypicalCase): string =>
  filled(phrases[one.finished === '' ? 'typical_open' : 'typical_closed'], {
    ...{ unit: one.unit, item: one.item, case_id: one.caseId },
    ...{ due: dateWords(one.due), finished: dateWords(one.finished) },
  });

const typicalWords = (report: MonthlyReport, template: Template): FieldValue => {
  const late = report.annexes.find(({ id }) => id === 'late_cases');
  if (late?.missing) return { reason: absenceReason(late.missing, '典型案例') };
  return report.typical.length === 0
    ? EMPTY
    : { text: report.typical.map((one) => caseWords(template, one)).join('；') };
};

const RATE_OF_UNITS = '单位超期率';

/** What is said of units, unless none could be ranked. */
const unitWords = (
  { groups, rankingMissing }: MonthlyReport,
  words: (all: MonthlyReport['groups']) => FieldValue,
): FieldValue =>
  rankingMissing === null ? words(groups) : { reason: absenceReason(rankingMissing, RATE_OF_UNITS) };

const otherValue = (report: MonthlyReport, template: Template, name: OtherField): FieldValue => {
  const { separator } = template.phrases;
  switch (name) {
    case 'period':
      return { text: periodTitle(report.period).zh };
    case 'year':
      return { text: report.period.id.slice(0, 4) };
    case 'as_of':
      return { text: instantWords(report.scope.asOf) };
    case 'rules':
      return { text: `${report.provenance.rules.id} ${report.provenance.rules.version}` };
    case 'busiest': {
      const reason = report.figures['finished'] === undefined ? null : reasonOf(report.figures['finished']);
      return reason === null ? namesWords(template, 'named_count', report.busiest) : { reason };
    }
    case 'ranked':
      return unitWords(report, (groups) => ({
        text: String(groups.reduce((sum, { ranked }) => sum + ranked, 0)),
      }));
    case 'outside':
      return unitWords(report, (groups) =>
        namesWords(
          template,
          'named_rate',
          groups.flatMap(({ outside }) => outside),
        ),
      );
    case 'too_few':
      return unitWords(report, (groups) => {
        const names = groups.flatMap(({ tooFew }) => tooFew);
        return seatedWords(template, namesWords(template, 'named_base', names), names);
      });
    case 'no_business':
      return unitWords(report, (groups) => {
        const names = groups.flatMap(({ noBusiness }) => noBusiness);
        const words: FieldValue = names.length === 0 ? EMPTY : { text: names.join(separator) };
        return seatedWords(template, words, names);
      });
    case 'best':
      return unitWords(report, () => listWords(template, '红榜', report.best));
    case 'worst':
      return unitWords(report, () => listWords(template, '黑榜', report.worst));
    case 'candidates':
      return ladderWords(report, template);
    case 'typical':
      return typicalWords(report, template);
  }
};

/** The value of a field whose name the template was checked for. */
export const fieldValue = (report: MonthlyReport, template: Template, name: string): FieldValue => {
  if (isOtherField(name)) return otherValue(report, template, name);
  const [figureName = '', change] = name.split('.');
  const figure = report.figures[figureName];
  if (figure === undefined) return EMPTY;
  if (change === 'previous' || change === 'last_year') return changeWords(report, template, figure, change);
  const reason = reasonOf(figure);
  return reason === null ? { text: figureWords(figure, figure.cell) ?? '' } : { reason };
};
