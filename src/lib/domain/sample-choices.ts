/** What one can ask of a population to draw from: closed lists of words, as draw files write them. */

/** What the records of a case say that makes it worth a look. */
export const SAMPLE_RISKS = [
  'late',
  'poor_rating',
  'negative',
  'supplements',
  'unapproved_extension',
  'flag_differs',
] as const;
export type SampleRisk = (typeof SAMPLE_RISKS)[number];

/** At the cut-off. */
export const SAMPLE_STATES = ['any', 'finished', 'open'] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];

/** By unit, or by unit and whether the records show a risk. */
export const SAMPLE_STRATA = ['unit', 'unit,risk'] as const;
export type SampleStrata = (typeof SAMPLE_STRATA)[number];
