/** A 通报 as a Word file in the house layout of official papers; the same report gives the same bytes. */
import { AlignmentType, Document, LineRuleType, Packer, Paragraph, type ISectionOptions } from 'docx';
import { periodTitle } from '../domain/format';
import type { LocalDate } from '../domain/local-date';
import type { MonthlyReport } from '../reports/monthly-types';
import type { CircularText } from './circular';
import { settled } from './docx-package';
import { paperSection, TEXT_STYLE, wideSection } from './docx-page';
import { annexLines, factsTable } from './docx-tables';
import { paperLines, textRun } from './docx-text';
import { SIZE } from './house';
import { draftLine, provenanceLines } from './provenance';
import type { DrawnPicture } from './pictures';
import type { DocumentTable } from './tables';
import type { HouseWords, Template } from './template';
import { xmlText } from './zip';

const basisLines = (
  facts: readonly (readonly [string, string])[],
  lacking: readonly DocumentTable[],
  { phrases }: HouseWords,
): ISectionOptions['children'] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 120, line: 480, lineRule: LineRuleType.AT_LEAST },
    children: [textRun({ text: phrases.cover, kind: 'plain' }, 'title', { size: SIZE.annex })],
  }),
  factsTable([...facts, ...lacking.map(({ title, missing }) => [title, missing ?? ''] as const)]),
];

/** Sections as one file; the same sections give the same bytes. */
export const packed = async (
  title: string,
  on: LocalDate,
  sections: readonly ISectionOptions[],
): Promise<Uint8Array> => {
  const document = new Document({
    ...{ title: xmlText(title), creator: 'Mingcha', lastModifiedBy: 'Mingcha' },
    evenAndOddHeaderAndFooters: true,
    styles: { default: TEXT_STYLE },
    sections: [...sections],
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(document)), on);
};

/** What a paper of the house says beside its text. */
export interface PaperFacts {
  readonly on: LocalDate;
  /** In words, as it stands above each table. */
  readonly period: string;
  /** Head of every page. */
  readonly draft: readonly [string, string];
  /** 口径, on the last page. */
  readonly facts: readonly (readonly [string, string])[];
}

/** `tables`: all of them; those that cannot be made are named with why. `drawn`: pictures in the order in which they stand. */
export const writePaper = async (
  { on, period, draft, facts }: PaperFacts,
  text: CircularText,
  tables: readonly DocumentTable[],
  words: HouseWords,
  drawn: readonly DrawnPicture[],
): Promise<Uint8Array> => {
  const there = tables.filter(({ missing }) => missing === null);
  const lacking = tables.filter(({ missing }) => missing !== null);
  return packed(text.title, on, [
    paperSection(draft, paperLines(text, there, words, drawn)),
    ...there.map((table) => wideSection(draft, annexLines(table, words, period))),
    wideSection(draft, basisLines(facts, lacking, words)),
  ]);
};

/** The 通报. */
export const writeDocx = (
  report: MonthlyReport,
  text: CircularText,
  tables: readonly DocumentTable[],
  template: Template,
  drawn: readonly DrawnPicture[],
): Promise<Uint8Array> =>
  writePaper(
    {
      ...{ on: report.on, period: periodTitle(report.period).zh, draft: draftLine(report, template) },
      facts: provenanceLines(report, template, text),
    },
    text,
    tables,
    template,
    drawn,
  );
