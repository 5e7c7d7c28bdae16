/**
 * Whether a candidate stood on the same list in the periods directly before (AS-07): once is watched, so many times in a
 * row are a candidate for a talk. What an earlier period cannot tell is never taken for "was not on the list".
 */

/** What one earlier period says of one subject. */
export type EarlierStanding =
  | 'listed'
  /** It was ranked, or had the list of its group without it. */
  | 'not_listed'
  /** The files do not reach back so far. */
  | 'no_data'
  /** Its group had no order then. */
  | 'no_order'
  /** Too few cases then, or none. */
  | 'too_few';

export interface Consecutive {
  /** Periods in a row that are known, this one included. */
  readonly inARow: number;
  /** `talk`: as often as the policy asks. `watch`: not yet. Else why it cannot be said. */
  readonly state: 'talk' | 'watch' | 'no_period' | Exclude<EarlierStanding, 'listed' | 'not_listed'>;
}

/** `earlier`: newest first; null when the list is of no period, so that there is none before it. */
export function consecutiveOf(wanted: number, earlier: readonly EarlierStanding[] | null): Consecutive {
  if (wanted > 1 && earlier === null) return { inARow: 1, state: 'no_period' };
  for (let inARow = 1; inARow < wanted; inARow += 1) {
    const standing = earlier?.[inARow - 1] ?? 'no_data';
    if (standing === 'not_listed') return { inARow, state: 'watch' };
    if (standing !== 'listed') return { inARow, state: standing };
  }
  return { inARow: wanted, state: 'talk' };
}
