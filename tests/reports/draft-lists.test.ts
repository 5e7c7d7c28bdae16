import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { RuleSet } from '../../src/lib/domain/rule-set';
import { readDraftLists } from '../../src/lib/reports/draft-lists';
import type { DraftedLine, DraftLists } from '../../src/lib/reports/draft-lists-types';
import { readRanking } from '../../src/lib/reports/ranking';
import type { RankedBy } from '../../src/lib/reports/subjects';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const HEADER = '办件编号,承办单位,股室,经办人,工号,受理时间,应办结时间,办结时间';
let id = 0;
/** `late` late cases of `n`, due on the 12th of a month. */
const due = (month: string, who: string, late: number, n: number): string[] =>
  Array.from(
    { length: n },
    (_, at) => `${(id += 1)},${who},${month}-01,${month}-12,${month}-${at < late ? 13 : 12}`,
  );
const UNITS = ['单位名称,单位编码,考核组别', '税务局,01,甲组', '公安局,02,甲组', '民政局,03,甲组'];

const drafts = async (
  period: string | null,
  by: RankedBy = 'unit',
  rules: RuleSet = BASE_RULES,
  asOf = '2026-10-31',
): Promise<DraftLists> => {
  const context = await contextOf(engine);
  const question = { measure: 'overdue_rate', by, minCases: null, seed: '1', intervals: false };
  const scope = scopeAt(asOf, period);
  return readDraftLists(context, rules, scope, await readRanking(context, rules, { ...question, scope }));
};
const says = ({ subject, reason, consecutive }: DraftedLine): string =>
  [subject.group.label, reason, consecutive === null ? '' : `${consecutive.state} ${consecutive.inARow}`]
    .join(' ')
    .trim();
const worst = ({ groups }: DraftLists): string[] => groups.flatMap((group) => group.worst.map(says));

/** The rules with another number of periods in a row. */
const inARow = (periods: number): RuleSet => ({
  ...BASE_RULES,
  parameters: BASE_RULES.parameters.map((one) =>
    one.key === 'list.consecutive' ? { ...one, value: periods } : one,
  ),
});

const OCTOBER = [
  ...due('2026-10', '税务局,股,甲,1', 1, 60),
  ...due('2026-10', '公安局,股,乙,2', 2, 60),
  ...due('2026-10', '民政局,股,丙,3', 30, 60),
];
/** One before the first month that matters, so that the files reach back. */
const AUGUST = due('2026-08', '税务局,股,甲,1', 0, 40);

describe('AS-07 两期在榜: the same list in the period directly before', () => {
  it('twice in a row is a candidate for a talk', async () => {
    const september = [
      ...due('2026-09', '税务局,股,甲,1', 1, 60),
      ...due('2026-09', '公安局,股,乙,2', 2, 60),
      ...due('2026-09', '民政局,股,丙,3', 25, 60),
    ];
    await given(engine, UNITS, [HEADER, ...AUGUST, ...september, ...OCTOBER]);
    const lists = await drafts('2026-10');
    expect(worst(lists)).toEqual(['民政局 listed talk 2']);
    expect(lists.earlier).toEqual([{ period: '2026-09', asOf: '2026-09-30' }]);
    // August has one unit with cases: no order.
    expect(worst(await drafts('2026-10', 'unit', inARow(3)))).toEqual(['民政局 listed too_few 2']);
    expect(worst(await drafts('2026-10', 'unit', inARow(1)))).toEqual(['民政局 listed talk 1']);
  });

  it('not on the list then: watched; another unit stood there', async () => {
    const september = [
      ...due('2026-09', '税务局,股,甲,1', 1, 60),
      ...due('2026-09', '公安局,股,乙,2', 30, 60),
      ...due('2026-09', '民政局,股,丙,3', 2, 60),
    ];
    await given(engine, UNITS, [HEADER, ...AUGUST, ...september, ...OCTOBER]);
    expect(worst(await drafts('2026-10'))).toEqual(['民政局 listed watch 1']);
  });

  it.each([
    ['no file reaches back so far', [], 'no_data'],
    [
      'then within chance',
      [...due('2026-09', '税务局,股,甲,1', 2, 60), ...due('2026-09', '民政局,股,丙,3', 3, 60)],
      'no_order',
    ],
    [
      'then too few cases',
      [...due('2026-09', '税务局,股,甲,1', 2, 60), ...due('2026-09', '民政局,股,丙,3', 9, 9)],
      'too_few',
    ],
  ])('%s: it cannot be said, and is not taken for no', async (_, september, state) => {
    await given(engine, UNITS, [HEADER, ...(september.length === 0 ? [] : AUGUST), ...september, ...OCTOBER]);
    expect(worst(await drafts('2026-10'))).toEqual([`民政局 listed ${state} 1`]);
  });

  it('the earlier list is that of its own time: what was finished after its cut-off is open then', async () => {
    // Due on 30 September and finished a day late: at the end of that day nobody knew.
    const lateLater = Array.from(
      { length: 30 },
      () => `${(id += 1)},民政局,股,丙,3,2026-09-01,2026-09-30,2026-10-01`,
    );
    const september = [
      ...due('2026-09', '税务局,股,甲,1', 1, 60),
      ...due('2026-09', '公安局,股,乙,2', 20, 60),
      ...due('2026-09', '民政局,股,丙,3', 0, 30),
      ...lateLater,
    ];
    await given(engine, UNITS, [HEADER, ...AUGUST, ...september, ...OCTOBER]);
    expect((await drafts('2026-10')).earlier).toEqual([{ period: '2026-09', asOf: '2026-09-30' }]);
    expect(worst(await drafts('2026-10'))).toEqual(['民政局 listed watch 1']);
    const later = await drafts('2026-10', 'unit', BASE_RULES, '2026-11-05');
    expect(later.earlier).toEqual([{ period: '2026-09', asOf: '2026-10-05' }]);
    expect(worst(later)).toEqual(['民政局 listed talk 2']);
  });

  it('all months together have no period before them', async () => {
    await given(engine, UNITS, [HEADER, ...OCTOBER]);
    const lists = await drafts(null);
    expect([worst(lists), lists.earlier]).toEqual([['民政局 listed no_period 1'], []]);
  });
});

describe('AS-07 AS-09 the lists of a group', () => {
  it('officers stand on the list of their unit alone', async () => {
    await given(engine, [
      HEADER,
      ...due('2026-10', '税务局,股,甲,1', 1, 60),
      ...due('2026-10', '税务局,股,乙,2', 30, 60),
      ...due('2026-10', '公安局,股,丙,3', 40, 60),
      ...due('2026-10', '公安局,股,丁,4', 39, 60),
    ]);
    const { groups } = await drafts('2026-10', 'officer');
    const said = groups.map((group) => [group.name, group.worst.map(says), group.best.map(says)]);
    expect(Object.fromEntries(said.map(([name, ...lists]) => [name, lists]))).toEqual({
      税务局: [['乙 listed no_data 1'], ['甲 listed']],
      公安局: [['丙 no_order'], ['丁 no_order']],
    });
  });

  it('a rule set without a list policy ranks, and says which parameters a list would need', async () => {
    await given(engine, UNITS, [HEADER, ...OCTOBER]);
    const parameters = BASE_RULES.parameters.filter(({ key }) => !key.startsWith('list.'));
    const lists = await drafts('2026-10', 'unit', { ...BASE_RULES, parameters });
    expect(lists.worst).toMatchObject({ missing: expect.arrayContaining(['AS-07 list.mode']) as unknown });
    expect(lists.best).toMatchObject({ missing: expect.arrayContaining(['AS-09 list.limit']) as unknown });
    expect(lists.groups.every((group) => group.worst.length + group.best.length === 0)).toBe(true);
  });
});
