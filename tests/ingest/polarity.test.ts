import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { Polarity } from '../../src/lib/domain/question';
import type { ImportChoices } from '../../src/lib/ingest/choices';
import { contents, emptied, importText, prepared, problemLines, tryText } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

const file = (header: string, ...rows: string[]): string =>
  [header, ...rows].map((row) => `${row}\n`).join('');
const answered = (column: string, answer: Polarity): ImportChoices => ({
  polarity: new Map([[column, answer]]),
});
const column = async (sql: string): Promise<unknown[]> =>
  (await engine.query(`${sql} order by source_row`))
    .map((row) => Object.values(row))
    .map((v) => (v.length === 1 ? v[0] : v));

const RATINGS = file(
  '评价编号,满意度',
  ...['5', '5', '１', '3', '5.0', '', '未评价'].map((cell, at) => `${at},${cell}`),
);

describe('bare digits as ratings: which end is good', () => {
  it('is asked beside the counts of each value, and nothing is loaded', async () => {
    const before = await contents(engine);
    expect(await tryText(engine, RATINGS)).toMatchObject({
      kind: 'asking',
      questions: [
        {
          kind: 'rating_polarity',
          column: '满意度',
          values: [
            { value: '5', n: 2 },
            { value: '3', n: 1 },
            { value: '5.0', n: 1 },
            { value: '未评价', n: 1 },
            { value: '１', n: 1 },
          ],
          answers: ['5_high', '5_low'],
        },
      ],
    });
    expect(await contents(engine)).toEqual(before);
  });
  it.each<[Polarity, (number | null)[]]>([
    ['5_high', [5, 5, 1, 3, 5, null, null]],
    ['5_low', [1, 1, 5, 3, 1, null, null]],
  ])('%s → %j', async (answer, levels) => {
    const done = await importText(engine, RATINGS, { choices: answered('满意度', answer) });
    expect(await column('select rating_level from evaluations')).toEqual(levels);
    expect(problemLines(done)).toEqual([]);
  });
  it('of 1, 2, 3 the number of levels is asked too: 3 is the best of three or the middle of five', async () => {
    const text = file('评价编号,满意度', '1,1', '2,2', '3,3');
    expect(await tryText(engine, text)).toMatchObject({
      questions: [{ answers: ['5_high', '5_low', '4_high', '4_low', '3_high', '3_low'] }],
    });
    await importText(engine, text, { choices: answered('满意度', '3_low') });
    expect(await column('select rating_level, scale_size from evaluations')).toEqual([
      [3, 3],
      [2, 3],
      [1, 3],
    ]);
  });
  it('words beside the digits take the scale of the answer', async () => {
    const text = file('评价编号,满意度', '1,满意', '2,5', '3,非常不满意');
    await importText(engine, text, { choices: answered('满意度', '5_high') });
    expect(await column('select rating_level, scale_size from evaluations')).toEqual([
      [4, 5],
      [5, 5],
      [1, 5],
    ]);
  });
  it('a digit outside the scale is on no list', async () => {
    const done = await importText(engine, file('评价编号,满意度', '1,5', '2,9', '3,0'), {
      choices: answered('满意度', '5_high'),
    });
    expect(problemLines(done)).toEqual([
      '3 | 满意度 | 9 | unknown_value | kept',
      '4 | 满意度 | 0 | unknown_value | kept',
    ]);
  });
});

describe('0 and 1 as yes and no', () => {
  it.each([
    ['是否主动评价', file('评价编号,满意度,是否主动评价', '1,满意,1', '2,满意,0')],
    ['是否重复', file('投诉编号,是否重复', '1,0', '2,1')],
    ['是否属实', file('投诉编号,是否属实', '1,1', '2,0')],
  ])('%s is asked; the terminal names the column', async (header, text) => {
    expect(await tryText(engine, text)).toMatchObject({
      questions: [{ kind: 'flag_polarity', column: header, answers: ['one_yes', 'zero_yes'] }],
    });
    await expect(importText(engine, text, { name: '好差评.csv' })).rejects.toMatchObject({
      code: 'polarity',
      params: { file: '好差评.csv', column: header },
    });
  });
  it.each<[Polarity, string[]]>([
    ['one_yes', ['upheld', 'dismissed']],
    ['zero_yes', ['dismissed', 'upheld']],
  ])('是否属实 1, 0 under %s → %j', async (answer, verdicts) => {
    await importText(engine, file('投诉编号,是否属实', '1,1', '2,0'), {
      choices: answered('是否属实', answer),
    });
    expect(await column('select verdict_class from complaints')).toEqual(verdicts);
  });
  it('several columns are asked at once', async () => {
    const done = await tryText(
      engine,
      file('评价编号,满意度,是否主动评价,评价时间', '1,5,1,1/2/2026', '2,4,0,'),
    );
    expect(done.kind === 'asking' && done.questions.map(({ kind }) => kind)).toEqual([
      'date_order',
      'rating_polarity',
      'flag_polarity',
    ]);
  });
  it('是 and 否, √ and ×, 有 and 无, T and F need no answer', async () => {
    const text = file(
      '评价编号,满意度,是否主动评价',
      ...['是', '否', '√', '×', '有', '无', 'T', 'false', '已', '未'].map((v, i) => `${i},满意,${v}`),
    );
    await importText(engine, text);
    expect(await column('select is_active from evaluations')).toEqual([
      ...[true, false, true, false, true, false, true, false, true, false],
    ]);
  });
});

describe('values never seen before', () => {
  const TEXT = file('投诉编号,是否属实', '1,属实', '2,转省厅', '3,转省厅', '4,部分采信');
  it('are listed with their counts and counted as problems', async () => {
    const done = await importText(engine, TEXT);
    expect(problemLines(done)).toEqual([
      '3 | 是否属实 | 转省厅 | unknown_value | kept',
      '5 | 是否属实 | 部分采信 | unknown_value | kept',
    ]);
    expect(done.values).toEqual([
      { field: 'verdict', column: '是否属实', value: '转省厅', n: 2, meaning: undefined },
      { field: 'verdict', column: '是否属实', value: '属实', n: 1, meaning: 'upheld' },
      { field: 'verdict', column: '是否属实', value: '部分采信', n: 1, meaning: undefined },
    ]);
  });
  it('mean what the reader says, which comes before every list', async () => {
    const values = new Map([
      [
        '是否属实',
        new Map([
          ['转省厅', 'pending'],
          ['部分采信', 'upheld'],
          ['属 实', 'dismissed'],
        ]),
      ],
    ]);
    const done = await importText(engine, TEXT, { choices: { values } });
    expect(problemLines(done)).toEqual([]);
    expect(await column('select verdict_class from complaints')).toEqual([
      'dismissed',
      'pending',
      'pending',
      'upheld',
    ]);
  });
  it('a rating of its own words can be given a level, or none', async () => {
    const values = new Map([
      [
        '满意度',
        new Map([
          ['杠杠的', '5'],
          ['没意见', null],
        ]),
      ],
    ]);
    const done = await importText(
      engine,
      file('评价编号,满意度', '1,杠杠的', '2,没意见', '3,不满意', '4,非常不满意'),
      { choices: { values } },
    );
    expect(problemLines(done)).toEqual([]);
    expect(await column('select rating_level from evaluations')).toEqual([5, null, 2, 1]);
  });
});

describe('a rating that says 默认', () => {
  it('counts as level 3 that nobody gave, unless a column of its own says otherwise', async () => {
    await importText(engine, file('评价编号,满意度', '1,非常满意', '2,默认', '3,非常不满意'));
    expect(await column('select rating_level, is_active from evaluations')).toEqual([
      [5, null],
      [3, false],
      [1, null],
    ]);
    await emptied(engine);
    await importText(engine, file('评价编号,满意度,是否主动评价', '1,非常满意,是', '2,默认,是'));
    expect(await column('select rating_level, is_active from evaluations')).toEqual([
      [5, true],
      [3, true],
    ]);
  });
});

describe('cards by number', () => {
  it('3 红, 2 黄, 1 预警', async () => {
    await importText(
      engine,
      file('牌号,级别,发牌时间', '1,3,2026-01-05', '2,2,2026-01-05', '3,1,2026-01-05'),
    );
    expect(await column('select card_level from cards')).toEqual(['red', 'yellow', 'warning']);
  });
});
