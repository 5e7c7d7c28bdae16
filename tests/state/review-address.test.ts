/** The choices of the page of time limits in its address: what cannot be read is the first of its kind. */
import { expect, it } from 'vitest';
import { readReview, writeReview } from '../../src/lib/state/review-address';

const url = (search: string): URL => new URL(`http://x/limits${search}`);

it('is read as it was written, the scope stays', () => {
  const choices = { tab: 'differences', of: 'due', why: 'receipt' } as const;
  const params = writeReview(new URLSearchParams('period=2026-10'), choices);
  expect(params.toString()).toBe('period=2026-10&tab=differences&of=due&why=receipt');
  expect(readReview(url(`?${params.toString()}`))).toEqual(choices);
});

it('is the flag and every reason where nothing can be read', () => {
  expect(readReview(url('?tab=x&of=y&why=z'))).toEqual({ tab: 'differences', of: 'flag', why: null });
});
