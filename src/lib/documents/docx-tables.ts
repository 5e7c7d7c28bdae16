/** The annexes on lying pages: repeated heads, widths set, a caption that says how many of how many rows. */
import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
  type TextRun,
} from 'docx';
import { BORDERS, cellOf, small, TIGHT } from './docx-cells';
import { textRun } from './docx-text';
import { SIZE, WIDE_TEXT_WIDTH } from './house';
import { shownWords, type DocumentTable, type TableCell, type TableColumn } from './tables';
import { filled, type HouseWords } from './template';
import { widthsOf } from './widths';

/** So many rows are read on paper; the workbook has them all. */
export const MOST_PRINTED = 60;

const ALIGNED = {
  text: AlignmentType.LEFT,
  count: AlignmentType.RIGHT,
  rate: AlignmentType.RIGHT,
  points: AlignmentType.RIGHT,
} as const;

/** A rate with its parts below. */
const runsOf = ({ text, share }: TableCell, bold: boolean): TextRun[] => [
  small(text, { bold }),
  ...(share === null || share.denominator === null || share.denominator === 0
    ? []
    : [small(`${String(share.numerator)}/${String(share.denominator)}`, { break: 1 })]),
];

const rowOf = (
  columns: readonly TableColumn[],
  cells: readonly (TableCell | undefined)[],
  widths: readonly number[],
  bold: boolean,
): TableRow =>
  new TableRow({
    cantSplit: true,
    children: columns.map(({ kind }, at) =>
      cellOf(cells[at] === undefined ? [] : runsOf(cells[at], bold), ALIGNED[kind], widths[at] ?? 0),
    ),
  });

/** Only what fits a page; the workbook has every column. */
const narrow = ({ columns, rows, total }: DocumentTable) => {
  const kept = columns.map((column, at) => ({ column, at })).filter(({ column }) => !column.isWide);
  const pick = (row: readonly TableCell[]): (TableCell | undefined)[] => kept.map(({ at }) => row[at]);
  return {
    columns: kept.map(({ column }) => column),
    rows: rows.slice(0, MOST_PRINTED).map(pick),
    total: total === null ? null : pick(total),
  };
};

/** The table itself, as many rows as are read on paper. */
export const gridOf = (table: DocumentTable): Table => {
  const { columns, rows, total } = narrow(table);
  const widths = widthsOf(columns, rows, WIDE_TEXT_WIDTH);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ head: words }, at) =>
      cellOf([small(words, { bold: true })], AlignmentType.CENTER, widths[at] ?? 0),
    ),
  });
  return new Table({
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: [
      head,
      ...rows.map((row) => rowOf(columns, row, widths, false)),
      ...(total === null ? [] : [rowOf(columns, total, widths, true)]),
    ],
  });
};

/** A small line below a table. */
export const note = (text: string): Paragraph => new Paragraph({ spacing: TIGHT, children: [small(text)] });

/** 附件1, title, period, how many rows of how many and where the rest is, units, table, notes. */
export const annexLines = (
  table: DocumentTable,
  template: HouseWords,
  period: string,
): (Paragraph | Table)[] => {
  const { phrases } = template;
  const shown = Math.min(table.rows.length, MOST_PRINTED);
  return [
    new Paragraph({
      spacing: TIGHT,
      children: [
        textRun({ text: filled(phrases.attachment, { no: String(table.no) }), kind: 'plain' }, 'level'),
      ],
    }),
    new Paragraph({
      spacing: { before: 120, after: 120, line: 480, lineRule: LineRuleType.AT_LEAST },
      alignment: AlignmentType.CENTER,
      children: [textRun({ text: table.title, kind: 'plain' }, 'title', { size: SIZE.annex })],
    }),
    new Paragraph({
      spacing: TIGHT,
      tabStops: [{ type: TabStopType.RIGHT, position: WIDE_TEXT_WIDTH }],
      children: [
        small(`${filled(phrases.period, { period })}\u3000${shownWords(table, shown, template)}`),
        small(`\t${phrases.unit}`),
      ],
    }),
    gridOf(table),
    ...(table.notes.length > 0 ? [note(table.notes.join(''))] : []),
  ];
};

/** 口径: two columns, name and value. */
export const factsTable = (facts: readonly (readonly [string, string])[]): Table => {
  const widths = [Math.round(WIDE_TEXT_WIDTH / 6), WIDE_TEXT_WIDTH - Math.round(WIDE_TEXT_WIDTH / 6)];
  return new Table({
    columnWidths: widths,
    width: { size: WIDE_TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: facts.map(
      (pair) =>
        new TableRow({
          cantSplit: true,
          children: pair.map((text, at) =>
            cellOf([small(text, { bold: at === 0 })], AlignmentType.LEFT, widths[at] ?? 0),
          ),
        }),
    ),
  });
};
