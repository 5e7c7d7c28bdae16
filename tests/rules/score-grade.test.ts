import { describe, expect, it } from 'vitest';
import { noEntries } from '../../src/lib/domain/assessment-entries';
import { gradePeers, seatsOf, type Bars } from '../../src/lib/rules/score-grade';
import { scorePeers } from '../../src/lib/rules/score';
import { exact } from '../../src/lib/domain/exact';
import { given, indicator, POLICY, scheme, subject } from './assessment';

const BAR = { clause: '002 第十六条', rule: 'CP-02', document: '', candidate: 'cp-02|unit|u1', records: 1 };
const veto: Bars = { vetoes: [BAR], gates: [] };
const gate: Bars = { vetoes: [], gates: [BAR, { ...BAR, rule: 'CD-02' }] };

/** `place id total grade (reasons)`, best first. */
const graded = (
  totals: Readonly<Record<string, number>>,
  bars: Readonly<Record<string, Bars>> = {},
  cut = 0,
  months: Readonly<Record<string, number>> = {},
): string[] => {
  const subjects = Object.entries(totals).map(([id, exam]) =>
    subject(id, { exam: [exam] }, months[id] ?? 12),
  );
  const scores = scorePeers(scheme(given()), POLICY, noEntries('2026'), new Map(), subjects);
  const group = gradePeers('一组', scores, POLICY, new Map(Object.entries(bars)), cut);
  return group.subjects.map(
    ({ place, score, grade, reasons }) =>
      `${place ?? '—'} ${score.id} ${grade ?? '—'}${reasons.length === 0 ? '' : ` (${reasons.join(' ')})`}`,
  );
};
const TEN = { u1: 96, u2: 95, u3: 94, u4: 85, u5: 84, u6: 83, u7: 82, u8: 81, u9: 80, u10: 59 };

describe('AS-03 quota of 优秀', () => {
  it.each([
    [12, 'down', 2],
    [12, 'half_up', 2],
    [12, 'up', 3],
    [13, 'half_up', 3],
    [4, 'down', 0],
    [10, 'up', 2],
  ] as const)('20 %% of %i, %s: %i', (n, rounding, seats) => {
    expect(seatsOf(n, 20, rounding)).toBe(seats);
  });

  it('two of ten; the third excellent score is qualified, beyond the quota', () => {
    expect(graded(TEN).slice(0, 4)).toEqual([
      '1 u1 excellent',
      '2 u2 excellent',
      '3 u3 qualified (beyond_quota)',
      '4 u4 qualified',
    ]);
  });

  it('equal totals at the last seat are left to people: neither gets it by the alphabet', () => {
    expect(graded({ ...TEN, u3: 95 }).slice(0, 3)).toEqual([
      '1 u1 excellent',
      '2 u2 qualified (tie_at_quota)',
      '2 u3 qualified (tie_at_quota)',
    ]);
  });

  it('a document takes a seat away, and never more than there are', () => {
    expect(graded(TEN, {}, 1)[1]).toBe('2 u2 qualified (beyond_quota)');
    expect(graded(TEN, {}, 9)[0]).toBe('1 u1 qualified (beyond_quota)');
  });

  it('whoever is barred takes no seat from the next', () => {
    expect(graded(TEN, { u1: gate }).slice(0, 3)).toEqual([
      '1 u1 qualified (gate)',
      '2 u2 excellent',
      '3 u3 excellent',
    ]);
  });
});

describe('AS-05 gates, 一票否决', () => {
  it('a veto makes it unqualified, whatever the score', () => {
    expect(graded(TEN, { u1: veto })[0]).toBe('1 u1 unqualified (veto)');
  });

  it('every gate is kept, also of one who is not excellent', () => {
    const scores = scorePeers(scheme(given()), POLICY, noEntries('2026'), new Map(), [
      subject('u1', { exam: [70] }),
    ]);
    const [only] = gradePeers('一组', scores, POLICY, new Map([['u1', gate]]), 0).subjects;
    expect(only).toMatchObject({ grade: 'qualified', isEligible: false });
    expect(only?.gates.map(({ rule }) => rule)).toEqual(['CP-02', 'CD-02']);
  });
});

describe('AS-06 part of a year', () => {
  it('fewer than six months: scored and placed, no grade, and no part of the quota’s base', () => {
    const months = { u1: 5, u2: 6 };
    /* nine are counted: 20 % of 9 is 1 seat */
    expect(graded(TEN, {}, 0, months).slice(0, 3)).toEqual([
      '1 u1 — (part_year)',
      '2 u2 excellent',
      '3 u3 qualified (beyond_quota)',
    ]);
  });

  it('places 1 2 2 4', () => {
    expect(graded({ a: 90, b: 80, c: 80, d: 70 }).map((line) => line.split(' ')[0])).toEqual([
      '1',
      '2',
      '2',
      '4',
    ]);
  });
});

describe('AS-07 too few records for a grade', () => {
  const rate = (id: string, n: number) => ({
    ...subject(id, {}),
    values: new Map([
      [
        'late',
        [{ value: n === 0 ? null : exact(0), counts: { numerator: 0, denominator: n }, inService: true }],
      ],
      ['exam', [{ value: exact(95), counts: null, inService: true }]],
    ]),
  });
  const graded = (...ns: number[]): string[] => {
    const of = scheme(indicator({ weight: 50 }), given({ weight: 50 }));
    const subjects = ns.map((n, at) => rate(`u${at}`, n));
    const scores = scorePeers(of, POLICY, noEntries('2026'), new Map(), subjects);
    return gradePeers('一组', scores, POLICY, new Map(), 0).subjects.map(({ score, grade, reasons }) =>
      `${score.id} ${grade ?? '—'} ${reasons.join(' ')}`.trim(),
    );
  };

  it('29 records give no grade, 30 do; without any business nobody is excellent for want of complaints', () => {
    expect(graded(29, 30, 0, 30, 30, 30, 30)).toEqual([
      'u0 — too_few',
      'u1 qualified tie_at_quota',
      'u3 qualified tie_at_quota',
      'u4 qualified tie_at_quota',
      'u5 qualified tie_at_quota',
      'u6 qualified tie_at_quota',
      'u2 — too_few',
    ]);
  });
});
