/** The terminal and workbooks: the same three commands, whatever the book is written in. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../data/samples/gb18030';
import { parseCommand } from '../../src/headless/arguments';
import { runCompute } from '../../src/headless/compute';
import { runImport } from '../../src/headless/import';
import { runRead } from '../../src/headless/read';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-workbooks-'));
const HEAD = ['办件编号', '承办单位', '受理时间', '应办结时间', '办结时间'];
const ROWS = [
  ['001', '税务局', '2026-10-08', '2026-10-12', '2026-10-13'],
  ['002', '税务局', '2026-10-08', '2026-10-12', '2026-10-12'],
];
const MORE = [['003', '民政局', '2026-10-08', '2026-10-12', '2026年4月31日']];
const SHEETS = [
  { name: '甲区', rows: [HEAD, ...ROWS] },
  { name: '乙区', rows: [HEAD, ...MORE] },
  { name: '字典', rows: [['码'], ['1']] },
];

const table = (rows: string[][]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const worksheet = ({ name, rows }: { name: string; rows: string[][] }): string => {
  const cell = (text: string): string => `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
  const row = (cells: string[]): string => `<Row>${cells.map(cell).join('')}</Row>`;
  return `<Worksheet ss:Name="${name}"><Table>${rows.map(row).join('')}</Table></Worksheet>`;
};
const XML = `<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${SHEETS.map(worksheet).join('')}</Workbook>`;

const BOOKS: readonly [name: string, sheets: string[], make: () => Uint8Array | Promise<Uint8Array>][] = [
  ['办件.xlsx', ['甲区', '乙区'], () => writeXlsx({ sheets: SHEETS })],
  ['办件.ods', ['甲区', '乙区'], () => writeOds({ sheets: SHEETS })],
  ['办件.xls', ['甲区', '乙区'], () => new TextEncoder().encode(XML)],
  [
    '页面.xls',
    ['表格1', '表格2'],
    () => encodeGb18030(`<html>${SHEETS.map(({ rows }) => table(rows)).join('')}</html>`),
  ],
];

describe.each(BOOKS)('%s', (name, sheets, make) => {
  const path = join(folder, name);
  const run = async (command: typeof runRead, word: 'read' | 'import' | 'compute', ...more: string[]) => {
    writeFileSync(path, await make());
    const out = mkdtempSync(join(folder, 'out-'));
    await command(parseCommand(word, ['--data', path, ...more, '--plain', '--out', out]));
    return (file: string): string => readFileSync(join(out, file), 'utf8');
  };
  const lines = (text: string): string[] => text.trimEnd().split('\r\n');

  it('read: sheets with one header are one table', async () => {
    const file = await run(runRead, 'read');
    const stem = name.replace(/\..*/, '');
    expect(lines(file(`1-${stem}.csv`))).toEqual([HEAD, ...ROWS, ...MORE].map((row) => row.join()));
  });
  it('import: every sheet balances, a problem names sheet and row', async () => {
    const file = await run(runImport, 'import');
    const { files } = JSON.parse(file('import.json')) as { files: Record<string, unknown>[] };
    expect(files).toMatchObject([
      { file: name, sheet: sheets[0], records: 3, loaded: 2, setAside: 0, headerRows: 1, damaged: false },
      { file: name, sheet: sheets[1], records: 2, loaded: 0, setAside: 1, headerRows: 1 },
    ]);
    expect(lines(file('problems.csv')).slice(1)).toEqual([
      `${name} [${String(sheets[1])}],2,办结时间,2026年4月31日,no_such_date,false`,
    ]);
  });
  it('compute: the figure is that of all sheets', async () => {
    const file = await run(
      runCompute,
      'compute',
      '--rules',
      'base',
      '--as-of',
      '2026-10-31',
      '--measure',
      'overdue_rate',
    );
    expect(lines(file('measures.csv'))[1]).toMatch(/^overdue_rate,[^,]*,[^,]*,?1,2,0\.5/);
  });
});
