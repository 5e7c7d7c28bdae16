/** HTML pages named .xls, as JSP systems export them: each table is a sheet. */
import { attributeOf, pieces } from './markup';
import type { Sheet } from './sheet';

/** A cell may span this much at most; more is damage or malice. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 100_000;

const spanOf = (attributes: string, name: string, most: number): number => {
  const span = Number.parseInt(attributeOf(attributes, name), 10);
  return span >= 1 ? Math.min(span, most) : 1;
};

/** One table while it is read: a cell that spans keeps its text in its first place, the others stay empty. */
class Table {
  readonly rows: string[][] = [];
  private taken = new Map<number, number>();
  private text: string | null = null;
  private column = 0;
  private place = 0;
  private isRowOpen = false;

  openRow(): void {
    this.closeCell();
    this.rows.push([]);
    this.isRowOpen = true;
    this.column = 0;
    for (const [column, left] of this.taken) {
      if (left <= 1) this.taken.delete(column);
      else this.taken.set(column, left - 1);
    }
  }

  openCell(attributes: string): void {
    this.closeCell();
    if (this.rows.length === 0) this.openRow();
    while (this.taken.has(this.column)) this.column += 1;
    const width = spanOf(attributes, 'colspan', MOST_COLUMNS - this.column);
    const height = spanOf(attributes, 'rowspan', MOST_ROWS);
    const row = this.rows.at(-1);
    if (row === undefined || this.column >= MOST_COLUMNS) return;
    while (row.length < this.column + width) row.push('');
    // Taken from the next row on; the count falls when that row opens.
    if (height > 1) for (let i = 0; i < width; i += 1) this.taken.set(this.column + i, height);
    this.place = this.column;
    this.column += width;
    this.text = '';
  }

  add(text: string): void {
    if (this.text !== null) this.text += text;
  }

  closeCell(): void {
    const row = this.rows.at(-1);
    if (this.text !== null && row !== undefined) row[this.place] = shown(this.text);
    this.text = null;
  }

  closeRow(): void {
    this.closeCell();
    this.isRowOpen = false;
  }

  /** The page breaks off: a row that was not finished is not read. */
  breakOff(): void {
    this.closeCell();
    if (this.isRowOpen) this.rows.pop();
  }
}

/** As a browser shows it: white space of any length is one blank, and none at the ends. */
const shown = (text: string): string =>
  text.replace(/[ \t\r\n\f]+/g, ' ').replace(/^[ \u00a0]+|[ \u00a0]+$/g, '');

const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li']);

/** The tables of a page in the order in which they begin; one inside another is a table of its own. */
export function htmlSheets(markup: string): Sheet[] {
  const tables: Table[] = [];
  const open: Table[] = [];
  for (const piece of pieces(markup)) {
    const table = open.at(-1);
    if (piece.kind === 'text') table?.add(piece.text);
    else if (piece.name === 'table') {
      if (piece.kind === 'close') open.pop()?.closeCell();
      else {
        const begun = new Table();
        tables.push(begun);
        open.push(begun);
      }
    } else if (table !== undefined) step(table, piece);
  }
  for (const table of open) table.breakOff();
  return tables.map(({ rows }, i) => ({
    name: `表格${String(i + 1)}`,
    hidden: false,
    rows,
    isCut: open.length > 0,
  }));
}

function step(table: Table, piece: { kind: 'open' | 'close'; name: string; attributes?: string }): void {
  const isOpen = piece.kind === 'open';
  if (piece.name === 'tr') {
    if (isOpen) table.openRow();
    else table.closeRow();
  }
  if (piece.name === 'td' || piece.name === 'th') {
    if (isOpen) table.openCell(piece.attributes ?? '');
    else table.closeCell();
  } else if (isOpen && BREAKS.has(piece.name)) table.add(' ');
}
