/** The tables of the workbook of scores: one per peer group, the lists, how stable places are, every part of every indicator. */
import { INDICATOR_STATUS_TERMS, SCORE_STATUS_TERMS } from '../../domain/year-end-terms';
import { recordsOf, type YearEndPapers } from '../../reports/year-end-papers';
import type { YearEndReport, YearGroup, YearSubject } from '../../reports/year-end-types';
import type { DocumentTable, TableCell, TableColumn } from '../tables';
import { column, countCell, exactCell, numbered, pointsCell, tableOf, textCell, wide } from './table-cells';
import * as words from './year-words';

const isOfficer = ({ subject }: YearEndReport): boolean => subject === 'officer';

/** Name, and of an officer unit and section. */
const whoColumns = (report: YearEndReport): readonly TableColumn[] => [
  column('name'),
  ...(isOfficer(report) ? [column('unit'), column('section')] : []),
];
const whoCells = (papers: YearEndPapers, { name, section }: YearSubject): readonly TableCell[] => [
  textCell(words.nameOf(papers, papers.report.subject, name)),
  ...(isOfficer(papers.report) ? [textCell(name.within), textCell(section)] : []),
];

export const groupName = ({ group }: YearGroup): string => (group === '' ? words.word('no_group') : group);

const quotaNote = ({ quota }: YearGroup): string =>
  words.say('quota_note', {
    ...{ counted: quota.counted, percent: quota.percent, seats: quota.seats },
    rounding: words.word(quota.rounding),
    cut: quota.cut === 0 ? '' : words.say('quota_cut', { n: quota.cut }),
  });

const scoreColumns = (report: YearEndReport): readonly TableColumn[] => [
  column('place', 'count'),
  ...whoColumns(report),
  ...[column('total', 'points'), column('grade'), column('why')],
  ...report.indicators.map(({ title, weight }) => ({
    ...column('indicator', 'points', { title, weight: String(weight) }),
    id: title,
  })),
  ...[column('bonus', 'points'), column('deduction', 'points'), column('range'), column('stable')],
  ...[column('n', 'count'), column('records', 'count'), column('months', 'count'), wide(column('status'))],
];

const scoreRow = (papers: YearEndPapers, { subjects }: YearGroup, one: YearSubject): TableCell[] => [
  countCell(one.place),
  ...whoCells(papers, one),
  ...[pointsCell(one.score.total), textCell(words.gradeText(one)), textCell(words.whyText(one))],
  ...papers.report.indicators.map((_, at) => exactCell(one.score.indicators[at]?.score ?? null)),
  ...[exactCell(one.score.bonus.counted), exactCell(one.score.deduction.counted)],
  textCell(words.rangeText(one.sensitivity?.low ?? null, one.sensitivity?.high ?? null)),
  textCell(words.stableText(one)),
  countCell(subjects.filter(({ place }) => place !== null).length),
  ...[countCell(recordsOf(one.score)), countCell(one.score.months)],
  textCell(SCORE_STATUS_TERMS[one.score.status].zh),
];

const scoreTable = (papers: YearEndPapers, group: YearGroup): DocumentTable =>
  tableOf(
    'scores',
    words.say('score_table', { group: groupName(group) }),
    scoreColumns(papers.report),
    group.subjects.map((one) => scoreRow(papers, group, one)),
    [quotaNote(group), words.say('scores_note')],
  );

const LIST_COLUMNS = [
  ...[column('list'), column('name'), column('unit'), column('section'), column('place', 'count')],
  ...[column('range'), column('n', 'count'), column('records', 'count'), column('rule'), column('clause')],
  ...[column('hints'), column('state'), column('deadlines')],
];

export const listRows = (papers: YearEndPapers): readonly (readonly TableCell[])[] =>
  papers.report.lists.flatMap(({ list, lines }) =>
    lines.map((line) => [
      ...[textCell(words.listText(list)), textCell(words.nameOf(papers, line.kind, line.subject))],
      ...[textCell(line.unit), textCell(line.section), countCell(line.place)],
      textCell(words.rangeText(line.placeLow, line.placeHigh)),
      ...[countCell(line.n), countCell(line.records), textCell(line.rule)],
      ...[textCell(words.clauseText(line.clause)), textCell(words.hintText(line))],
      ...[textCell(words.stateText(line)), textCell(words.deadlineText(line.procedure))],
    ]),
  );

const spread = ({ low, high }: { readonly low: number; readonly high: number }): TableCell =>
  textCell(words.rangeText(low, high));

const SENSITIVITY_COLUMNS = [
  ...[column('place', 'count'), column('weights'), column('jointly'), column('same'), column('removed')],
  ...[column('shrunk', 'count'), column('other_rules', 'count'), column('range'), column('stable')],
];

const sensitivityRow = (papers: YearEndPapers, group: YearGroup, one: YearSubject): TableCell[][] => {
  const found = one.sensitivity;
  if (found === null) return [];
  const draws = found.drawn.reduce((sum, n) => sum + n, 0);
  const same = `${String(found.drawn[found.place - 1] ?? 0)}/${String(draws)}`;
  return [
    [
      ...[textCell(groupName(group)), ...whoCells(papers, one), countCell(found.place)],
      ...[spread(found.weights), spread(found.jointly), textCell(same), spread(found.removed)],
      ...[countCell(found.shrunk), countCell(found.otherRules), spread(found)],
      textCell(words.stableText(one)),
    ],
  ];
};

const INDICATOR_COLUMNS = [
  ...[column('title'), column('part'), column('weight', 'count'), column('numerator_of', 'count')],
  ...[column('denominator_of', 'count'), column('value', 'points'), column('part_score', 'points')],
  ...[column('part_status'), column('score', 'points'), column('indicator_status')],
];

/** Every part of every indicator of one subject: what a total opens to. */
export const indicatorRows = ({ report }: YearEndPapers, { score }: YearSubject): TableCell[][] =>
  score.indicators.flatMap(({ parts, score: own, status }, at) =>
    parts.map((part, no): TableCell[] => [
      textCell(report.indicators[at]?.title ?? ''),
      textCell(parts.length === 1 ? words.word('year') : String(no + 1)),
      countCell(report.indicators[at]?.weight ?? null),
      ...[countCell(part.counts?.numerator ?? null), countCell(part.counts?.denominator ?? null)],
      ...[exactCell(part.value), exactCell(part.score), textCell(words.word(part.status))],
      ...[exactCell(own), textCell(INDICATOR_STATUS_TERMS[status].zh)],
    ]),
  );
export const indicatorColumns = (): readonly TableColumn[] => INDICATOR_COLUMNS;

const ofEverybody = (
  { report }: YearEndPapers,
  rows: (group: YearGroup, one: YearSubject) => TableCell[][],
): TableCell[][] => report.groups.flatMap((group) => group.subjects.flatMap((one) => rows(group, one)));

/** In the order in which they are read; numbered. */
export const scoreTables = (papers: YearEndPapers): readonly DocumentTable[] => {
  const { report } = papers;
  const who = [column('group'), ...whoColumns(report)];
  return numbered([
    ...report.groups.map((group) => scoreTable(papers, group)),
    tableOf('lists', words.say('lists_table'), LIST_COLUMNS, listRows(papers), [words.say('scores_note')]),
    tableOf(
      'sensitivity',
      words.say('sensitivity_table'),
      [...who, ...SENSITIVITY_COLUMNS],
      ofEverybody(papers, (group, one) => sensitivityRow(papers, group, one)),
    ),
    tableOf(
      'indicators',
      words.say('indicators_table'),
      [...who, ...INDICATOR_COLUMNS],
      ofEverybody(papers, (group, one) =>
        indicatorRows(papers, one).map((row) => [
          textCell(groupName(group)),
          ...whoCells(papers, one),
          ...row,
        ]),
      ),
    ),
  ]);
};
