/**
 * The annexes as a workbook: a cover, one sheet per annex for print (merged title, repeated head, frozen, lying A4, as wide
 * as a page) and a plain one beside it to compute with. Numbers are numbers; text is text, whatever it looks like.
 */
import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { periodTitle } from '../domain/format';
import { measureTerm } from '../domain/measure-terms';
import { FIGURE_NAMES, FIGURES } from '../reports/monthly-columns';
import type { MonthlyReport } from '../reports/monthly-types';
import type { CircularText } from './circular';
import { plainTable } from './csv';
import { provenanceLines } from './provenance';
import { shownWords, type DocumentTable, type TableCell, type TableColumn } from './tables';
import { filled, type Template } from './template';
import { charactersOf } from './widths';
import {
  columnLetters,
  GAP,
  safe,
  sheetName,
  sheetText,
  style,
  STYLES,
  writtenXlsx,
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

const shownOf = ({ head, kind }: TableColumn, width: number, { columns }: Template): Shown[] => {
  if (kind === 'text') return [{ head, style: STYLES.text, of: ({ text }) => text, width }];
  const value = ({ value: number, text }: TableCell): Value => number ?? text;
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

const printed = (table: DocumentTable, template: Template, period: string, asOf: string): Sheet => {
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
const plain = (table: DocumentTable, template: Template): Sheet => {
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

/** What each number of the tables means, once per measure. */
const definitions = ({ phrases }: Template): string[] =>
  [...new Set(FIGURE_NAMES.map((name) => FIGURES[name].measure))].map((measure) => {
    const { zh, meaningZh, formulaZh } = measureTerm(measure);
    return filled(phrases.definition, { term: zh, meaning: meaningZh, formula: formulaZh });
  });

const cover = (
  report: MonthlyReport,
  text: CircularText,
  tables: readonly DocumentTable[],
  template: Template,
): Sheet => {
  const { phrases } = template;
  const list = tables.map(({ no, title, missing, outOf }) => [
    no === 0 ? '' : filled(phrases.attachment, { no: String(no) }),
    `${title} ${missing ?? filled(phrases.shown_all, { n: String(outOf) })}`,
  ]);
  const facts = [...provenanceLines(report, template, text), ...list];
  const rows: string[][] = [
    [text.title],
    ...facts.map(([name = '', value = '']) => [name, value]),
    ...definitions(template).map((words) => ['', words]),
  ].map((row) => row.map(sheetText));
  const cells: Styled = new Map([['0,0', { style: STYLES.title }]]);
  rows.forEach((_, row) => {
    if (row === 0) return;
    style(cells, row, 0, STYLES.note);
    style(cells, row, 1, { ...STYLES.note, numFmt: '@' });
  });
  return {
    name: phrases.cover,
    columns: [{ width: 14 }, { width: 110 }],
    rows,
    cells,
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
    pageSetup: {
      ...{ paperSize: 'a4', orientation: 'landscape' },
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    },
  };
};

/** `tables`: all of them; those that cannot be made are named on the cover with why. */
export const writeWorkbook = async (
  report: MonthlyReport,
  text: CircularText,
  tables: readonly DocumentTable[],
  template: Template,
): Promise<Uint8Array> => {
  const period = periodTitle(report.period).zh;
  const there = tables.filter(({ missing }) => missing === null);
  return writtenXlsx(
    text.title,
    [
      cover(report, text, tables, template),
      ...there.flatMap((table) => [
        printed(table, template, period, report.scope.asOf),
        plain(table, template),
      ]),
    ],
    report.on,
  );
};
