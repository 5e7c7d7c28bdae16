/** Another rule set tried on the same records: its lists, and nothing of it left behind. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { FACTS } from '../../src/lib/facts/catalogue';
import { triggerWhatIf, type TriggerWhatIf } from '../../src/lib/reports/trigger-what-if';
import { readTriggers } from '../../src/lib/reports/triggers';
import { shippedRuleSet } from '../../src/lib/rules/shipped';
import { underTrial, wantedPolicy } from '../../src/lib/state/trial';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from '../reports/context';

const [IN_FORCE, BASE] = [shippedRuleSet('xinhui-2012'), shippedRuleSet('base')];
/** One complaint fewer is needed for every step. */
const TRIED: typeof BASE = {
  ...IN_FORCE,
  id: 'stricter',
  ladders: IN_FORCE.ladders.map((ladder) => ({
    ...ladder,
    steps: ladder.steps.map((step) => ({ ...step, from: Math.max(1, step.from - 1) })),
  })),
};
const QUESTION = { scope: { ...scopeAt('2026-12-31', null), ruleSet: 'any' }, decisions: [] };
const COMPLAINTS = [
  '工单编号,承办单位,股室,被投诉人,工号,受理时间,回复时间,处理期限,查实情况',
  ...['2026-03-10', '2026-05-10', '2026-06-10'].map(
    (on, at) => `TS${String(at)},甲局,一股,张三,0007,${on},${on},${on},属实`,
  ),
];

let engine: Engine;
let writer: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative(), IN_FORCE);
  await given(engine, COMPLAINTS);
  writer = await engine.connect();
});
afterAll(async () => {
  await writer.close();
  await engine.close();
});

const signal = new AbortController().signal;

/** Everything that rules decide, as another connection sees it. */
const standing = async (): Promise<string> => {
  const tables = ['rule_param', ...FACTS.map(({ id }) => id)];
  const rows = await Promise.all(tables.map((table) => engine.query(`select * from ${table} order by all`)));
  return JSON.stringify(rows);
};

const tryOut = async (tried: typeof TRIED): Promise<TriggerWhatIf> => {
  const before = await readTriggers(await contextOf(engine), IN_FORCE, QUESTION);
  const context = await contextOf(engine);
  const trial = { current: IN_FORCE, tried, names: context.names, signal };
  return triggerWhatIf(
    before,
    await underTrial(writer, trial, (within) => readTriggers(within, tried, QUESTION)),
  );
};

it('who stands on the lists of the one and not of the other; both sides with their lists and candidates', async () => {
  const found = await tryOut(BASE);
  expect(found.before.candidates).toBeGreaterThan(0);
  expect(found.after).toEqual({
    ruleSet: { id: 'base', version: BASE.version },
    candidates: 0,
    lists: 0,
    unjudged: [],
  });
  expect(found.changes).toHaveLength(found.before.candidates);
  expect(found.changes.every(({ change, after }) => change === 'left' && after === null)).toBe(true);
});

it('the lists of a trial are those of a database that was opened under that set', async () => {
  const other = await prepared(await openNative(), TRIED);
  await given(other, COMPLAINTS);
  const alone = await readTriggers(await contextOf(other), TRIED, QUESTION);
  const context = await contextOf(engine);
  const trial = { current: IN_FORCE, tried: TRIED, names: context.names, signal };
  const tried = await underTrial(writer, trial, (within) => readTriggers(within, TRIED, QUESTION));
  expect(alone.lists.flatMap(({ lines }) => lines).length).toBeGreaterThan(0);
  expect(tried).toEqual(alone);
  await other.close();
});

it('nothing of it is seen meanwhile, and nothing stays: not after an answer, not after a failure, not when it is stopped', async () => {
  const before = await standing();
  const { names } = await contextOf(engine);
  const trial = { current: IN_FORCE, tried: BASE, names, signal };
  await underTrial(writer, trial, async ({ engine: within }) => {
    expect(await standing()).toBe(before);
    expect(JSON.stringify(await within.query('select * from rule_param order by all'))).not.toBe(
      JSON.stringify(await engine.query('select * from rule_param order by all')),
    );
  });
  expect(await standing()).toBe(before);
  await expect(underTrial(writer, trial, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await standing()).toBe(before);
  const stop = new AbortController();
  stop.abort();
  await expect(
    underTrial(writer, { ...trial, signal: stop.signal }, () => Promise.resolve(1)),
  ).rejects.toMatchObject({ code: 'cancelled' });
  expect(await standing()).toBe(before);
  await writer.run('begin transaction');
  await writer.run('commit');
});

it('IM-01: a reader’s own choice among records with one id stays unless the two sets differ about it', () => {
  const saying = (value: string): typeof BASE => ({
    ...BASE,
    parameters: BASE.parameters.map((one) =>
      one.rule_id === 'IM-01' && one.key === 'sameId' ? { ...one, value } : one,
    ),
  });
  expect(wantedPolicy(BASE, BASE, 'count_all')).toBe('count_all');
  expect(wantedPolicy(saying('later_file_wins'), saying('first_file_wins'), 'count_all')).toBe(
    'first_file_wins',
  );
});
