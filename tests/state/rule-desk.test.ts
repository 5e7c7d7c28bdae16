/** The rule set in force: another one is computed by at once, or the one before stays and says why. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { changePolicy, readPolicy } from '../../src/lib/ingest/versions';
import type { ChoiceStore } from '../../src/lib/state/choice-store';
import { RuleDesk } from '../../src/lib/state/rule-desk.svelte';
import { prepared } from '../ingest/loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const NOTHING_KEPT: ChoiceStore = { read: () => null, write: () => true, watch: () => undefined };

let kept: string | null;
beforeEach(async () => {
  kept = null;
  await open().desk.follow('town-2010');
  await open('town-2010').desk.follow('base');
});

/** A tab whose figures cannot be made anew as often as `failures` says. */
const open = (asked: string | null = null, failures = 0) => {
  const said: string[] = [];
  let changed = (): void => undefined;
  let left = failures;
  const store: ChoiceStore = {
    read: () => kept,
    write: (text) => {
      kept = text === '' ? null : text;
      return true;
    },
    watch: (heard) => (changed = heard),
  };
  const refresh = (): Promise<void> => {
    if (left-- > 0) return Promise.reject(new Error('no memory'));
    said.push('refresh');
    return Promise.resolve();
  };
  const desk = new RuleDesk(
    {
      change: (_, work) => work(engine, refresh, new AbortController().signal),
      audit: { note: (action, more) => void said.push(`${action} ${more?.name ?? ''}`) },
    },
    store,
    NOTHING_KEPT,
    NOTHING_KEPT,
  );
  desk.open(asked);
  return { desk, said, hear: () => changed() };
};
/** 责任链, which the papers say differently. */
const chain = async (): Promise<unknown> => {
  const [row] = await engine.query(
    "select param_value from rule_param where rule_id = 'AC-01' and param_key = 'chain'",
  );
  return row?.['param_value'];
};

describe('the rule set in force', () => {
  it('is the general one until another is chosen, which counts at once and in the next visit', async () => {
    const { desk, said } = open();
    expect([desk.current.id, desk.offered[0]?.id, desk.offered.length]).toEqual(['base', 'base', 9]);
    const before = desk.current.hash;
    await desk.choose('xinhui-2012');
    expect([await chain(), desk.coming, desk.refused]).toEqual(['two', null, null]);
    expect(desk.current).toMatchObject({ id: 'xinhui-2012', title: { zh: '首问首办责任制（2012）' } });
    expect(desk.current.hash).not.toBe(before);
    expect(said).toEqual(['refresh', 'rules xinhui-2012 1.0.0']);
    expect(open().desk.current.id).toBe('xinhui-2012');
    await desk.choose('base');
    expect([kept, desk.current.hash]).toEqual([null, before]);
    expect(await chain()).not.toBe('two');
  });

  it('of an address goes before the kept one and is not kept', async () => {
    kept = 'town-2010';
    const { desk } = open('xinhui-2012');
    expect(desk.current.id).toBe('xinhui-2012');
    await desk.follow('base');
    expect([desk.current.id, kept]).toEqual(['base', 'town-2010']);
  });

  it('that is not shipped is refused by name, and the one in use stays', async () => {
    const { desk, said } = open('atlantis');
    expect(desk.current.id).toBe('base');
    expect(desk.refused).toMatchObject({ name: 'atlantis', error: { code: 'unknown_name' } });
    desk.dismiss();
    await desk.choose('atlantis');
    expect([desk.refused?.name, desk.current.id, kept, said]).toEqual(['atlantis', 'base', null, []]);
  });

  it('by which nothing can be computed gives way to the one before, and says why', async () => {
    const { desk, said } = open(null, 1);
    const before = await chain();
    await desk.choose('xinhui-2012');
    expect([desk.current.id, await chain(), kept, desk.coming]).toEqual(['base', before, null, null]);
    expect(desk.refused).toMatchObject({ name: 'xinhui-2012', error: { code: 'unsupported_environment' } });
    expect(said).toEqual(['refresh']);
    await desk.choose('xinhui-2012');
    expect([desk.current.id, desk.refused]).toEqual(['xinhui-2012', null]);
  });

  it('leaves a policy about one id that the reader chose, where both sets say the same', async () => {
    await changePolicy(engine, 'first_file_wins', new AbortController().signal);
    await open().desk.choose('xinhui-2012');
    expect(await readPolicy(engine)).toBe('first_file_wins');
    await changePolicy(engine, 'later_file_wins', new AbortController().signal);
  });

  it('of another tab is heard of, and taken here when the reader says so', async () => {
    const [one, other] = [open(), open()];
    await other.desk.choose('xinhui-2012');
    one.hear();
    expect([one.desk.elsewhere, one.desk.current.id]).toEqual(['xinhui-2012', 'base']);
    await one.desk.choose('xinhui-2012');
    expect([one.desk.elsewhere, one.desk.current.id]).toEqual([null, 'xinhui-2012']);
  });
});
