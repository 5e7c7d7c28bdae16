/** The words that the review of limits uses, each a closed list; reasons are tried in this order, the first that fits stands. */

/** Why the export's flag or due date is not ours. What does not fit any is `unexplained`, never left out. */
export const WHYS = [
  'after_cut_off',
  'whole_days',
  'pause',
  'extension',
  'not_extended',
  'statutory',
  'receipt',
  'weekday',
  'natural',
  'unexplained',
] as const;
export type Why = (typeof WHYS)[number];

/** Why there is no verdict or no date of ours to compare with. */
export const UNJUDGED = ['uncovered', 'paused', 'no_hours', 'no_limit', 'none', 'cancelled'] as const;
export type Unjudged = (typeof UNJUDGED)[number];

/** What is compared: the flag 是否超期, or the due date. */
export const DIFFERENCE_KINDS = ['flag', 'due'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** Levels of cards, the mildest first. */
export const CARD_LEVELS = ['warning', 'yellow', 'red'] as const;
export type CardLevel = (typeof CARD_LEVELS)[number];

/** Where a predicted and an issued card meet; `not_judged` and `no_case`: there is nothing to predict from. */
export const CARD_STATES = ['matched', 'missing', 'extra', 'revoked', 'not_judged', 'no_case'] as const;
export type CardState = (typeof CARD_STATES)[number];
