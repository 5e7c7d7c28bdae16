/** Two thousand rows with line breaks in cells, blank lines and bad rows anywhere: every row keeps its physical line. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeGb18030 } from '../../data/samples/gb18030';
import type { Engine } from '../../src/lib/db/engine';
import type { IngestHost } from '../../src/lib/ingest/host';
import type { ImportedFile } from '../../src/lib/ingest/import-file';
import { IN_PLACE } from '../../src/lib/ingest/in-place';
import { readPass } from '../../src/lib/ingest/read-pass';
import { ENGINE_NAMES, openBoth, type EngineName } from '../db/engines';
import { firstDifference } from '../db/same-rows';
import { contents, emptied, importText, prepared } from './loading';
import { PATIENCE, secondsSince } from '../work-done';
import { messyFile, naivePlaces, type MessyFile } from './messy-file';

vi.setConfig({ testTimeout: 120_000 });

let engines: Readonly<Record<EngineName, Engine>>;
beforeAll(async () => {
  engines = await openBoth();
  for (const name of ENGINE_NAMES) await prepared(engines[name]);
}, 60_000);
afterAll(async () => {
  for (const name of ENGINE_NAMES) await engines[name].close();
});

/** Some thirty chunks, and reads that end within characters, records and line ends. */
const IN_PIECES: IngestHost = {
  ...IN_PLACE,
  read: (file, layout, events) => readPass(file, layout, events, { readBytes: 1_001, chunkBytes: 4_000 }),
};
const utf16le = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

/** Everything that the load says about places, against what the naive reader says. */
const checkPlaces = async (
  engine: Engine,
  done: ImportedFile,
  { text, kinds, blank }: MessyFile,
): Promise<void> => {
  const places = naivePlaces(text);
  const rows = await engine.query(
    'select case_id as id, source_row % 4294967296 as n from cases order by source_row',
  );
  const loaded = rows.map(({ id, n }) => [String(id), Number(n), done.firstLine[Number(n) - 1]]);
  const expected = [...kinds].filter(([, kind]) => kind === 'good').map(([id]) => id);
  const place = (id: string): unknown[] => [places.get(id)?.recordNo, places.get(id)?.line];
  expect(loaded).toEqual(expected.map((id) => [id, ...place(id)]));
  const problems = done.problems.map((problem) => [problem.recordNo, problem.line, problem.reason]);
  const bad = [...kinds].filter(([, kind]) => kind !== 'good').map(([id, kind]) => [...place(id), kind]);
  expect(problems).toEqual(bad);
  const { conservation: c } = done;
  expect([c.records, c.loaded, c.setAside, c.blank]).toEqual([
    1 + kinds.size,
    expected.length,
    bad.length,
    blank,
  ]);
};

describe.each(ENGINE_NAMES)('on the %s engine', (name) => {
  beforeEach(() => emptied(engines[name]));

  it.each([
    ['CRLF', '\r\n', 2_000],
    ['LF', '\n', 300],
  ])('UTF-8 with %s', async (_, newline, rows) => {
    const file = messyFile(rows, rows, newline);
    await checkPlaces(engines[name], await importText(engines[name], file.text), file);
  });

  it.each([
    ['GB18030', encodeGb18030, '\r\n', 600],
    ['GB18030', encodeGb18030, '\n', 301],
    ['UTF-16LE', utf16le, '\r\n', 302],
  ])('%s in chunks', async (_, encode, newline, rows) => {
    const file = messyFile(rows, rows, newline);
    const bytes = encode(file.text);
    await checkPlaces(engines[name], await importText(engines[name], bytes, { host: IN_PIECES }), file);
  });

  it('a file and its twins in GB18030 and UTF-16 give equal tables', async () => {
    const { text } = messyFile(20_261_106, 200, '\r\n');
    const tables = [];
    for (const content of [text, `\ufeff${text}`, encodeGb18030(text), utf16le(text)]) {
      await emptied(engines[name]);
      await importText(engines[name], content, { host: IN_PIECES });
      tables.push({ ...(await contents(engines[name])), source_file: [] });
    }
    const [first, ...others] = tables;
    for (const other of others) {
      for (const [table, rows] of Object.entries(first ?? {}))
        expect([table, firstDifference(rows, other[table as keyof typeof other])]).toEqual([table, null]);
    }
  });
});

it(
  'refused records cost by their number, not by their number times all others',
  { timeout: 240_000 },
  async () => {
    const file = (every: number): string =>
      [
        '办件编号,承办单位,受理时间',
        ...Array.from(
          { length: 150_000 },
          (_, i) => `${String(every)}-${String(i)},税务局,2026-10-05${i % 15 === every ? ',多' : ''}`,
        ),
      ].join('\n');
    const secondsOf = async (every: number): Promise<number> => {
      await emptied(engines.native);
      const before = process.cpuUsage();
      const { conservation } = await importText(engines.native, file(every), {
        name: `${String(every)}.csv`,
      });
      expect(conservation.setAside).toBe(every < 15 ? 10_000 : 0);
      return secondsSince(before);
    };
    const plain = await secondsOf(99);
    expect(await secondsOf(7)).toBeLessThan(plain * PATIENCE);
  },
);
