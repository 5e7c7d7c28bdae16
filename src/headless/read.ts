/** `mingcha read`: the tables as read, before any mapping. */
import { basename } from 'node:path';
import { readTable } from '../lib/ingest/read-table';
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

export const runRead = async (args: Arguments): Promise<void> => {
  const [data, header] = [dataFiles(args), headerRows(args)];
  const output = openOutput(args, []);
  for (const [at, { path }] of data.entries()) {
    const file = await openFile(path);
    const { head, rows } = await readTable(file.name, await file.read(0, file.size), header).finally(() =>
      file.close(),
    );
    writeCsv(output, `${at + 1}-${basename(path).replace(/\.[^.]*$/, '')}.csv`, head, rows);
  }
};
