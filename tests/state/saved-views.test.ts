import { describe, expect, it } from 'vitest';
import type { ChoiceStore } from '../../src/lib/state/choice-store';
import { SavedViews } from '../../src/lib/state/saved-views.svelte';

/** A browser's store of one text; `full` keeps nothing. */
const store = (first: string | null, full = false): ChoiceStore & { text: string | null } => ({
  text: first,
  read() {
    return this.text;
  },
  write(text) {
    if (!full) this.text = text;
    return !full;
  },
  watch: () => undefined,
});

const OCTOBER = '/overview?period=2026-10&asof=2026-10-31&rules=base&unit=7';

describe('saved views', () => {
  it('a view is kept under its name and there again in the next tab; a second of that name takes its place', () => {
    const kept = store(null);
    const views = new SavedViews(kept);
    views.put(' 十月 税务局 ', OCTOBER);
    views.put('十月 税务局', `${OCTOBER}&section=2`);
    expect(new SavedViews(kept).list).toEqual([{ name: '十月 税务局', address: `${OCTOBER}&section=2` }]);
    views.remove('十月 税务局');
    expect([new SavedViews(kept).list, kept.text]).toEqual([[], '']);
  });

  it.each(['https://example.invalid/', '//example.invalid/x', 'javascript:alert(1)', '/overview#x', ''])(
    'an address that is no page of ours is not kept: %s',
    (address) => {
      const views = new SavedViews(store(null));
      views.put('x', address);
      expect(views.list).toEqual([]);
    },
  );

  it('what cannot be read is no view, and a browser that keeps nothing is said to', () => {
    expect(new SavedViews(store('{')).list).toEqual([]);
    expect(new SavedViews(store('[{"name":"x","address":"https://example.invalid"}]')).list).toEqual([]);
    const views = new SavedViews(store(null, true));
    views.put('x', OCTOBER);
    expect([views.isKept, views.list.length]).toEqual([false, 1]);
  });
});
