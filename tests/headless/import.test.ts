/** What `mingcha import` writes for several bad exports at once, run in this process. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../data/samples/gb18030';
import { parseCommand } from '../../src/headless/arguments';
import { errorLine } from '../../src/headless/error-line';
import { runCompute } from '../../src/headless/compute';
import { runImport } from '../../src/headless/import';
import { runRead } from '../../src/headless/read';
import { AppError } from '../../src/lib/domain/errors';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-import-'));
let runs = 0;

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Runs a command into a folder of its own; the answer reads a file of it, line by line. */
const run = async (
  command: 'read' | 'import' | 'compute',
  ...args: readonly string[]
): Promise<(name: string) => string[]> => {
  const out = join(folder, `out-${(runs += 1)}`);
  const commands = { read: runRead, import: runImport, compute: runCompute };
  await commands[command](parseCommand(command, [...args, '--plain', '--out', out]));
  return (name) => readFileSync(join(out, name), 'utf8').trimEnd().split('\r\n');
};

const CASES = write(
  '办件.csv',
  encodeGb18030(
    [
      '办件编号,承办单位,经办人,受理时间,承诺时限,应办结时间,办结时间',
      '="001",税务局,张三,2026-10-08 09:00:00,,2026-10-12 17:00:00,2026-10-12',
      '',
      '="002",税务局,"李\r\n四",2026-12-25,20,,',
      '="003",税务局,王五',
      '="004",税务局,王五,2026-10-08,,2026年4月31日,',
      '="005",税务局,王五,2026-10-08,,,2026-10-01',
      '="001",税务局,张三,2026-10-08 09:00:00,,2026-10-12 17:00:00,2026-10-12',
      '',
    ].join('\r\n'),
  ),
);
const COMPLAINTS = write(
  '投诉.csv',
  '投诉编号,承办单位,被投诉人,投诉人,受理时间,查实情况\nT1,税务局,张三,13800000001,2026-10-09,转省厅\n',
);

const EVENTS = write(
  '环节.csv',
  encodeGb18030(
    [
      '某县办件环节明细,,,,,',
      '办件编号,环节名称,经办人,接收时间,处理时间,批准人',
      '="001",受理,张三,2026-10-08 09:00,2026-10-08 09:10,',
      '="001",延期批准,张三,2026-10-09,,王五',
      '',
    ].join('\r\n'),
  ),
);

describe('mingcha import', () => {
  it('each table has a csv of its own; `--data case_events=FILE` says what a file is; approvers are persons', async () => {
    const told = `case_events=${EVENTS}`;
    const file = await run('import', '--data', CASES, told, '--mask', 'external');
    expect(file('cases.csv')[0]).toMatch(/,visits,archive_no,refusal_reason,late_reason,late_approved$/);
    expect(file('case_events.csv')).toEqual([
      'file,line,event_id,case_id,unit,section,officer,officer_id,stage,kind,entered,entered_precision,left,left_precision,limit_days,new_due,new_due_precision,reason,approver,approver_role,approved,approved_precision,notified,notified_precision,doc_no,is_written,materials,pages,consent',
      '环节.csv,3,,001,,,张*,,受理,,2026-10-08 09:00:00,timed,2026-10-08 09:10:00,timed,,,,,,,,,,,,,,,',
      '环节.csv,4,,001,,,张*,,延期批准,,2026-10-09,date,,,,,,,王*,,,,,,,,,,',
    ]);
  });

  it('problems.csv names file, physical line, column and cell, in the order of the lines', async () => {
    const file = await run('import', '--data', CASES, COMPLAINTS);
    expect(file('problems.csv')).toEqual([
      'file,line,column,value,reason,kept',
      '办件.csv,4,经办人,"李',
      '四",name_spelling,true',
      '办件.csv,4,受理时间,2026-12-25,beyond_calendar,true',
      '办件.csv,6,,"=""003"",税务局,王五",too_few_cells,false',
      '办件.csv,7,应办结时间,2026年4月31日,no_such_date,false',
      '办件.csv,8,办结时间,2026-10-01 00:00:00,finished_before_accepted,true',
      '办件.csv,9,办件编号,001,duplicate,false',
      '投诉.csv,2,查实情况,转省厅,unknown_value,true',
    ]);
  });

  it('<table>.csv holds the canonical rows: dates at their own precision, ids as text, a wrapped name on one line', async () => {
    const file = await run('import', '--data', CASES, COMPLAINTS);
    const [head, ...rows] = file('cases.csv').join('\r\n').split('\r\n办件.csv,');
    expect(head?.split(',')).toEqual([
      ...[
        'file',
        'line',
        'case_id',
        'unit',
        'section',
        'officer',
        'officer_id',
        'item_code',
        'item',
        'case_type',
      ],
      ...['channel', 'submitted', 'submitted_precision', 'accepted', 'accepted_precision', 'committed_days'],
      ...['statutory_days', 'due', 'due_precision', 'finished', 'finished_precision', 'result', 'status'],
      ...[
        'limit_unit',
        'is_overdue',
        'visits',
        'archive_no',
        'refusal_reason',
        'late_reason',
        'late_approved',
      ],
    ]);
    expect(rows).toEqual([
      '2,001,税务局,,张三,,,,,,,,2026-10-08 09:00:00,timed,,,2026-10-12 17:00:00,timed,2026-10-12,date,,,,,,,,,',
      '4,002,税务局,,李四,,,,,,,,2026-12-25,date,20,,,,,,,,,,,,,,',
      '8,005,税务局,,王五,,,,,,,,2026-10-08,date,,,,,2026-10-01,date,,,,,,,,,',
    ]);
  });

  it('--mask external hides persons in what leaves the office', async () => {
    const file = await run('import', '--data', CASES, COMPLAINTS, '--mask', 'external');
    expect([file('cases.csv').join(), file('complaints.csv').join()].join()).not.toMatch(
      /张三|王五|13800000001/,
    );
    expect(file('complaints.csv')[1]).toContain('张*');
  });

  it('--data cases=FILE names the table', async () => {
    const file = await run('import', '--data', `complaints=${COMPLAINTS}`);
    expect(JSON.parse(file('import.json').join('\n'))).toMatchObject({
      files: [{ table: 'complaints', records: 2 }],
    });
  });

  it('a file that cannot be used ends the run with one line that names it and says what to do', async () => {
    const page = write('登录.csv', '<html><body>登录</body></html>');
    const failure: unknown = await run('import', '--data', CASES, page).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(errorLine(failure)).toMatch(/^[^\n]*登录\.csv[^\n]*$/);
  });
});

describe('mingcha read', () => {
  it('writes the table as read, before any mapping: <n>-<basename>.csv', async () => {
    const file = await run('read', '--data', COMPLAINTS, CASES);
    expect(file('2-办件.csv').slice(0, 2)).toEqual([
      '办件编号,承办单位,经办人,受理时间,承诺时限,应办结时间,办结时间',
      '"=""001""",税务局,张三,2026-10-08 09:00:00,,2026-10-12 17:00:00,2026-10-12',
    ]);
    expect(file('1-投诉.csv')).toHaveLength(2);
  });

  it('--header names the row, none says that there is no header', async () => {
    const second = await run('read', '--data', COMPLAINTS, '--header', '2');
    expect(second('1-投诉.csv')).toEqual(['T1,税务局,张三,13800000001,2026-10-09,转省厅']);
    const none = await run('read', '--data', COMPLAINTS, '--header', 'none');
    expect([none('1-投诉.csv')[0], none('1-投诉.csv').length]).toEqual(['c1,c2,c3,c4,c5,c6', 3]);
  });

  it('titles and totals are left out and named in read.json, ragged lines in problems.csv', async () => {
    const paged = write('明细.csv', '某县明细,,\n单位,件数,备注\n甲局,3,\n乙局,4\n合计,7,\n');
    const file = await run('read', '--data', paged);
    expect(file('1-明细.csv')).toEqual(['单位,件数,备注', '甲局,3,', '乙局,4']);
    expect(JSON.parse(file('read.json').join('\n'))).toMatchObject({
      files: [
        {
          records: 5,
          rows: 2,
          titleRows: 1,
          headerRows: 1,
          footerRows: 1,
          outside: [
            { line: 1, class: 'title' },
            { line: 2, class: 'header' },
            { line: 5, class: 'footer', text: '合计,7,' },
          ],
        },
      ],
    });
    expect(file('problems.csv').slice(1)).toEqual(['明细.csv,4,,"乙局,4",too_few_cells,true']);
  });

  it('a second table below the first one is a file of its own; a file without a header begins with its first row', async () => {
    const two = write('两表.csv', '单位,件数,备注\n甲局,3,x\n单位,件数,备注,年份\n乙局,4,y,2026\n');
    const bare = write('无表头.csv', '甲局,3\n乙局,4\n');
    const file = await run('read', '--data', two, bare);
    expect(file('1-两表.csv')).toEqual(['单位,件数,备注', '甲局,3,x']);
    expect(file('1-两表-2.csv')).toEqual(['单位,件数,备注,年份', '乙局,4,y,2026']);
    expect(file('2-无表头.csv')).toEqual(['甲局,3', '乙局,4']);
  });

  it('an empty file is an empty table', async () => {
    const file = await run('read', '--data', write('空.csv', ''));
    expect(file('1-空.csv').join('')).toBe('');
  });
});

describe('mingcha compute', () => {
  const about = ['--rules', 'base', '--as-of', '2026-10-31'];

  it('measures.json says why records are outside the denominator', async () => {
    const file = await run('compute', '--data', CASES, ...about, '--measure', 'overdue_rate', 'no_limit');
    const { measures } = JSON.parse(file('measures.json').join('\n')) as { measures: unknown[] };
    expect(measures).toMatchObject([
      { measure: 'overdue_rate', excluded: { beyond_calendar: 1, no_limit: 1 } },
      { measure: 'no_limit', excluded: { has_limit: 2 } },
    ]);
  });

  it('a count has no denominator; a rate without a base has no value', async () => {
    const file = await run(
      'compute',
      '--data',
      CASES,
      ...about,
      '--period',
      '2026-09',
      '--measure',
      'overdue_rate',
      'closed_late',
      'satisfaction_levels',
    );
    expect(file('measures.csv')).toEqual([
      'measure,period,category,numerator,denominator,value,excluded,status',
      'overdue_rate,2026-09,,0,0,,3,no_denominator',
      'closed_late,2026-09,,0,,0,3,ok',
      'satisfaction_levels,2026-09,,,,,,missing:evaluations.rating',
    ]);
  });

  it('by officer: the id and the unit stand beside the name, 未填 is a row', async () => {
    const file = await run(
      'compute',
      '--data',
      CASES,
      COMPLAINTS,
      ...about,
      '--measure',
      'complaints',
      '--by',
      'officer,month',
    );
    expect(file('measures.csv')).toEqual([
      'measure,period,officer,officer_id,officer_unit,month,category,numerator,denominator,value,excluded,status',
      'complaints,all,张三,,税务局,2026-10,,1,,1,0,ok',
    ]);
  });
});
