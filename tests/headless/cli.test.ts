/** The terminal's contract (headless.md): exit codes, files, columns, the provenance block. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../dist/mingcha.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mingcha-cli-'));

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [CLI, ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });

const CASES = join(folder, '办件.csv');
writeFileSync(
  CASES,
  `办件编号,承办单位,经办人,受理时间,应办结时间,办结时间
="001",甲局,张甲一,2026-10-08 09:00:00,2026-10-12 17:00:00,2026-10-12 17:00:00
="002",甲局,张甲一,2026-10-08 09:00:00,2026-10-12,2026-10-12 23:50:00
="003",乙局,李乙二,2026年10月8日,2026/10/13,2026.10.14
="004",乙局,李乙二,2026-10-09,2026-10-31,
="005",乙局,,2026-10-09,,
="006",乙局,李乙二,2026-10-09,2026年4月31日,
`,
);

const out = (name: string): string => join(folder, name);
const lines = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\r\n');

describe('mingcha compute', () => {
  it('writes measures.csv: numerator, denominator, value, excluded, status', async () => {
    const { code } = await run([
      'compute',
      '--data',
      CASES,
      '--rules',
      'base',
      '--period',
      '2026-10',
      '--measure',
      'overdue_rate',
      'complaints',
      '--plain',
      '--out',
      out('a'),
    ]);
    expect(code).toBe(0);
    expect(lines(join(out('a'), 'measures.csv'))).toEqual([
      'measure,period,category,numerator,denominator,value,excluded,status',
      'overdue_rate,2026-10,,1,4,0.25,1,ok',
      'complaints,2026-10,,,,,,missing:complaints.received',
    ]);
  });

  it('by unit: one row per unit, files sorted by code point', async () => {
    await run([
      'compute',
      '--data',
      CASES,
      '--rules',
      'base',
      '--as-of',
      '2026-10-31',
      '--measure',
      'overdue_rate',
      '--by',
      'unit',
      '--plain',
      '--out',
      out('b'),
    ]);
    expect(lines(join(out('b'), 'measures.csv'))).toEqual([
      'measure,period,unit,category,numerator,denominator,value,excluded,status',
      'overdue_rate,all,乙局,,1,2,0.5,1,ok',
      'overdue_rate,all,甲局,,0,2,0,1,ok',
    ]);
  });

  it('the block says office, period, cut-off, rules, calendar, files, masking; bytes do not depend on the time zone', async () => {
    const args = ['compute', '--data', CASES, '--rules', 'base', '--period', '2026-10', '--by', 'month'];
    await run([...args, '--out', out('c')], { TZ: 'America/New_York' });
    await run([...args, '--out', out('d')], { TZ: 'Asia/Shanghai' });
    const text = readFileSync(join(out('c'), 'measures.csv'), 'utf8');
    expect(text).toBe(readFileSync(join(out('d'), 'measures.csv'), 'utf8'));
    expect(text.startsWith('\ufeff# office: ')).toBe(true);
    const keys = [...text.matchAll(/^\ufeff?# ([a-z_]+): /gm)].map((match) => match[1]);
    expect(keys).toEqual(['office', 'period', 'as_of', 'rules', 'calendar', 'file', 'mask']);
    expect(text).toContain('# as_of: 2026-10-31');
  });

  it('a due date that is counted, with a pause, is the same in four time zones', async () => {
    const [cases, events] = [join(folder, '期限.csv'), join(folder, '期限环节.csv')];
    writeFileSync(
      cases,
      [
        '办件编号,承办单位,受理时间,承诺时限,办结时间',
        // Due on 19 October: four of the days stood still.
        'A1,甲局,2026-09-22 23:30,10,2026-10-20 00:10',
        'A2,甲局,2026-09-22 00:10,10,2026-10-19 23:50',
        '',
      ].join('\n'),
    );
    writeFileSync(
      events,
      [
        '办件编号,办理动作,接收时间',
        ...['A1', 'A2'].flatMap((id) => [
          `${id},补正告知,2026-09-28 23:59`,
          `${id},补正收到,2026-10-09 00:01`,
        ]),
        '',
      ].join('\n'),
    );
    const args = ['compute', '--data', cases, events, '--rules', 'base', '--as-of', '2026-10-31', '--plain'];
    const asked = ['--measure', 'overdue_rate', 'days_used'];
    const texts: string[] = [];
    for (const TZ of ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'UTC']) {
      const into = out(TZ.replace('/', '-'));
      await run([...args, ...asked, '--out', into], { TZ });
      texts.push(readFileSync(join(into, 'measures.csv'), 'utf8'));
    }
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('overdue_rate,all,,1,2,0.5,');
    expect(texts[0]).toContain('days_used,all,p50,1,2,10,');
  });

  it('beyond the office two officers of one surname stay two, by the end of their ids or by number', async () => {
    const file = join(folder, '同姓.csv');
    writeFileSync(
      file,
      [
        '办件编号,承办单位,经办人,工号,应办结时间,办结时间',
        '1,甲局,张三,00410412,2026-10-09,2026-10-10',
        '2,甲局,张四,00410413,2026-10-09,2026-10-09',
        '3,乙局,张五,,2026-10-09,2026-10-09',
        '4,丙局,张六,,2026-10-09,2026-10-09',
        '5,丙局,张七,,2026-10-09,2026-10-10',
        '',
      ].join('\n'),
    );
    const by = ['--measure', 'overdue_rate', '--by', 'officer', '--plain', '--mask', 'external'];
    await run([
      'compute',
      ...['--data', file, '--rules', 'base', '--as-of', '2026-10-31'],
      ...by,
      '--out',
      out('masked'),
    ]);
    const officers = lines(join(out('masked'), 'measures.csv')).map((line) => line.split(',').slice(2, 5));
    expect(officers.slice(1).sort()).toEqual([
      ['张*', '', '乙局'],
      ['张*（0412）', '00410412', '甲局'],
      ['张*（0413）', '00410413', '甲局'],
      ['张*（1/2）', '', '丙局'],
      ['张*（2/2）', '', '丙局'],
    ]);
    await run(['import', '--data', file, '--plain', '--mask', 'external', '--out', out('rows')]);
    const rows = lines(join(out('rows'), 'cases.csv')).join('\n');
    for (const name of ['张*（0412）', '张*（1/2）', '张*（2/2）']) expect(rows).toContain(name);
    expect(rows).not.toMatch(/张[三四五六七]/);
  });

  it('without a cut-off and without a period: exit 2, never "now"', async () => {
    const { code, stderr } = await run(['compute', '--data', CASES, '--rules', 'base', '--out', out('e')]);
    expect([code, stderr.split('\n').length]).toEqual([2, 2]);
  });
});

describe('mingcha import', () => {
  it('accounts for every record and names the one that is set aside', async () => {
    const { code } = await run(['import', '--data', CASES, '--plain', '--out', out('f')]);
    expect(code).toBe(0);
    const { files } = JSON.parse(readFileSync(join(out('f'), 'import.json'), 'utf8')) as { files: unknown[] };
    expect(files).toMatchObject([
      {
        file: '办件.csv',
        encoding: 'utf-8',
        delimiter: ',',
        titleRows: 0,
        headerRows: 1,
        footerRows: 0,
        blank: 0,
        records: 7,
        loaded: 5,
        setAside: 1,
        duplicates: 0,
        table: 'cases',
        mapping: { 办件编号: 'case_id', 应办结时间: 'due' },
      },
    ]);
    expect(lines(join(out('f'), 'problems.csv'))).toEqual([
      'file,line,column,value,reason,kept',
      '办件.csv,7,应办结时间,2026年4月31日,no_such_date,false',
    ]);
    const [head, first] = lines(join(out('f'), 'cases.csv'));
    expect(head?.split(',').slice(0, 4)).toEqual(['file', 'line', 'case_id', 'unit']);
    expect(first).toContain('办件.csv,2,001,甲局');
  });

  it('what it has written, block and all, can be read again', async () => {
    await run(['import', '--data', CASES, '--out', out('g')]);
    const again = await run(['import', '--data', join(out('g'), 'cases.csv'), '--plain', '--out', out('h')]);
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(lines(join(out('h'), 'cases.csv')).map((line) => line.split(',')[2])).toEqual([
      'case_id',
      '001',
      '002',
      '003',
      '004',
      '005',
    ]);
  });

  it.each([
    ['no such file', join(folder, 'nope.csv')],
    ['a header and nothing below', '办件编号,承办单位,受理时间\n'],
    ['no column that is known', 'a,b\n1,2\n'],
    [
      'bare digits for a rating: nobody can know which is best',
      '评价编号,满意度,评价时间\nP1,1,2026-10-01\n',
    ],
  ])('%s: exit 1 and one clear line', async (name, content) => {
    const path = content.includes('\n') ? join(folder, `${name.slice(0, 5)}.csv`) : content;
    if (content.includes('\n')) writeFileSync(path, content);
    const { code, stderr } = await run(['import', '--data', path, '--out', out('i')]);
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('mingcha due and help', () => {
  it.each([
    [['--from', '2026-09-24', '--days', '15'], '2026-10-22'],
    [['--from', '2026-09-24', '--days', '15', '--inclusive'], '2026-10-21'],
    [['--from', '2026-09-24', '--days', '15', '--unit', 'day'], '2026-10-09'],
  ])('due %j → %s', async (args, due) => {
    expect(await run(['due', ...args])).toEqual({ code: 0, stdout: `${due}\n`, stderr: '' });
  });

  it('a day beyond the calendar is not guessed: exit 1', async () => {
    expect((await run(['due', '--from', '2026-12-20', '--days', '15'])).code).toBe(1);
  });

  it('an unknown command or option: exit 2; --help: exit 0', async () => {
    expect((await run(['guess'])).code).toBe(2);
    expect((await run(['due', '--form', 'x'])).code).toBe(2);
    for (const command of ['read', 'import', 'compute', 'due']) {
      expect((await run([command, '--help'])).stdout).toContain(`mingcha ${command}`);
    }
  });
});
