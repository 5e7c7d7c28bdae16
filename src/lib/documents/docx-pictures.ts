/** Drawings in the paper: as wide as the type area, the caption below, every figure in the words that a screen reader reads. */
import { AlignmentType, ImageRun, LineRuleType, Paragraph, TextRun } from 'docx';
import { font, SIZE, TEXT_WIDTH } from './house';
import type { DrawnPicture } from './pictures';
import { xmlText } from './zip';

/** Twips of a pixel at 96 to the inch. */
const TWIPS_PER_PX = 15;
const WIDTH = Math.floor(TEXT_WIDTH / TWIPS_PER_PX);

/** A line of fixed height would cut the picture off. */
const OPEN = { before: 120, after: 0, line: 240, lineRule: LineRuleType.AUTO } as const;

/** `no`: 1 = 图1. */
export const pictureLines = ({ picture, png, width, height }: DrawnPicture, no: number): Paragraph[] => [
  new Paragraph({
    spacing: OPEN,
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [
      new ImageRun({
        ...{ type: 'png', data: png },
        transformation: { width: WIDTH, height: Math.round((WIDTH * height) / width) },
        altText: {
          name: xmlText(`图${String(no)}`),
          title: xmlText(picture.title),
          description: xmlText(picture.alt),
        },
      }),
    ],
  }),
  new Paragraph({
    spacing: { ...OPEN, before: 40, after: 120 },
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: xmlText(picture.caption(no)), font: font('table'), size: SIZE.small })],
  }),
];

/** The drawings of one section, numbered through the whole paper. */
export const sectionPictures = (drawn: readonly DrawnPicture[], section: string): Paragraph[] =>
  drawn.flatMap((one, at) => (one.picture.section === section ? pictureLines(one, at + 1) : []));
