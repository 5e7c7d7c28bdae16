/** 检查记录 typed in the field come in as any register does: nothing is asked, and rules, estimates and life lines see them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { toCsv } from '../../src/lib/domain/csv';
import { emptyRecord, NO_FINDING, type InspectionRecord } from '../../src/lib/domain/inspection';
import { inspectionMatrix, rowCount } from '../../src/lib/domain/inspection-rows';
import { resultMatrix } from '../../src/lib/documents/spot-check-results';
import { readEvents } from '../../src/lib/events/read';
import { createEvents } from '../../src/lib/events/registry';
import { readLifeLines } from '../../src/lib/reports/life-line';
import { readSample } from '../../src/lib/reports/sample/draw';
import { readResults } from '../../src/lib/reports/sample/results';
import type { SampleQuestion } from '../../src/lib/reports/sample/types';
import { prepared, tryText } from '../ingest/loading';
import { figure, given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

const finding = { ...NO_FINDING, behaviour: '玩游戏', person: '张三', section: '一股', personId: 'A01' };
const RECORDS: readonly InspectionRecord[] = [
  {
    ...emptyRecord('JC-0000-0000-0001'),
    ...{ on: '2026-10-20', unit: '甲局', kind: 'random', method: 'covert', place: '大厅', leader: '林甲一' },
    ...{ leaderUnit: '效能办', team: '王某、李某' },
    cases: [
      { caseId: 'A1', isClean: false },
      { caseId: 'A2', isClean: true },
    ],
    findings: [
      { ...finding, caseId: 'A1', severity: 'serious', rectifyDue: '2026-11-04', note: '=1+1,"x"\n第二行' },
      {
        ...{ ...finding, behaviour: '=cmd', person: '', personId: '', section: '' },
        ...{ rectifiedOn: '2026-11-02', recheck: 'failed' },
      },
    ],
  },
  {
    ...emptyRecord('JC-0000-0000-0002'),
    ...{ on: '2026-10-21', unit: '乙局', kind: 'irregular', method: 'mystery', leader: '林甲一' },
    ...{ isClean: true, cases: [{ caseId: 'B1', isClean: false }] },
  },
  {
    ...emptyRecord('JC-0000-0000-0003'),
    ...{ on: '2026-10-22', unit: '丙局', kind: 'cross', method: 'open', isClean: true },
  },
];
const CASES = [
  '办件编号,承办单位,股室,经办人,工号,受理时间,应办结时间,办结时间',
  ...['A1,甲局', 'A2,甲局', 'A3,甲局', 'B1,乙局', 'B2,乙局'].map(
    (one) => `${one},一股,张三,A01,2026-10-09,2026-10-20,2026-10-15`,
  ),
];

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative(), BASE_RULES);
  await createEvents(engine);
  const csv = toCsv(inspectionMatrix(RECORDS), { title: '检查记录' });
  await given(engine, CASES, csv.split('\r\n').slice(0, -1));
}, 60_000);
afterAll(() => engine.close());

describe('检查记录 as rows of the register', () => {
  it('every row is loaded, and nothing is asked; words that look like formulas stay words', async () => {
    const fresh = await prepared(await openNative(), BASE_RULES);
    const done = await tryText(fresh, toCsv(inspectionMatrix(RECORDS), { title: '检查记录' }));
    await fresh.close();
    expect('questions' in done).toBe(false);
    if (!('conservation' in done)) throw new Error('asked');
    expect([done.conservation.loaded, done.conservation.setAside]).toEqual([rowCount(RECORDS), 0]);
    expect(done.layout.table).toBe('findings');
    expect(done.problems.map(({ reason }) => reason)).toEqual([]);
    const rows = await engine.query(
      `select f.finding_id, f.case_id, f.behaviour, f.is_clean, f.damage_class, f.inspection_class, f.method, f.inspectors,
        cast(date_of(f.rectify_due_at) as varchar) as due, o.officer_id
      from findings f left join officer o on o.officer_key = f.officer_key order by f.finding_id`,
    );
    expect(
      rows.map((row) =>
        Object.values(row)
          .map((cell) => String(cell ?? ''))
          .join('|'),
      ),
    ).toEqual([
      'JC-0000-0000-0001-01|A1|玩游戏|false|serious|random|暗访|李某、王某|2026-11-04|A01',
      'JC-0000-0000-0001-02||=cmd|false|none|random|暗访|李某、王某||',
      'JC-0000-0000-0001-B02|A2||true||random|暗访|李某、王某||',
      'JC-0000-0000-0002-B01|B1||true||random|模拟办事|||',
      'JC-0000-0000-0003-00|||true||cross|明查|||',
    ]);
  });

  it('the rules see them: misconduct (SP-05), no inspection without record or leader (SP-03, SP-04)', async () => {
    expect(await figure(engine, 'inspection_findings', '2026-10-31')).toBe('2/2');
    const asked = ['misconduct', 'inspection_unrecorded', 'inspection_unled', 'measure_missing'] as const;
    const events = await readEvents(engine, '2026-10-31', asked);
    expect(events.map(({ kind, sourceId }) => `${kind} ${sourceId}`).sort()).toEqual([
      'measure_missing JC-0000-0000-0001-02',
      'misconduct JC-0000-0000-0001-01',
    ]);
  });

  it('the estimates of the sample are computed from them, 未发现问题 counted as a result', async () => {
    const context = await contextOf(engine);
    const question: SampleQuestion = {
      scope: scopeAt('2026-10-31'),
      ...{ state: 'any', risks: [], strata: 'unit', boost: 1, excludedUnits: [], leftOut: [] },
    };
    const report = await readSample(context, question, { seed: 's', n: 5 });
    const results = await readResults(context, report);
    if (results === null) throw new Error('no finding names a drawn case');
    const strata = results.estimate.strata.map((one) => [one.stratum, one.size, one.checked, one.found]);
    expect(strata).toEqual(
      expect.arrayContaining([
        ['甲局', 3, 2, 1],
        ['乙局', 2, 1, 0],
      ]),
    );
    // 甲局 3/5 of the population at 1/2, 乙局 2/5 at 0/1.
    expect(results.estimate.rate).toBeCloseTo(0.3, 12);
    expect([...results.unchecked].sort()).toEqual(['A3', 'B2']);
    expect(resultMatrix(results).at(-1)?.slice(1, 6)).toEqual(['5', '5', '3', '1', '30.0%']);
  });

  it('the life line of the case shows what was found, and by when it is to be put right', async () => {
    const [line] = await readLifeLines(await contextOf(engine), ['A1'], '2026-10-31', (_, no) => no);
    const steps = line?.steps.map(
      ({ happened, what, detail }) => `${happened.slice(0, 10)} ${what} ${detail}`,
    );
    expect(steps?.join('\n')).toMatch(/2026-10-20 inspected .*玩游戏/);
    expect(steps?.join('\n')).toContain('2026-11-04 rectify_due');
  });
});

it('SP-08: what was put right and checked again comes in with its day and its result; what was not stays open', async () => {
  const rows = await engine.query(
    `select behaviour, cast(cast(rectified_at as date) as varchar) as rectified, is_verified from findings
    where not coalesce(is_clean, false) order by behaviour`,
  );
  expect(rows).toEqual([
    { behaviour: expect.stringContaining('cmd') as string, rectified: '2026-11-02', is_verified: false },
    { behaviour: '玩游戏', rectified: null, is_verified: null },
  ]);
});
