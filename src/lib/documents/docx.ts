/** A 通报 as a Word file in the house layout of official papers; the same report gives the same bytes. */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { periodTitle } from '../domain/format';
import type { MonthlyReport } from '../reports/monthly-types';
import type { CircularText } from './circular';
import { settled } from './docx-package';
import { annexLines, factsTable } from './docx-tables';
import { paperLines, textRun } from './docx-text';
import { CHARACTER, font, LINE, PAGE, SIZE, TEXT_WIDTH, WIDE_PAGE, WIDE_TEXT_WIDTH } from './house';
import { draftLine, provenanceLines } from './provenance';
import type { DocumentTable } from './tables';
import type { Template } from './template';
import { xmlText } from './zip';

/** — 1 —, on the outer side: right on odd pages, left on even ones, one character in. */
const pageNumber = (side: 'odd' | 'even'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: CHARACTER } : { left: CHARACTER },
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font('table'), size: SIZE.page }),
        ],
      }),
    ],
  });

const draftHeader = ([left, right]: readonly [string, string], width: number): Header =>
  new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [new TextRun({ text: xmlText(`${left}\t${right}`), font: font('table'), size: SIZE.note })],
      }),
    ],
  });

type Around = Pick<ISectionOptions, 'headers' | 'footers'>;

const around = (draft: readonly [string, string], width: number): Around => ({
  headers: { default: draftHeader(draft, width), even: draftHeader(draft, width) },
  footers: { default: pageNumber('odd'), even: pageNumber('even') },
});

const paperSection = (
  draft: readonly [string, string],
  children: ISectionOptions['children'],
): ISectionOptions => ({
  ...around(draft, TEXT_WIDTH),
  properties: {
    page: { size: PAGE.size, margin: PAGE.margin },
    grid: { type: DocumentGridType.LINES, linePitch: LINE },
  },
  children,
});

const wideSection = (
  draft: readonly [string, string],
  children: ISectionOptions['children'],
): ISectionOptions => ({
  ...around(draft, WIDE_TEXT_WIDTH),
  properties: {
    type: SectionType.NEXT_PAGE,
    page: { size: { ...WIDE_PAGE.size, orientation: PageOrientation.LANDSCAPE }, margin: WIDE_PAGE.margin },
  },
  children,
});

const basisLines = (
  facts: readonly (readonly [string, string])[],
  lacking: readonly DocumentTable[],
  { phrases }: Template,
): ISectionOptions['children'] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 120, line: 480, lineRule: LineRuleType.AT_LEAST },
    children: [textRun({ text: phrases.cover, kind: 'plain' }, 'title', { size: SIZE.annex })],
  }),
  factsTable([...facts, ...lacking.map(({ title, missing }) => [title, missing ?? ''] as const)]),
];

const TEXT_STYLE = {
  document: { run: { font: font('text'), size: SIZE.text }, paragraph: { spacing: { before: 0, after: 0 } } },
} as const;

/** `tables`: all of them; those that cannot be made are named with why. */
export const writeDocx = async (
  report: MonthlyReport,
  text: CircularText,
  tables: readonly DocumentTable[],
  template: Template,
): Promise<Uint8Array> => {
  const draft = draftLine(report, template);
  const there = tables.filter(({ missing }) => missing === null);
  const period = periodTitle(report.period).zh;
  const facts = provenanceLines(report, template, text);
  const document = new Document({
    ...{ title: xmlText(text.title), creator: 'Mingcha', lastModifiedBy: 'Mingcha' },
    evenAndOddHeaderAndFooters: true,
    styles: { default: TEXT_STYLE },
    sections: [
      paperSection(draft, paperLines(text, there, template)),
      ...there.map((table) => wideSection(draft, annexLines(table, template, period))),
      wideSection(
        draft,
        basisLines(
          facts,
          tables.filter(({ missing }) => missing !== null),
          template,
        ),
      ),
    ],
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(document)), report.on);
};
