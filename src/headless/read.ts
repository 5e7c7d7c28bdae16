/** `mingcha read`: the tables as read, before any mapping. */
import { basename } from 'node:path';
import { EmptyFileError } from '../lib/domain/errors';
import { openSource } from '../lib/ingest/import-source';
import { IN_PLACE } from '../lib/ingest/in-place';
import { joinTables, readTable, type Table, type TableFault, type TextTable } from '../lib/ingest/read-table';
import { SHEET_FORM } from '../lib/ingest/sheet-csv';
import { ArgumentError, dataFiles, type Arguments } from './arguments';
import { writeCsv, writeJson, type CsvCell, type Output } from './csv';
import { newlineName } from './newline-name';
import { openFile } from './node-host';
import { openOutput } from './output';

const headerRows = (args: Arguments): number | undefined => {
  const text = args.text('header');
  if (text === undefined) return undefined;
  if (text === 'none') return 0;
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new ArgumentError(`--header is a row number or none, not ${text}`);
  return Number(text);
};

interface NamedTable {
  readonly name: string;
  readonly table: TextTable;
}

/** The texts of one file, one per sheet of a workbook, each as a table. */
const readTables = async (path: string, header: number | undefined): Promise<NamedTable[]> => {
  const file = await openFile(path);
  try {
    const parts = await openSource(IN_PLACE, file, new AbortController().signal);
    const tables: NamedTable[] = [];
    for (const part of parts) {
      const bytes = await part.read(0, part.size);
      const form = part.sheet === undefined ? {} : SHEET_FORM;
      tables.push({ name: part.name, table: readTable(part.name, bytes, header, form) });
    }
    return tables;
  } catch (error) {
    if (!(error instanceof EmptyFileError)) throw error;
    return [{ name: file.name, table: readTable(file.name, await file.read(0, file.size), header) }];
  } finally {
    await file.close();
  }
};

const stem = (path: string): string => basename(path).replace(/\.[^.]*$/, '');

/** The first record is the header; a file in which none was found begins with its first row. */
const writeTable = (output: Output, name: string, { head, rows }: Table): void => {
  const [first = [], ...rest] = rows;
  writeCsv(output, `${name}.csv`, head ?? first, head === null ? rest : rows);
};

const problemRow =
  (file: string) =>
  ({ line, reason, text }: TableFault): CsvCell[] => [file, line, '', text, reason, true];

/** How the file was read, and every record that is in no table, with its line. */
const describe = (file: string, { form, outside, records, blank, rows, others }: TextTable): unknown => ({
  file,
  encoding: form === null ? '' : form.hasBom ? `${form.encoding}-bom` : form.encoding,
  delimiter: form?.delimiter ?? '',
  quote: form?.quote ?? '',
  escape: form?.escape ?? '',
  newline: form === null ? '' : newlineName(form.newline),
  records,
  rows: rows.length + others.reduce((sum, other) => sum + other.rows.length, 0),
  titleRows: outside.filter((record) => record.class === 'title').length,
  headerRows: outside.filter((record) => record.class === 'header').length,
  footerRows: outside.filter((record) => record.class === 'footer').length,
  blank,
  outside: outside.map(({ line, class: kind, text }) => ({ line, class: kind, text })),
});

export const runRead = async (args: Arguments): Promise<void> => {
  const [data, header] = [dataFiles(args), headerRows(args)];
  const output = openOutput(args, []);
  const read: NamedTable[] = [];
  for (const [at, { path }] of data.entries()) {
    const tables = await readTables(path, header);
    read.push(...tables);
    const written = joinTables(tables.flatMap(({ table }) => [table, ...table.others]));
    written.forEach((table, no) => {
      writeTable(output, `${at + 1}-${no === 0 ? stem(path) : `${stem(path)}-${no + 1}`}`, table);
    });
  }
  writeJson(output, 'read.json', { files: read.map(({ name, table }) => describe(name, table)) });
  const problems = read.flatMap(({ name, table }) => table.faults.map(problemRow(name)));
  if (problems.length === 0) return;
  writeCsv(output, 'problems.csv', ['file', 'line', 'column', 'value', 'reason', 'kept'], problems);
};
