/** An engine that stops with a signal: the statement that is running is cancelled, and no other one begins. */
import { CancelledError } from '../domain/errors';
import type { Engine } from './engine';

/**
 * `engine` as seen until `signal` aborts; every statement then fails with CancelledError. Roll back on the engine itself,
 * which still answers. `done` ends the watch.
 */
export const stopping = (engine: Engine, signal: AbortSignal): { engine: Engine; done: () => void } => {
  const stop = (): void => void engine.cancel();
  signal.addEventListener('abort', stop);
  const unlessStopped = async <T>(work: () => Promise<T>): Promise<T> => {
    if (signal.aborted) throw new CancelledError();
    return work();
  };
  return {
    engine: {
      run: (sql) => unlessStopped(() => engine.run(sql)),
      runAll: (statements) => unlessStopped(() => engine.runAll(statements)),
      query: (sql, params) => unlessStopped(() => engine.query(sql, params)),
      columns: (sql, params) => unlessStopped(() => engine.columns(sql, params)),
      connect: () => engine.connect(),
      open: (name, source) => engine.open(name, source),
      release: (path) => engine.release(path),
      cancel: () => engine.cancel(),
      close: () => engine.close(),
    },
    done: () => {
      signal.removeEventListener('abort', stop);
    },
  };
};
