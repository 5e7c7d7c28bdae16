import { describe, expect, it } from 'vitest';
import { InvalidDataFileError } from '../../src/lib/domain/errors';
import { climb } from '../../src/lib/rules/ladder';
import {
  decided,
  decisionText,
  mergeDecisions,
  parseDecisions,
  type Decision,
} from '../../src/lib/rules/decisions';
import { event, yearLadder } from './events';

const of = (key: string, verdict: Decision['verdict'], on: string): Decision => ({
  about: 'fact',
  key,
  verdict,
  reason: '已核',
  by: '甲某',
  on,
});

describe('decisions', () => {
  const events = [event({ factKey: 'late|A' }), event({ factKey: 'late|B', state: 'pending' })];
  const step = (...decisions: Decision[]): number =>
    climb([yearLadder], decided(events, decisions, '2026-12-31'), '2026-12-31').current?.step ?? 0;

  it('confirmed counts, exempt and dismissed do not, an appeal is open', () => {
    expect(step()).toBe(1);
    expect(step(of('late|B', 'confirmed', '2026-10-01'))).toBe(2);
    expect(step(of('late|A', 'exempt', '2026-10-01'))).toBe(0);
    expect(step(of('late|A', 'dismissed', '2026-10-01'))).toBe(0);
    expect(step(of('late|A', 'appeal', '2026-10-01'))).toBe(0);
  });

  it('a decision after the cut-off is not known yet', () => {
    expect(step(of('late|B', 'confirmed', '2027-01-01'))).toBe(1);
  });

  it('of two about one thing the later day holds; two verdicts of one day are a conflict', () => {
    const early = of('late|A', 'confirmed', '2026-10-01');
    const late = of('late|A', 'exempt', '2026-10-02');
    expect(mergeDecisions([early], [late])).toEqual({ decisions: [late], conflicts: [] });
    expect(mergeDecisions([late], [early])).toEqual({ decisions: [late], conflicts: [] });
    const other = of('late|A', 'appeal', '2026-10-01');
    expect(mergeDecisions([early], [other])).toEqual({
      decisions: [early],
      conflicts: [{ kept: early, other }],
    });
  });

  it('the file reads back, and the order in which they were taken changes no byte', () => {
    const two = [of('late|B', 'confirmed', '2026-10-01'), of('late|A', 'exempt', '2026-10-02')];
    expect(decisionText([...two].reverse())).toBe(decisionText(two));
    const parsed: unknown = JSON.parse(decisionText(two));
    expect(parseDecisions(parsed, 'd.json')).toHaveLength(2);
  });

  it.each([
    ['a day that there is not', { on: '2026-02-30' }, 'decisions.0.on', 'no_such_date'],
    ['no reason', { reason: ' ' }, 'decisions.0.reason', 'empty'],
    ['nobody', { by: '' }, 'decisions.0.by', 'empty'],
  ])('refused: %s', (_, more, path, reason) => {
    const json = {
      format: 'mingcha-decisions',
      version: 1,
      decisions: [{ ...of('late|A', 'exempt', '2026-10-02'), ...more }],
    };
    const read = (): unknown => parseDecisions(json, 'd.json');
    expect(read).toThrow(InvalidDataFileError);
    expect(read).toThrow(expect.objectContaining({ params: { file: 'd.json', path, reason } }));
  });
});
