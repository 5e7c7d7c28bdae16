/** Files that cannot be used: named, with what is wrong and where; what was loaded before stays as it was. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { encodeGb18030 } from '../../data/samples/gb18030';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { IngestHost } from '../../src/lib/ingest/host';
import { IN_PLACE } from '../../src/lib/ingest/in-place';
import { readPass } from '../../src/lib/ingest/read-pass';
import { contents, emptied, importText, prepared, problemLines } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
  await loadEarlier();
}, 60_000);
afterAll(() => engine.close());

const HEAD = '办件编号,承办单位,受理时间,应办结时间,办结时间';
const loadEarlier = async (): Promise<void> => {
  await emptied(engine);
  await importText(engine, `${HEAD}\nE1,税务局,2026-01-05,2026-01-09,\n`, { fileNo: 1, name: 'earlier.csv' });
};

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])),
  );

/** What is not text in the middle of a large file is found while it is read, not in its ends. */
const LONG = Array.from(
  { length: 12_000 },
  (_, at) => `N${at},税务局,2026-01-05,2026-01-09,2026-01-08\n`,
).join('');

describe('a file that is refused changes nothing', () => {
  it.each<[string, string | Uint8Array, string, Record<string, unknown>]>([
    ['an empty file', '', 'empty_file', {}],
    ['blank lines only', '\r\n\r\n', 'empty_file', {}],
    ['a header only', `${HEAD}\n`, 'no_data_rows', {}],
    ['a header and blank lines', `${HEAD}\r\n\r\n\r\n`, 'no_data_rows', {}],
    ['a page', '<!DOCTYPE html><html><body>登录</body></html>', 'html_file', {}],
    ['a program', bytes([0x7f, 0x45, 0x4c, 0x46], Array<number>(64).fill(0)), 'not_a_table', { kind: 'elf' }],
    [
      'bytes without meaning',
      Uint8Array.from({ length: 999 }, (_, i) => (i * i * 7 + i) % 256),
      'not_a_table',
      { kind: 'binary' },
    ],
    ['a zip', zipSync({ '办件.csv': strToU8(HEAD) }), 'zipped_file', { inside: '办件.csv', files: 1 }],
    [
      'a picture',
      bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], Array<number>(64).fill(0)),
      'not_a_table',
      { kind: 'png' },
    ],
    ['no recognisable column', 'a,b,c\n1,2,3\n', 'no_known_column', { headers: 'a、b、c' }],
    ['a header called __proto__ only', '__proto__,constructor\n1,2\n', 'no_known_column', {}],
    [
      'the same header twice',
      `${HEAD},办结时间\nN1,税务局,,,,2026-01-09\n`,
      'duplicate_header',
      { column: '办结时间' },
    ],
    [
      'day and month that nobody can tell apart',
      `${HEAD}\nN1,税务局,04/05/2026,,\n`,
      'ambiguous_date',
      { column: '受理时间' },
    ],
  ])('%s', async (_, content, code, params) => {
    const before = await contents(engine);
    const failing = importText(engine, content, { fileNo: 2, name: '坏.csv' });
    await expect(failing).rejects.toMatchObject({ code, params: { file: '坏.csv', ...params } });
    expect(await contents(engine)).toEqual(before);
  });

  it('and the next file of the same drop loads', async () => {
    await importText(engine, '<html>', { fileNo: 2 }).catch(() => undefined);
    const { conservation } = await importText(engine, `${HEAD}\nN1,税务局,,,\n`, { fileNo: 2 });
    expect(conservation).toMatchObject({ records: 2, loaded: 1 });
    await loadEarlier();
  });
});

describe('records that do not balance', () => {
  it('are an error with both sides, and nothing is loaded', async () => {
    await loadEarlier();
    const before = await contents(engine);
    const miscounting: IngestHost = {
      ...IN_PLACE,
      read: async (...asked) => {
        const reading = await readPass(...asked);
        return { ...reading, index: { ...reading.index, records: reading.index.records + 1 } };
      },
    };
    const content = `${HEAD}\nN1,民政局,,,\nN2,民政局,,,\n`;
    await expect(importText(engine, content, { fileNo: 2, host: miscounting })).rejects.toMatchObject({
      code: 'not_conserved',
      params: { file: 'a.csv', records: 4, accounted: 3 },
    });
    expect(await contents(engine)).toEqual(before);
  });
});

describe('a file with damage in some rows loads the others and names the rest', () => {
  const load = async (content: string | Uint8Array): Promise<string[]> => {
    await loadEarlier();
    const done = await importText(engine, content, { fileNo: 2 });
    const { records, loaded, setAside, headerRows } = done.conservation;
    expect(records).toBe(loaded + setAside + headerRows);
    return [...problemLines(done), `loaded ${loaded}`];
  };

  it('invalid UTF-8 in the middle', async () => {
    const file = bytes(`${HEAD}\nN1,税务局,,,\nN2,税`, [0xff, 0xe4], `局,,,\nN3,税务局,,,\n`);
    expect(await load(file)).toEqual([
      expect.stringMatching(/^3 \| {2}\| N2,税.*,,, \| invalid_characters$/),
      'loaded 2',
    ]);
  });

  it('bytes in GB18030 that are no characters', async () => {
    const file = bytes(
      [...encodeGb18030(`${HEAD}\nN1,税务局,,,\nN2,税`)],
      [0xff],
      [...encodeGb18030(`局,,,\nN3,税务局,,,\n`)],
    );
    expect(await load(file)).toEqual(['3 | 承办单位 | 税�局 | invalid_characters', 'loaded 2']);
  });

  it.each([
    ['UTF-8', (text: string) => text],
    ['GB18030', encodeGb18030],
  ])('%s: from a quote that never closes on every line is a reject', async (_, encode) => {
    const content = encode(`${HEAD}\nN1,税务局,,,\n\nN2,"税务局,,,\nN3,税务局,,,\n\nN4,税务局,,,\n`);
    expect(await load(content)).toEqual([
      '4 |  | N2,"税务局,,, | bad_quote',
      '5 |  | N3,税务局,,, | bad_quote',
      '7 |  | N4,税务局,,, | bad_quote',
      'loaded 1',
    ]);
    const long = await load(encode(`${HEAD}\nN1,税务局,,,\nX,"税务局,,,\n${LONG}`));
    expect([long.length, long.at(-1)]).toEqual([12_002, 'loaded 1']);
  });

  it.each<[string, string | Uint8Array, string[]]>([
    ['UTF-8', bytes(`${HEAD}\nN1,税务局,,,\nN2,税`, [0xe5, 0x8a]), ['3', 'loaded 1']],
    ['GB18030', bytes([...encodeGb18030(`${HEAD}\nN1,税务局,,,\nN2,税`)], [0xce]), ['3', 'loaded 1']],
    ['far from the ends', bytes(`${HEAD}\n`, LONG, 'X,税', [0xe5, 0x8a]), ['12002', 'loaded 12000']],
    ['a whole record of it', bytes(`${HEAD}\nN1,税务局,,,\nN2,税务局,,,`, [0xe5, 0x8a]), ['3', 'loaded 1']],
  ])('a file that breaks off within a character: %s', async (_, content, [line, loaded]) => {
    const [problem, count] = await load(content);
    expect(problem).toMatch(new RegExp(`^${line} \\|.*\\| cut_off$`));
    expect(count).toBe(loaded);
  });

  it('NUL characters cut nothing off and are pointed out', async () => {
    expect(await load(`${HEAD}\nN1,税\0务局,,,\nN2,税务局,,,\n`)).toEqual([
      '2 |  | \\0 | nul_character | kept',
      'loaded 2',
    ]);
  });

  it('names that look alike and are not are pointed out', async () => {
    expect(await load(`${HEAD}\nN1,\u202e局税\u202c,,,\nN2,税局\u200b,,,\nN3,税局,,,\n`)).toEqual([
      '2 | 承办单位 | <U+202E>局税<U+202C> | invisible_characters | kept',
      '3 | 承办单位 | 税局<U+200B> | invisible_characters | kept',
      'loaded 3',
    ]);
  });

  it('GBK in the middle of a file whose ends are plain ASCII is read as GB18030', async () => {
    const ascii = (id: string): string => `${id},tax,2026-01-05,2026-01-09,2026-01-08\n`;
    const many = (id: string): string =>
      Array.from({ length: 9000 }, (_, at) => ascii(`${id}${at}`)).join('');
    const head = 'case_id,unit,accepted,due,finished\n';
    const content = bytes(head + many('A'), [...encodeGb18030('N1,税务局,,,\nN2,民政局,,,\n')], many('B'));
    expect(await load(content)).toEqual(['loaded 18002']);
    expect(
      await engine.query("select unit_name from unit where unit_name in ('税务局', '民政局') order by all"),
    ).toHaveLength(2);
  });

  it('mixed line ends', async () => {
    const content = `${HEAD}\r\nN1,税务局,,,\nN2,税务局,,\r\n\nN3,税务局,,,\r\n`;
    expect(await load(content)).toEqual(['3 |  | N2,税务局,, | too_few_cells', 'loaded 2']);
  });

  it('headers that JavaScript knows are headers like any other', async () => {
    expect(await load('__proto__,办件编号,constructor,toString\nx,N1,y,z\n')).toEqual(['loaded 1']);
  });

  it('a hostile cell is a cell', async () => {
    const hostile = `'); drop table cases; --`;
    expect(await load(`办件编号,承办单位,受理时间\n"${hostile}",${hostile},\n`)).toEqual(['loaded 1']);
    const [row] = await engine.query("select count(*) as n from unit where unit_name like '%drop table%'");
    expect(row).toEqual({ n: 1 });
  });
});

describe('cancelling', () => {
  const IN_PIECES: IngestHost = {
    ...IN_PLACE,
    read: (file, layout, events) => readPass(file, layout, events, { readBytes: 40_000, chunkBytes: 40_000 }),
  };

  it.each([
    ['UTF-8', `${HEAD}\n${LONG}`],
    ['GB18030', encodeGb18030(`${HEAD}\n${LONG}`)],
  ])('%s, half way: tables as before, and the same file loads afterwards', async (_, content) => {
    await loadEarlier();
    const before = await contents(engine);
    const stopping = new AbortController();
    const size = content.length;
    const onProgress = (bytesRead: number): void => {
      if (bytesRead > size / 2) stopping.abort();
    };
    const loading = importText(engine, content, {
      fileNo: 2,
      host: IN_PIECES,
      onProgress,
      signal: stopping.signal,
    });
    await expect(loading).rejects.toMatchObject({ code: 'cancelled', params: { file: 'a.csv' } });
    expect(await contents(engine)).toEqual(before);
    expect((await importText(engine, content, { fileNo: 2 })).conservation.loaded).toBe(12_000);
  });

  it('before it begins', async () => {
    await loadEarlier();
    const before = await contents(engine);
    const loading = importText(engine, `${HEAD}\nN1,税务局,,,\n`, { fileNo: 2, signal: AbortSignal.abort() });
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' });
    expect(await contents(engine)).toEqual(before);
  });
});
