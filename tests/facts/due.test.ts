import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { ruleParameters, type RuleSet } from '../../src/lib/domain/rule-set';
import { buildFacts } from '../../src/lib/facts/facts';
import { loadRuleParams } from '../../src/lib/facts/reference';
import { readCalendarGaps, readUncovered } from '../../src/lib/reports/calendar-gaps';
import { importText, prepared } from '../ingest/loading';
import { figure, given } from '../measures/asking';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const HEADER = '办件编号,受理时间,承诺时限,法定时限,应办结时间,办结时间';

const dues = async (): Promise<string[]> =>
  (await engine.query('select due_on, due_is_timed, due_basis from clock order by source_row')).map(
    ({ due_on, due_is_timed, due_basis }) =>
      `${String(due_on)} ${due_is_timed === true ? 'timed' : 'date'} ${String(due_basis)}`,
  );

/** The base rules with other values for TL-01. */
const rulesWith = (changed: Readonly<Record<string, string | boolean>>): RuleSet => ({
  ...BASE_RULES,
  parameters: BASE_RULES.parameters.map((one) =>
    one.rule_id === 'TL-01' && one.key in changed ? { ...one, value: changed[one.key]! } : one,
  ),
});

const underRules = async (
  changed: Readonly<Record<string, string | boolean>>,
  lines: readonly string[],
): Promise<string[]> => {
  await given(engine, [HEADER, ...lines]);
  await loadRuleParams(engine, ruleParameters(rulesWith(changed)));
  await buildFacts(engine);
  const found = await dues();
  await loadRuleParams(engine, ruleParameters(BASE_RULES));
  return found;
};

describe('TL-01 where the due comes from', () => {
  it('the export’s own, else committed days, else statutory days, else there is no limit', async () => {
    await given(engine, [
      HEADER,
      'a,2026-11-02 09:00:00,3,10,2026-11-30 17:00:00,',
      'b,2026-11-02 09:00:00,3,10,2026-11-30,',
      'c,2026-11-02 09:00:00,3,10,,',
      'd,2026-11-02 09:00:00,,10,,',
      'e,2026-11-02 09:00:00,,,,',
    ]);
    expect(await dues()).toEqual([
      '2026-11-30 timed explicit',
      '2026-11-30 date explicit',
      '2026-11-05 date committed',
      '2026-11-16 date statutory',
      'null date none',
    ]);
  });

  it('days without a day of acceptance are no limit', async () => {
    await given(engine, [HEADER, 'a,,3,,,2026-11-30']);
    expect(await dues()).toEqual(['null date none']);
  });

  it('a computed due is date-only: any time of that day is in time, the next day is late', async () => {
    await given(engine, [
      HEADER,
      'a,2026-11-02 16:59:00,3,,,2026-11-05 23:59:59',
      'b,2026-11-02 08:00:00,3,,,2026-11-06 00:00:01',
    ]);
    expect(await figure(engine, 'closed_late', '2026-11-30')).toBe('1/2');
  });

  it('a rule set may prefer the committed days to the export’s date', async () => {
    const lines = ['a,2026-11-02,3,,2026-11-30,', 'b,2026-11-02,,,2026-11-30,'];
    expect(await underRules({ dueBasis: 'computed' }, lines)).toEqual([
      '2026-11-05 date committed',
      '2026-11-30 date explicit',
    ]);
  });
});

describe('TL-01 working days over the October holidays of 2026', () => {
  // Off 1–7 October; Sunday 20 September and Saturday 10 October are worked.
  it.each([
    ['2026-09-24', 15, '2026-10-22'],
    ['2026-09-29', 1, '2026-09-30'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2026-10-03', 1, '2026-10-08'],
    ['2026-10-07', 3, '2026-10-10'],
    ['2026-10-09', 1, '2026-10-10'],
    ['2026-10-10', 1, '2026-10-12'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-10-08', 0, '2026-10-08'],
    ['2026-10-04', 0, '2026-10-04'],
  ])('accepted %s, %i working days: due %s', async (accepted, days, due) => {
    await given(engine, [HEADER, `a,${accepted},${days},,,`]);
    expect(await dues()).toEqual([`${due} date committed`]);
  });

  it('the day of receipt is day 1 only where a rule says so', async () => {
    const lines = ['a,2026-09-24,15,,,', 'b,2026-10-08,1,,,', 'c,2026-10-04,1,,,'];
    expect(await underRules({ 'dayCount.inclusiveStart': true }, lines)).toEqual([
      '2026-10-21 date committed',
      '2026-10-08 date committed',
      '2026-10-08 date committed',
    ]);
  });

  it('natural days count every day, whatever the calendar covers', async () => {
    const lines = ['a,2026-09-24,15,,,', 'b,2026-12-30,15,,,', 'c,2031-01-31,1,,,'];
    expect(await underRules({ 'dayCount.unit': 'day' }, lines)).toEqual([
      '2026-10-09 date committed',
      '2027-01-14 date committed',
      '2031-02-01 date committed',
    ]);
  });
});

describe('TL-01 beyond the calendar', () => {
  it('is not late, not without a limit, and said with file and line', async () => {
    await given(engine, [
      HEADER,
      'a,2026-10-08,3,,,',
      '',
      'b,2026-12-25,20,,,2027-06-30',
      'c,2027-03-01,5,,,',
    ]);
    expect(await dues()).toEqual(['2026-10-12 date committed', 'null date uncovered', 'null date uncovered']);
    expect(await figure(engine, 'overdue_rate', '2027-12-31')).toBe('1/1');
    expect(await figure(engine, 'no_limit', '2027-12-31')).toBe('0/0');
    expect(await figure(engine, 'overdue_rate_all_cases', '2027-12-31')).toBe('1/1');
    const { firstLine } = await importText(engine, `${HEADER}\nx,,,,,\n`, { fileNo: 9 });
    expect(firstLine).toHaveLength(2);
    const gaps = await readCalendarGaps(engine, (fileNo, recordNo) => fileNo * 100 + recordNo);
    expect(gaps).toMatchObject([
      { fileNo: 1, recordNo: 3, line: 103, value: '2026-12-25', reason: 'beyond_calendar', kept: true },
      { fileNo: 1, recordNo: 4, line: 104, value: '2027-03-01', reason: 'beyond_calendar', kept: true },
    ]);
  });

  it('is counted by the first year that is missing: before the calendar, right after it, years later', async () => {
    await given(engine, [
      HEADER,
      'a,2026-10-08,3,,,',
      'b,2026-12-25,20,,,2027-06-30',
      'c,2027-03-01,5,,,',
      'd,2029-03-01,5,,,',
      'e,2003-12-20,5,,,',
    ]);
    expect(await readUncovered(engine)).toEqual(
      [
        [2003, 1],
        [2027, 2],
        [2029, 1],
      ].map(([year, n]) => ({ key: 'note_beyond_calendar', params: { year, n }, opens: 'beyond_calendar' })),
    );
  });
});
