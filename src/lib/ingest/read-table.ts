/** A file as a table of text, before anybody asks what its columns mean. */
import Papa from 'papaparse';
import { sampleOf } from './file-sample';
import { cleanHeader } from './header';
import { probeText } from './probe';

export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * `headerRow`: 1-based record of the header; 0 = there is none (columns are then named c1, c2 …); undefined = as found.
 * Records keep the cells they have; blank lines are no records.
 */
export const readTable = (name: string, bytes: Uint8Array, headerRow: number | undefined): TextTable => {
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

/** Tables with the same header become one, in the order in which they come. */
export const joinTables = (tables: readonly TextTable[]): TextTable[] => {
  const byHeader = new Map<string, { head: readonly string[]; rows: (readonly string[])[] }>();
  for (const { head, rows } of tables) {
    const key = JSON.stringify(head);
    const same = byHeader.get(key) ?? { head, rows: [] };
    for (const row of rows) same.rows.push(row);
    byHeader.set(key, same);
  }
  return [...byHeader.values()];
};
