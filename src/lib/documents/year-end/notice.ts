/** 告知书 of one person or unit: the paper in the house layout, its scores and every fact as annexes. */
import type { Block, CircularText, Run } from '../circular';
import { numeral } from '../circular';
import type { FillName } from '../template';
import { instantWords } from '../words';
import type { YearEndPapers } from '../../reports/year-end-papers';
import type { Deadline, YearLine } from '../../reports/year-end-types';
import type { DocumentTable } from '../tables';
import { numbered, tableOf } from './table-cells';
import type { Noticed } from './noticed';
import { factTexts, measureTexts, scoreTexts } from './notice-text';
import { chainTable, factsTables } from './proof-tables';
import { openPlace } from './year-facts';
import { indicatorColumns, indicatorRows } from './year-tables';
import * as words from './year-words';

const { say } = words;

export const boundRun = (text: string): Run => ({ text, kind: 'bound', name: '' });
const plainRun = (text: string): Run => ({ text, kind: 'plain', name: '' });
export const openRun = (text: string): Run => ({ text, kind: 'open', name: '' });

export const paragraph = (...runs: readonly Run[]): Block => ({ kind: 'paragraph', section: '', runs });

/** 一、… with its paragraphs. */
export const section = (no: number, heading: string, paragraphs: readonly Block[]): readonly Block[] => [
  { kind: 'heading', section: '', runs: [plainRun(`${numeral(no)}、${heading}`)] },
  ...paragraphs,
];

/** All places of a paper but the addressee are left to people. */
export const openPlaces = (year: string, to: Run): CircularText['places'] => {
  const open = (name: FillName): Run => ({ text: openPlace(name, year), kind: 'open', name });
  return {
    ...{ office: open('office'), doc_no: open('doc_no'), signer: open('signer'), to },
    ...{ requirements: open('requirements'), sign: open('sign'), signed_on: open('signed_on') },
  };
};

type Step = 'review_application' | 'review_decision';

const dueTexts = (lines: readonly YearLine[], step: Step): readonly string[] =>
  lines.flatMap(({ list, procedure: { deadlines } }) =>
    deadlines
      .filter((one): one is Deadline & { readonly due: string } => one.step === step && one.due !== null)
      .map(({ from, due }) =>
        say(step === 'review_application' ? 'review_due' : 'review_decide_due', {
          ...{ list: words.listText(list), from: instantWords(from), due: instantWords(due) },
        }),
      ),
  );

/** Days to apply and to decide; dates only where the day of delivery or of the application is known. */
const reviewBlocks = ({ terms }: YearEndPapers, { lines }: Noticed): readonly Block[] => {
  const apply =
    terms.review === null
      ? [openRun(say('review_unsaid'))]
      : [
          boundRun(
            say('review_apply', {
              ...{ days: words.daysText(terms.review), rule: 'AC-10' },
              clause: words.clauseText(terms.review.clause),
            }),
          ),
        ];
  const due = dueTexts(lines, 'review_application');
  const decide =
    terms.decision === null
      ? openRun(say('decide_unsaid'))
      : boundRun(
          say('review_decide', {
            ...{ days: words.daysText(terms.decision), rule: 'AC-11' },
            clause: words.clauseText(terms.decision.clause),
          }),
        );
  return [
    paragraph(...apply, ...(due.length === 0 ? [openRun(say('review_open'))] : due.map(boundRun))),
    paragraph(decide, ...dueTexts(lines, 'review_decision').map(boundRun)),
    paragraph(plainRun(say('review_hold'))),
  ];
};

/** 甲局一股张*: whom it goes to. */
export const addressee = (papers: YearEndPapers, { kind, subject, unit, section: own }: Noticed): string => {
  const name = words.nameOf(papers, kind, subject);
  return kind === 'unit' ? name : words.joined([unit, kind === 'officer' ? own : '', name], '');
};

export const noticeText = (papers: YearEndPapers, noticed: Noticed): CircularText => {
  const { report, asOf } = papers;
  const lead = say('notice_lead', {
    ...{ year: report.year, as_of: instantWords(asOf) },
    rules: `${report.ruleSet.id} ${report.ruleSet.version}`,
    you: say(noticed.kind === 'officer' ? 'notice_you_officer' : 'notice_you_other'),
  });
  const bound = (texts: readonly string[]): readonly Block[] =>
    texts.map((text) => paragraph(boundRun(text)));
  return {
    title: say('notice_title', { year: report.year }),
    places: openPlaces(report.year, boundRun(addressee(papers, noticed))),
    blocks: [
      paragraph(boundRun(lead)),
      ...section(1, say('h_score'), bound(scoreTexts(papers, noticed))),
      ...section(2, say('h_facts'), bound(factTexts(papers, noticed))),
      ...section(3, say('h_measure'), bound(measureTexts(papers, noticed))),
      ...section(4, say('h_review'), reviewBlocks(papers, noticed)),
      ...section(5, say('h_delivery'), [paragraph(openRun(say('delivery_said')))]),
    ],
  };
};

/** Scores first, then for each ladder its facts and who answers for them. */
export const noticeTables = (papers: YearEndPapers, { scored, lines }: Noticed): readonly DocumentTable[] => {
  const candidates = new Set([
    ...lines.map(({ candidate }) => candidate),
    ...(scored === null ? [] : scored.one.gates.map(({ candidate }) => candidate)),
  ]);
  const sheets = [...candidates].flatMap((id) => papers.sheets.get(id) ?? []);
  return numbered([
    ...(scored === null
      ? []
      : [
          tableOf('indicators', say('t_indicators'), indicatorColumns(), indicatorRows(papers, scored.one), [
            say('t_indicators_note'),
          ]),
        ]),
    ...sheets.flatMap((sheet) => [...factsTables(papers, sheet), ...chainTable(papers, sheet)]),
  ]);
};
