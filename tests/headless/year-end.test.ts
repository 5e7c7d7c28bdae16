/** `mingcha report year-end` (headless.md): files, their columns, faults of the scheme and of the entries, two versions. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemeText } from '../../src/lib/domain/assessment-check';
import { noEntries } from '../../src/lib/domain/assessment-entries';
import { given, indicator, scheme } from '../rules/assessment';

const CLI = fileURLToPath(new URL('../../dist/mingcha.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mingcha-year-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
const write = (name: string, text: string): string => {
  writeFileSync(path(name), text);
  return path(name);
};

const run = (args: readonly string[]): Promise<{ code: number; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, _, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr });
    });
  });

let id = 0;
const cases = (unit: string, late: number, n: number): string[] =>
  Array.from(
    { length: n },
    (_, at) => `${(id += 1)},${unit},2026-02-12,2026-02-${at < late ? 13 : 12},2026-02-10`,
  );
const DATA = [
  write('单位.csv', '单位编码,单位名称,考核分组\nA1,甲局,一组\nB1,乙局,一组\nC1,丙局,一组\n'),
  write(
    '办件.csv',
    `${['办件编号,单位,承诺办结时间,办结时间,受理时间', ...cases('甲局', 0, 40), ...cases('乙局', 2, 40), ...cases('丙局', 20, 40)].join('\n')}\n`,
  ),
];
const SCHEME = write(
  'scheme.json',
  schemeText(
    scheme(indicator({ weight: 60 }), given({ id: 'panel', weight: 40, source: { kind: 'appraisal' } })),
  ),
);
const ballots = (subject: string, n: number, score: number) => [
  { subject, side: 'panel' as const, by: '组长', score },
  ...Array.from({ length: n }, (_, at) => ({ subject, side: 'raters' as const, by: String(at), score })),
];
const ENTRIES = { ...noEntries('2026'), appraisals: [...ballots('A1', 20, 90), ...ballots('B1', 19, 90)] };
const report = (name: string, entries: unknown = ENTRIES, ...more: string[]) =>
  run([
    ...['report', 'year-end', '--data', ...DATA, '--rules', 'base', '--period', '2026', '--plain'],
    ...['--scheme', SCHEME, '--entries', write(`${name}.json`, JSON.stringify(entries))],
    ...['--out', path(name), ...more],
  ]);
type Line = Readonly<Record<string, string>>;
const lines = (name: string, file: string): Line[] =>
  Papa.parse<Line>(readFileSync(join(folder, name, file), 'utf8').trimEnd(), { header: true }).data;
const Facts = v.looseObject({ revision: v.number(), lines: v.array(v.looseObject({ id: v.string() })) });
const facts = (name: string) =>
  v.parse(Facts, JSON.parse(readFileSync(join(folder, name, 'year-end.json'), 'utf8')));

beforeAll(async () => {
  expect(await report('a')).toEqual({
    code: 0,
    stderr:
      'indicators.csv: panel: 1 of 2 parts missing, of 1 subjects; policy leave_out\nscores.csv: no total: void_ballots 1\n',
  });
}, 60_000);

describe('mingcha report year-end', () => {
  /* 甲: 0.6 × 100 + 0.4 × 90 = 96; 乙: 19 ballots; 丙: 50 % late, nobody appraised it: 0 of 100 */
  it('scores.csv: 20 ballots count, 19 are void, none leave the indicator out', () => {
    expect(
      lines('a', 'scores.csv').map((one) => [
        one['subject_key'],
        one['total'],
        one['place'],
        one['grade'],
        one['status'],
      ]),
    ).toEqual([
      ['A1', '96.00', '1', 'qualified', 'scored'],
      ['C1', '0.00', '2', 'unqualified', 'scored'],
      ['B1', '', '', '', 'void_ballots'],
    ]);
    expect(lines('a', 'scores.csv')[0]!['why']).toBe('beyond_quota');
  });

  it('indicators.csv opens a total to its parts; sensitivity.csv has everybody with a total', () => {
    const [first] = lines('a', 'indicators.csv');
    expect([first!['numerator'], first!['denominator'], first!['value'], first!['score']]).toEqual([
      '0',
      '40',
      '0',
      '100',
    ]);
    expect(
      lines('a', 'sensitivity.csv').map((one) => [
        one['subject_key'],
        one['low'],
        one['high'],
        one['stable'],
      ]),
    ).toEqual([
      ['A1', '1', '1', 'true'],
      ['C1', '2', '2', 'true'],
    ]);
  });

  it('lists.csv: the last one, with grade and outlying rate against it, as a draft', () => {
    const own = lines('a', 'lists.csv').filter((one) => one['list'] === 'bottom_units');
    expect(own.map((one) => [one['subject'], one['rule_id'], one['signals'], one['state']])).toEqual([
      ['丙局', 'AS-08', 'grade; outlier', 'draft'],
    ]);
  });

  it('the same once more gives the same bytes; a later version is numbered and compared', async () => {
    expect((await report('b')).code).toBe(0);
    for (const file of ['scores.csv', 'lists.csv', 'sensitivity.csv', 'indicators.csv'])
      expect(readFileSync(join(folder, 'a', file)).equals(readFileSync(join(folder, 'b', file)))).toBe(true);
    const review = { ...ENTRIES, appraisals: [...ENTRIES.appraisals, ...ballots('C1', 20, 100)] };
    const before = join(folder, 'a', 'year-end.json');
    const better = {
      ...review,
      adjustments: [{ subject: 'C1', kind: 'bonus', points: 5, document: '某发1号', reason: '更正' }],
    };
    expect((await report('c', better, '--before', before)).code).toBe(0);
    expect([facts('a').revision, facts('c').revision]).toEqual([1, 2]);
    expect(lines('c', 'diff.csv')).toEqual([]);
    expect(lines('c', 'scores.csv').find((one) => one['subject_key'] === 'C1')!['total']).toBe('45.00');
  }, 60_000);

  it('every fault of the entries in one line, exit 1', async () => {
    const bad = { ...ENTRIES, appraisals: [...ballots('A1', 1, 101), ...ballots('A1', 1, 90)] };
    const done = await report('d', bad);
    expect(done.code).toBe(1);
    expect(done.stderr.trimEnd().split('\n')).toHaveLength(1);
    for (const at of [0, 1]) expect(done.stderr).toContain(`appraisals.${at}.score`);
  });

  it.each([
    [['--period', '2026-Q4'], 2],
    [['--scheme', 'nowhere.json'], 2],
    [['--rules', 'atlantis'], 1],
    [['--by', 'unit'], 2],
  ])('%j: exit %i and one line', async (args, code) => {
    const done = await report('e', ENTRIES, ...args);
    expect(done.code).toBe(code);
    expect(done.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
