/**
 * Where a file's header stands, how many records it has, and what its cells say.
 *
 * A header names, the records below it hold values: what tells the two apart is a known column name, or cells that are no
 * values in columns that hold nothing else. Title rows leave most of their record empty or say `name：value`.
 */
import { fieldAlias, normaliseLabel } from './aliases';
import { TABLE_NAMES } from '../domain/records';
import { isEmptyRecord, isFooter } from './footer-words';
import { isValueLike, isYear } from './value-like';

type Cells = readonly string[];

/** Padding that exports put around a header: spaces of all kinds, a leading tab or apostrophe, Excel's `="…"`. */
export function cleanHeader(cell: string): string {
  const bare = cell.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
  const formula = /^="(.*)"$/s.exec(bare);
  return (formula?.[1] ?? bare).replace(/^'+/, '').trim();
}

export interface HeaderPlace {
  /** Records above the header. */
  readonly titleRecords: number;
  /** 0 when the file has none. */
  readonly headerRecords: number;
}

/** Records among which the header is looked for. */
const SEARCHED = 20;
const BODY = 60;
const MOST_HEADER_RECORDS = 3;
/** Of a column's cells this share says what kind it is. */
const MOST = 0.8;

/** A line of our own exports' provenance block: `# key: value`. */
const isComment = (record: Cells): boolean => record[0]?.startsWith('# ') ?? false;
const filled = (record: Cells): string[] => record.filter((cell) => cell.trim() !== '');
const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';

const isKnown = (cell: string): boolean => TABLE_NAMES.some((table) => fieldAlias(table, cleanHeader(cell)));
const knownIn = (record: Cells): number => filled(record).filter(isKnown).length;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** The most frequent number of cells; the larger one of equals. */
export function usualWidth(records: readonly Cells[]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = { width: 0, count: 0 };
  for (const [width, count] of counts) {
    if (count > best.count || (count === best.count && width > best.width)) best = { width, count };
  }
  return best.width;
}

/** 制表单位：某局, 统计时间：2026年10月. */
const isLabelled = (cell: string): boolean =>
  /^[^:：]{1,12}[:：]/.test(cell.trim()) && !/^\d/.test(cell.trim());

function isTitle(record: Cells, width: number): boolean {
  const cells = filled(record);
  if (cells.length === 0 || (cells.length === 1 && width > 1)) return true;
  return cells.filter(isLabelled).length * 2 > cells.length;
}

/** What the records below the header are like. */
interface Body {
  readonly records: readonly Cells[];
  /** Columns that hold values and nothing else. */
  readonly valued: ReadonlySet<number>;
}

function bodyOf(records: readonly Cells[], from: number): Body {
  const width = usualWidth(records);
  const below = records
    .slice(from, from + BODY)
    .filter((record) => !isEmptyRecord(record) && !isFooter(record, width));
  const valued = Array.from({ length: width }, (_, at) => at).filter((at) => {
    const cells = below.map((record) => record[at] ?? '').filter(isFilled);
    return cells.length > 0 && cells.filter(isValueLike).length >= MOST * cells.length;
  });
  return { records: below, valued: new Set(valued) };
}

/** The first record that is full enough to name columns, or that names two which are known. */
function firstHeader(records: readonly Cells[]): number {
  const searched = records.slice(0, SEARCHED);
  const width = usualWidth(records);
  const usual = median(
    bodyOf(records, Math.min(6, records.length >> 1)).records.map((r) => filled(r).length),
  );
  const least = width > 1 ? Math.max(2, Math.ceil(usual / 2)) : 1;
  const full = searched.findIndex((record) => filled(record).length >= least && !isTitle(record, width));
  const known = searched.findIndex((record) => knownIn(record) >= 2);
  if (known < 0) return Math.max(0, full);
  if (full < 0 || full > known) return upperRow(records, known);
  return known - full < MOST_HEADER_RECORDS && areUpperRows(records.slice(full, known), records[known] ?? [])
    ? full
    : upperRow(records, known);
}

/** A row of group names over the row that names the columns: names only, and under each of them a name below. */
function isUpperRow(upper: Cells, lower: Cells): boolean {
  const names = filled(upper);
  if (names.length < 2 || names.some((cell) => isValueLike(cell) || isLabelled(cell))) return false;
  const gaps = lower.some((cell, at) => isFilled(cell) && !isFilled(upper[at]));
  return gaps && lower.length >= upper.length;
}

const areUpperRows = (upper: readonly Cells[], lower: Cells): boolean =>
  upper.every((record, at) => isUpperRow(record, upper[at + 1] ?? lower));

/** The header may begin above the record that shows it. */
function upperRow(records: readonly Cells[], at: number): number {
  const above = records[at - 1];
  return above !== undefined && isUpperRow(above, records[at] ?? []) ? at - 1 : at;
}

const sameRow = (a: Cells, b: Cells): boolean =>
  a.length === b.length && a.every((cell, at) => cell.trim() === (b[at] ?? '').trim());

/** Whether `next` goes on with the header that ends with `above`. */
function continuesHeader(above: Cells, next: Cells, body: Body): boolean {
  const names = filled(next);
  if (names.length === 0) return false;
  if (sameRow(above, next)) return true;
  if (names.some((cell) => isValueLike(cell) || isLabelled(cell))) return false;
  const against = next.filter((cell, at) => body.valued.has(at) && isFilled(cell)).length;
  const fillsGaps = next.some((cell, at) => isFilled(cell) && !isFilled(above[at]));
  const leavesGaps = above.some((cell, at) => isFilled(cell) && !isFilled(next[at]));
  if (fillsGaps) return against > 0 || (body.valued.size === 0 && leavesGaps);
  const areCodes = names.every((cell) => /^[A-Za-z][\w.]*$/.test(cell)) && !filled(above).every(isLatin);
  return areCodes && against > 0;
}

const isLatin = (cell: string): boolean => /^[\w\s.-]*$/.test(cell);

function headerLength(records: readonly Cells[], from: number): number {
  let length = 1;
  while (length < MOST_HEADER_RECORDS && from + length < records.length) {
    const [above, next] = [records[from + length - 1], records[from + length]];
    if (above === undefined || next === undefined) break;
    if (!continuesHeader(above, next, bodyOf(records, from + length + 1))) break;
    length += 1;
  }
  return length;
}

/** Whether the record names the columns of those below it. */
function isHeader(record: Cells, body: Body): boolean {
  if (knownIn(record) > 0) return true;
  const cells = filled(record);
  if (body.records.length === 0) return cells.filter(isValueLike).length * 2 < cells.length;
  const years = record.filter(isYear).length > 1;
  const isValue = (cell: string): boolean => isValueLike(cell) && !(years && isYear(cell));
  const hasLetters = (cell: string): boolean => /\p{L}/u.test(cell);
  const isPlainNumber = (at: number): boolean => !body.records.some((below) => hasLetters(below[at] ?? ''));
  const inValued = [...body.valued].filter((at) => isFilled(record[at]));
  const names = inValued.filter((at) => {
    const cell = record[at] ?? '';
    return !isValue(cell) || (hasLetters(cell) && isPlainNumber(at) && !/年/.test(cell));
  }).length;
  if (body.valued.size > 0) return names * 2 >= inValued.length;
  const repeats = record.some((cell, at) => isFilled(cell) && body.records.some((r) => r[at] === cell));
  return !repeats && cells.filter(isValue).length * 2 <= cells.length;
}

/**
 * Finds the header among the first records of a file.
 * @param given what the user has said; it is not asked again.
 */
export function findHeader(
  records: readonly Cells[],
  given: { readonly titleRecords?: number | undefined; readonly headerRecords?: number | undefined } = {},
): HeaderPlace {
  const comments = records.findIndex((record) => !isComment(record));
  const from = Math.max(0, comments);
  const titleRecords = given.titleRecords ?? from + firstHeader(records.slice(from));
  if (given.headerRecords !== undefined) return { titleRecords, headerRecords: given.headerRecords };
  const first = records[titleRecords];
  if (first === undefined) return { titleRecords, headerRecords: 0 };
  const headerRecords = headerLength(records, titleRecords);
  const body = bodyOf(records, titleRecords + headerRecords);
  const exists = headerRecords > 1 || isHeader(first, body);
  return { titleRecords, headerRecords: exists ? headerRecords : 0 };
}

/**
 * Group names stand in the first of the columns that they cover, and get a name below; the others get them too. A name
 * with nothing below it was merged downwards and covers its own column only.
 */
function spread(upper: Cells, lower: readonly Cells[]): string[] {
  let group = '';
  return upper.map((cell, at) => {
    const own = cleanHeader(cell);
    const isCovered = lower.some((row) => isFilled(row[at]));
    if (own !== '') group = isCovered ? own : '';
    else if (!isCovered) group = '';
    return own === '' ? group : own;
  });
}

/** The names of the columns: several header records are joined by one space, empty cells left out. */
export function headerNames(rows: readonly Cells[]): string[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const padded = rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
  const named = padded.map((row, at) =>
    at === padded.length - 1 ? row.map(cleanHeader) : spread(row, padded.slice(at + 1)),
  );
  return Array.from({ length: width }, (_, at) =>
    named
      .map((row) => row[at] ?? '')
      .filter((name) => name !== '')
      .join(' '),
  );
}

/** The name of a column that has none: by its place, from 1. */
export const placeName = (position: number): string => `c${position + 1}`;

/** Whether a header says nothing. */
export const isEmptyHeader = (header: string): boolean => normaliseLabel(header) === '';
