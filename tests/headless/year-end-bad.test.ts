/**
 * Bad input of `mingcha report year-end`: what cannot be used is refused with its place before anything is written; what is
 * missing is named with the policy that was applied, and is never a silent 0 (AS-02, AS-06, EV-06, EV-07).
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import type { AssessmentScheme, Indicator } from '../../src/lib/domain/assessment';
import { noEntries, type AssessmentEntries } from '../../src/lib/domain/assessment-entries';
import { given, indicator, scheme } from '../rules/assessment';

const CLI = fileURLToPath(new URL('../../dist/mingcha.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mingcha-year-bad-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** 甲 and 乙 have forty cases each quarter of which none is late; 丙 is in the directory alone. */
const due = ['2026-02-12', '2026-05-12', '2026-08-12', '2026-11-12'];
const CASES = ['甲局', '乙局'].flatMap((unit, u) =>
  due.flatMap((day, q) =>
    Array.from({ length: 40 }, (_, n) => `${String(u)}${String(q)}${String(n)},${unit},${day},${day},${day}`),
  ),
);
const DATA = [
  write('单位.csv', '单位编码,单位名称,考核分组\nA1,甲局,一组\nB1,乙局,一组\nC1,丙局,一组\n'),
  write('办件.csv', `${['办件编号,单位,承诺办结时间,办结时间,受理时间', ...CASES].join('\n')}\n`),
];

interface Done {
  readonly code: number;
  readonly stderr: string;
  readonly out: string;
}
const report = (
  name: string,
  by: AssessmentScheme,
  entered: Partial<AssessmentEntries> = {},
): Promise<Done> => {
  const out = join(folder, name);
  const args = [
    ...['report', 'year-end', '--data', ...DATA, '--rules', 'base', '--period', '2026'],
    ...['--as-of', '2026-12-31', '--plain', '--out', out],
    ...['--scheme', write(`${name}-scheme.json`, JSON.stringify(by))],
    ...['--entries', write(`${name}-entries.json`, JSON.stringify({ ...noEntries('2026'), ...entered }))],
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, _, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr, out });
    });
  });
};
type Line = Readonly<Record<string, string>>;
const lines = ({ out }: Done, file: string): Line[] =>
  Papa.parse<Line>(readFileSync(join(out, file), 'utf8').trimEnd(), { header: true }).data;
const cells = (done: Done, file: string, names: readonly string[]): (string | undefined)[][] =>
  lines(done, file).map((line) => names.map((name) => line[name]));

/** One line on stderr, exit 1, and no file. */
const expectRefused = ({ code, stderr, out }: Done, ...parts: readonly string[]): void => {
  expect(code).toBe(1);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  for (const part of parts) expect(stderr).toContain(part);
  expect(existsSync(out)).toBe(false);
};

const LATE = indicator({ weight: 60 });
const ballot = (by: string, score: number): AssessmentEntries['appraisals'][number] => ({
  ...{ subject: 'A1', side: 'raters', by, score },
});

describe('what cannot be used is refused with its place', () => {
  it('AS-06 weights that sum to 90', async () => {
    const done = await report('weights', scheme(LATE, given({ weight: 30 })));
    expectRefused(done, 'weights-scheme.json', 'indicators', '权重之和不是 100', '90');
  }, 60_000);

  it('EV-07 quarters that weigh 90 together', async () => {
    const rollUp: Indicator['rollUp'] = { each: 'quarter', weights: [20, 20, 20, 30] };
    const done = await report('quarters', scheme(indicator({ rollUp })));
    expectRefused(done, 'indicators.0.rollUp.weights', '权重之和不是 100', '90');
  }, 60_000);

  it('a ballot over 100', async () => {
    const done = await report('ballot', scheme(LATE, given({ weight: 40 })), {
      appraisals: [ballot('1', 100), ballot('2', 100.5)],
    });
    expectRefused(done, 'ballot-entries.json', 'appraisals.1.score', '分数要在 0 到 100 之间');
  }, 60_000);

  it('the same rater twice, with the place of both', async () => {
    const done = await report('rater', scheme(LATE, given({ weight: 40 })), {
      appraisals: [ballot('1', 90), ballot('2', 90), ballot('1', 80)],
    });
    expectRefused(done, 'appraisals.2.by', '打了两次分', 'appraisals.0.by');
  }, 60_000);
});

describe('what is missing is named with the policy applied', () => {
  it('a unit without scores has none: no total, no place, no grade, and the last line says why', async () => {
    const done = await report('nobody', scheme(indicator()));
    expect(done.code).toBe(0);
    expect(cells(done, 'scores.csv', ['subject_key', 'status', 'total', 'place', 'grade'])).toEqual([
      ['A1', 'scored', '100.00', '1', 'qualified'],
      ['B1', 'scored', '100.00', '1', 'qualified'],
      ['C1', 'no_scores', '', '', ''],
    ]);
    expect(done.stderr).toBe(
      'indicators.csv: late: 1 of 3 parts missing, of 1 subjects; policy leave_out\nscores.csv: no total: no_scores 1\n',
    );
  }, 60_000);

  /* 甲 sits all four: 80 90 90 100 → 90; 乙 misses the second: (80 + 90 + 100) / 3 = 90, or / 4 = 67.50 */
  const exam = (missing: Indicator['missing']): AssessmentScheme =>
    scheme(given({ rollUp: { each: 'quarter', weights: null }, missing }));
  const scores = [80, 90, 90, 100].flatMap((value, at) => [
    { indicator: 'exam', subject: 'A1', part: at + 1, value },
    ...(at === 1 ? [] : [{ indicator: 'exam', subject: 'B1', part: at + 1, value }]),
  ]);

  it.each([
    ['leave_out', '90.00', 'some_left_out', ['', 'no_scores'], 'no_scores 1'],
    ['zero', '67.50', 'some_zero', ['0.00', 'scored'], null],
    ['void', '', 'void', ['', 'incomplete'], 'incomplete 2'],
  ] as const)(
    'a missing quarter under %s: %s',
    async (policy, total, status, nobody, without) => {
      const done = await report(policy, exam(policy), { scores });
      expect(done.code).toBe(0);
      const totals = new Map(lines(done, 'scores.csv').map((line) => [line['subject_key'], line]));
      expect(totals.get('A1')!['total']).toBe('90.00');
      expect(totals.get('B1')!['total']).toBe(total);
      expect([totals.get('C1')!['total'], totals.get('C1')!['status']]).toEqual(nobody);
      const second = lines(done, 'indicators.csv').find(
        (line) => line['subject_key'] === 'B1' && line['part'] === '2',
      )!;
      expect([second['value'], second['status'], second['indicator_status']]).toEqual([
        '',
        'missing',
        status,
      ]);
      const said = [`indicators.csv: exam: 5 of 12 parts missing, of 2 subjects; policy ${policy}`];
      if (without !== null) said.push(`scores.csv: no total: ${without}`);
      expect(done.stderr.trimEnd().split('\n')).toEqual(said);
    },
    60_000,
  );
});
