/** `--calendar` of the terminal: further years and days of one place, and what is refused. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LOCAL, NOTICE_2027 } from '../calendar-parts';

const CLI = fileURLToPath(new URL('../../dist/mingcha.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mingcha-calendar-'));
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const run = (args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });

const NOTICE = file('2027.json', NOTICE_2027);
const COUNTY = file('某县.json', LOCAL);
const due = (from: string, days: number, ...calendar: string[]) =>
  run(['due', '--from', from, '--days', String(days), ...calendar]);

describe('mingcha due --calendar', () => {
  it.each([
    ['the notice for 2027', ['--calendar', NOTICE], '2026-11-20', 30, '2027-01-04'],
    ['laid over the shipped calendar by name', ['--calendar', 'cn', NOTICE], '2026-11-20', 30, '2027-01-04'],
    ['two files after a comma', ['--calendar', `${COUNTY},${NOTICE}`], '2026-11-20', 30, '2027-01-04'],
    ['the option twice', ['--calendar', NOTICE, '--calendar', COUNTY], '2026-10-12', 5, '2026-10-20'],
    ['no file', [], '2026-10-12', 5, '2026-10-19'],
  ])('%s', async (_, calendar, from, days, expected) => {
    expect(await due(from, days, ...calendar)).toEqual({ code: 0, stdout: `${expected}\n`, stderr: '' });
  });

  it('days that change nothing are said, and the answer stands', async () => {
    const off = [
      { from: '2026-10-17', to: '2026-10-19', kind: 'closure', name: '闭馆', document: '某函1号' },
    ];
    const { code, stdout, stderr } = await due(
      '2026-10-16',
      1,
      '--calendar',
      file('闭馆.json', { ...LOCAL, off }),
    );
    expect([code, stdout]).toEqual([0, '2026-10-20\n']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/闭馆\.json.*2026-10-17.*2026-10-18/);
    expect(stderr).not.toContain('2026-10-19');
  });

  it.each([
    ['not there', join(folder, 'none.json'), /none\.json/],
    ['no JSON', file('a.json', '{'), /a\.json.*JSON/],
    [
      'a make-up day on a Friday',
      file('b.json', { ...NOTICE_2027, work: ['2027-01-29'] }),
      /b\.json.*work\.0.*2027-01-29/,
    ],
    [
      'both off and worked',
      file('c.json', { ...NOTICE_2027, work: ['2027-02-06'] }),
      /c\.json.*work\.0.*2027-02-06/,
    ],
    [
      'a year that the calendar has',
      file('d.json', { ...NOTICE_2027, year: 2026, off: [{ from: '2026-03-02', name: '?' }], work: [] }),
      /d\.json.*2026.*cn/,
    ],
    [
      'a date twice in a whole calendar',
      file('e.json', '{"days": {"2026-01-01": "off", "2026-01-01": "off"}}'),
      /e\.json.*days\.2026-01-01/,
    ],
  ])('%s: exit 1, one line with file and place', async (_, path, said) => {
    const { code, stdout, stderr } = await due('2026-10-12', 5, '--calendar', path);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(said);
  });

  it('a whole calendar of an office takes the place of the shipped one; two of them are refused', async () => {
    const whole = {
      version: '7',
      title: { zh: '某县', en: 'County' },
      source: '通知',
      coverage: { from: '2026-01-01', to: '2026-12-31' },
      days: { '2026-10-13': 'off' },
    };
    const own = file('own.json', whole);
    expect((await due('2026-10-12', 5, '--calendar', own)).stdout).toBe('2026-10-20\n');
    const { code, stderr } = await due('2026-10-12', 5, '--calendar', own, file('own2.json', whole));
    expect(code).toBe(1);
    expect(stderr).toMatch(/own2\.json.*own\.json/);
  });
});

describe('mingcha compute --calendar', () => {
  const cases = file(
    '办件.csv',
    '办件编号,承办单位,受理时间,承诺时限,办结时间\n001,甲局,2026-10-12,5,2026-10-20\n002,甲局,2026-11-20,30,2027-01-05\n',
  );
  const compute = async (name: string, ...calendar: string[]) => {
    const out = join(folder, name);
    const { code, stderr } = await run([
      ...['compute', '--data', cases, '--rules', 'base', '--as-of', '2027-01-31'],
      ...['--measure', 'overdue_rate', ...calendar, '--out', out],
    ]);
    expect(code, stderr).toBe(0);
    return {
      csv: readFileSync(join(out, 'measures.csv'), 'utf8'),
      json: JSON.parse(readFileSync(join(out, 'measures.json'), 'utf8')) as { calendar: unknown },
    };
  };

  it('the figures follow the calendar, and say which one it was', async () => {
    const plain = await compute('plain');
    expect(plain.json.calendar).toEqual({ id: 'cn', version: '2026.1' });
    expect(plain.csv).toContain('overdue_rate,all,,1,1,1,1,ok');
    const all = await compute('all', '--calendar', NOTICE, COUNTY);
    const version = expect.stringMatching(/^2026\.1\+2027@[0-9a-f]{8}\+local@[0-9a-f]{8}$/) as unknown;
    expect(all.json.calendar).toEqual({ id: 'cn', version });
    expect(all.csv).toMatch(/^# calendar: cn 2026\.1\+2027@[0-9a-f]{8}\+local@[0-9a-f]{8}\r?$/m);
    expect(all.csv).toContain('overdue_rate,all,,1,2,0.5,0,ok');
  });
});
