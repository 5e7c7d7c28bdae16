/** 按事项结构标准化: whether the address asks for it, and what it gives. */
import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import type { StandardQuestion } from '$lib/reports/standardised';
import type { StandardReport } from '$lib/reports/standardised-types';
import type { Session } from '$lib/state/context';
import { Query } from '$lib/state/query.svelte';

const PARAMETER = 'std';

export class Standard {
  readonly on = $derived(page.url.searchParams.get(PARAMETER) === '1');
  /** What other addresses of the page carry along. */
  readonly address = $derived(this.on ? `&${PARAMETER}=1` : '');
  readonly query: Query<StandardReport>;

  /** Called during component set-up. */
  constructor(session: Session, question: () => StandardQuestion | null) {
    this.query = new Query(() => {
      void session.version;
      const asked = question();
      return asked === null || !this.on ? null : () => session.standardised(asked);
    });
  }

  readonly turn = (on: boolean): void => {
    const params = new URLSearchParams(page.url.search);
    if (on) params.set(PARAMETER, '1');
    else params.delete(PARAMETER);
    void goto(`${resolve('/bottom')}?${params.toString()}`, { keepFocus: true, noScroll: true });
  };
}
