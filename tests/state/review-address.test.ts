/** The choices of the page of time limits in its address: what cannot be read is the first of its kind. */
import { describe, expect, it } from 'vitest';
import { readReview, writeReview, type ReviewChoices } from '../../src/lib/state/review-address';

const url = (search: string): URL => new URL(`http://x/limits${search}`);
const FIRST = readReview(url(''));
const written = (choices: Partial<ReviewChoices>): string =>
  writeReview(new URLSearchParams('period=2026-10'), { ...FIRST, ...choices }).toString();

describe('the choices of the page of time limits', () => {
  it.each([
    [{ tab: 'differences', of: 'due', why: 'receipt' }, 'tab=differences&of=due&why=receipt'],
    [{ tab: 'cards', state: 'extra', level: 'red' }, 'tab=cards&state=extra&level=red'],
    [{ tab: 'due', days: 5, view: 'sheets' }, 'tab=due&days=5&view=sheets'],
  ] as const)(
    '%j is read as it was written, the scope stays, the other tabs are forgotten',
    (choices, text) => {
      expect(written(choices)).toBe(`period=2026-10&${text}`);
      expect(readReview(url(`?${text}`))).toEqual({ ...FIRST, ...choices });
    },
  );

  it('are the first of their kind where nothing can be read', () => {
    expect(readReview(url('?tab=x&of=y&why=z&state=a&level=b&days=61&view=c'))).toEqual(FIRST);
    expect(FIRST).toEqual({
      tab: 'differences',
      of: 'flag',
      why: null,
      state: 'missing',
      level: null,
      days: 3,
      view: 'list',
    });
  });
});
