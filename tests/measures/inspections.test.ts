/** The measures of inspections (SP-01…SP-04, SP-10) and of what became of their findings (SP-08). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { tally } from '../../src/lib/measures/aggregate';
import { measureById } from '../../src/lib/measures/registry';
import { toQuestion } from '../../src/lib/reports/scope';
import { withRecords, type Cells } from '../facts/records';
import { prepared } from '../ingest/loading';
import { countedIds, figure, given } from './asking';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const AS_OF = '2026-11-30';
const finding = (finding_id: string, cells: Cells = {}): Cells => ({
  ...{ finding_id, unit_key: 1, found: '2026-11-02', behaviour: '串岗' },
  ...cells,
});
const held = (inspection_no: string, found: string, cells: Cells = {}): Cells =>
  finding(`${inspection_no} ${found}`, { inspection_no, found, ...cells });

/** `category n` of a distribution, in the order of the names. */
const shares = async (id: string, period: string | null = null): Promise<string> => {
  const question = toQuestion({ period, asOf: AS_OF, ruleSet: 'base', filters: {} });
  const found = await tally(engine, { ...question, measure: measureById(id) }, []);
  return found.map(({ category, numerator }) => `${category ?? ''} ${String(numerator)}`).join(', ');
};

describe('SP-08 整改', () => {
  const mended = (id: string, cells: Cells): Cells => finding(id, { rectify_due: '2026-11-10', ...cells });
  const FINDINGS = [
    mended('in time', { rectified: '2026-11-10', is_verified: true }),
    mended('late', { rectified: '2026-11-11', is_verified: false }),
    mended('never', {}),
    mended('after the cut-off', { rectified: '2026-12-01', is_verified: true }),
    mended('not rechecked', { rectified: '2026-11-05' }),
    finding('not yet due', { found: '2026-11-20', rectify_due: '2026-12-20' }),
    finding('nothing found', { is_clean: true }),
  ];

  it('整改率: put right by the cut-off, late or not, of all that was found', async () => {
    await withRecords(engine, { findings: FINDINGS });
    expect(await figure(engine, 'rectification_rate', AS_OF)).toBe('3/6');
    expect(await countedIds(engine, 'rectification_rate', AS_OF)).toBe('in time late not rechecked');
  });
  it('按期整改率: the last day is in time; what is not yet due is in no share', async () => {
    await withRecords(engine, { findings: FINDINGS });
    expect(await countedIds(engine, 'rectification_on_time_rate', AS_OF)).toBe('in time not rechecked');
    expect(await figure(engine, 'rectification_on_time_rate', AS_OF)).toBe('2/5');
  });
  it('with the overdue rate it makes up the whole where nothing is due on the cut-off itself', async () => {
    await withRecords(engine, { findings: FINDINGS });
    expect(await figure(engine, 'rectification_overdue_rate', AS_OF)).toBe('3/5');
  });
  it('due on the cut-off and open: neither in time nor late yet', async () => {
    await withRecords(engine, { findings: [finding('today', { rectify_due: AS_OF })] });
    expect(await shares('rectification_states')).toBe('open 1');
  });
  it('without a due date of its own a finding has the days of the rule (15 natural days)', async () => {
    await withRecords(engine, {
      findings: [finding('15th', { rectified: '2026-11-17' }), finding('16th', { rectified: '2026-11-18' })],
    });
    expect(await countedIds(engine, 'rectification_on_time_rate', AS_OF)).toBe('15th');
  });
  it('整改状态: each finding has one, as known at the cut-off', async () => {
    await withRecords(engine, { findings: FINDINGS });
    expect(await shares('rectification_states')).toBe('closed_in_time 2, closed_late 1, open 1, overdue 2');
  });
  it('复查不合格率: of those checked again', async () => {
    await withRecords(engine, { findings: FINDINGS });
    expect(await figure(engine, 'recheck_failed_rate', AS_OF)).toBe('1/2');
  });
});

describe('SP-01, SP-02, SP-10 what inspections there were', () => {
  it('one number is one inspection, whatever it found; a unit is visited once by each', async () => {
    await withRecords(engine, {
      findings: [
        held('a', '2026-11-02', { inspection_class: 'regular', method: '明查' }),
        held('a', '2026-11-03', { inspection_class: 'regular', method: '明查' }),
        held('a', '2026-11-03', { inspection_class: 'regular', method: '暗访', unit_key: 2 }),
        held('b', '2026-11-09', { inspection_class: 'key', method: '明查', is_clean: true }),
      ],
    });
    expect(await shares('inspection_kinds')).toBe('key 1, regular 1');
    expect(await shares('inspection_methods')).toBe('明查 2, 暗访 1');
  });
  it('without a number: one unit, one day, one method', async () => {
    const found = (cells: Cells): Cells => finding('x', { method: '暗访', ...cells });
    await withRecords(engine, {
      findings: [
        found({}),
        found({}),
        found({ unit_key: 2 }),
        found({ found: '2026-11-03' }),
        found({ method: '明查' }),
      ],
    });
    expect(await shares('inspection_methods')).toBe('明查 1, 暗访 3');
    expect(await shares('inspection_kinds')).toBe('unsaid 4');
  });
});

describe('SP-03, SP-04 how inspections were held', () => {
  it('无领导带队: a cross inspection needs none', async () => {
    await withRecords(engine, {
      findings: [
        held('led', '2026-11-02', { leader: '林甲一' }),
        held('unled', '2026-11-03'),
        held('cross', '2026-11-04', { inspection_class: 'cross' }),
        finding('no number'),
      ],
    });
    expect(await countedIds(engine, 'inspection_unled_rate', AS_OF)).toBe('unled 2026-11-03');
    expect(await figure(engine, 'inspection_unled_rate', AS_OF)).toBe('1/2');
  });
  it('未轮换: the same team in the month before; a month between makes it another', async () => {
    await withRecords(engine, {
      findings: [
        held('a', '2026-08-20', { inspectors: '甲组' }),
        held('b', '2026-09-10', { inspectors: '甲组' }),
        held('c', '2026-11-10', { inspectors: '甲组' }),
        held('d', '2026-12-31', { inspectors: '乙组' }),
        held('e', '2026-10-10', { inspectors: '丙组' }),
      ],
    });
    expect(await countedIds(engine, 'inspection_same_team_rate', AS_OF)).toBe('b 2026-09-10');
    expect(await figure(engine, 'inspection_same_team_rate', AS_OF)).toBe('1/4');
  });
  it('over the turn of the year too', async () => {
    await withRecords(engine, {
      findings: [
        held('a', '2025-12-20', { inspectors: '甲组' }),
        held('b', '2026-01-10', { inspectors: '甲组' }),
      ],
    });
    expect(await figure(engine, 'inspection_same_team_rate', AS_OF)).toBe('1/2');
  });
  it('未填情况表 and 无督查结果: 未发现问题 is a result', async () => {
    await withRecords(engine, {
      findings: [
        held('whole', '2026-11-02', { record_no: 'QK1' }),
        held('clean', '2026-11-03', { record_no: 'QK2', is_clean: true }),
        { finding_id: 'silent', unit_key: 1, found: '2026-11-04', inspection_no: 'c', record_no: 'QK3' },
        held('unrecorded', '2026-11-05'),
      ],
    });
    expect(await countedIds(engine, 'inspection_unrecorded_rate', AS_OF)).toBe('unrecorded 2026-11-05');
    expect(await countedIds(engine, 'inspection_no_result_rate', AS_OF)).toBe('silent');
    expect(await figure(engine, 'inspection_no_result_rate', AS_OF)).toBe('1/4');
  });
  it('a file without the column is not judged, though another file has it', async () => {
    await given(
      engine,
      ['问题编号,督查编号,被督查单位,带队领导,问题类型,检查时间', 'A1,DQ1,数据局,,串岗,2026-11-02'],
      ['问题编号,督查编号,被督查单位,问题类型,检查时间', 'B1,DQ2,数据局,串岗,2026-11-03'],
    );
    expect(await figure(engine, 'inspection_unled_rate', AS_OF)).toBe('1/1');
  });
});
