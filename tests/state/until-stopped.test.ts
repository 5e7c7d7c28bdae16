import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../src/lib/domain/errors';
import { untilStopped } from '../../src/lib/state/until-stopped';

const never = new Promise<string>(() => undefined);

describe('waiting for the engine', () => {
  it('ends with it', async () => {
    await expect(untilStopped(Promise.resolve('ready'), new AbortController().signal)).resolves.toBe('ready');
    await expect(untilStopped(Promise.reject(new Error('no')), AbortSignal.any([]))).rejects.toThrow('no');
  });
  it('is cancelled before it is there', async () => {
    const stopping = new AbortController();
    const waiting = untilStopped(never, stopping.signal);
    stopping.abort();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
  });
  it('does not begin when it was cancelled already', async () => {
    await expect(untilStopped(never, AbortSignal.abort())).rejects.toBeInstanceOf(CancelledError);
  });
});
