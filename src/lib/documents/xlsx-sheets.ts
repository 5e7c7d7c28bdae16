/**
 * Sheets of the house: a cover, a table for print (merged title, repeated head, frozen, lying A4, as wide as a page) and a
 * plain one beside it to compute with. Numbers are numbers; text is text, whatever it looks like.
 */
import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { plainTable } from './csv';
import { shownWords, type DocumentTable, type TableCell, type TableColumn } from './tables';
import { filled, type HouseWords } from './template';
import { charactersOf } from './widths';
import {
  columnLetters,
  GAP,
  safe,
  sheetName,
  sheetText,
  style,
  STYLES,
  type Styled,
  type Value,
} from './xlsx-style';

type Sheet = WriteSheet;

/** A rate is shown beside its parts: 2.15% | 268/12486. */
interface Shown {
  readonly head: string;
  readonly style: CellStyle;
  readonly of: (cell: TableCell) => Value;
  readonly width: number;
}

const shareText = ({ share }: TableCell): string =>
  share === null || !share.denominator ? '—' : `${String(share.numerator)}/${String(share.denominator)}`;

const shownOf = ({ head, kind }: TableColumn, width: number, { columns }: HouseWords): Shown[] => {
  if (kind === 'text') return [{ head, style: STYLES.text, of: ({ text }) => text, width }];
  const value = ({ value: number, text }: TableCell): Value => number ?? text;
  if (kind === 'points') return [{ head, style: STYLES.points, of: value, width: Math.max(8, width) }];
  if (kind === 'count') return [{ head, style: STYLES.count, of: value, width }];
  const share = filled(columns['share'] ?? '{column}', { column: head });
  return [
    { head, style: STYLES.rate, of: value, width: Math.max(9, width) },
    { head: share, style: { ...STYLES.text, alignment: STYLES.count.alignment }, of: shareText, width: 13 },
  ];
};

const EMPTY: TableCell = { text: '—', value: null, share: null };

const valuesOf = (shown: readonly (readonly Shown[])[], row: readonly TableCell[]): Value[] =>
  shown.flatMap((parts, at) => parts.map(({ of }) => safe(of(row[at] ?? EMPTY))));

/** Rows above the head: title, period and units. */
const HEAD_ROW = 2;

/** For print. */
export const printed = (table: DocumentTable, template: HouseWords, period: string, asOf: string): Sheet => {
  const characters = charactersOf(table.columns, table.rows);
  const shown = table.columns.map((column, at) => shownOf(column, (characters[at] ?? 8) + 2, template));
  const flat = shown.flat();
  const body = [...table.rows, ...(table.total === null ? [] : [table.total])].map((row) =>
    valuesOf(shown, row),
  );
  const { phrases } = template;
  const foot = [[shownWords(table, table.rows.length, template), ...table.notes].join('')];
  const signers = [
    `${phrases.filler}${GAP}${GAP}${phrases.checker}${GAP}${GAP}${filled(phrases.made_on, { as_of: asOf })}`,
  ];
  const cells: Styled = new Map();
  style(cells, 0, 0, STYLES.title);
  style(cells, 1, 0, STYLES.note);
  flat.forEach((_, at) => {
    style(cells, HEAD_ROW, at, STYLES.head);
  });
  body.forEach((_, row) => {
    flat.forEach((one, at) => {
      style(cells, HEAD_ROW + 1 + row, at, one.style);
    });
  });
  const last = Math.max(0, flat.length - 1);
  const footRow = HEAD_ROW + 1 + body.length;
  style(cells, footRow, 0, STYLES.note);
  style(cells, footRow + 1, 0, STYLES.note);
  const across = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: last });
  const above = `${filled(phrases.period, { period })}${GAP}${phrases.unit}`;
  return {
    name: sheetName(table.no, table.title),
    columns: flat.map(({ width }) => ({ width })),
    rows: [
      [sheetText(table.title)],
      [above],
      flat.map(({ head }) => safe(head)),
      ...body,
      foot.map(safe),
      signers,
    ],
    cells,
    merges: last === 0 ? [] : [across(0), across(1), across(footRow), across(footRow + 1)],
    rowDefs: new Map([
      [0, { height: 28 }],
      [HEAD_ROW, { height: 30 }],
      [footRow, { height: 30 }],
    ]),
    freezePane: { rows: HEAD_ROW + 1, columns: 2 },
    pageSetup: {
      ...{ paperSize: 'a4', orientation: 'landscape', horizontalCentered: true },
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: `$${String(HEAD_ROW + 1)}:$${String(HEAD_ROW + 1)}`,
    },
    headerFooter: { oddFooter: '&C— &P —' },
  };
};

/** One head and the rows, nothing else. */
export const plain = (table: DocumentTable, template: HouseWords): Sheet => {
  const { heads, rows } = plainTable(table, template);
  const cells: Styled = new Map();
  rows.forEach((row, at) => {
    row.forEach((value, column) => {
      if (typeof value === 'string') style(cells, at + 1, column, { numFmt: '@' });
    });
  });
  return {
    name: sheetName(table.no, filled(template.phrases.plain_sheet, { title: table.title })),
    columns: heads.map((head) => ({ width: Math.min(40, Math.max(8, 2 * head.length + 2)) })),
    rows: [heads.map(safe), ...rows.map((row) => row.map(safe))],
    cells,
    freezePane: { rows: 1 },
    ...(rows.length > 0
      ? { autoFilter: { range: `A1:${columnLetters(heads.length)}${String(rows.length + 1)}` } }
      : {}),
  };
};

/** Title, names with their values; a name may be empty. */
export const coverSheet = (
  name: string,
  title: string,
  facts: readonly (readonly [string, string])[],
): Sheet => {
  const rows = [[title], ...facts.map((fact) => [...fact])].map((row) => row.map(sheetText));
  const cells: Styled = new Map([['0,0', { style: STYLES.title }]]);
  facts.forEach((_, row) => {
    style(cells, row + 1, 0, STYLES.note);
    style(cells, row + 1, 1, { ...STYLES.note, numFmt: '@' });
  });
  return {
    ...{ name, rows, cells },
    columns: [{ width: 14 }, { width: 110 }],
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
    pageSetup: {
      ...{ paperSize: 'a4', orientation: 'landscape' },
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    },
  };
};
