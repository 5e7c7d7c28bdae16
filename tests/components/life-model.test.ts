/** The life line in words. */
import { describe, expect, it } from 'vitest';
import { lifeNotes, lifeRows } from '../../src/lib/components/life-model';
import type { LifeGap, LifeLine, LifeStep } from '../../src/lib/reports/life-line';

const place = { sourceRow: 1, fileNo: 1, line: 2 };
const step = (happened: string, what: string): LifeStep => ({
  ...place,
  ...{
    happened,
    what,
    lane: 'handling',
    officer: '',
    officerKey: 0,
    approver: '',
    detail: '',
    isDeadline: what === 'due',
  },
});
const gap = (on: string, kind: LifeGap['kind'], state: LifeGap['state']): LifeGap => ({
  ...place,
  ...{ on, kind, state, ruleId: 'RN-03', detail: '' },
});
const line: LifeLine = {
  caseId: 'A',
  steps: [step('2026-10-09 08:00:00', 'accepted'), step('2026-10-12', 'finished')],
  gaps: [gap('2026-10-09', 'no_receipt', 'pending'), gap('', 'no_officer', 'upheld')],
  ...{ later: 0, versions: [], untold: [] },
};

describe('生命线', () => {
  it('in the order of days; what is missing stands after what happened that day, without a day last', () => {
    expect(lifeRows(line).map(({ what, kind }) => `${what} ${kind}`)).toEqual([
      '受理 step',
      '未出具收件回执 missing',
      '办结 step',
      '未明确承办人 wrong',
    ]);
  });
  it('says what it cannot show, and nothing when it shows all', () => {
    expect(lifeNotes(line)).toEqual([]);
    const notes = lifeNotes({ ...line, later: 2, versions: [place], untold: ['no_pickup'] });
    expect(notes).toHaveLength(3);
    expect(notes[0]).toContain('2');
  });
});
