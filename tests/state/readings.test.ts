/** What each answer would make of the cells that raise a question. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { Asked } from '../../src/lib/domain/inquiry';
import { readingsOf } from '../../src/lib/state/readings';
import { emptied, importText, prepared, tryText } from '../ingest/loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

const asked = async (text: string): Promise<readonly Asked[]> => {
  const done = await tryText(engine, text);
  return done.kind === 'asking' ? readingsOf(done, BASE_RULES) : [];
};
const means = (one: Asked | undefined): [string, number, ...(string | null)[]][] =>
  (one?.readings ?? []).map(({ value, n, means: codes }) => [value, n, ...codes]);

describe('digits as ratings', () => {
  const text = ['评价编号,满意度', '1,5', '2,5', '3,１', '4,3', '5,未评价']
    .map((line) => `${line}\n`)
    .join('');

  it('every value has its level under each answer; what says nothing has none', async () => {
    const [one] = await asked(text);
    expect(one?.question).toMatchObject({ answers: ['5_high', '5_low'] });
    expect(means(one)).toEqual([
      ['5', 2, '5/5', '1/5'],
      ['3', 1, '3/5', '3/5'],
      ['未评价', 1, null, null],
      ['１', 1, '1/5', '5/5'],
    ]);
  });
  it('the share of satisfied ones is the one that the load comes to', async () => {
    const [one] = await asked(text);
    expect(one?.shares).toEqual([
      { satisfied: 3, rated: 4 },
      { satisfied: 2, rated: 4 },
    ]);
    for (const [at, answer] of (['5_high', '5_low'] as const).entries()) {
      await emptied(engine);
      await importText(engine, text, { choices: { polarity: new Map([['满意度', answer]]) } });
      const [row] = await engine.query(
        'select count(*) filter (where rating_level >= 3) as s, count(rating_level) as n from evaluations',
      );
      expect(one?.shares[at]).toEqual({ satisfied: Number(row?.['s']), rated: Number(row?.['n']) });
    }
  });
  it('of 1, 2, 3 each scale gives its own levels', async () => {
    const [one] = await asked('评价编号,满意度\n1,1\n2,2\n3,3\n');
    expect(means(one)[2]).toEqual(['3', 1, '3/5', '3/5', '3/4', '2/4', '3/3', '1/3']);
  });
});

describe('0 and 1', () => {
  it('say yes and no, or what the column says', async () => {
    const [active, verdict] = [
      await asked('评价编号,评价等级,是否主动评价\n1,满意,1\n2,不满意,0\n'),
      await asked('投诉编号,是否属实\n1,1\n2,0\n'),
    ];
    expect(means(active[0])).toEqual([
      ['0', 1, 'no', 'yes'],
      ['1', 1, 'yes', 'no'],
    ]);
    expect(means(verdict[0])).toEqual([
      ['0', 1, 'dismissed', 'upheld'],
      ['1', 1, 'upheld', 'dismissed'],
    ]);
    expect(active[0]?.shares).toEqual([]);
  });
});

describe('day or month first', () => {
  it('a cell is two days of the year; one that reads alike both ways stands last', async () => {
    const [one] = await asked(
      '办件编号,承办单位,受理时间\n1,税务局,5/5/2026\n2,税务局,1/2/2026\n3,税务局,11/12/2026 8:03\n',
    );
    expect(means(one)).toEqual([
      ['1/2/2026', 1, '--02-01', '--01-02'],
      ['11/12/2026 8:03', 1, '--12-11', '--11-12'],
      ['5/5/2026', 1, '--05-05', '--05-05'],
    ]);
  });
});

it('a column without a header is asked about by its place', async () => {
  const done = await tryText(engine, '001,5,2026-01-02\n002,1,2026-01-03\n', {
    choices: {
      table: 'evaluations',
      overrides: new Map([
        ['c1', 'evaluation_id'],
        ['c2', 'rating'],
      ]),
    },
  });
  const [one] = done.kind === 'asking' ? readingsOf(done, BASE_RULES) : [];
  expect(one?.question).toMatchObject({ kind: 'rating_polarity', column: '', key: 'c2' });
  expect(means(one)[0]).toEqual(['1', 1, '1/5', '5/5']);
});
