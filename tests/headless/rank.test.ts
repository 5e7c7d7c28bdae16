/** `mingcha rank` (headless.md): columns, reasons, exit codes, masking; and the sample county against formulas of its own. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import * as v from 'valibot';
import jstat from 'jstat';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SEED, generateCounty } from '../../data/samples/generate';
import { BASE_RULES } from '../../src/headless/rule-file';
import { NO_ANSWERS, openWorkspace, type Workspace } from '../../src/headless/workspace';
import { readRanking } from '../../src/lib/reports/ranking';
import type { RankedSubject } from '../../src/lib/reports/ranking-types';
import { writeCounty } from '../county';

const CLI = fileURLToPath(new URL('../../dist/mingcha.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mingcha-rank-'));

const run = (args: readonly string[]): Promise<{ code: number; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, _, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr });
    });
  });

const Groups = v.object({
  groups: v.array(
    v.looseObject({
      group: v.string(),
      eligible: v.number(),
      pooled_rate: v.nullable(v.number()),
      between_unit_variance: v.nullable(v.number()),
      q: v.nullable(v.number()),
      p: v.nullable(v.number()),
      ordered: v.boolean(),
      why_not_ordered: v.nullable(v.string()),
      rankability: v.nullable(v.number()),
      min_n: v.number(),
      seed: v.string(),
    }),
  ),
});

const rows = (name: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(folder, name, 'ranking.csv'), 'utf8').trimEnd(), {
    header: true,
  }).data;
const csv = (name: string, file: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(folder, name, file), 'utf8').trimEnd(), {
    header: true,
  }).data;
const groups = (name: string) =>
  v.parse(Groups, JSON.parse(readFileSync(join(folder, name, 'ranking.json'), 'utf8'))).groups;

/** `late` late cases of `n`. */
let id = 0;
const cases = (who: string, late: number, n: number): string[] =>
  Array.from({ length: n }, (_, at) => `${(id += 1)},${who},2026-10-12,2026-10-${at < late ? 13 : 12}`);

const CASES = join(folder, '办件.csv');
const UNITS = join(folder, '单位.csv');
writeFileSync(
  UNITS,
  '单位名称,单位编码,考核组别\n税务局,01,甲组\n公安局,02,甲组\n档案局,04,甲组\n民政局,03,乙组\n',
);
writeFileSync(
  CASES,
  [
    '办件编号,承办单位,股室,经办人,工号,应办结时间,办结时间',
    ...cases('税务局,一股,张三,', 1, 40),
    ...cases('税务局,一股,张四,', 20, 40),
    ...cases('税务局,二股,李五,0077', 0, 9),
    ...cases('公安局,三股,王六,0088', 30, 60),
    ...cases('民政局,四股,赵七,0099', 3, 10),
    ...cases(',,,', 2, 2),
    '',
  ].join('\n'),
);

const rank = (name: string, ...more: string[]) =>
  run([
    ...['rank', '--data', CASES, UNITS, '--rules', 'base', '--as-of', '2026-10-31', '--plain'],
    ...['--out', join(folder, name), ...more],
  ]);

describe('mingcha rank', () => {
  it('by unit: the columns in their order, sorted by code point, 未填 nowhere', async () => {
    expect((await rank('a', '--measure', 'overdue_rate', '--by', 'unit')).code).toBe(0);
    const text = readFileSync(join(folder, 'a', 'ranking.csv'), 'utf8');
    expect(text.split('\r\n')[0]).toBe(
      'group,subject,subject_key,unit,section,numerator,denominator,value,wilson_low,wilson_high,shrunk,rank,rank_low,rank_high,placed',
    );
    expect(
      rows('a').map((row) => [row['group'], row['subject'], row['unit'], row['rank'], row['placed']]),
    ).toEqual([
      ['乙组', '民政局', '民政局', '', 'too_few'],
      ['甲组', '公安局', '公安局', '2', 'ranked'],
      ['甲组', '档案局', '档案局', '', 'no_business'],
      ['甲组', '税务局', '税务局', '1', 'ranked'],
    ]);
    const [few, , none] = rows('a');
    expect([few!['value'], few!['wilson_low'], few!['shrunk'], few!['rank_low']]).toEqual([
      '0.3',
      '0.107791267406',
      '',
      '',
    ]);
    expect([none!['value'], none!['wilson_low'], none!['shrunk']]).toEqual(['', '', '']);
  });

  it('says of each group whether there is an order, and why not', () => {
    expect(
      groups('a').map(({ group, ordered, why_not_ordered: why, min_n }) => [group, ordered, why, min_n]),
    ).toEqual([
      ['乙组', false, 'nobody', 30],
      ['甲组', true, null, 30],
    ]);
  });

  it('within chance there are no places, and the best guess of each is the rate of the group', async () => {
    await rank('b', '--measure', 'overdue_rate', '--by', 'officer', '--min-n', '9', '--seed', '5');
    const tax = groups('b').find(({ group }) => group === '税务局')!;
    expect([tax.ordered, tax.min_n, tax.seed]).toEqual([true, 9, '5']);
    await rank('c', '--measure', 'overdue_rate', '--by', 'unit', '--min-n', '61');
    const group = groups('c').find((one) => one.group === '甲组')!;
    expect([group.ordered, group.why_not_ordered]).toEqual([false, 'alone']);
    const [only] = rows('c').filter((row) => row['placed'] === 'ranked');
    expect([only!['subject'], only!['rank'], only!['rank_low'], Number(only!['shrunk'])]).toEqual([
      '税务局',
      '',
      '',
      Number((21 / 89).toPrecision(12)),
    ]);
  });

  it('officers and sections stand within their unit; an officer’s key is the id, else unit, section and name', () => {
    expect(
      rows('b').map((row) => [row['group'], row['subject'], row['subject_key'], row['section'], row['rank']]),
    ).toEqual([
      ['公安局', '王六', '0088', '三股', ''],
      ['民政局', '赵七', '0099', '四股', ''],
      ['税务局', '张三', '税务局|一股|张三', '一股', '2'],
      ['税务局', '张四', '税务局|一股|张四', '一股', '3'],
      ['税务局', '李五', '0077', '二股', '1'],
    ]);
  });

  it('beyond the office no name is told, neither in the key', async () => {
    await rank('d', '--measure', 'overdue_rate', '--by', 'officer', '--min-n', '9', '--mask', 'external');
    const text = readFileSync(join(folder, 'd', 'ranking.csv'), 'utf8');
    const lists = readFileSync(join(folder, 'd', 'lists.csv'), 'utf8');
    expect(lists).toContain('listed');
    for (const name of ['张三', '张四', '李五', '王六', '赵七']) expect(text + lists).not.toContain(name);
    expect(new Set(rows('d').map((row) => row['subject_key'])).size).toBe(5);
    expect(rows('d').map((row) => row['rank_low'])).toEqual(expect.arrayContaining(['1']));
  });

  const listed = (name: string): string[][] =>
    Papa.parse<string[]>(readFileSync(join(folder, name, 'lists.csv'), 'utf8').trimEnd()).data;

  it('lists.csv: candidates and who is none, with the reason and the clause', () => {
    expect(listed('a')).toEqual([
      'group list subject subject_key unit section place numerator denominator value reason consecutive periods_in_a_row policy_clause'.split(
        ' ',
      ),
      ...[
        '甲组,best,税务局,01,税务局,,1,21,89,0.235955056180,within_limit,,,product default',
        '甲组,worst,公安局,02,公安局,,2,30,60,0.5,within_limit,,,product default',
      ].map((line) => line.replace('5056180', '505618').split(',')),
    ]);
    expect(listed('b').filter((line) => line[10] === 'listed')).toEqual([
      '税务局,worst,张四,税务局|一股|张四,税务局,一股,3,20,40,0.5,listed,no_period,1,product default'.split(
        ',',
      ),
    ]);
  });

  it('lists.csv without a list policy: no line, and one line on stderr names what is missing', async () => {
    const rules = join(folder, 'no-lists.json');
    const parameters = BASE_RULES.parameters.filter(({ key }) => !key.startsWith('list.'));
    writeFileSync(rules, JSON.stringify({ ...BASE_RULES, id: 'no-lists', parameters }));
    const done = await rank('g', '--rules', rules, '--measure', 'overdue_rate', '--by', 'unit');
    expect([done.code, listed('g').length]).toEqual([0, 1]);
    expect(done.stderr).toContain(
      'AS-07 list.mode, AS-07 list.percent, AS-07 list.limit, AS-07 list.consecutive',
    );
  });

  it('the same seed gives the same bytes', async () => {
    await rank('e', '--measure', 'overdue_rate', '--by', 'officer', '--min-n', '9', '--seed', '5');
    expect(readFileSync(join(folder, 'e', 'ranking.csv'))).toEqual(
      readFileSync(join(folder, 'b', 'ranking.csv')),
    );
  });

  it.each([
    [['--by', 'unit'], 2],
    [['--measure', 'overdue_rate'], 2],
    [['--measure', 'complaints', '--by', 'unit'], 2],
    [['--measure', 'overdue_rate', '--by', 'item'], 2],
    [['--measure', 'overdue_rate', '--by', 'unit', '--min-n', 'ten'], 2],
    [['--measure', 'satisfaction_rate', '--by', 'unit'], 1],
    [['--measure', 'no_such_rate', '--by', 'unit'], 1],
  ])('%j: exit %i and one line', async (args, code) => {
    const done = await rank('f', ...args);
    expect(done.code).toBe(code);
    expect(done.stderr.trimEnd().split('\n').length).toBe(1);
  });
});

describe('mingcha rank --standardise', () => {
  const ITEM_CASES = join(folder, '事项办件.csv');
  writeFileSync(
    ITEM_CASES,
    [
      '办件编号,承办单位,股室,经办人,工号,事项名称,应办结时间,办结时间',
      ...[
        ['税务局,一股,张三,,易', 1, 90],
        ['税务局,一股,张三,,难', 4, 10],
        ['公安局,三股,王六,0088,易', 1, 10],
        ['公安局,三股,王六,0088,难', 36, 90],
        ['民政局,四股,赵七,0099,易', 3, 10],
      ].flatMap(([who, late, n]) => cases(String(who), Number(late), Number(n))),
      '',
    ].join('\n'),
  );
  const standardise = (name: string, by: string, ...more: string[]) =>
    run([
      ...['rank', '--data', ITEM_CASES, UNITS, '--rules', 'base', '--as-of', '2026-10-31', '--plain'],
      ...['--measure', 'overdue_rate', '--by', by, '--out', join(folder, name), '--standardise', ...more],
    ]);
  const told = (name: string) =>
    csv(name, 'standardised.csv').map((row) =>
      ['subject', 'observed', 'expected', 'ratio', 'standardised', 'not_comparable', 'placed'].map(
        (column) => row[column],
      ),
    );

  // 甲组: 易 2/100, 难 40/100; 税务局 90·0.02 + 10·0.4 = 5.8, 公安局 10·0.02 + 90·0.4 = 36.2.
  it('beside the ranking, which stays as it is', async () => {
    expect((await standardise('s', 'unit')).code).toBe(0);
    expect(told('s')).toEqual([
      ['民政局', '3', '3', '', '', 'own_items', 'too_few'],
      ['公安局', '37', '36.2', '1.02209944751', '0.214640883978', '', 'ranked'],
      ['税务局', '5', '5.8', '0.862068965517', '0.181034482759', '', 'ranked'],
    ]);
    const items = csv('s', 'standardised-items.csv').filter((row) => row['subject'] === '税务局');
    expect(items.map((row) => [row['item'], row['denominator'], row['observed'], row['expected']])).toEqual([
      ['易', '90', '1', '1.8'],
      ['难', '10', '4', '4'],
    ]);
    expect(rows('s').length).toBe(4);
  });

  it('beyond the office no name is told here either', async () => {
    await standardise('t', 'officer', '--mask', 'external');
    for (const file of ['standardised.csv', 'standardised-items.csv']) {
      const text = readFileSync(join(folder, 't', file), 'utf8');
      for (const name of ['张三', '王六', '赵七']) expect(text).not.toContain(name);
    }
  });
});

const Counted = v.object({ unit: v.string(), x: v.number(), n: v.number() });
const Planted = v.record(
  v.string(),
  v.record(
    v.string(),
    v.object({
      ranked: v.array(Counted),
      tooFew: v.array(Counted),
      noBusiness: v.array(v.string()),
    }),
  ),
);

describe('the sample county', () => {
  const { answers } = generateCounty({ seed: DEFAULT_SEED, flip: null });
  const planted = v.parse(Planted, JSON.parse(JSON.stringify(answers.ranking)));
  let workspace: Workspace;

  beforeAll(async () => {
    const files = writeCounty().paths.map((path) => ({ path, table: undefined }));
    workspace = await openWorkspace(files, BASE_RULES, NO_ANSWERS);
  });
  afterAll(() => workspace.close());

  const rankingOf = async (period: string) => {
    const scope = {
      period: period === 'all' ? null : period,
      asOf: answers.asOf,
      ruleSet: 'base',
      filters: {},
    };
    const question = {
      scope,
      measure: 'overdue_rate',
      by: 'unit',
      minCases: null,
      seed: '1',
      intervals: false,
    } as const;
    return (await readRanking(workspace.context, BASE_RULES, question)).groups;
  };
  const names = (part: readonly RankedSubject[]) => part.map(({ group }) => group.label).sort();

  it.each(Object.keys(planted))(
    '%s: counts, parts, scores and places are those of the formulas here',
    async (period) => {
      const found = new Map((await rankingOf(period)).map((group) => [group.name, group]));
      for (const [name, { ranked, tooFew, noBusiness }] of Object.entries(planted[period]!)) {
        const group = found.get(name)!;
        expect(names(group.tooFew)).toEqual(tooFew.map(({ unit }) => unit).sort());
        expect(names(group.noBusiness)).toEqual([...noBusiness].sort());
        expect(names(group.ranked)).toEqual(ranked.map(({ unit }) => unit).sort());
        if (ranked.length < 2) continue;
        const N = ranked.reduce((sum, { n }) => sum + n, 0);
        const P = ranked.reduce((sum, { x }) => sum + x, 0) / N;
        const S = ranked.reduce((sum, { x, n }) => sum + n * (x / n - P) ** 2, 0);
        const spread = P * (1 - P);
        const weights = N - ranked.reduce((sum, { n }) => sum + n * n, 0) / N;
        const variance = Math.max(0, (S - (ranked.length - 1) * spread) / weights);
        const M = Math.max(0, spread / variance - 1);
        const tail = 1 - jstat.jStat.chisquare.cdf(S / spread, ranked.length - 1);
        const ordered = spread > 0 && variance > 0 && tail < 0.01;
        expect([name, group.noOrder === null]).toEqual([name, ordered]);
        const scores = ranked.map(({ x, n }) => (ordered ? (x + M * P) / (n + M) : P));
        for (const [at, { unit, x, n }] of ranked.entries()) {
          const own = group.ranked.find((one) => one.group.label === unit)!;
          expect([own.numerator, own.denominator]).toEqual([x, n]);
          expect(own.shrunk).toBeCloseTo(scores[at]!, 12);
          const place = 1 + scores.filter((score) => score < scores[at]! - 1e-12).length;
          expect(own.place).toBe(ordered ? place : null);
        }
      }
    },
  );

  it('in the year to date one group has an order and three have none', async () => {
    const told = (await rankingOf('2026')).map(({ name, noOrder }) => [name, noOrder]);
    expect(Object.fromEntries(told)).toEqual({
      审批类: null,
      执法类: 'within_chance',
      公共服务类: 'within_chance',
      乡镇街道: 'no_difference',
    });
  });
});
