/**
 * The set-aside records of one file as a file that can be corrected and dropped in again: the source's own columns, with
 * the line in front and the reason, the remedy and the record's number behind.
 */
import { CORRECTION_HEADS, recordHead } from '../domain/correction-marks';
import type { Layout, Problem } from '../domain/layout';

export interface CorrectableRecord {
  readonly problem: Problem;
  /** One per column of the header. */
  readonly cells: readonly string[];
}

interface Source {
  readonly layout: Layout;
  readonly contentSha256: string;
}

/** A constant in a formula's clothes, by which systems and we keep a number's zeros and digits from the spreadsheet. */
const CONSTANT = /^="[^"]*"$/;
/** What a spreadsheet would take for a number and spoil: leading zeros, more than its fifteen digits. */
const SPOILED_AS_NUMBER = /^(?:0\d+|\d{12,})$/;

/** A formula is disarmed, an id is kept whole; both are read back as they were. */
const guarded = (cell: string): string => {
  if (CONSTANT.test(cell)) return cell;
  if (SPOILED_AS_NUMBER.test(cell)) return `="${cell}"`;
  return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
};

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** UTF-8 with BOM, CRLF: what a Chinese spreadsheet opens by double click. `words`: reason and remedy of a problem. */
export const correctionsCsv = (
  { layout, contentSha256 }: Source,
  records: readonly CorrectableRecord[],
  words: (problem: Problem) => readonly [reason: string, remedy: string],
): string => {
  const headers = Array.from(
    { length: layout.width },
    (_, at) => layout.columns.find(({ position }) => position === at)?.header ?? '',
  );
  const { line, reason, remedy } = CORRECTION_HEADS;
  const rows = records.map(({ problem, cells }) => {
    const [why, what] = words(problem);
    return [String(problem.line), ...cells.map(guarded), why, what, String(problem.recordNo)];
  });
  const table = [[line, ...headers, reason, remedy, recordHead(contentSha256)], ...rows];
  return `\uFEFF${table.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
};
