/** Waiting that a reader can end, for work that itself goes on: the engine that starts is needed by whatever comes next. */
import { CancelledError } from '../domain/errors';

/** What `work` comes to; CancelledError as soon as the signal aborts. */
export const untilStopped = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new CancelledError());
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const end = (): void => {
      signal.removeEventListener('abort', stop);
    };
    work.then(resolve, reject).finally(end);
  });
