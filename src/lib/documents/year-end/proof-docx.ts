/** All proof sheets in one file, each on pages of its own, with lines to sign. */
import { AlignmentType, LineRuleType, Paragraph, type ISectionOptions, type Table } from 'docx';
import type { YearEndPapers } from '../../reports/year-end-papers';
import { packed } from '../docx';
import { wideSection } from '../docx-page';
import { factsTable, gridOf, note } from '../docx-tables';
import { textRun } from '../docx-text';
import { SIZE } from '../house';
import { proofParts, type ProofPart } from './proof-parts';
import { yearDraft, yearFacts } from './year-facts';
import { say } from './year-words';

const heading = (text: string, role: 'title' | 'level', size: number): Paragraph =>
  new Paragraph({
    alignment: role === 'title' ? AlignmentType.CENTER : AlignmentType.LEFT,
    keepNext: true,
    spacing: { before: 160, after: 80, line: 400, lineRule: LineRuleType.AT_LEAST },
    children: [textRun({ text, kind: 'plain' }, role, { size })],
  });

const SMALL_HEAD = 24;

const partLines = (
  { who, facts, tables }: ProofPart,
  no: number,
  total: number,
): ISectionOptions['children'] => [
  heading(say('proof_of', { who }), 'title', SIZE.annex),
  note(say('proof_no', { no, total })),
  factsTable(facts),
  ...tables.flatMap((table): (Paragraph | Table)[] => [
    heading(table.title, 'level', SMALL_HEAD),
    table.rows.length === 0 ? note(say('p_no_facts')) : gridOf(table),
    note(table.notes.join('')),
  ]),
  new Paragraph({
    spacing: { before: 400, after: 0 },
    children: [textRun({ text: say('p_sign'), kind: 'plain' }, 'table', { size: SIZE.small })],
  }),
];

export const writeProofs = (papers: YearEndPapers): Promise<Uint8Array> => {
  const draft = yearDraft(papers);
  const parts = proofParts(papers);
  const title = say('proof_title', { year: papers.report.year });
  const none = parts.length === 0 ? [note(say('p_none'))] : [];
  return packed(title, papers.report.on, [
    wideSection(draft, [heading(title, 'title', SIZE.annex), ...none, factsTable(yearFacts(papers))]),
    ...parts.map((part, at) => wideSection(draft, partLines(part, at + 1, parts.length))),
  ]);
};
