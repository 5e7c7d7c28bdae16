/** A file as a table of text, before anybody asks what its columns mean. */
import Papa from 'papaparse';
import { contentKind } from './bad-input';
import { HEAD_BYTES, TAIL_BYTES, type FileSample } from './file-sample';
import { cleanHeader } from './header';
import { probeText } from './probe';
import { dataSheet, readWorkbook, sheetCsv } from './workbook';

export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const sampleOf = (name: string, bytes: Uint8Array): FileSample => ({
  name,
  size: bytes.length,
  head: bytes.subarray(0, HEAD_BYTES),
  tail: bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)),
});

/**
 * `headerRow`: 1-based record of the header; 0 = there is none (columns are then named c1, c2 …); undefined = as found.
 * Records keep the cells they have; blank lines are no records.
 */
export const readTable = async (
  name: string,
  given: Uint8Array,
  headerRow: number | undefined,
): Promise<TextTable> => {
  const isWorkbook = contentKind(sampleOf(name, given)) === 'workbook';
  const bytes = isWorkbook ? sheetCsv(dataSheet(name, await readWorkbook(name, given))) : given;
  const layout = probeText(sampleOf(name, bytes));
  const text = new TextDecoder(layout.encoding).decode(bytes);
  const { data } = Papa.parse<string[]>(text, {
    header: false,
    delimiter: layout.delimiter,
    quoteChar: layout.quote,
    newline: layout.newline,
    skipEmptyLines: true,
  });
  const above = headerRow === undefined ? layout.titleRecords + layout.headerRecords : headerRow;
  if (above === 0) return { head: Array.from({ length: layout.width }, (_, at) => `c${at + 1}`), rows: data };
  return { head: (data[above - 1] ?? []).map(cleanHeader), rows: data.slice(above) };
};
