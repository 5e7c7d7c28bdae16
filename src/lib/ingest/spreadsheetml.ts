/** SpreadsheetML 2003: the XML that Excel 2003 and many systems write and name .xls. */
import { attributeOf, pieces, type Piece } from './markup';
import type { Sheet } from './sheet';
import { numberText } from './workbook-cells';

const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

/** The writer's own value of a cell as text; a day before 1900 is a time alone. */
function valueText(type: string, text: string): string {
  switch (type.toLowerCase()) {
    case 'number': {
      const value = Number(text);
      return text.trim() === '' || Number.isNaN(value) ? text : numberText(value);
    }
    case 'boolean':
      return text.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'datetime':
      return instantText(text);
    default:
      return text;
  }
}

function instantText(text: string): string {
  const [, date = '', time = ''] =
    /^\s*(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?)?\s*$/.exec(text) ?? [];
  if (date === '') return text;
  if (date < '1900-01-01') return time;
  return time === '' || time === '00:00:00' ? date : `${date} ${time}`;
}

interface Reading {
  readonly sheets: { name: string; hidden: boolean; rows: string[][]; isCut: boolean }[];
  row: number;
  /** Of the open cell. */
  column: number;
  /** Where the next cell stands that does not say it. */
  next: number;
  /** Places that merged cells of earlier rows take. */
  taken: Map<number, number>;
  /** Of the `Data` that is open; null outside of one. */
  type: string | null;
  text: string;
  inComment: boolean;
  inRow: boolean;
  inVisible: boolean;
}

/** A place given by number, otherwise the next one; both count from 1 in the file, from 0 here. */
const placed = (attributes: string, next: number, most: number): number => {
  const given = Number.parseInt(attributeOf(attributes, 'Index'), 10);
  return Math.min(given >= 1 ? given - 1 : next, most - 1);
};

const isTaken = ({ taken, row, column }: Reading): boolean => (taken.get(column) ?? -1) >= row;

function openCell(reading: Reading, attributes: string): void {
  reading.column = placed(attributes, reading.next, MOST_COLUMNS);
  while (isTaken(reading) && attributeOf(attributes, 'Index') === '') reading.column += 1;
  const across = Number.parseInt(attributeOf(attributes, 'MergeAcross'), 10) || 0;
  const down = Number.parseInt(attributeOf(attributes, 'MergeDown'), 10) || 0;
  const last = Math.min(MOST_COLUMNS - 1, reading.column + across);
  reading.next = last + 1;
  if (down > 0) for (let i = reading.column; i <= last; i += 1) reading.taken.set(i, reading.row + down);
  const rows = reading.sheets.at(-1)?.rows;
  const row = rows?.[reading.row];
  while (row !== undefined && row.length <= last) row.push('');
}

function openRow(reading: Reading, attributes: string): void {
  const rows = reading.sheets.at(-1)?.rows ?? [];
  const span = Number.parseInt(attributeOf(attributes, 'Span'), 10) || 0;
  reading.row = placed(attributes, rows.length, MOST_ROWS);
  while (rows.length <= Math.min(MOST_ROWS - 1, reading.row + span)) rows.push([]);
  reading.next = 0;
}

function open(reading: Reading, { name, attributes, isEmpty }: Extract<Piece, { kind: 'open' }>): void {
  switch (name) {
    case 'worksheet':
      reading.sheets.push({ name: attributeOf(attributes, 'Name'), hidden: false, rows: [], isCut: false });
      reading.taken.clear();
      return;
    case 'row':
      reading.inRow = !isEmpty;
      openRow(reading, attributes);
      return;
    case 'cell':
      openCell(reading, attributes);
      return;
    case 'comment':
      reading.inComment = !isEmpty;
      return;
    case 'data':
      if (!reading.inComment && !isEmpty) reading.type = attributeOf(attributes, 'Type');
      reading.text = '';
      return;
    case 'visible':
      reading.inVisible = !isEmpty;
      return;
    default:
  }
}

function close(reading: Reading, name: string): void {
  if (name === 'comment') reading.inComment = false;
  if (name === 'row') reading.inRow = false;
  if (name === 'visible') reading.inVisible = false;
  if (name !== 'data' || reading.type === null) return;
  const row = reading.sheets.at(-1)?.rows[reading.row];
  if (row !== undefined) row[reading.column] = valueText(reading.type, reading.text);
  reading.type = null;
}

function text(reading: Reading, words: string): void {
  const sheet = reading.sheets.at(-1);
  if (reading.type !== null) reading.text += words;
  else if (reading.inVisible && sheet !== undefined && words.startsWith('Sheet')) sheet.hidden = true;
}

/** The worksheets of the file, as far as it goes. */
export function spreadsheetMlSheets(markup: string): Sheet[] {
  const reading: Reading = {
    sheets: [],
    row: 0,
    column: 0,
    next: 0,
    taken: new Map(),
    type: null,
    text: '',
    inComment: false,
    inRow: false,
    inVisible: false,
  };
  for (const piece of pieces(markup)) {
    if (piece.kind === 'open') open(reading, piece);
    else if (piece.kind === 'close') close(reading, piece.name);
    else text(reading, piece.text);
  }
  // The file breaks off: a row that was not finished is not read.
  if (reading.inRow) reading.sheets.at(-1)?.rows.pop();
  const isCut = !/<\/(?:\w+:)?Workbook\s*>\s*$/.test(markup);
  return reading.sheets.map((sheet, i) => ({ ...sheet, isCut: isCut && i === reading.sheets.length - 1 }));
}
