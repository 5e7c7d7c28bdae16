/** `mingcha read`: the tables as read, before any mapping. */
import { basename } from 'node:path';
import { openSource } from '../lib/ingest/import-source';
import { IN_PLACE } from '../lib/ingest/in-place';
import { joinTables, readTable, type TextTable } from '../lib/ingest/read-table';
import { ArgumentError, dataFiles, type Arguments } from './arguments';
import { writeCsv } from './csv';
import { openFile } from './node-host';
import { openOutput } from './output';

const headerRows = (args: Arguments): number | undefined => {
  const text = args.text('header');
  if (text === undefined) return undefined;
  if (text === 'none') return 0;
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new ArgumentError(`--header is a row number or none, not ${text}`);
  return Number(text);
};

/** The tables of one file; a workbook has one per sheet, of which those with one header are written as one. */
const readTables = async (path: string, header: number | undefined): Promise<TextTable[]> => {
  const file = await openFile(path);
  try {
    const parts = await openSource(IN_PLACE, file, new AbortController().signal);
    const tables: TextTable[] = [];
    for (const part of parts) tables.push(readTable(part.name, await part.read(0, part.size), header));
    return joinTables(tables);
  } finally {
    await file.close();
  }
};

const stem = (path: string): string => basename(path).replace(/\.[^.]*$/, '');

export const runRead = async (args: Arguments): Promise<void> => {
  const [data, header] = [dataFiles(args), headerRows(args)];
  const output = openOutput(args, []);
  for (const [at, { path }] of data.entries()) {
    const tables = await readTables(path, header);
    for (const [no, { head, rows }] of tables.entries()) {
      const name = no === 0 ? stem(path) : `${stem(path)}-${no + 1}`;
      writeCsv(output, `${at + 1}-${name}.csv`, head, rows);
    }
  }
};
