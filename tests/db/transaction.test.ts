/** Another connection to one database, and work that is done wholly or not at all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { inTransaction } from '../../src/lib/db/transaction';
import { CancelledError } from '../../src/lib/domain/errors';
import { ENGINE_NAMES, openBoth, type EngineName } from './engines';

let engines: Readonly<Record<EngineName, Engine>>;
beforeAll(async () => {
  engines = await openBoth();
  for (const name of ENGINE_NAMES) await engines[name].run('create table t (n integer)');
}, 60_000);
afterAll(async () => {
  for (const name of ENGINE_NAMES) await engines[name].close();
});

describe.each(ENGINE_NAMES)('on the %s engine', (name) => {
  const count = async (engine: Engine): Promise<unknown> =>
    (await engine.query('select count(*) as n from t'))[0]?.['n'];

  it('what a second connection has not committed is not seen by the first; then it is', async () => {
    const engine = engines[name];
    const writer = await engine.connect();
    await inTransaction(writer, new AbortController().signal, async (within) => {
      await within.run('insert into t values (1)');
      expect([await count(writer), await count(engine)]).toEqual([1, 0]);
    });
    expect(await count(engine)).toBe(1);
    await writer.close();
    expect(await count(engine)).toBe(1);
  });

  it('a failure undoes what was done before it, and is what one is told', async () => {
    const engine = engines[name];
    const before = await count(engine);
    const failing = inTransaction(engine, new AbortController().signal, async (within) => {
      await within.run('insert into t values (2)');
      await within.run('select no_such_column from t');
    });
    await expect(failing).rejects.toThrow();
    expect(await count(engine)).toBe(before);
  });

  it('a cancel between two statements undoes the first, and the second does not run', async () => {
    const engine = engines[name];
    const before = await count(engine);
    const stopping = new AbortController();
    const work = inTransaction(engine, stopping.signal, async (within) => {
      await within.run('insert into t values (3)');
      stopping.abort();
      await within.run('insert into t values (4)');
    });
    await expect(work).rejects.toBeInstanceOf(CancelledError);
    expect(await count(engine)).toBe(before);
  });
});
