/** 公示: the candidates for honours and commendation with their days; dates only where the first day was entered. */
import type { CircularText } from '../circular';
import { instantWords } from '../words';
import type { YearEndPapers } from '../../reports/year-end-papers';
import type { YearLine, YearListReport } from '../../reports/year-end-types';
import type { DocumentTable } from '../tables';
import { boundRun, openPlaces, openRun, paragraph, section } from './notice';
import { column, countCell, numbered, tableOf, textCell } from './table-cells';
import * as words from './year-words';

const { say } = words;

const publicLists = ({ report }: YearEndPapers): readonly YearListReport[] =>
  report.lists.filter(
    ({ list, lines }) => (list === 'honours' || list === 'commendation') && lines.length > 0,
  );

const datesOf = ({ list, lines }: YearListReport): readonly string[] => {
  const found = lines.flatMap(({ procedure: { deadlines } }: YearLine) =>
    deadlines.flatMap(({ step, from, due }) => (step === 'publicity' && due !== null ? [{ from, due }] : [])),
  );
  const said = found.map(({ from, due }) =>
    say('public_dates', {
      list: words.listText(list),
      ...{ from: instantWords(from), due: instantWords(due) },
    }),
  );
  return [...new Set(said)];
};

export const publicityText = (papers: YearEndPapers): CircularText => {
  const { report, asOf, terms } = papers;
  const { year } = report;
  const lists = publicLists(papers);
  const dates = lists.flatMap(datesOf);
  const places = openPlaces(year, openRun(''));
  const days =
    terms.publicity === null
      ? openRun(say('public_days_unsaid'))
      : boundRun(
          say('public_days', {
            ...{ days: words.daysText(terms.publicity), rule: 'AS-09' },
            clause: words.clauseText(terms.publicity.clause),
          }),
        );
  const counts =
    lists.length === 0
      ? [say('public_none')]
      : lists.map(({ list, lines }) => say('public_count', { list: words.listText(list), n: lines.length }));
  const lead = { year, as_of: instantWords(asOf), rules: `${report.ruleSet.id} ${report.ruleSet.version}` };
  return {
    title: say('public_title', { year }),
    places: { ...places, to: { text: say('public_to'), kind: 'plain', name: 'to' } },
    blocks: [
      paragraph(boundRun(say('public_lead', lead))),
      ...section(1, say('h_public'), [paragraph(...counts.map(boundRun))]),
      ...section(2, say('h_public_days'), [
        paragraph(days, ...(dates.length === 0 ? [openRun(say('public_open'))] : dates.map(boundRun))),
      ]),
      ...section(3, say('h_public_how'), [
        paragraph(boundRun(say('public_how')), boundRun(say('public_contact')), places.requirements),
      ]),
    ],
  };
};

const COLUMNS = [
  ...[column('no', 'count'), column('name'), column('unit'), column('section'), column('place', 'count')],
  ...[column('range'), column('n', 'count'), column('rule'), column('clause')],
];

export const publicityTables = (papers: YearEndPapers): readonly DocumentTable[] =>
  numbered(
    publicLists(papers).map(({ list, lines }) =>
      tableOf(
        list,
        words.listText(list),
        COLUMNS,
        lines.map((line, at) => [
          ...[countCell(at + 1), textCell(words.nameOf(papers, line.kind, line.subject))],
          ...[textCell(line.unit), textCell(line.section), countCell(line.place)],
          textCell(words.rangeText(line.placeLow, line.placeHigh)),
          ...[countCell(line.n), textCell(line.rule), textCell(words.clauseText(line.clause))],
        ]),
        [say('scores_note')],
      ),
    ),
  );
