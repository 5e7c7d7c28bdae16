/** The rule set that an address names is the one in force: an opened link gives the figures that were sent with it. */
import { untrack } from 'svelte';
import { page } from '$app/state';
import type { Session } from '$lib/state/context';
import { askedRules } from '$lib/state/scope';

/** Heard once per address, so that a choice made on the page is not undone by the address that it is about to change. */
export function followAddress(session: Session): void {
  let heard = askedRules(page.url);
  $effect(() => {
    const asked = askedRules(page.url);
    if (session.loading !== null || asked === heard) return;
    heard = asked;
    if (asked !== null) untrack(() => void session.rules.follow(asked));
  });
}
