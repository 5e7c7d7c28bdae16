/** Of the tabs of one browser one keeps; the others are told which. */
import * as v from 'valibot';
import type { Keeper } from '../domain/kept';

const NAME = 'mingcha.keeping';

const Message = v.variant('kind', [
  v.strictObject({ kind: v.literal('asks') }),
  v.strictObject({
    kind: v.literal('keeps'),
    since: v.string(),
    savedAt: v.nullable(v.string()),
    files: v.number(),
  }),
  v.strictObject({ kind: v.literal('erased') }),
]);
type Message = v.InferOutput<typeof Message>;

/** What a tab wants to know of the others. */
export interface Others {
  /** Another tab keeps. */
  onkeeps(keeper: Keeper): void;
  /** Another tab has erased everything. */
  onerased(): void;
  /** This tab is asked whether it keeps; null = it does not. */
  keeper(): Keeper | null;
}

export class KeepingTurn {
  private end: (() => void) | null = null;
  private waiting: AbortController | null = null;
  private readonly channel = new BroadcastChannel(NAME);

  constructor(private readonly others: Others) {
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const { success, output } = v.safeParse(Message, data);
      if (success) this.hear(output);
    };
  }

  /** Takes the turn if no other tab has it; the browser gives it back when the tab goes, however it goes. */
  take(): Promise<boolean> {
    if (this.end !== null) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      navigator.locks
        .request(NAME, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock === null ? undefined : this.hold();
        })
        .catch(reject);
    });
  }

  /** Asks who keeps, and takes the turn when that tab is gone. */
  wait(onturn: () => void): void {
    this.say({ kind: 'asks' });
    if (this.waiting !== null) return;
    this.waiting = new AbortController();
    const { signal } = this.waiting;
    navigator.locks
      .request(NAME, { signal }, () => {
        this.waiting = null;
        onturn();
        return this.hold();
      })
      // Waiting was ended.
      .catch(() => undefined);
  }

  /** Neither keeps nor waits any more. */
  leave(): void {
    this.waiting?.abort();
    this.waiting = null;
    this.end?.();
    this.end = null;
  }

  tellKeeps(keeper: Keeper): void {
    this.say({ kind: 'keeps', ...keeper });
  }

  tellErased(): void {
    this.say({ kind: 'erased' });
  }

  private hold(): Promise<void> {
    return new Promise((resolve) => (this.end = resolve));
  }

  private say(message: Message): void {
    this.channel.postMessage(message);
  }

  private hear(message: Message): void {
    switch (message.kind) {
      case 'asks': {
        const keeper = this.others.keeper();
        if (keeper !== null) this.tellKeeps(keeper);
        return;
      }
      case 'keeps': {
        const { since, savedAt, files } = message;
        this.others.onkeeps({ since, savedAt, files });
        return;
      }
      case 'erased':
        this.others.onerased();
    }
  }
}
