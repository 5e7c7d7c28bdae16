/** What the page of rule sets shows, in its address: the set, the view, the set that it is compared with. */
import { resolve } from '$app/paths';
import { writeScope } from '$lib/state/scope';
import type { Scope } from '$lib/reports/types';

export const RULE_VIEWS = ['text', 'diff', 'edit'] as const;
export type RuleView = (typeof RULE_VIEWS)[number];

export interface RuleChoices {
  readonly view: RuleView;
  /** null = the one in force. */
  readonly set: string | null;
  /** `id` or `id@version`; null = its parent. */
  readonly other: string | null;
}

export const readRuleChoices = ({ searchParams: params }: URL): RuleChoices => ({
  view: RULE_VIEWS.find((known) => known === params.get('view')) ?? 'text',
  set: params.get('set') || null,
  other: params.get('with') || null,
});

export function rulesHref(scope: Scope | null, { view, set, other }: RuleChoices): string {
  const params = scope === null ? new URLSearchParams() : writeScope(scope);
  params.set('view', view);
  if (set !== null) params.set('set', set);
  if (other !== null) params.set('with', other);
  return `${resolve('/rules')}?${params.toString()}`;
}
