import { describe, expect, it } from 'vitest';
import { WritingDesk, type TabStore } from '../../src/lib/state/writing-desk.svelte';

/** A tab's store of one text; `full` keeps nothing. */
const store = (first: string | null = null, full = false): TabStore & { text: string | null } => ({
  text: first,
  read() {
    return this.text;
  },
  write(text) {
    if (!full) this.text = text;
    return !full;
  },
});

describe('what is typed into a circular', () => {
  it('is there again after a reload of the tab, each period by itself', () => {
    const kept = store();
    const desk = new WritingDesk(kept);
    desk.fill('2026-10', 'doc_no', '效办〔2026〕12号');
    desk.paragraph('2026-10', 'basics', '</textarea><script>\n第二段');
    desk.fill('2026-09', 'signer', '张三');
    const after = new WritingDesk(kept);
    expect(after.of('2026-10')).toEqual({
      places: { doc_no: '效办〔2026〕12号' },
      paragraphs: { basics: '</textarea><script>\n第二段' },
    });
    expect([after.count('2026-10'), after.count('2026-09'), after.count('2026-08')]).toEqual([2, 1, 0]);
  });

  it('is thrown away for its period alone, and comes back until something else is typed', () => {
    const kept = store();
    const desk = new WritingDesk(kept);
    desk.fill('2026-10', 'doc_no', '12号');
    desk.fill('2026-09', 'doc_no', '11号');
    desk.discard('2026-10');
    expect([desk.discarded, new WritingDesk(kept).count('2026-10'), desk.count('2026-09')]).toEqual([
      { period: '2026-10', places: 1 },
      0,
      1,
    ]);
    desk.bringBack();
    expect([desk.discarded, new WritingDesk(kept).of('2026-10').places.doc_no]).toEqual([null, '12号']);
    desk.discard('2026-10');
    desk.fill('2026-10', 'doc_no', '13号');
    desk.bringBack();
    expect(desk.of('2026-10').places.doc_no).toBe('13号');
  });

  it('leaves nothing behind when all of it is empty again, or the data are cleared', () => {
    const kept = store();
    const desk = new WritingDesk(kept);
    desk.fill('2026-10', 'to', '各单位');
    desk.fill('2026-10', 'to', ' ');
    expect([kept.text, desk.periods]).toEqual(['', []]);
    desk.paragraph('2026-10', 'basics', '一段');
    desk.clear();
    expect([kept.text, desk.periods, desk.discarded]).toEqual(['', [], null]);
  });

  it.each(['{', '[]', '{"2026-10":{"places":{"unknown":"x"},"paragraphs":{}}}'])(
    'a text that is none of ours is nobody’s: %s',
    (text) => {
      expect(new WritingDesk(store(text)).periods).toEqual([]);
    },
  );

  it('where the browser keeps nothing it holds as long as the page, and says so', () => {
    const desk = new WritingDesk(store(null, true));
    desk.fill('2026-10', 'to', '各单位');
    expect([desk.isKept, desk.of('2026-10').places.to]).toEqual([false, '各单位']);
  });
});
