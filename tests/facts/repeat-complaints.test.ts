import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { ruleParameters } from '../../src/lib/domain/rule-set';
import { buildFacts } from '../../src/lib/facts/facts';
import { loadRuleParams } from '../../src/lib/facts/reference';
import { loadedColumns, missingColumns } from '../../src/lib/measures/readiness';
import { measureById } from '../../src/lib/measures/registry';
import { prepared } from '../ingest/loading';
import { countedIds, figure, given } from '../measures/asking';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const AS_OF = '2026-12-31';
const HEADER = '投诉编号,承办单位,问题分类,投诉人,受理时间,回复时间,查实情况';
const complaint = (
  id: string,
  received: string,
  replied: string,
  { who = '13800000001', unit = '税务局', matter = '开票' } = {},
): string => [id, unit, matter, who, received, replied, ''].join(',');

const repeats = async (...lines: readonly string[]): Promise<string> => {
  await given(engine, [HEADER, ...lines]);
  return countedIds(engine, 'repeat_complaints', AS_OF);
};

describe('CP-05 repeat complaints, when no file says which are', () => {
  it('the same person, unit and matter after the earlier reply: the later one counts', async () => {
    expect(await repeats(complaint('a', '2026-01-05', '2026-01-10'), complaint('b', '2026-01-20', ''))).toBe(
      'b',
    );
  });

  it('three complaints are two repeats', async () => {
    expect(
      await repeats(
        complaint('a', '2026-01-05', '2026-01-10'),
        complaint('b', '2026-01-20', '2026-01-25'),
        complaint('c', '2026-02-20', ''),
      ),
    ).toBe('b c');
  });

  it('their order in the file does not matter', async () => {
    expect(await repeats(complaint('b', '2026-01-20', ''), complaint('a', '2026-01-05', '2026-01-10'))).toBe(
      'b',
    );
  });

  it.each([
    ['2026-01-10', 'on the day of the reply', 'b'],
    ['2026-04-10', 'after 90 days', 'b'],
    ['2026-04-11', 'after 91 days', ''],
    ['2026-01-09', 'before the reply', ''],
  ])('received %s, %s', async (received, _, expected) => {
    expect(await repeats(complaint('a', '2026-01-05', '2026-01-10'), complaint('b', received, ''))).toBe(
      expected,
    );
  });

  it('days are counted by date, at any time of day', async () => {
    expect(
      await repeats(
        complaint('a', '2026-01-05', '2026-01-10 23:59:00'),
        complaint('b', '2026-01-10 00:01:00', ''),
        complaint('c', '2026-04-10 23:59:59', ''),
      ),
    ).toBe('b c');
  });

  it.each([
    ['another unit', { unit: '民政局' }],
    ['another matter', { matter: '退税' }],
    ['another person', { who: '13800000002' }],
    ['a masked person', { who: '138****0001' }],
    ['no person', { who: '' }],
    ['a person who is a dash', { who: '-' }],
  ])('%s: no repeat', async (_, other) => {
    expect(
      await repeats(complaint('a', '2026-01-05', '2026-01-10'), complaint('b', '2026-01-20', '', other)),
    ).toBe('');
  });

  it('masked persons never match each other, nor do empty ones', async () => {
    for (const who of ['138****0001', '张＊＊', '***', '']) {
      expect(
        await repeats(
          complaint('a', '2026-01-05', '2026-01-10', { who }),
          complaint('b', '2026-01-20', '', { who }),
        ),
      ).toBe('');
    }
  });

  it.each([
    ['unit', { unit: '' }],
    ['unit but a dash', { unit: '-' }],
    ['matter', { matter: '' }],
    ['unit and no matter', { unit: '', matter: '' }],
  ])('two complaints without a %s are not about the same one', async (_, other) => {
    expect(
      await repeats(
        complaint('a', '2026-01-05', '2026-01-10', other),
        complaint('b', '2026-01-20', '', other),
      ),
    ).toBe('');
  });

  it.each(['承办单位', '问题分类', '投诉人', '回复时间'])(
    'without a column %s repeats are not 0 but not computed',
    async (column) => {
      const header = HEADER.replace(`${column},`, '');
      await given(engine, [header, header.replace(/[^,]+/g, '2026-01-05')]);
      const missing = missingColumns(measureById('repeat_complaints'), await loadedColumns(engine));
      expect(missing).not.toEqual([]);
      await given(engine, [HEADER, complaint('a', '2026-01-05', '2026-01-10')]);
      expect(missingColumns(measureById('repeat_complaints'), await loadedColumns(engine))).toEqual([]);
    },
  );

  it('an earlier complaint without a reply has nothing that could be repeated', async () => {
    expect(await repeats(complaint('a', '2026-01-05', ''), complaint('b', '2026-01-20', ''))).toBe('');
  });

  it('the window is the rule set’s', async () => {
    const parameters = BASE_RULES.parameters.map((one) =>
      one.key === 'repeatWindowDays' ? { ...one, value: 9 } : one,
    );
    await given(engine, [
      HEADER,
      complaint('a', '2026-01-05', '2026-01-10'),
      complaint('b', '2026-01-20', ''),
      complaint('c', '2026-01-19', ''),
    ]);
    await loadRuleParams(engine, ruleParameters({ ...BASE_RULES, parameters }));
    await buildFacts(engine);
    expect(await countedIds(engine, 'repeat_complaints', AS_OF)).toBe('c');
    await loadRuleParams(engine, ruleParameters(BASE_RULES));
  });

  it('a repeat received after the cut-off is not there yet', async () => {
    await given(engine, [
      HEADER,
      complaint('a', '2026-01-05', '2026-01-10'),
      complaint('b', '2026-01-20', ''),
    ]);
    expect(await figure(engine, 'repeat_complaints', '2026-01-19')).toBe('0/1');
    expect(await figure(engine, 'repeat_complaints', '2026-01-20')).toBe('1/2');
  });
});

describe('CP-04 repeat complaints, when the file says which are', () => {
  it('its own flag decides, nothing is derived beside it', async () => {
    await given(engine, [
      `${HEADER},是否重复`,
      `${complaint('a', '2026-01-05', '2026-01-10')},是`,
      `${complaint('b', '2026-01-20', '')},否`,
      `${complaint('c', '2026-01-21', '')},`,
    ]);
    expect(await countedIds(engine, 'repeat_complaints', AS_OF)).toBe('a');
  });

  it('its own count decides: more than 0', async () => {
    await given(engine, [
      `${HEADER},重复次数`,
      `${complaint('a', '2026-01-05', '2026-01-10')},0`,
      `${complaint('b', '2026-01-20', '')},1`,
      `${complaint('c', '2026-01-21', '')},`,
      `${complaint('d', '2026-01-21', '')},3次`,
    ]);
    expect(await countedIds(engine, 'repeat_complaints', AS_OF)).toBe('b d');
  });

  it('one file with such a column is enough', async () => {
    await given(
      engine,
      [HEADER, complaint('a', '2026-01-05', '2026-01-10'), complaint('b', '2026-01-20', '')],
      ['投诉编号,受理时间,是否重复', 'z,2026-01-05,否'],
    );
    expect(await countedIds(engine, 'repeat_complaints', AS_OF)).toBe('');
  });
});

describe('CP-01 verdicts', () => {
  const VERDICTS = [
    '投诉编号,受理时间,认定时间,查实情况',
    'a,2026-09-30,2026-10-05,属实',
    'b,2026-10-01,2026-10-06,部分属实',
    'c,2026-10-02,2026-10-07,不属实',
    'd,2026-10-03,,',
    'e,2026-11-01,2026-11-02,属实',
  ];

  it('upheld wholly or in part, dismissed, pending; by the date of receipt', async () => {
    await given(engine, VERDICTS);
    const in10 = (measure: string) => figure(engine, measure, '2026-10-31', '2026-10');
    expect(
      await Promise.all(
        ['complaints', 'upheld_complaints', 'dismissed_complaints', 'pending_complaints'].map(in10),
      ),
    ).toEqual(['3/3', '1/3', '1/3', '1/3']);
    expect(await figure(engine, 'upheld_complaints', '2026-11-30')).toBe('3/5');
  });

  it('a verdict established after the cut-off is pending at the cut-off', async () => {
    await given(engine, VERDICTS);
    const at = (measure: string) => figure(engine, measure, '2026-10-05');
    expect(
      await Promise.all(['upheld_complaints', 'dismissed_complaints', 'pending_complaints'].map(at)),
    ).toEqual(['1/4', '0/4', '3/4']);
  });

  it('a verdict without a date is known', async () => {
    await given(engine, ['投诉编号,受理时间,查实情况', 'a,2026-10-01,属实']);
    expect(await figure(engine, 'upheld_complaints', '2026-10-01')).toBe('1/1');
  });
});
