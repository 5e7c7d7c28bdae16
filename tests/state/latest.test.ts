import { describe, expect, it } from 'vitest';
import { latest } from '../../src/lib/state/latest';

/** Questions that are answered, or fail, when the test says so. */
function slow() {
  const open = new Map<string, { resolve: (value: string) => void; reject: (reason: Error) => void }>();
  const ask = latest(
    (name: string) => new Promise<string>((resolve, reject) => open.set(name, { resolve, reject })),
  );
  return {
    ask,
    answer: (name: string) => open.get(name)?.resolve(name),
    fail: (name: string) => open.get(name)?.reject(new Error(name)),
  };
}

describe('a newer question wins over an older answer', () => {
  it('when the older answer comes last', async () => {
    const { ask, answer } = slow();
    const [old, fresh] = [ask('old'), ask('new')];
    answer('new');
    answer('old');
    expect(await fresh).toEqual({ newest: true, value: 'new' });
    expect(await old).toEqual({ newest: false });
  });
  it('when the older answer comes first', async () => {
    const { ask, answer } = slow();
    const [old, fresh] = [ask('old'), ask('new')];
    answer('old');
    expect(await old).toEqual({ newest: false });
    answer('new');
    expect(await fresh).toEqual({ newest: true, value: 'new' });
  });
  it('an older failure is nobody’s, the newest is told', async () => {
    const { ask, fail } = slow();
    const [old, fresh] = [ask('old'), ask('new')];
    fail('old');
    fail('new');
    expect(await old).toEqual({ newest: false });
    await expect(fresh).rejects.toThrow('new');
  });
});
