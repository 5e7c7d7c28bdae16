/** One change of what is loaded at a time: how far it is, how it is stopped, and who waits until it is over. */
import { CancelledError } from '../domain/errors';
import type { LoadProgress } from './context';

export class Turns {
  /** What runs now, for the eyes; null = nothing. */
  now = $state.raw<LoadProgress | null>(null);
  private stop: AbortController | null = null;
  private last: Promise<unknown> = Promise.resolve();

  cancel(): void {
    this.stop?.abort(new CancelledError());
  }

  /** A signal that has not aborted, for what follows a part that can no longer be stopped. */
  renew(): AbortSignal {
    return (this.stop = new AbortController()).signal;
  }

  /** Runs once nothing else does. @throws what the work threw. */
  async take<T>(progress: LoadProgress, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    while (this.now !== null) await this.last;
    this.now = progress;
    const mine = work(this.renew());
    this.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      [this.now, this.stop] = [null, null];
    }
  }
}
