/** Several files of one table: what counts, what is kept as an earlier version, and what is left when a file goes. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import type { SameIdPolicy } from '../../src/lib/domain/records';
import * as removing from '../../src/lib/ingest/remove-file';
import * as versions from '../../src/lib/ingest/versions';
import { ENGINE_NAMES, openBoth, type EngineName } from '../db/engines';
import { allFigures, allGroups } from './all-figures';
import { emptied, importText, prepared, problemLines } from './loading';

vi.setConfig({ testTimeout: 120_000 });

const NEVER = new AbortController().signal;
const removeFile = (engine: Engine, fileNo: number): Promise<void> =>
  removing.removeFile(engine, fileNo, NEVER);
const changePolicy = (engine: Engine, policy: SameIdPolicy): Promise<void> =>
  versions.changePolicy(engine, policy, NEVER);

let engines: Readonly<Record<EngineName, Engine>>;
beforeAll(async () => {
  engines = await openBoth();
  for (const name of ENGINE_NAMES) await prepared(engines[name]);
}, 60_000);
afterAll(async () => {
  for (const name of ENGINE_NAMES) await engines[name].close();
});

const HEAD = '办件编号,承办单位,股室,经办人,工号,事项名称,办件来源,受理时间,应办结时间,办结时间';
const SEPTEMBER = `${HEAD}
0001,税务局,一股,张三,T01,开票,窗口,2026-09-01,2026-09-10,2026-09-09
0002,税务局,一股,张三,T01,开票,窗口,2026-09-02,2026-09-11,
0003,民政局,婚姻股,李四,,登记,网上,2026-09-03,2026-09-12,2026-09-12
`;
/** The same cases a month later, one of them handed to another unit, one of them changed in nothing. */
const OCTOBER = `${HEAD}
0001,税务局,一股,张三,T01,开票,窗口,2026-09-01,2026-09-10,2026-09-09
0002,税务局,二股,张三丰,T01,开票,窗口,2026-09-02,2026-09-11,2026-09-20
0003,水利局,水政股,王五,W05,登记,网上,2026-09-03,2026-09-12,2026-09-30
0004,水利局,水政股,王五,W05,取水,网上,2026-10-09,2026-10-20,
`;
/** Another system, which has neither a due date nor an officer. */
const NOVEMBER = `办件编号,承办单位,承诺时限(工作日),受理时间,办结时间,办理结果
0002,税务局,7,2026-09-02,2026-09-11,办结
0005,税务局,3,2026-11-02,,
`;
const RATINGS = `评价编号,办件编号,承办单位,评价等级,评价时间
P1,0001,税务局,非常不满意,2026-09-10
P2,0003,民政局,满意,2026-09-13
`;
const RATINGS_LATER = `评价编号,办件编号,承办单位,评价等级,评价时间
P1,0001,税务局,非常满意,2026-09-10
P3,0004,水利局,不满意,2026-10-20
`;
const DIRECTORY = `单位名称,单位编码,考核组别\n税务局,S1,审批类\n水利局,S2,执法类\n`;
const DIRECTORY_LATER = `单位名称,单位编码,考核组别\n税务局,S1,服务类\n`;

const FILES = {
  september: SEPTEMBER,
  october: OCTOBER,
  november: NOVEMBER,
  ratings: RATINGS,
  ratingsLater: RATINGS_LATER,
  directory: DIRECTORY,
  directoryLater: DIRECTORY_LATER,
} as const;
type FileName = keyof typeof FILES;

const AS_OF = '2026-12-31 23:59:59.999999';

/** Loads the files in this order, numbered from 1. */
const loadAll = async (engine: Engine, names: readonly FileName[]): Promise<void> => {
  await emptied(engine);
  for (const [at, name] of names.entries())
    await importText(engine, FILES[name], { name: `${name}.csv`, fileNo: at + 1 });
};

interface State {
  readonly figures: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
  readonly versions: unknown;
}
const stateOf = async (engine: Engine): Promise<State> => ({
  figures: await allFigures(engine, AS_OF),
  groups: await allGroups(engine),
  versions: await engine.query('select case_id, count(*) as n from case_versions group by all order by all'),
});

/** Every order of a list. */
const orders = <T>(list: readonly T[]): T[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((one, at) => orders(list.filter((_, i) => i !== at)).map((rest) => [one, ...rest]));

describe.each(ENGINE_NAMES)('several files of one table on the %s engine', (name) => {
  let engine: Engine;
  beforeEach(() => {
    engine = engines[name];
  });

  const cases = async (): Promise<string[]> =>
    (
      await engine.query(
        `select source_row // 4294967296 as f, case_id, unit_name, cast(finished_at as varchar) as done
         from cases c join unit u on u.unit_key = c.unit_key order by case_id, source_row`,
      )
    ).map((row) => Object.values(row).join(' '));

  it('an overlapping export updates by id: the file loaded later counts, the earlier record is kept as a version', async () => {
    await loadAll(engine, ['september', 'october']);
    expect(await cases()).toEqual([
      '2 0001 税务局 2026-09-09 00:00:00',
      '2 0002 税务局 2026-09-20 00:00:00',
      '2 0003 水利局 2026-09-30 00:00:00',
      '2 0004 水利局 ',
    ]);
    expect(
      await engine.query(
        'select case_id, source_row // 4294967296 as f from case_versions order by source_row',
      ),
    ).toEqual([
      { case_id: '0001', f: 1 },
      { case_id: '0002', f: 1 },
      { case_id: '0003', f: 1 },
    ]);
  });

  it('each file is accounted for by itself, whatever the others hold', async () => {
    await emptied(engine);
    const twice = `${HEAD}\n0001,税务局,,,,,,,,\n0001,税务局,,,,,,,,\n0001,税务局,,,,开票,,,,\n`;
    const first = await importText(engine, twice, { fileNo: 1 });
    const second = await importText(engine, SEPTEMBER, { fileNo: 2 });
    expect(first.conservation).toMatchObject({ records: 4, loaded: 2, setAside: 1, duplicates: 1 });
    expect(second.conservation).toMatchObject({ records: 4, loaded: 3, setAside: 0, duplicates: 0 });
    expect([first, second].flatMap(problemLines)).toEqual([
      '2 | 办件编号 | 0001 | same_id | kept',
      '3 | 办件编号 | 0001 | duplicate',
      '4 | 办件编号 | 0001 | same_id | kept',
    ]);
    expect((await cases()).filter((row) => row.includes('0001'))).toHaveLength(1);
  });

  it('columns that one file lacks are empty in its rows, and no other file is touched by that', async () => {
    await loadAll(engine, ['september', 'november']);
    expect(
      await engine.query(
        'select case_id, committed_days, due_at is null as no_due, officer_key from cases order by case_id',
      ),
    ).toMatchObject([
      { case_id: '0001', committed_days: null, no_due: false },
      { case_id: '0002', committed_days: 7, no_due: true, officer_key: 0 },
      { case_id: '0003', committed_days: null, no_due: false },
      { case_id: '0005', committed_days: 3, no_due: true, officer_key: 0 },
    ]);
    const fields = await engine.query(
      `select file_no, list_sort(list(field))::varchar as fields from column_fill where field in ('due', 'result', 'officer') group by all order by all`,
    );
    expect(fields.map((row) => Object.values(row).join(' '))).toEqual(['1 [due, officer]', '2 [result]']);
  });

  it('a masked id names nobody, and an empty one neither', async () => {
    const masked = `${HEAD}\n***,税务局,,,,,,2026-09-01,,\n,税务局,,,,,,2026-09-01,,\n`;
    await emptied(engine);
    await importText(engine, masked, { fileNo: 1 });
    await importText(engine, masked, { fileNo: 2 });
    expect(await cases()).toHaveLength(4);
  });

  it('the first file wins, or all count, when the policy says so; changing it back changes everything back', async () => {
    await loadAll(engine, ['september', 'october', 'november', 'ratings', 'ratingsLater']);
    const later = await stateOf(engine);
    await changePolicy(engine, 'first_file_wins');
    expect((await cases()).map((row) => row.slice(0, 6))).toEqual([
      '1 0001',
      '1 0002',
      '1 0003',
      '2 0004',
      '3 0005',
    ]);
    await changePolicy(engine, 'count_all');
    expect(await cases()).toHaveLength(9);
    expect(await engine.query('select count(*) as n from case_versions')).toEqual([{ n: 0 }]);
    await changePolicy(engine, 'later_file_wins');
    expect(await stateOf(engine)).toEqual(later);
  });
});

describe('undo: a file that goes leaves the figures of the files that stay', () => {
  const CASES: readonly FileName[] = ['september', 'october', 'november'];
  const OTHERS: readonly FileName[] = ['ratings', 'ratingsLater', 'directory', 'directoryLater'];
  let engine: Engine;
  beforeEach(() => {
    engine = engines.native;
  });

  const seen = new Map<string, State>();
  const without = async (files: readonly FileName[]): Promise<State> => {
    const known = seen.get(files.join());
    if (known !== undefined) return known;
    await loadAll(engine, files);
    const state = await stateOf(engine);
    seen.set(files.join(), state);
    return state;
  };

  it.each(orders(CASES).flatMap((order) => order.map((gone) => [order.join(', '), gone, order] as const)))(
    '%s, without %s',
    async (_, gone, order) => {
      const expected = await without([...order.filter((one) => one !== gone), ...OTHERS]);
      await loadAll(engine, [...order, ...OTHERS]);
      expect(await stateOf(engine)).not.toEqual(expected);
      await removeFile(engine, order.indexOf(gone) + 1);
      expect(await stateOf(engine)).toEqual(expected);
    },
  );

  it.each(OTHERS)('without %s', async (gone) => {
    const all: readonly FileName[] = ['september', 'october', ...OTHERS];
    await loadAll(
      engine,
      all.filter((one) => one !== gone),
    );
    const expected = await stateOf(engine);
    await loadAll(engine, all);
    await removeFile(engine, all.indexOf(gone) + 1);
    expect(await stateOf(engine)).toEqual(expected);
  });

  it('under every policy, and in any order of going', async () => {
    for (const policy of ['first_file_wins', 'count_all', 'later_file_wins'] as const) {
      for (const order of [CASES, [...CASES].reverse()]) {
        await loadAll(engine, [order[0] ?? 'september']);
        await changePolicy(engine, policy);
        const alone = await stateOf(engine);
        await loadAll(engine, order);
        await changePolicy(engine, policy);
        await removeFile(engine, 3);
        await removeFile(engine, 2);
        expect(await stateOf(engine)).toEqual(alone);
      }
    }
    await changePolicy(engine, 'later_file_wins');
  });

  it.each(CASES)('%s comes back under its number: everything is as if it had never gone', async (gone) => {
    const all: readonly FileName[] = [...CASES, 'directory'];
    await loadAll(engine, all);
    const before = await stateOf(engine);
    const fileNo = all.indexOf(gone) + 1;
    await removeFile(engine, fileNo);
    await importText(engine, FILES[gone], { name: `${gone}.csv`, fileNo });
    expect(await stateOf(engine)).toEqual(before);
  });

  it('the last file that goes leaves nothing at all', async () => {
    await emptied(engine);
    const nothing = await stateOf(engine);
    await loadAll(engine, ['october', ...OTHERS]);
    for (const fileNo of [3, 1, 5, 2, 4]) await removeFile(engine, fileNo);
    expect(await stateOf(engine)).toEqual(nothing);
    for (const table of ['group_listing', 'officer_listing', 'unit_listing', 'source_file', 'column_fill'])
      expect([table, await engine.query(`select count(*) as n from ${table}`)]).toEqual([table, [{ n: 0 }]]);
  });

  it('a number that is not loaded changes nothing', async () => {
    await loadAll(engine, ['september']);
    const before = await stateOf(engine);
    await removeFile(engine, 7);
    expect(await stateOf(engine)).toEqual(before);
  });
});
