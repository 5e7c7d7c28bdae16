import { describe, expect, it } from 'vitest';
import { InvalidDataFileError } from '../../src/lib/domain/errors';
import type { Decision } from '../../src/lib/state/deciding';
import { DecisionDesk } from '../../src/lib/state/decision-desk.svelte';
import { readCandidate, readTriggerChoices, writeCandidate } from '../../src/lib/state/trigger-address';

const said = (verdict: Decision['verdict'], more: Partial<Decision> = {}): Decision => ({
  about: 'fact',
  key: 'complaint TS-1',
  verdict,
  reason: '查实',
  by: '林某',
  on: '2026-10-01',
  ...more,
});

const unheard = (): void => undefined;
const newDesk = (): DecisionDesk => new DecisionDesk(unheard);

describe('decisions of a tab', () => {
  it('that somebody decided is logged with the verdict, never about whom', () => {
    const log: unknown[] = [];
    const desk = new DecisionDesk((...entry) => void log.push(entry));
    desk.put(said('exempt'));
    desk.remove('fact', 'complaint TS-1');
    const other = newDesk();
    other.put(said('confirmed'));
    desk.takeIn(other.text(), '决定.json');
    expect(log).toEqual([
      ['decide', { profile: 'exempt' }],
      ['undecide', {}],
      ['merge_decisions', { name: '决定.json', records: 1 }],
    ]);
    expect(JSON.stringify(log)).not.toMatch(/TS-1|林某/);
  });
  it('the newest about one thing holds; it can be withdrawn; who decided is proposed again', () => {
    const desk = newDesk();
    desk.put(said('confirmed'));
    desk.put(said('exempt'));
    expect(desk.list.map(({ verdict }) => verdict)).toEqual(['exempt']);
    expect(desk.by).toBe('林某');
    desk.remove('candidate', 'complaint TS-1');
    expect(desk.list).toHaveLength(1);
    desk.remove('fact', 'complaint TS-1');
    expect(desk.list).toEqual([]);
  });
  it('unsaved until exported, and again after a change', () => {
    const desk = newDesk();
    expect(desk.isSaved).toBe(true);
    desk.put(said('confirmed'));
    expect(desk.isSaved).toBe(false);
    desk.text();
    expect(desk.isSaved).toBe(true);
    desk.put(said('confirmed', { key: 'complaint TS-2' }));
    expect(desk.isSaved).toBe(false);
  });
  it('a file of another tab: new ones come in, two verdicts on one day wait for somebody to choose', () => {
    const [here, there] = [newDesk(), newDesk()];
    here.put(said('confirmed'));
    there.put(said('dismissed'));
    there.put(said('exempt', { key: 'complaint TS-2' }));
    expect(here.takeIn(there.text(), 'a.json')).toBe(1);
    expect(here.list).toHaveLength(2);
    const [conflict] = here.conflicts;
    if (conflict === undefined) throw new Error('no conflict');
    expect(conflict.kept.verdict).toBe('confirmed');
    here.settle(conflict, true);
    expect(here.conflicts).toEqual([]);
    expect(here.list.find(({ key }) => key === 'complaint TS-1')?.verdict).toBe('dismissed');
  });
  it('a file that is none changes nothing and says where', () => {
    const desk = newDesk();
    desk.put(said('confirmed'));
    expect(() => desk.takeIn('{}', 'a.json')).toThrow(InvalidDataFileError);
    expect(desk.list).toHaveLength(1);
  });
});

describe('addresses', () => {
  const url = (search: string): URL => new URL(`http://x/proof${search}`);
  it('a candidate by its place, and nothing for what is none', () => {
    const place = { ladderId: 'cp-02', kind: 'person', key: 12 } as const;
    expect(readCandidate(url(`?id=${writeCandidate(place)}`))).toEqual(place);
    for (const id of ['', 'cp-02', 'cp-02.person', 'cp-02.person.x', 'cp-02.boss.1', 'a.person.1.2'])
      expect(readCandidate(url(`?id=${id}`))).toBeNull();
  });
  it('unknown choices are the first', () => {
    expect(readTriggerChoices(url('?view=x&state=y'))).toEqual({ view: 'list', state: null, beside: null });
    expect(readTriggerChoices(url('?view=unit&state=exempt'))).toEqual({
      view: 'unit',
      state: 'exempt',
      beside: null,
    });
  });
});
