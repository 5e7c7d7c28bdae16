/** Set-aside records are downloaded, corrected in a spreadsheet, and dropped in again. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { CorrectionColumnsError } from '../../src/lib/domain/errors';
import { readCorrected, takeCorrections, type Corrected } from '../../src/lib/ingest/corrections';
import { IN_PLACE } from '../../src/lib/ingest/in-place';
import type { ImportedFile } from '../../src/lib/ingest/import-file';
import { rewordFile } from '../../src/lib/ingest/reword';
import { readOwnCells, readSetAside, setAsideProblems } from '../../src/lib/ingest/set-aside';
import { correctionsCsv } from '../../src/lib/reports/corrections';
import { emptied, importText, memoryFile, prepared, problemLines } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());
beforeEach(() => emptied(engine));

const SOURCE = `办件编号,承办单位,原因,受理时间,办结时间
="0001",税务局,好,2026-09-01 09:02:00,2026-09-02
0002,税务局,差,2026-09-31,2026-09-20
0003,民政局,甲,乙,2026-09-03,2026-09-12
=1+1,民政局,丙,2026-09-03
`;
const file = (content: string) => memoryFile('办件.csv', content);

const load = (): Promise<ImportedFile> => importText(engine, SOURCE, { name: '办件.csv' });
const downloaded = async (loaded: ImportedFile): Promise<string> =>
  correctionsCsv(loaded, await readSetAside(file(SOURCE), loaded, setAsideProblems(loaded)), ({ reason }) => [
    reason,
    '改',
  ]);

const taken = async (content: string | Uint8Array, loaded: ImportedFile): Promise<Corrected | null> => {
  const found = await readCorrected(memoryFile('改好.csv', content), [loaded]);
  if (found === null) return null;
  const wanted = new Set(loaded.problems.filter(({ kept }) => !kept).map(({ recordNo }) => recordNo));
  return takeCorrections(found.corrections, await readOwnCells(file(SOURCE), loaded, wanted));
};
const reworded = (loaded: ImportedFile, { overlay }: Corrected): Promise<ImportedFile> =>
  rewordFile({
    engine,
    host: IN_PLACE,
    file: file(SOURCE),
    loaded,
    overlay,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });

describe('the download', () => {
  it('has the columns of the source, line in front; reason, remedy and record behind; nothing left out', async () => {
    const loaded = await load();
    const marker = `明察·记录 ${loaded.contentSha256.slice(0, 12)}`;
    expect((await downloaded(loaded)).split('\r\n')).toEqual([
      `\uFEFF明察·行号,办件编号,承办单位,原因,受理时间,办结时间,明察·原因,明察·怎么办,${marker}`,
      '3,"=""0002""",税务局,差,2026-09-31,2026-09-20,no_such_date,改,3',
      '4,"=""0003""",民政局,甲,乙,"2026-09-03,2026-09-12",too_many_cells,改,4',
      `5,'=1+1,民政局,丙,2026-09-03,,too_few_cells,改,5`,
      '',
    ]);
  });
});

describe('dropped in again', () => {
  it('corrected records are loaded where they stood; the account of the source says so', async () => {
    const before = await load();
    const corrected = (await downloaded(before)).replace('2026-09-31', '2026-09-30');
    const found = await taken(corrected, before);
    expect(found).toMatchObject({ unchanged: 2, foreign: 0 });
    const after = await reworded(before, found!);
    expect(before.conservation).toMatchObject({ records: 5, loaded: 1, setAside: 3 });
    expect(after.conservation).toMatchObject({ records: 5, loaded: 2, setAside: 2 });
    expect(problemLines(after).map((line) => line.split(' | ')[0])).toEqual(['3', '4', '5']);
    const [row] = await engine.query(`select case_id from cases where source_row % 4294967296 = 3`);
    expect(row).toEqual({ case_id: '0002' });
  });

  it('what a spreadsheet does to cells that nobody touched is no correction', async () => {
    const loaded = await load();
    const saved = (await downloaded(loaded))
      .replaceAll('"2026-09-03,2026-09-12"', '"2026/9/3,2026/9/12"')
      .replaceAll('"=""0002"""', '2')
      .replaceAll('2026-09-20', '2026/9/20')
      .replaceAll(`'=1+1`, '=1+1');
    expect(await taken(saved, loaded)).toMatchObject({ unchanged: 3, foreign: 0 });
    expect((await taken(saved, loaded))?.overlay.size).toBe(0);
  });

  it('is known in another encoding, with another delimiter, after rows were dropped', async () => {
    const loaded = await load();
    const lines = (await downloaded(loaded)).replace('2026-09-31', '2026-09-30').split('\r\n').slice(0, 2);
    const tabs = `${lines.join('\r\n').replace('\uFEFF', '').replaceAll(',', '\t')}\r\n`;
    const found = await taken(new Uint8Array(Buffer.from(`\uFEFF${tabs}`, 'utf16le')), loaded);
    expect([...(found?.overlay ?? [])]).toEqual([
      [3, ['="0002"', '税务局', '差', '2026-09-30', '2026-09-20']],
    ]);
  });

  it('a record that was never set aside is not touched, and is counted', async () => {
    const loaded = await load();
    const other = (await downloaded(loaded)).replace(/,3\r\n/, ',2\r\n').replace('2026-09-31', '2026-09-30');
    expect(await taken(other, loaded)).toMatchObject({ foreign: 1, unchanged: 2 });
  });

  it('other columns than the source has are refused by name', async () => {
    const loaded = await load();
    const other = (await downloaded(loaded)).replace(',承办单位,', ',单位,');
    await expect(taken(other, loaded)).rejects.toBeInstanceOf(CorrectionColumnsError);
  });

  it('without its source it is a file like any other, and its marker columns are not used', async () => {
    const content = (await downloaded(await load())).replace('2026-09-31', '2026-09-30');
    await emptied(engine);
    expect(await readCorrected(memoryFile('改好.csv', content), [])).toBeNull();
    const alone = await importText(engine, content, { name: '改好.csv' });
    expect(alone.layout.columns.filter(({ field }) => field !== null).map(({ header }) => header)).toEqual([
      '办件编号',
      '承办单位',
      '受理时间',
      '办结时间',
    ]);
    expect(alone.conservation).toMatchObject({ loaded: 2 });
  });
});
