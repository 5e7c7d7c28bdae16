/** The choices of the lists besides their scope, and the address of one candidate. Neither holds a name: only places. */
import type { SubjectKind } from '../domain/ladder';

export const TRIGGER_VIEWS = ['list', 'unit', 'person', 'rules'] as const;
export type TriggerView = (typeof TRIGGER_VIEWS)[number];

export const LINE_STATES = ['open', 'confirmed', 'exempt', 'appeal', 'dismissed'] as const;
export type LineState = (typeof LINE_STATES)[number];

export interface TriggerChoices {
  readonly view: TriggerView;
  /** null = every state. */
  readonly state: LineState | null;
  /** The rule set that the lists are set beside, in the view of that; null = not chosen. */
  readonly beside: string | null;
}

const named = <T extends string>(names: readonly T[], text: string | null): T | null =>
  names.find((name) => name === text) ?? null;

/** What cannot be read is the first of its kind. */
export const readTriggerChoices = ({ searchParams: params }: URL): TriggerChoices => ({
  view: named(TRIGGER_VIEWS, params.get('view')) ?? 'list',
  state: named(LINE_STATES, params.get('state')),
  beside: params.get('beside'),
});

/** Added to the scope of `params`, which it changes. */
export function writeTriggerChoices(
  params: URLSearchParams,
  { view, state, beside }: TriggerChoices,
): URLSearchParams {
  params.set('view', view);
  if (state !== null) params.set('state', state);
  if (beside !== null && beside !== '') params.set('beside', beside);
  return params;
}

/** A candidate among what is loaded. */
export interface CandidatePlace {
  readonly ladderId: string;
  readonly kind: SubjectKind;
  readonly key: number;
}

const KINDS: readonly SubjectKind[] = ['person', 'section', 'unit'];

/** `effective-complaints.person.12` */
export const writeCandidate = ({ ladderId, kind, key }: CandidatePlace): string =>
  `${ladderId}.${kind}.${String(key)}`;

/** The candidate that an address names; null when it names none. */
export function readCandidate({ searchParams: params }: URL): CandidatePlace | null {
  const [ladderId = '', kindText = '', keyText = '', ...rest] = (params.get('id') ?? '').split('.');
  const kind = named(KINDS, kindText);
  if (rest.length > 0 || ladderId === '' || kind === null || !/^\d{1,9}$/.test(keyText)) return null;
  return { ladderId, kind, key: Number(keyText) };
}
