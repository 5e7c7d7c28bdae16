/** Pages of the house: margins, page numbers on the outer side, the line that says that it is a draft. */
import {
  AlignmentType,
  DocumentGridType,
  Footer,
  Header,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
  type ISectionOptions,
} from 'docx';
import {
  CHARACTER,
  font,
  FORM_PAGE,
  FORM_TEXT_WIDTH,
  LINE,
  PAGE,
  SIZE,
  TEXT_WIDTH,
  WIDE_PAGE,
  WIDE_TEXT_WIDTH,
} from './house';
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

export const paperSection = (
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

export const formSection = (
  draft: readonly [string, string],
  children: ISectionOptions['children'],
): ISectionOptions => ({
  ...around(draft, FORM_TEXT_WIDTH),
  properties: {
    type: SectionType.NEXT_PAGE,
    page: { size: FORM_PAGE.size, margin: FORM_PAGE.margin },
  },
  children,
});

export const wideSection = (
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

export const TEXT_STYLE = {
  document: { run: { font: font('text'), size: SIZE.text }, paragraph: { spacing: { before: 0, after: 0 } } },
} as const;
