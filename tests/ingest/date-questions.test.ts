import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { Question } from '../../src/lib/domain/question';
import type { ImportChoices } from '../../src/lib/ingest/choices';
import { titleYear } from '../../src/lib/ingest/recognise';
import { hasShared, sharedPath } from '../shared';
import { contents, emptied, importText, prepared, problemLines, tryText } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

const cases = (...rows: string[]): string =>
  ['办件编号,承办单位,受理时间,办结时间', ...rows].map((row) => `${row}\n`).join('');

const questions = async (text: string, choices: ImportChoices = {}): Promise<readonly Question[]> => {
  const done = await tryText(engine, text, { choices });
  return done.kind === 'asking' ? done.questions : [];
};

const dates = async (field: string): Promise<unknown[]> =>
  (
    await engine.query(
      `select case when ${field}_timed then cast(${field}_at as varchar) else cast(date_of(${field}_at) as varchar) end as v from cases order by source_row`,
    )
  ).map(({ v }) => v);

describe('day or month first', () => {
  const open = cases('1,税务局,1/2/2026,3/2/2026', '2,税务局,1/2/2026,', '3,税务局,5/4/2026 8:03,');

  it('one question for the whole file, beside the cells that raise it; nothing is loaded', async () => {
    const before = await contents(engine);
    expect(await questions(open)).toEqual([
      {
        kind: 'date_order',
        column: '受理时间',
        key: '受理时间',
        columns: ['受理时间', '办结时间'],
        values: [
          { value: '1/2/2026', n: 2 },
          { value: '5/4/2026 8:03', n: 1 },
        ],
        answers: ['dmy', 'mdy'],
      },
    ]);
    expect(await contents(engine)).toEqual(before);
  });

  it('the terminal names the first column that leaves it open', async () => {
    await expect(importText(engine, open, { name: '办件.csv' })).rejects.toMatchObject({
      code: 'ambiguous_date',
      params: { file: '办件.csv', column: '受理时间' },
    });
  });

  it('the answer holds for all columns of the file', async () => {
    await importText(engine, open, { choices: { dateOrder: 'dmy' } });
    expect([await dates('accepted'), await dates('finished')]).toEqual([
      ['2026-02-01', '2026-02-01', '2026-04-05 08:03:00'],
      ['2026-02-03', null, null],
    ]);
  });

  it('one cell anywhere in the file answers it, far beyond what the probe saw', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => `${i},税务局,01/02/2026,`);
    const text = cases(...many, 'x,税务局,13/02/2026,', ...many.map((row) => `y${row}`));
    const done = await importText(engine, text);
    expect(done.layout.columns[2]?.dateOrder).toBe('dmy');
    expect((await dates('accepted')).slice(0, 1)).toEqual(['2026-02-01']);
  });

  it('a stray cell in a column written year first is set aside alone; one that decides itself is read', async () => {
    const done = await importText(
      engine,
      cases('1,税务局,2026-01-05,', '2,税务局,2026/1/6,', '3,税务局,1/2/2026,', '4,税务局,13/2/2026,'),
    );
    expect(problemLines(done)).toEqual([]);
    await emptied(engine);
    const doubtful = await importText(
      engine,
      cases('1,税务局,2026-01-05,', '2,税务局,2026/1/6,', '3,税务局,1/2/2026,', '4,税务局,20260107,'),
    );
    expect(problemLines(doubtful)).toEqual(['4 | 受理时间 | 1/2/2026 | ambiguous_date']);
    expect(await dates('accepted')).toEqual(['2026-01-05', '2026-01-06', '2026-01-07']);
  });
});

describe('1月5日: the year', () => {
  const yearless = cases('1,税务局,1月5日,1月7日', '2,税务局,1月6日 下午3:05,2月30日');

  it('is asked when no title names it', async () => {
    expect(await questions(yearless)).toMatchObject([
      { kind: 'year', column: '受理时间', values: [{ value: '1月5日', n: 1 }, { n: 1 }] },
    ]);
    await expect(importText(engine, yearless)).rejects.toMatchObject({ code: 'missing_year' });
  });

  it('is the answer, or the one year that the title names', async () => {
    const done = await importText(engine, yearless, { choices: { year: 2025 } });
    expect(await dates('accepted')).toEqual(['2025-01-05']);
    expect(problemLines(done)).toEqual(['3 | 办结时间 | 2月30日 | no_such_date']);
    expect(titleYear([['某县２０２６年1月办件明细'], ['制表单位：政务办', '统计期间：2026年1月']])).toBe(
      2026,
    );
    expect(titleYear([['2025年12月至2026年1月办件明细']])).toBeNull();
    expect(titleYear([['编号 20261', '2026-01']])).toBeNull();
  });

  it('of a date that would come before the record began is not known', async () => {
    const done = await importText(engine, cases('1,税务局,12月28日,1月5日', '2,税务局,12月1日,12月3日'), {
      choices: { year: 2025 },
    });
    expect(problemLines(done)).toEqual(['2 | 办结时间 | 1月5日 | missing_year']);
    expect(await dates('finished')).toEqual(['2025-12-03']);
  });
});

describe('24:00', () => {
  it.each([
    '2026/2/8 24:00',
    '2026-02-08 24:00:00',
    '2026-02-08T24:00:00',
    '2026年2月8日24:00',
    '20260208240000',
  ])('%s is the end of that day, counted and pointed out', async (cell) => {
    const done = await importText(engine, cases(`1,税务局,2026-02-01,${cell}`));
    expect(problemLines(done)).toEqual([`2 | 办结时间 | ${cell} | hour_24 | kept`]);
    expect(await dates('finished')).toEqual(['2026-02-08 23:59:59']);
  });
  it('a minute 24 is an ordinary one', async () => {
    const done = await importText(engine, cases('1,税务局,2026-02-01 10:24:00,2026/2/8 0:24'));
    expect(problemLines(done)).toEqual([]);
  });
});

describe('serial numbers', () => {
  it('count from 1900 unless the profile says 1904', async () => {
    await importText(engine, cases('1,税务局,44565,44565.5'), { choices: { serials: 1904 } });
    expect([await dates('accepted'), await dates('finished')]).toEqual([
      ['2026-01-05'],
      ['2026-01-05 12:00:00'],
    ]);
  });
});

describe.skipIf(!hasShared)('hostile dates', () => {
  const attack = (name: string): string => readFileSync(sharedPath(`suites/attack/${name}`), 'utf8');

  it('date_traps.csv: as its EXPECTED.json says', async () => {
    const done = await importText(engine, attack('date_traps.csv'));
    expect(problemLines(done)).toEqual([
      '2 | 受理时间 | 2026-02-29 | no_such_date',
      '3 | 受理时间 | 2026/2/8 24:00 | hour_24 | kept',
      '7 | 受理时间 | 1/2/2026 | ambiguous_date',
      '8 | 受理时间 | 0000-00-00 | no_such_date',
      '10 | 办结时间 | 2026-01-05 09:00:00 | finished_before_accepted | kept',
      '11 | 受理时间 | 2026年一月五日 | unreadable_date',
    ]);
    expect([await dates('accepted'), await dates('finished')]).toEqual([
      [
        ...['2026-02-08 23:59:59', '2026-02-08', '2026-01-05', '2026-01-05', '2026-01-05'],
        '2026-01-05 17:00:00',
      ],
      [
        ...['2026-03-01', '2026-02-09 12:00:00', '2026-01-06', '2026-01-06', '2026-01-06'],
        '2026-01-05 09:00:00',
      ],
    ]);
  });

  it('redos_dates.csv: flagged in less than a second', async () => {
    const since = performance.now();
    const done = await importText(engine, attack('redos_dates.csv'));
    expect(performance.now() - since).toBeLessThan(1000);
    expect(done.problems.map(({ reason }) => reason)).toEqual(['no_such_date']);
  });
});
