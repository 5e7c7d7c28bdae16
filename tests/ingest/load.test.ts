import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { ENGINE_NAMES, openBoth, type EngineName } from '../db/engines';
import { emptied, importText, prepared, problemLines } from './loading';

vi.setConfig({ testTimeout: 60_000 });

let engines: Readonly<Record<EngineName, Engine>>;
beforeAll(async () => {
  engines = await openBoth();
  for (const name of ENGINE_NAMES) await prepared(engines[name]);
}, 60_000);
afterAll(async () => {
  for (const name of ENGINE_NAMES) await engines[name].close();
});

const HEAD = '办件编号,承办单位,事项名称,受理时间,应办结时间,办结时间';
const rows = (...records: string[]): string => [HEAD, ...records].map((record) => `${record}\r\n`).join('');

describe.each(ENGINE_NAMES)('a file on the %s engine', (name) => {
  beforeEach(() => emptied(engines[name]));

  const ids = async (): Promise<unknown[]> =>
    (await engines[name].query('select source_row % 4294967296 as n, case_id from cases order by 1')).map(
      (row) => Object.values(row),
    );

  it('three rows with CRLF load', async () => {
    const { conservation } = await importText(
      engines[name],
      rows(
        '001,税务局,开票,2026-01-05,2026-01-09,2026-01-08',
        '002,税务局,开票,2026-01-05,2026-01-09,',
        '003,税务局,,,,',
      ),
    );
    expect(await ids()).toEqual([
      [2, '001'],
      [3, '002'],
      [4, '003'],
    ]);
    expect(conservation).toMatchObject({ records: 4, loaded: 3, setAside: 0, headerRows: 1, blank: 0 });
  });

  it('a CRLF file whose first record holds a quoted bare LF loads', async () => {
    const head = HEAD.replace('事项名称', '"事项\n名称"').replace('承办单位', '单位');
    const { firstLine } = await importText(
      engines[name],
      rows('001,税务局,"开\n票",2026-01-05,,').replace(HEAD, head),
    );
    expect(await ids()).toEqual([[2, '001']]);
    expect([...firstLine]).toEqual([1, 3]);
  });

  it('a byte-order mark is no part of the first header, nor of a quoted one', async () => {
    for (const [fileNo, head] of [
      [1, HEAD],
      [2, `"${HEAD.replaceAll(',', '","')}"`],
    ] as const) {
      const bom = `\ufeff${rows(`00${fileNo},税务局,,,,`).replace(HEAD, head)}`;
      const { layout } = await importText(engines[name], bom, { fileNo });
      expect(layout).toMatchObject({ hasBom: true, encoding: 'utf-8' });
      expect(layout.columns[0]).toMatchObject({ header: '办件编号', field: 'case_id' });
    }
  });

  it('rows with too few and too many cells are set aside with their lines, and the rows after them keep theirs', async () => {
    const file = rows(
      '001,税务局,"a\r\nb",,,',
      '002,税务局',
      '',
      '003,税务局,c,,,',
      '004,税务局,d,,,,,x',
      '005,税务局,e,,,,',
    );
    const done = await importText(engines[name], file);
    expect(problemLines(done)).toEqual([
      '4 |  | 002,税务局 | too_few_cells',
      '7 |  | 004,税务局,d,,,,,x | too_many_cells',
    ]);
    expect(await ids()).toEqual([
      [2, '001'],
      [4, '003'],
      [6, '005'],
    ]);
    expect([...done.firstLine]).toEqual([1, 2, 4, 6, 7, 8]);
    expect(done.conservation).toMatchObject({ records: 6, loaded: 3, setAside: 2, headerRows: 1, blank: 1 });
  });

  it('a file that mixes line ends loads with the lines that an editor shows', async () => {
    const done = await importText(
      engines[name],
      `${HEAD}\r\n001,税务局,a,,,\n002,税务局,"b\nc",,,\r\n003,税务局,d,,,\r\n`,
    );
    expect(await ids()).toEqual([
      [2, '001'],
      [3, '002'],
      [4, '003'],
    ]);
    expect([...done.firstLine]).toEqual([1, 2, 3, 5]);
  });
});
