/** The choices of the page of time limits besides its scope, in its address. */
import {
  DIFFERENCE_KINDS,
  UNJUDGED,
  WHYS,
  type DifferenceKind,
  type Unjudged,
  type Why,
} from '../domain/limit-review';

export const REVIEW_TABS = ['differences'] as const;
export type ReviewTab = (typeof REVIEW_TABS)[number];

export interface ReviewChoices {
  readonly tab: ReviewTab;
  readonly of: DifferenceKind;
  /** null = all reasons. */
  readonly why: Why | Unjudged | null;
}

/** What cannot be read is the first of its kind. */
export const readReview = ({ searchParams: params }: URL): ReviewChoices => ({
  tab: REVIEW_TABS.find((tab) => tab === params.get('tab')) ?? 'differences',
  of: DIFFERENCE_KINDS.find((kind) => kind === params.get('of')) ?? 'flag',
  why: [...WHYS, ...UNJUDGED].find((why) => why === params.get('why')) ?? null,
});

/** Added to the scope of `params`, which it changes. */
export function writeReview(params: URLSearchParams, { tab, of, why }: ReviewChoices): URLSearchParams {
  params.set('tab', tab);
  params.set('of', of);
  if (why !== null) params.set('why', why);
  return params;
}
