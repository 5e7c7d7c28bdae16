/** Failings of cases, each with what fires it and what only looks alike. */
import { describe, expect, it } from 'vitest';
import { listing } from './listing';

const { rule, events } = listing();

/** Accepted on a Monday; ten working days make it due on 2026-11-16. */
const CASE = { accepted: '2026-11-02', committed_days: 10 };

describe('TL-04: late without accepted reason', () => {
  const LATE = { ...CASE, finished: '2026-11-17' };

  it('one day late fires, the day itself does not; an open one past its due fires, one not yet due does not', async () => {
    const cases = [
      { ...LATE, case_id: 'late' },
      { ...CASE, case_id: 'on time', finished: '2026-11-16' },
      { ...CASE, case_id: 'open late' },
      { accepted: '2026-11-23', committed_days: 10, case_id: 'open' },
    ];
    expect(await events('unjustified_late', { cases })).toEqual(['late upheld', 'open late upheld']);
  });

  it('an excuse of the list excuses when it was approved, waits when nobody says so, and not when refused', async () => {
    await rule('TL-04', 'excuses', '系统故障');
    const excused = { ...LATE, late_reason: '系统故障' };
    const cases = [
      { ...excused, case_id: 'approved', late_approved: true },
      { ...excused, case_id: 'refused', late_approved: false },
      { ...excused, case_id: 'unsaid' },
      { ...LATE, case_id: 'other reason', late_reason: '人手不足', late_approved: true },
    ];
    expect(await events('unjustified_late', { cases })).toEqual([
      'other reason upheld',
      'refused upheld',
      'unsaid pending',
    ]);
  });

  it('what is finished after the cut-off is open at the cut-off', async () => {
    const cases = [{ ...CASE, case_id: 'a', finished: '2026-12-24' }];
    expect(await events('unjustified_late', { cases })).toEqual(['a upheld']);
    expect(await events('unjustified_late', { cases }, '2026-11-16 18:00:00')).toEqual([]);
  });
});

describe('TL-22, TL-20, RN-16', () => {
  it('three visits fire, two do not', async () => {
    await rule('TL-22', 'visits', 3);
    const cases = [
      { ...CASE, case_id: 'three', visits: 3 },
      { ...CASE, case_id: 'two', visits: 2 },
      { ...CASE, case_id: 'unsaid' },
    ];
    expect(await events('many_visits', { cases })).toEqual(['three upheld']);
  });

  it('accepted on the sixth working day fires, on the fifth it does not', async () => {
    await rule('TL-20', 'days', 5);
    const cases = [
      { case_id: 'sixth', submitted: '2026-11-02', accepted: '2026-11-10' },
      { case_id: 'fifth', submitted: '2026-11-02', accepted: '2026-11-09' },
    ];
    expect(await events('acceptance_late', { cases })).toEqual(['sixth upheld']);
  });

  it('no officer one working day after acceptance does not fire yet, two days after it does', async () => {
    await rule('RN-16', 'days', 1);
    const cases = [
      { case_id: 'old', accepted: '2026-11-26' },
      { case_id: 'new', accepted: '2026-11-27' },
      { case_id: 'named', accepted: '2026-11-02', officer_key: 4 },
    ];
    expect(await events('no_officer', { cases })).toEqual(['old upheld']);
  });
});

describe('RN-03, RN-04, RN-06, RN-12, EX-04: steps that are missing wait for somebody to look', () => {
  const cases = [
    { ...CASE, case_id: 'with', finished: '2026-11-20' },
    { ...CASE, case_id: 'without', finished: '2026-11-20' },
  ];
  const step = (event_kind: string, entered = '2026-11-10') => ({ case_id: 'with', event_kind, entered });

  it('a case without a receipt', async () => {
    expect(await events('no_receipt', { cases, case_events: [step('receipt')] })).toEqual([
      'without pending',
    ]);
  });

  it('handed over, but neither handled nor answered', async () => {
    const moved = { case_id: 'without', event_kind: 'handed_over', entered: '2026-11-05' };
    const whole = ['handed_over', 'handled', 'replied'].map((kind) => step(kind));
    expect(await events('incomplete_process', { cases, case_events: [moved, ...whole] })).toEqual([
      'without pending',
    ]);
  });

  it('finished, but not collected', async () => {
    expect(await events('no_pickup', { cases, case_events: [step('picked_up')] })).toEqual([
      'without pending',
    ]);
  });

  it('thirty days after the finish it should be in the archive, not before', async () => {
    await rule('RN-12', 'days', 30);
    const old = [
      { ...CASE, case_id: 'old', finished: '2026-10-30' },
      { ...CASE, case_id: 'young', finished: '2026-10-31' },
      { ...CASE, case_id: 'filed', finished: '2026-10-01', archive_no: '档-1' },
    ];
    expect(await events('not_archived', { cases: old })).toEqual(['old pending']);
  });

  it('lateness reported by the due day is reported, a day later it is not', async () => {
    const both = [...cases, { ...CASE, case_id: 'too late', finished: '2026-11-20' }];
    const reports = [
      step('late_report', '2026-11-16'),
      { ...step('late_report', '2026-11-17'), case_id: 'too late' },
    ];
    expect(await events('late_unreported', { cases: both, case_events: reports })).toEqual([
      'too late pending',
      'without pending',
    ]);
  });
});

describe('EX-05, RN-15: refusals', () => {
  const REFUSED = { ...CASE, finished: '2026-11-10', result_class: 'negative' };

  it('a refusal without a filing fires; one with it, and a grant, do not', async () => {
    const cases = [
      { ...REFUSED, case_id: 'bare' },
      { ...REFUSED, case_id: 'filed' },
      { ...REFUSED, case_id: 'granted', result_class: 'done' },
    ];
    const filings = [{ filing_id: 'F1', case_id: 'filed', ground_class: 'law', ground: '不符合法规' }];
    expect(await events('negative_without_filing', { cases, filings })).toEqual(['bare upheld']);
    expect(await events('negative_without_reason', { cases, filings })).toEqual(['bare upheld']);
  });

  it('a reason in the case itself is a reason', async () => {
    const cases = [{ ...REFUSED, case_id: 'told', refusal_reason: '材料不实' }];
    expect(await events('negative_without_reason', { cases })).toEqual([]);
  });
});

describe('TL-07: an immediate case', () => {
  it('finished the next day fires, on the day it does not', async () => {
    await rule('TL-07', 'caseTypes', '即办件');
    const immediate = { case_type: '即办件', accepted: '2026-11-02' };
    const cases = [
      { ...immediate, case_id: 'next', finished: '2026-11-03' },
      { ...immediate, case_id: 'same', finished: '2026-11-02' },
      { ...immediate, case_id: 'promised', case_type: '承诺件', finished: '2026-11-05' },
    ];
    expect(await events('same_day_late', { cases })).toEqual(['next upheld']);
  });
});
