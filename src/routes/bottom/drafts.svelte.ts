import type { DraftLists } from '$lib/reports/draft-lists-types';
import type { RankingReport } from '$lib/reports/ranking-types';
import type { Scope } from '$lib/reports/types';
import type { Session } from '$lib/state/context';
import type { Loadable } from '$lib/state/loadable';
import { Query } from '$lib/state/query.svelte';

type Failed = Extract<Loadable<DraftLists>, { state: 'failed' }>;

/** The drafts of the lists out of the ranking that is shown; asked for once that ranking stands. */
export class Drafts {
  readonly #query: Query<DraftLists>;

  /** `shown` is null while the ranking belongs to an older question. */
  constructor(session: Session, shown: () => { scope: Scope; report: RankingReport } | null) {
    this.#query = new Query(() => {
      const at = shown();
      return at === null || at.report.missing !== null ? null : () => session.draftLists(at.scope, at.report);
    });
  }

  get lists(): DraftLists | null {
    return this.#query.now.state === 'ready' ? this.#query.now.value : null;
  }
  get error(): Failed['error'] | null {
    return this.#query.now.state === 'failed' ? this.#query.now.error : null;
  }
}
