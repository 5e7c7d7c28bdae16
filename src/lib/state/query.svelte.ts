/**
 * A question that depends on what the reader chose, and its answer.
 *
 * Asks again whenever something read inside `question` changes; a newer question always wins over an older answer.
 * The old value stays, dimmed, while the new one is computed, and waiting is not shown for the first 300 ms,
 * so that nothing jumps.
 */
import { untrack } from 'svelte';
import { asAppError, type Loadable } from './loadable';
import { latest } from './latest';

const QUIET_MS = 300;

export class Query<T> {
  /** Where the newest question stands. */
  now: Loadable<T> = $state.raw({ state: 'idle' });
  /** The newest answer there is, perhaps to an older question. */
  value: T | null = $state.raw(null);
  /** True once waiting has lasted long enough to be shown. */
  slow = $state(false);

  /** Nothing to ask is a question too: an older answer must not come after it. */
  #ask = latest((run: (() => Promise<T>) | null): Promise<T | null> =>
    run === null ? Promise.resolve(null) : run(),
  );
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `question` gives what to ask, or null while there is nothing to ask about. Called during component set-up. */
  constructor(question: () => (() => Promise<T>) | null) {
    $effect(() => {
      const run = question();
      untrack(() => {
        void this.#start(run);
      });
    });
    $effect(() => () => {
      clearTimeout(this.#timer);
    });
  }

  async #start(run: (() => Promise<T>) | null): Promise<void> {
    if (run !== null) this.#wait();
    try {
      const answered = await this.#ask(run);
      if (!answered.newest) return;
      this.#show(answered.value === null ? { state: 'idle' } : { state: 'ready', value: answered.value });
    } catch (thrown) {
      this.#show({ state: 'failed', error: asAppError(thrown) });
    }
  }

  #wait(): void {
    this.now = { state: 'loading', since: performance.now() };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.slow = true), QUIET_MS);
  }

  #show(next: Loadable<T>): void {
    clearTimeout(this.#timer);
    this.slow = false;
    this.now = next;
    if (next.state !== 'failed') this.value = next.state === 'ready' ? next.value : null;
  }
}
