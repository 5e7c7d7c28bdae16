/** The paper itself: head, title, addressee, text, note of annexes, signature and date. */
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  ShadingType,
  TabStopType,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import type { Block, CircularText, Run } from './circular';
import { sectionPictures } from './docx-pictures';
import { CHARACTER, CHARACTER_SPACING, font, LINE, RED, SIZE, TEXT_WIDTH, type FontRole } from './house';
import type { DrawnPicture } from './pictures';
import type { DocumentTable } from './tables';
import type { HouseWords } from './template';
import { xmlText } from './zip';

const OPEN_SHADING = { type: ShadingType.CLEAR, fill: 'EDEDED', color: 'auto' } as const;

/** Places that people fill in are grey, so that none is overlooked before signing. */
export const textRun = (
  { text, kind }: Pick<Run, 'text' | 'kind'>,
  role: FontRole,
  more: IRunOptions = {},
): TextRun =>
  new TextRun({
    text: xmlText(kind === 'open' ? `（${text}）` : text),
    font: font(role),
    ...(role === 'text' || role === 'level' ? { characterSpacing: CHARACTER_SPACING } : {}),
    ...(kind === 'open' ? { shading: OPEN_SHADING } : {}),
    ...more,
  });

const plain = (text: string, role: FontRole, more: IRunOptions = {}): TextRun =>
  textRun({ text, kind: 'plain' }, role, more);

const EXACT = { line: LINE, lineRule: LineRuleType.EXACT } as const;

export const line = (children: readonly TextRun[], more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ spacing: { ...EXACT, before: 0, after: 0 }, ...more, children: [...children] });

const emptyLine = (): Paragraph => line([]);

const TWO_CHARACTERS = { firstLine: 2 * CHARACTER } as const;

/** 一、黑体; everything else 仿宋, two characters in. */
const blockLine = ({ kind, runs }: Block): Paragraph =>
  line(
    runs.map((run) => textRun(run, kind === 'heading' ? 'level' : 'text')),
    kind === 'heading'
      ? { indent: TWO_CHARACTERS, keepNext: true }
      : { indent: TWO_CHARACTERS, alignment: AlignmentType.BOTH },
  );

/** 发文机关, red; 文号 left, 签发人 right; the red line. */
const headLines = ({ places }: CircularText): Paragraph[] => [
  line([textRun(places.office, 'title', { size: SIZE.head, color: RED })], {
    alignment: AlignmentType.CENTER,
    spacing: { before: LINE, after: LINE, line: 2 * LINE, lineRule: LineRuleType.AT_LEAST },
  }),
  line([textRun(places.doc_no, 'text'), plain('\t签发人：', 'text'), textRun(places.signer, 'text')], {
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - CHARACTER }],
    indent: { left: CHARACTER },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 8 } },
  }),
];

const titleLine = ({ title }: CircularText): Paragraph =>
  line([plain(title, 'title', { size: SIZE.title })], {
    alignment: AlignmentType.CENTER,
    spacing: { before: 2 * LINE, after: LINE, line: Math.round(1.2 * LINE), lineRule: LineRuleType.EXACT },
  });

/** 附件：1. …, one line below the text; further ones stand below the first. */
const annexNote = (tables: readonly DocumentTable[], { phrases }: HouseWords): Paragraph[] =>
  tables.map(({ no, title }, at) =>
    line([plain(`${at === 0 ? `${phrases.attachments}：` : ''}${String(no)}. ${title}`, 'text')], {
      indent: { left: (at === 0 ? 2 : 5) * CHARACTER },
    }),
  );

const signature = ({ places }: CircularText): Paragraph[] => [
  line([textRun(places.sign, 'text')], {
    alignment: AlignmentType.RIGHT,
    indent: { right: 2 * CHARACTER },
  }),
  line([textRun(places.signed_on, 'text')], {
    alignment: AlignmentType.RIGHT,
    indent: { right: 4 * CHARACTER },
  }),
];

/** The text, each section followed by its drawings. */
const blockLines = ({ blocks }: CircularText, drawn: readonly DrawnPicture[]): Paragraph[] =>
  blocks.flatMap((block, at) => [
    blockLine(block),
    ...(blocks[at + 1]?.section === block.section ? [] : sectionPictures(drawn, block.section)),
  ]);

/** `tables`: those that there are, in the order of their numbers; `drawn`: the drawings that were chosen. */
export const paperLines = (
  text: CircularText,
  tables: readonly DocumentTable[],
  template: HouseWords,
  drawn: readonly DrawnPicture[],
): Paragraph[] => [
  ...headLines(text),
  titleLine(text),
  line([textRun(text.places.to, 'text'), plain('：', 'text')]),
  ...blockLines(text, drawn),
  emptyLine(),
  ...annexNote(tables, template),
  emptyLine(),
  emptyLine(),
  ...signature(text),
];
