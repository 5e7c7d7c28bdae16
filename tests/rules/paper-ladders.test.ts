import { describe, expect, it } from 'vitest';
import type { Ladder } from '../../src/lib/domain/ladder';
import type { SupervisionEvent } from '../../src/lib/events/event';
import { climb, type Climb } from '../../src/lib/rules/ladder';
import { shippedRuleSet } from '../../src/lib/rules/shipped';
import { complaints, event } from './events';

const versionsOf = (set: string, id: string): Ladder[] =>
  shippedRuleSet(set).ladders.filter((ladder) => ladder.id === id);

const on2026 = (id: string, events: readonly SupervisionEvent[], set = 'xinhui-2012'): Climb =>
  climb(versionsOf(set, id), events, '2026-12-31');
const stepOf = (climbed: Climb): number => climbed.current?.step ?? 0;

describe('有效投诉 (002 第十六条（一）), as xinhui-2012 has it', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 4],
  ])('%i upheld complaints in a year → step %i', (count, step) => {
    const days = Array.from({ length: count }, (_, i) => `2026-0${String(i + 1)}-15`);
    expect(stepOf(on2026('cp-02', complaints(...days)))).toBe(step);
  });

  it('five over two calendar years: step 3 of the year, and dismissal is a candidate with a legal review', () => {
    const five = complaints('2025-03-10', '2025-11-10', '2026-01-10', '2026-06-10', '2026-12-10');
    expect(stepOf(on2026('cp-02', five))).toBe(3);
    const { current } = on2026('cp-03', five);
    expect(current?.ladder.steps[0]).toMatchObject({ legal_review: true });
    expect(current?.ladder.steps[0]?.proposes.map(({ sanction, target }) => `${sanction} ${target}`)).toEqual(
      ['dismiss person', 'no_honours section'],
    );
  });

  it('one of them dismissed: step 2, and no dismissal', () => {
    const four = complaints('2025-03-10', '2025-11-10', '2026-01-10', '2026-12-10');
    const dismissed = event({ on: '2026-06-10', state: 'dismissed' });
    expect(stepOf(on2026('cp-02', [...four, dismissed]))).toBe(2);
    expect(on2026('cp-03', [...four, dismissed]).current).toBeNull();
  });

  it('complaints before the paper are not judged by it, and base judges nobody', () => {
    const early = complaints('2011-02-01', '2011-03-01');
    expect(climb(versionsOf('xinhui-2012', 'cp-02'), early, '2011-12-31').reached).toEqual([]);
    expect(on2026('cp-02', complaints('2026-02-01'), 'base').reached).toEqual([]);
  });
});

describe('红牌 (002 第十六条（三））', () => {
  const red = (on: string, state: SupervisionEvent['state'] = 'upheld') =>
    event({ on, kind: 'red_card', state });

  it('three cards of a section in a year cost it its honours, not when one is revoked', () => {
    const [first, second, third] = ['2026-02-01', '2026-05-01', '2026-12-31'] as const;
    expect(stepOf(on2026('cd-02', [red(first), red(second), red(third)]))).toBe(1);
    expect(stepOf(on2026('cd-02', [red(first), red(second), red(third, 'dismissed')]))).toBe(0);
    expect(stepOf(on2026('cd-02', [red('2025-12-31'), red(second), red(third)]))).toBe(0);
  });
});

describe('by severity', () => {
  it.each([
    [null, 1],
    ['none', 1],
    ['adverse', 2],
    ['serious', 3],
  ] as const)('CP-09 of a bureau: consequence %s → step %i', (severity, step) => {
    const failure = event({ kind: 'duty_failure', severity });
    expect(stepOf(on2026('cp-09-bureau', [failure], 'bureau-2021'))).toBe(step);
  });

  it('SP-06: a first misconduct with grave damage is enough, a second one without any is a repeat', () => {
    const misconduct = (on: string, severity: SupervisionEvent['severity']) =>
      event({ on, kind: 'misconduct', severity });
    expect(stepOf(on2026('sp-06-damage', [misconduct('2026-02-01', 'serious')]))).toBe(1);
    expect(stepOf(on2026('sp-06-damage', [misconduct('2026-02-01', 'adverse')]))).toBe(0);
    expect(stepOf(on2026('sp-06-repeat', [misconduct('2026-02-01', null)]))).toBe(0);
    expect(
      stepOf(on2026('sp-06-repeat', [misconduct('2026-02-01', null), misconduct('2026-03-01', null)])),
    ).toBe(1);
  });
});
