/** All or nothing: what the work did is committed, or everything is as it was; a trial is always undone. */
import { CancelledError } from '../domain/errors';
import type { Engine } from './engine';
import { stopping } from './stopping';

/**
 * Runs `work` in one transaction, which the signal stops at any statement.
 * @throws what the work threw; CancelledError when the signal had aborted.
 */
export const inTransaction = <T>(
  engine: Engine,
  signal: AbortSignal,
  work: (engine: Engine) => Promise<T>,
): Promise<T> => ended('commit', engine, signal, work);

/** The same with nothing left of it: only its answer stays. */
export const inTrial = <T>(
  engine: Engine,
  signal: AbortSignal,
  work: (engine: Engine) => Promise<T>,
): Promise<T> => ended('rollback', engine, signal, work);

const ended = async <T>(
  end: 'commit' | 'rollback',
  engine: Engine,
  signal: AbortSignal,
  work: (engine: Engine) => Promise<T>,
): Promise<T> => {
  const guarded = stopping(engine, signal);
  await engine.run('begin transaction');
  try {
    const result = await work(guarded.engine);
    await guarded.engine.run(end);
    return result;
  } catch (error) {
    // An engine that has lost the transaction already has undone it; what it was about is the first error.
    await engine.run('rollback').catch(() => undefined);
    throw signal.aborted ? new CancelledError({}, { cause: error }) : error;
  } finally {
    guarded.done();
  }
};
