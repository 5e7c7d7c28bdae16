/** All or nothing: what the work did is committed, or everything is as it was. */
import { CancelledError } from '../domain/errors';
import type { Engine } from './engine';
import { stopping } from './stopping';

/**
 * Runs `work` in one transaction, which the signal stops at any statement.
 * @throws what the work threw; CancelledError when the signal had aborted.
 */
export const inTransaction = async <T>(
  engine: Engine,
  signal: AbortSignal,
  work: (engine: Engine) => Promise<T>,
): Promise<T> => {
  const guarded = stopping(engine, signal);
  await engine.run('begin transaction');
  try {
    const result = await work(guarded.engine);
    await guarded.engine.run('commit');
    return result;
  } catch (error) {
    // An engine that has lost the transaction already has undone it; what it was about is the first error.
    await engine.run('rollback').catch(() => undefined);
    throw signal.aborted ? new CancelledError({}, { cause: error }) : error;
  } finally {
    guarded.done();
  }
};
