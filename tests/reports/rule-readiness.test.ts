/** 规则就绪: a missing column is grey and never a clean record; one that is often empty is amber, for each unit too. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { CLOCK_NEEDS } from '../../src/lib/domain/clock-needs';
import { TABLE_FIELDS, TABLE_NAMES } from '../../src/lib/domain/records';
import { RULE_CATALOGUE } from '../../src/lib/domain/rule-catalogue';
import type { RuleSet } from '../../src/lib/domain/rule-set';
import { readRuleReadiness } from '../../src/lib/reports/rule-readiness';
import type { RuleReadiness } from '../../src/lib/reports/rule-readiness-types';
import { shippedRuleSet } from '../../src/lib/rules/shipped';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const XINHUI = shippedRuleSet('xinhui-2012');
const read = async (
  set: RuleSet = XINHUI,
  asOf = '2026-10-31',
): Promise<ReadonlyMap<string, RuleReadiness>> => {
  const { rules } = await readRuleReadiness(await contextOf(engine), set, scopeAt(asOf));
  return new Map(rules.map((rule) => [rule.id, rule]));
};
const rule = async (id: string, set: RuleSet = XINHUI, asOf?: string): Promise<RuleReadiness> => {
  const found = (await read(set, asOf)).get(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const unitsOf = ({ units }: RuleReadiness): string[] =>
  units.map(({ group, state, facts }) => `${group.label} ${state} ${facts.upheld}+${facts.pending}`);

const COMPLAINTS = '投诉编号,被投诉单位,经办人,投诉时间,查实情况,问题分类';

describe('readiness of the rules', () => {
  it('every rule of the catalogue, in its order, whatever is loaded', async () => {
    await given(engine, ['办件编号,承办单位', '001,甲局']);
    const rules = await read();
    expect([...rules.keys()]).toEqual([...RULE_CATALOGUE.keys()]);
    const states = [...rules.values()].map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['missing', 'own', 'later', 'text', 'off']));
  });

  it('without the column or the table: grey with what is missing, and no count of facts', async () => {
    await given(engine, ['投诉编号,被投诉单位,投诉时间', 'T1,甲局,2026-10-01']);
    const upheld = await rule('CP-02');
    expect([upheld.state, upheld.facts, upheld.units]).toEqual(['missing', null, []]);
    expect(upheld.parts.map(({ id, missing }) => [id, missing?.columns])).toEqual([
      ['upheld_complaint', [['complaints.verdict']]],
    ]);
    expect((await rule('RN-05')).parts[0]?.missing?.tables).toEqual(['registers']);
  });

  it('a kind of step that no record has is missing, though its column is mapped', async () => {
    await given(
      engine,
      ['办件编号,承办单位,受理时间', '001,甲局,2026-10-01'],
      ['办件编号,环节名称,文书编号,开始时间', '001,补正告知,,2026-10-02'],
    );
    const receipt = await rule('RN-03');
    expect(receipt.state).toBe('missing');
    expect(receipt.parts[0]?.missing?.columns).toEqual([['case_events.kind=receipt']]);
    const written = await rule('RN-01');
    expect([written.state, written.facts?.upheld]).toEqual(['sparse', 1]);
  });

  it('cells of other kinds of step say nothing about this one', async () => {
    await given(
      engine,
      ['办件编号,承办单位,受理时间', '001,甲局,2026-10-01'],
      [
        '办件编号,环节名称,文书编号,开始时间',
        '001,补正告知,告字1号,2026-10-02',
        ...['收件', '受理', '办结'].map((stage) => `001,${stage},,2026-10-02`),
      ],
    );
    expect((await rule('RN-01')).state).toBe('ready');
  });

  it.each([
    [1, 'ready'],
    [2, 'sparse'],
  ])('%i of 5 cells empty: %s', async (empty, state) => {
    const lines = Array.from(
      { length: 5 },
      (_, at) => `T${at},甲局,张三,2026-10-0${at + 1},${at < empty ? '' : '属实'},态度`,
    );
    await given(engine, [COMPLAINTS, ...lines]);
    const found = await rule('CP-02');
    expect(found.state).toBe(state);
    expect(found.parts[0]?.sparse).toEqual(
      state === 'sparse' ? [{ columns: ['complaints.verdict'], empty: 0.4 }] : [],
    );
  });

  it('per unit: its own empty cells, its own facts by state, and units without a record', async () => {
    await given(
      engine,
      ['单位名称,单位编码', '甲局,01', '乙局,02', '丙局,03'],
      [
        COMPLAINTS,
        ...[1, 2, 3, 4, 5].map((day) => `A${day},甲局,张三,2026-10-0${day},属实,态度`),
        'B1,乙局,李四,2026-10-01,,态度',
        'B2,乙局,李四,2026-11-01,属实,态度', // after the cut-off
      ],
    );
    const found = await rule('CP-01');
    expect(found.state).toBe('ready');
    expect(found.facts).toMatchObject({ upheld: 5, pending: 1, dismissed: 0 });
    expect(unitsOf(found).sort()).toEqual(['丙局 none 0+0', '乙局 sparse 0+1', '甲局 ready 5+0'].sort());
    expect((await rule('CP-01', XINHUI, '2026-11-30')).facts).toMatchObject({ upheld: 6, pending: 1 });
  });

  it('a rule that only ladders carry is off where the rule set has them off', async () => {
    await given(engine, [COMPLAINTS, 'A1,甲局,张三,2026-10-01,属实,态度']);
    expect((await rule('CP-02')).state).toBe('ready');
    expect((await rule('CP-02')).facts?.upheld).toBe(1);
    const off = await rule('CP-02', BASE_RULES);
    expect([off.state, off.facts]).toEqual(['off', null]);
  });

  it('a rule that is not computed says why', async () => {
    const rules = await read();
    for (const { state, reasons } of rules.values())
      if (state === 'later' || state === 'text') expect(reasons.length).toBeGreaterThan(0);
    expect(rules.get('AS-13')?.state).toBe('text');
    expect(rules.get('SP-09')?.state).toBe('later');
  });

  it.each(Object.entries(CLOCK_NEEDS))('the clock %s needs columns that exist', (_, needs) => {
    const known = TABLE_NAMES.flatMap((table) => TABLE_FIELDS[table].map(({ name }) => `${table}.${name}`));
    expect(
      needs
        .flat()
        .map((need) => need.replace(/=.*$/, ''))
        .filter((column) => !known.includes(column)),
    ).toEqual([]);
  });
});
