/** Whatever form a file is in, the same rows are loaded, and what is no data is named with its line. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../data/samples/gb18030';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { ImportedFile } from '../../src/lib/ingest/import-file';
import { readPass } from '../../src/lib/ingest/read-pass';
import { IN_PLACE } from '../../src/lib/ingest/in-place';
import { emptied, importText, prepared, problemLines, type Loading } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());
beforeEach(() => emptied(engine));

const HEAD = ['办件编号', '承办单位', '股室', '受理时间', '应办结时间', '办结时间'];
const ROWS = Array.from({ length: 12 }, (_, i) => [
  `00${i + 1}`,
  i % 2 === 0 ? '税务局' : '民政局',
  i % 3 === 0 ? '' : '一科, 二科',
  '2026-10-05',
  '2026-10-12 17:00',
  i % 4 === 0 ? '' : '2026-10-13',
]);

const loadedRows = async (): Promise<unknown[]> =>
  engine.query(
    `select c.case_id, u.unit_name, x.section_name, cast(c.due_at as varchar) as due, cast(c.finished_at as varchar) as finished
     from cases c join unit u on u.unit_key = c.unit_key join section x on x.section_key = c.section_key order by c.case_id`,
  );
const outside = ({ outside: records }: ImportedFile): string[] =>
  records.map((one) => `${one.line} ${one.class}`);
const load = (content: string | Uint8Array, loading: Loading = {}): Promise<ImportedFile> =>
  importText(engine, content, loading);

interface Form {
  readonly delimiter: string;
  readonly quote?: string;
  readonly escape?: string;
  readonly newline?: string;
}

const written = (
  { delimiter, quote = '"', escape = quote, newline = '\n' }: Form,
  rows = [HEAD, ...ROWS],
): string => {
  const cell = (text: string): string =>
    /[, "'，]/.test(text) ? quote + text.replaceAll(quote, escape + quote) + quote : text;
  return rows.map((row) => row.map(cell).join(delimiter) + newline).join('');
};

const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('the same rows in every form', () => {
  it.each<[string, string | Uint8Array]>([
    ['tabs, CRLF', written({ delimiter: '\t', newline: '\r\n' })],
    ['semicolons, CR', written({ delimiter: ';', newline: '\r' })],
    ['full-width commas', written({ delimiter: '，' })],
    ['", "', written({ delimiter: ', ' })],
    ['||', written({ delimiter: '||' })],
    ['apostrophes as quotes', written({ delimiter: ',', quote: "'" })],
    ['GB18030, full-width commas', encodeGb18030(written({ delimiter: '，' }))],
    ['UTF-16, semicolons and apostrophes', utf16(written({ delimiter: ';', quote: "'" }))],
    [
      'mixed line ends',
      written({ delimiter: ',' }).replace(/\n/g, (_, at: number) => (at % 2 === 0 ? '\n' : '\r\n')),
    ],
  ])('%s', async (_, content) => {
    await load(written({ delimiter: ',' }), { name: 'plain.csv' });
    const expected = await loadedRows();
    expect(expected).toHaveLength(12);
    await emptied(engine);
    const done = await load(content);
    expect([done.problems, done.conservation]).toMatchObject([
      [],
      { records: 13, loaded: 12, headerRows: 1 },
    ]);
    expect(await loadedRows()).toEqual(expected);
    await emptied(engine);
    const host = {
      ...IN_PLACE,
      read: ((file, layout, events) =>
        readPass(file, layout, events, { readBytes: 64, chunkBytes: 200 })) as typeof readPass,
    };
    await load(content, { host });
    expect(await loadedRows()).toEqual(expected);
  });

  it('a misplaced quote in a dialect of ours is a reject at its line, as in the engine’s own', async () => {
    const text =
      '办件编号||承办单位||受理时间\nN1||"税务局"||2026-10-05\n\nN2||"税务"局||2026-10-05\nN3||民政局||2026-10-05\nN4||民政局\n';
    expect(problemLines(await load(text))).toEqual([
      '4 |  | N2||"税务"局||2026-10-05 | bad_quote',
      expect.stringMatching(/^6 .*too_few_cells$/),
    ]);
  });

  it('damaged bytes in a dialect of ours are named at their line', async () => {
    const text = new TextEncoder().encode(
      '办件编号||承办单位||受理时间\nN1||税务局||2026-10-05\nN2||税X局||2026-10-05\n',
    );
    const done = await load(text.map((byte) => (byte === 0x58 ? 0xff : byte)));
    expect(problemLines(done)).toEqual([expect.stringMatching(/^3 .*invalid_characters$/)]);
  });
});

describe('what is no data', () => {
  const line = (...cells: string[]): string[] => [
    ...cells,
    ...Array<string>(HEAD.length - cells.length).fill(''),
  ];
  const PAGED = [
    line('某县办件明细表'),
    line('制表单位：效能办', '', '统计期间：2026年10月'),
    HEAD,
    ...ROWS.slice(0, 6),
    line('小计', '6'),
    line('某县办件明细表'),
    HEAD,
    ...ROWS.slice(6),
    line(),
    line('合　计', '12'),
    line('制表人：张三', '', '审核人：李四'),
  ];
  const KINDS = [
    '1 title',
    '2 title',
    '3 header',
    '10 footer',
    '11 title',
    '12 header',
    '19 footer',
    '20 footer',
    '21 footer',
  ];

  it.each<[string, string | Uint8Array]>([
    ['as it is', written({ delimiter: ',' }, PAGED)],
    ['in GB18030', encodeGb18030(written({ delimiter: ',' }, PAGED))],
    ['written anew', written({ delimiter: '||' }, PAGED)],
    [
      'footers narrower than the table',
      written({ delimiter: ',' }, PAGED).replace(/^(小计,6|合\u3000计,12),+$/gm, '$1'),
    ],
  ])('titles, repeated headers, totals and signatures: %s', async (_, content) => {
    const done = await load(content);
    expect(outside(done)).toEqual(KINDS);
    expect(done.conservation).toMatchObject({
      records: 21,
      loaded: 12,
      setAside: 0,
      titleRows: 3,
      headerRows: 2,
      footerRows: 4,
    });
    expect(await loadedRows()).toHaveLength(12);
  });

  it('in pieces of any size', async () => {
    const content = written({ delimiter: ',' }, PAGED);
    for (const readBytes of [50, 77, 131]) {
      await emptied(engine);
      const read: typeof readPass = (file, layout, events) =>
        readPass(file, layout, events, { readBytes, chunkBytes: 100 });
      expect(outside(await load(content, { host: { ...IN_PLACE, read } }))).toEqual(KINDS);
    }
  });

  it('the user’s marks come first', async () => {
    const text = written({ delimiter: ',' }, [HEAD, ...ROWS, line('合计', '税务局', '', '2026-10-05')]);
    const choices = {
      layout: {
        marks: [
          { recordNo: -1, as: 'data' as const },
          { recordNo: 2, as: 'footer' as const },
        ],
      },
    };
    expect(outside(await load(text, { choices }))).toEqual(['1 header', '2 footer']);
    await emptied(engine);
    expect(outside(await load(text, { choices: { layout: { footers: 'none' } } }))).toEqual(['1 header']);
  });

  it('two header rows are joined, and each column is the one that they name together', async () => {
    const text =
      '办件编号,承办单位,时间,\n,,受理时间,办结时间\nN1,税务局,2026-10-05,2026-10-06\nN2,民政局,2026-10-05,2026-10-07\n';
    const { layout } = await load(text, {
      choices: {
        overrides: new Map([
          ['时间 受理时间', 'accepted'],
          ['时间 办结时间', 'finished'],
        ]),
      },
    });
    expect(layout.columns.map(({ header, field }) => [header, field])).toEqual([
      ['办件编号', 'case_id'],
      ['承办单位', 'unit'],
      ['时间 受理时间', 'accepted'],
      ['时间 办结时间', 'finished'],
    ]);
  });

  it('a file without a header loads once its columns are named', async () => {
    const text = written({ delimiter: ',' }, ROWS);
    await expect(load(text)).rejects.toMatchObject({ code: 'no_header', params: { columns: 6 } });
    const done = await load(text, { choices: { layout: { columnNames: HEAD } } });
    expect(done.conservation).toMatchObject({ records: 12, loaded: 12, headerRows: 0 });
  });
});

describe('merged cells', () => {
  const MERGED = [
    ['序号', '承办单位', '股室', '办件编号', '受理时间'],
    ['1', '税务局', '一科', 'N1', '2026-10-05'],
    ['2', '', '', 'N2', '2026-10-05'],
    ['3', '', '二科', 'N3', '2026-10-05'],
    ['4', '民政局', '', 'N4', '2026-10-05'],
    ['5', '', '', 'N5', '2026-10-05'],
    ['6', '', '三科', 'N6', '2026-10-05'],
  ];
  const units = async (): Promise<unknown[]> =>
    (
      await engine.query(
        'select u.unit_name as unit from cases c join unit u on u.unit_key = c.unit_key order by c.case_id',
      )
    ).map((row) => row['unit']);

  it('a unit that stands once stands for the cases below it', async () => {
    const done = await load(written({ delimiter: ',' }, MERGED));
    expect([done.layout.fillDown, done.conservation.loaded]).toEqual([[1, 2], 6]);
    expect(await units()).toEqual(['税务局', '税务局', '税务局', '民政局', '民政局', '民政局']);
  });

  it('a total between them is not filled and fills nothing', async () => {
    const rows = [...MERGED.slice(0, 4), ['', '税务局小计', '', '', '3'], ...MERGED.slice(4)];
    expect(outside(await load(written({ delimiter: ',' }, rows)))).toEqual(['1 header', '5 footer']);
    expect(await units()).toEqual(['税务局', '税务局', '税务局', '民政局', '民政局', '民政局']);
  });

  it.each([
    [
      'a name that comes twice was not merged',
      MERGED.map((row, at) => (at === 6 ? ['6', '税务局', '', 'N6', '2026-10-05'] : row)),
    ],
    [
      'a column that begins empty was not merged',
      MERGED.map((row, at) => (at === 1 ? ['1', '', '', 'N1', '2026-10-05'] : row)),
    ],
  ])('%s: empty stays 未填', async (_, rows) => {
    const done = await load(written({ delimiter: ',' }, rows));
    expect(done.layout.fillDown).toEqual([]);
    expect(await units()).toContain('');
  });

  it('the user decides otherwise', async () => {
    await load(written({ delimiter: ',' }, MERGED), { choices: { layout: { fillDown: [] } } });
    expect(await units()).toEqual(['税务局', '', '', '民政局', '', '']);
  });
});
