/** Kinds of parts of a hand-over, in the order in which they are taken in: what others rest on comes first. */
export const HAND_KINDS = [
  'rules',
  'calendar',
  'profile',
  'scheme',
  'views',
  'data',
  'rules_in_force',
  'entries',
  'decisions',
] as const;
export type HandKind = (typeof HAND_KINDS)[number];

/** `new`: nothing like it here; `same`: already here; `merges`: added to what is here; `replaces`: in its place. */
export const HAND_STANDINGS = ['new', 'same', 'merges', 'replaces'] as const;
export type HandStanding = (typeof HAND_STANDINGS)[number];
