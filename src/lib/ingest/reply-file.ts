/** A sheet that a unit has filled in: records below the `#` block and the head, whatever a spreadsheet made of its encoding. */
import Papa from 'papaparse';
import { InvalidDataFileError } from '../domain/errors';

/** UTF-8 as we write it; what is none was saved by a Chinese spreadsheet. */
const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

/** One record of the sheet by its heads; `row` is the row that a spreadsheet shows it in, from 1. */
export interface ReplyRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Filled rows below the head; an apostrophe that disarmed a formula goes again. @throws InvalidDataFileError without the first head. */
export const readReplyRows = (bytes: Uint8Array, file: string, first: string): readonly ReplyRow[] => {
  const { data } = Papa.parse<string[]>(decoded(bytes));
  const at = data.findIndex((cells) => cells[0]?.trim() === first);
  const heads = data[at];
  if (heads === undefined) throw new InvalidDataFileError({ file, path: first, reason: 'no_header' });
  const cell = (text: string | undefined): string => (text ?? '').trim().replace(/^'(?=[=+\-@＝＋－＠])/, '');
  return data.slice(at + 1).flatMap((cells, below) => {
    if (cells.every((one) => one.trim() === '')) return [];
    const named = Object.fromEntries(heads.map((head, i) => [head.trim(), cell(cells[i])]));
    return [{ row: at + below + 2, cells: named }];
  });
};

/** The same without their rows. */
export const readReplies = (
  bytes: Uint8Array,
  file: string,
  first: string,
): readonly Readonly<Record<string, string>>[] => readReplyRows(bytes, file, first).map(({ cells }) => cells);
