import { describe, expect, it } from 'vitest';
import { noEntries } from '../../src/lib/domain/assessment-entries';
import { InvalidDataFileError } from '../../src/lib/domain/errors';
import { AssessmentDesk } from '../../src/lib/state/assessment-desk.svelte';

describe('the assessment of a tab', () => {
  it('a draft with a fault is kept and said; the year is computed by the last one without', () => {
    const desk = new AssessmentDesk();
    const before = desk.scheme;
    desk.put({ ...before, indicators: before.indicators.slice(1) });
    expect(desk.scheme).toBe(before);
    expect(desk.faults.map(({ reason, params }) => [reason, params['sum']])).toEqual([
      ['weights_not_100', 75],
    ]);
    desk.put({ ...before, title: '某县' });
    expect([desk.faults, desk.scheme.title]).toEqual([[], '某县']);
  });

  it('takes in what it gives out, and knows which of the three a file is', () => {
    const [desk, other] = [new AssessmentDesk(), new AssessmentDesk()];
    desk.put({ ...desk.draft, title: '某县' });
    expect(other.takeIn(desk.text(), 'a.json')).toBe('scheme');
    expect(other.scheme).toEqual(desk.scheme);
    expect(other.takeIn(desk.entriesText('2026'), 'b.json')).toBe('entries');
    expect(other.entries).toEqual(noEntries('2026'));
    const version = {
      format: 'mingcha-year-end',
      version: 1,
      year: '2026',
      revision: 2,
      rules: { id: 'base', version: '1' },
      lines: [],
    };
    expect(other.takeIn(JSON.stringify(version), 'c.json')).toBe('version');
    expect(other.before?.revision).toBe(2);
    other.reset();
    expect([other.entries, other.before]).toEqual([null, null]);
  });

  it('something else is refused, and what was there stays', () => {
    const desk = new AssessmentDesk();
    const before = desk.scheme;
    expect(() => desk.takeIn('{"format":"mingcha-decisions"}', 'd.json')).toThrow(InvalidDataFileError);
    expect(() => desk.takeIn('no json', 'd.json')).toThrow(InvalidDataFileError);
    expect(desk.scheme).toBe(before);
  });
});
