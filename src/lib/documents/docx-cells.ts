/** Cells of ruled tables: small print, tight lines, widths set. */
import {
  BorderStyle,
  LineRuleType,
  Paragraph,
  TableCell as Cell,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { font, SIZE } from './house';
import { xmlText } from './zip';

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
export const BORDERS = {
  top: RULE,
  bottom: RULE,
  left: RULE,
  right: RULE,
  insideHorizontal: RULE,
  insideVertical: RULE,
};
export const TIGHT = { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } as const;

export const small = (
  text: string,
  more: { readonly bold?: boolean; readonly break?: number } = {},
): TextRun => new TextRun({ text: xmlText(text), font: font('table'), size: SIZE.small, ...more });

export const cellOf = (
  runs: readonly TextRun[],
  alignment: 'left' | 'right' | 'center',
  width: number,
  columns = 1,
): Cell =>
  new Cell({
    ...(columns > 1 ? { columnSpan: columns } : {}),
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    children: [new Paragraph({ spacing: TIGHT, alignment, children: [...runs] })],
  });
