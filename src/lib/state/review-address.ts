/** The choices of the page of time limits besides its scope, in its address. */
import {
  CARD_LEVELS,
  CARD_STATES,
  DIFFERENCE_KINDS,
  UNJUDGED,
  WHYS,
  type CardLevel,
  type CardState,
  type DifferenceKind,
  type Unjudged,
  type Why,
} from '../domain/limit-review';

export const REVIEW_TABS = ['differences', 'cards', 'due'] as const;
export type ReviewTab = (typeof REVIEW_TABS)[number];

const VIEWS = ['list', 'sheets'] as const;

/** Working days that one may look ahead. */
export const MOST_DAYS = 60;
const DAYS = 3;

export interface ReviewChoices {
  readonly tab: ReviewTab;
  readonly of: DifferenceKind;
  /** null = all reasons. */
  readonly why: Why | Unjudged | null;
  /** Which cards are listed. */
  readonly state: CardState;
  /** null = every level. */
  readonly level: CardLevel | null;
  /** Working days ahead. */
  readonly days: number;
  readonly view: (typeof VIEWS)[number];
}

const named = <T extends string>(names: readonly T[], text: string | null): T | null =>
  names.find((name) => name === text) ?? null;

/** What cannot be read is the first of its kind; of the cards those that are missing. */
export const readReview = ({ searchParams: params }: URL): ReviewChoices => {
  const days = params.get('days') ?? '';
  return {
    tab: named(REVIEW_TABS, params.get('tab')) ?? 'differences',
    of: named(DIFFERENCE_KINDS, params.get('of')) ?? 'flag',
    why: named([...WHYS, ...UNJUDGED], params.get('why')),
    state: named(CARD_STATES, params.get('state')) ?? 'missing',
    level: named(CARD_LEVELS, params.get('level')),
    days: /^\d{1,2}$/.test(days) && Number(days) <= MOST_DAYS ? Number(days) : DAYS,
    view: named(VIEWS, params.get('view')) ?? 'list',
  };
};

/** The choices of each tab; those of the others are forgotten. */
const OWN: Readonly<Record<ReviewTab, (choices: ReviewChoices) => Readonly<Record<string, string | null>>>> =
  {
    differences: ({ of, why }) => ({ of, why }),
    cards: ({ state, level }) => ({ state, level }),
    due: ({ days, view }) => ({ days: String(days), view }),
  };

/** Added to the scope of `params`, which it changes. */
export function writeReview(params: URLSearchParams, choices: ReviewChoices): URLSearchParams {
  params.set('tab', choices.tab);
  for (const [name, value] of Object.entries(OWN[choices.tab](choices)))
    if (value !== null) params.set(name, value);
  return params;
}
