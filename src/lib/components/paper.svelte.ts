import { flushSync } from 'svelte';

/**
 * Whether the page is being drawn for paper, where everything is drawn at once and as plain text.
 *
 * `beforeprint` comes while a key or a click is still at work and paper is laid out right after it, so what depends on
 * this is drawn before the event returns.
 */
export class Paper {
  on = $state(false);

  readonly before = (): void => {
    flushSync(() => (this.on = true));
  };
  readonly after = (): void => {
    this.on = false;
  };
}
