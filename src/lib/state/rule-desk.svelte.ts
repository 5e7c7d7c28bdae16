/**
 * The rule set in force, one of those that come with the program or that this office made. Another one is taken for the same records; when that
 * fails, the one before stays and says why.
 */
import type { Engine } from '../db/engine';
import { inTransaction } from '../db/transaction';
import { AppError, CancelledError } from '../domain/errors';
import type { SameIdPolicy } from '../domain/records';
import { readPolicy } from '../ingest/versions';
import { SHIPPED_RULE_SETS, type RuleSetTitle } from '../rules/shipped';
import type { AuditLog } from './audit-log.svelte';
import type { ChoiceStore } from './choice-store';
import type { LoadProgress } from './context';
import { asAppError, NO_PROGRESS } from './progress';
import { DraftDesk } from './rule-draft-desk.svelte';
import { openedOf, OwnShelf } from './rule-shelf.svelte';
import type { RuleSetInForce, Rules } from './ruling';
import { putRules, wantedPolicy } from './trial';

/** What it needs of its tab. */
export interface RuleTab {
  /** One change at a time, none while another one runs. `refresh` makes anew everything that is computed by the rules. */
  change(
    progress: LoadProgress,
    work: (writer: Engine, refresh: () => Promise<void>, signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  readonly audit: Pick<AuditLog, 'note'>;
}

const BASE = 'base';
const BASE_RULES = openedOf(SHIPPED_RULE_SETS.get(BASE), BASE, SHIPPED_RULE_SETS).set;
const never = (): AbortSignal => new AbortController().signal;

export class RuleDesk implements Rules {
  readonly shelf: OwnShelf;
  readonly drafting: DraftDesk;
  current: RuleSetInForce = $state.raw(BASE_RULES);
  coming = $state<string | null>(null);
  refused = $state.raw<Rules['refused']>(null);
  elsewhere = $state<string | null>(null);

  constructor(
    private readonly tab: RuleTab,
    private readonly store: ChoiceStore,
    ownStore: ChoiceStore,
    draftStore: ChoiceStore,
  ) {
    this.shelf = new OwnShelf(ownStore);
    this.drafting = new DraftDesk(draftStore, this.shelf);
    store.watch(() => {
      const chosen = store.read() ?? BASE;
      this.elsewhere = chosen === this.current.id ? null : chosen;
    });
  }

  get offered(): readonly RuleSetTitle[] {
    return this.shelf.titles;
  }

  /** Before the first count: `asked` by the address of the page, else what this browser keeps. */
  open(asked: string | null): void {
    for (const id of [asked, this.store.read()]) {
      const found = id === null || id === '' ? null : this.look(id);
      if (found === null) continue;
      this.current = found;
      return;
    }
  }

  async choose(id: string): Promise<void> {
    await this.follow(id);
    if (this.current.id !== id) return;
    this.store.write(id === BASE ? '' : id);
    this.elsewhere = null;
  }

  async follow(id: string): Promise<void> {
    this.refused = null;
    const next = this.look(id);
    if (next !== null && next.hash !== this.current.hash) await this.adopt(next);
  }

  dismiss(): void {
    [this.refused, this.elsewhere] = [null, null];
  }

  private async adopt(next: RuleSetInForce): Promise<void> {
    this.coming = next.id;
    await this.tab.change({ ...NO_PROGRESS, doing: 'computing' }, async (writer, refresh, signal) => {
      const [before, policy] = [this.current, await readPolicy(writer)];
      try {
        await this.put(next, wantedPolicy(before, next, policy), writer, signal);
        await refresh();
        this.tab.audit.note('rules', { name: `${next.id} ${next.version}`, sha256: next.hash });
      } catch (error) {
        await this.put(before, policy, writer, never());
        await refresh();
        if (error instanceof CancelledError) throw error;
        this.refused = { name: next.id, error: asAppError(error) };
      }
    });
    this.coming = null;
  }

  private async put(
    set: RuleSetInForce,
    policy: SameIdPolicy,
    writer: Engine,
    signal: AbortSignal,
  ): Promise<void> {
    await inTransaction(writer, signal, (within) => putRules(within, set, policy));
    this.current = set;
  }

  /** null when there is none that can be used, which is said. */
  private look(id: string): RuleSetInForce | null {
    try {
      return this.shelf.read(id).set;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.refused = { name: id, error };
      return null;
    }
  }
}
