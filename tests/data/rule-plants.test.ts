/**
 * For every rule that can be computed the sample county holds a record that fires it and one that only looks alike
 * (answers.json: rules, candidates). Here the product must tell them apart.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES, readRules } from '../../src/headless/rule-file';
import { NO_ANSWERS, openWorkspace, type Workspace } from '../../src/headless/workspace';
import { RULE_CATALOGUE } from '../../src/lib/domain/rule-catalogue';
import type { RuleCarrier } from '../../src/lib/domain/rule-carrier';
import type { RuleSet } from '../../src/lib/domain/rule-set';
import { readRanking } from '../../src/lib/reports/ranking';
import { writeCounty } from '../county';
import {
  eventsByKind,
  isCounted,
  isLate,
  numbersOf,
  standings,
  type EventsByKind,
  type Standings,
} from './rule-plants';

const county = writeCounty();
const { asOf, rules, candidates } = county.answers;
const of = (carrier: string) => rules.filter((one) => one.carrier === carrier);

/** Nothing to plant: no program computes them, or this version does not yet; the catalogue gives the reason of each. */
const NOT_COMPUTED = ['TL-17', 'RN-11', 'CP-10', 'SP-09', 'SP-11', 'AS-13', 'AC-03'];
/** Nothing to plant in files: the year-end assessment works them out from its scheme and scores (year-end.test.ts). */
const ASSESSED = ['EV-07', 'EV-09', 'AS-01', 'AS-02', 'AS-03', 'AS-04', 'AS-06', 'AS-08', 'AS-10'];

let workspace: Workspace;
let events: EventsByKind;
beforeAll(async () => {
  const files = county.paths.map((path) => ({ path, table: undefined }));
  workspace = await openWorkspace(files, BASE_RULES, NO_ANSWERS);
  events = await eventsByKind(workspace.engine, asOf);
}, 180_000);
afterAll(() => workspace.close());

/** What a carrier needs planted, by the names of the answers. */
const wanted = (carrier: RuleCarrier): string[] => {
  switch (carrier.kind) {
    case 'event':
    case 'obligation':
      return carrier.events.map((kind) => `event:${kind}`);
    case 'measure':
      return carrier.measures.map((id) => `measure:${id}`);
    case 'clock':
      return carrier.clocks.map((kind) => `clock:${kind}`);
    case 'ladder':
    case 'gate':
      return carrier.ladders.map((id) => `ladder:${id}`);
    default:
      return [];
  }
};

describe('every rule of the catalogue', () => {
  const planted = (rule: string): Set<string> =>
    new Set(rules.filter((one) => one.rule === rule).map(({ carrier, of: name }) => `${carrier}:${name}`));
  const isTold = (list: string): boolean => {
    const own = candidates.filter((one) => one.list === list);
    return (
      own.some(({ step, forward }) => step > 0 || forward !== null) &&
      own.some(({ step, forward, list: id }) => step === 0 && forward === null && id === list)
    );
  };

  it.each([...RULE_CATALOGUE])(
    '%s: a pair for each of its carriers, or a reason to have none',
    (id, rule) => {
      const needs = rule.carriers.flatMap(wanted);
      const have = planted(id);
      expect(needs.filter((one) => !one.startsWith('ladder:') && !have.has(one))).toEqual([]);
      const ladders = needs
        .filter((one) => one.startsWith('ladder:'))
        .map((one) => one.slice('ladder:'.length));
      expect(ladders.filter((one) => !isTold(one))).toEqual([]);
      const isBare = needs.length === 0 && have.size === 0;
      const isPutOff = rule.carriers.some(({ kind }) => kind === 'later' || kind === 'text');
      expect([isBare, isBare && isPutOff]).toEqual([
        NOT_COMPUTED.includes(id) || ASSESSED.includes(id),
        NOT_COMPUTED.includes(id),
      ]);
    },
  );
});

describe('the record that fires, not the one that looks alike', () => {
  it.each(of('event'))('$rule $of: $fires, not $alike', ({ of: kind, fires, alike }) => {
    const found = numbersOf(workspace.context, events.get(kind) ?? []);
    expect([found.has(fires), found.has(alike)]).toEqual([true, false]);
  });

  it.each(of('measure'))('$rule $of: $fires, not $alike', async ({ of: id, fires, alike }) => {
    const { engine } = workspace;
    const found = [await isCounted(engine, asOf, id, fires), await isCounted(engine, asOf, id, alike)];
    expect(found).toEqual([true, false]);
  });

  it.each(of('clock'))('$rule $of: $fires is late, $alike is not', async ({ of: kind, fires, alike }) => {
    const { engine } = workspace;
    expect([await isLate(engine, asOf, kind, fires), await isLate(engine, asOf, kind, alike)]).toEqual([
      true,
      false,
    ]);
  });
});

describe('how facts are judged', () => {
  const about = (number: string) =>
    [...events.values()].flat().filter((event) => event.sourceRow > 0 && event.sourceId === number);
  const pairsOf = (name: string) => of('judged').filter((one) => one.of === name);

  it.each(pairsOf('exempt'))('$rule: every event of $fires is exempt, none of $alike', ({ fires, alike }) => {
    expect(new Set(about(fires).map(({ state }) => state))).toEqual(new Set(['exempt']));
    expect(new Set(about(alike).map(({ state }) => state))).toEqual(new Set(['upheld']));
  });

  it.each(pairsOf('mitigated'))('$rule: $fires, not $alike', ({ fires, alike }) => {
    const found = [fires, alike].map((number) => about(number).map(({ isMitigated }) => isMitigated));
    expect(found).toEqual([[true], [false]]);
  });

  it.each(pairsOf('aggravated'))('$rule: $fires, not $alike', ({ fires, alike }) => {
    const found = [fires, alike].map((number) => about(number).map(({ isAggravated }) => isAggravated));
    expect(found).toEqual([[true], [false]]);
  });

  it.each(pairsOf('ranked'))(
    '$rule: $fires has a place, $alike has too few cases',
    async ({ fires, alike }) => {
      const scope = { period: null, asOf, ruleSet: 'base', filters: {} };
      const question = {
        scope,
        measure: 'overdue_rate',
        by: 'unit',
        minCases: null,
        seed: '1',
        intervals: false,
      } as const;
      const { groups } = await readRanking(workspace.context, BASE_RULES, question);
      const names = (part: 'ranked' | 'tooFew') =>
        groups.flatMap((one) => one[part].map(({ group }) => group.label));
      expect([names('ranked').includes(fires), names('ranked').includes(alike)]).toEqual([true, false]);
      expect(names('tooFew')).toContain(alike);
    },
  );
});

const known = new Map<string, Promise<Standings>>();
/** One rule set at a time: its parameters stand in the one database. */
const under = (set: RuleSet): Promise<Standings> => {
  const found = known.get(set.id) ?? standings(workspace.context, set, asOf);
  known.set(set.id, found);
  return found;
};
const stepAt = async (set: RuleSet, list: string, officer: string): Promise<number> =>
  (await under(set)).line(list, 'person', officer)?.step ?? 0;

describe('candidates', () => {
  it.each(candidates)('$ruleSet $list: $subject', async ({ ruleSet, list, kind, subject, ...planted }) => {
    const line = (await under(readRules(ruleSet))).line(list, kind, subject);
    const found = {
      step: line?.step ?? 0,
      forward: line?.forwardStep ?? null,
      suggested: line?.suggestedStep ?? null,
    };
    expect(found).toEqual(planted);
  });
});

describe('who answers, and by which paper', () => {
  const pairOf = (rule: string) => of('judged').find((one) => one.rule === rule)!;

  it.each(['AC-01', 'AC-02'])(
    '%s: a head on the day of the fact; none where the post is vacant',
    async (rule) => {
      const { fires, alike } = pairOf(rule);
      const { ground, line } = await under(readRules('xinhui-2012'));
      const heads = [fires, alike].map((officer) => {
        const own = line('sp-05', 'person', officer)!;
        const { unit, section, climb } = ground.candidates.find((one) => ground.idOf(one) === own.id)!;
        const place = { unit, section, sectionName: own.section };
        return ground.chart.holding('section_head', place, climb.current!.on).length;
      });
      expect(heads).toEqual([1, 0]);
    },
  );

  it('AC-14: a ladder counts what happened since it was in force', async () => {
    const set = readRules('county-2022');
    const since = '2026-06-01';
    const ladders = set.ladders.map((one) =>
      one.id === 'sp-07-person' ? { ...one, valid_from: since } : one,
    );
    const newer = { ...set, id: 'newer', ladders };
    const { fires, alike } = pairOf('AC-14');
    expect([await stepAt(newer, 'sp-07-person', fires), await stepAt(newer, 'sp-07-person', alike)]).toEqual([
      1, 0,
    ]);
    expect(await stepAt(set, 'sp-07-person', alike)).toBe(1);
  });

  it('AC-17: the paper does not apply to a worker, to contract staff it does', async () => {
    const { line } = await under(readRules('inspection-rule'));
    const { fires, alike } = pairOf('AC-17');
    const found = [fires, alike].map((officer) => line('sp-12', 'person', officer)?.outOfScope);
    expect(found).toEqual(['worker', null]);
  });

  it('TL-23: the head of the section answers for lateness, not the handler', async () => {
    const breach = readRules('town-2010').ladders.filter(({ id }) => id === 'cp-06');
    const set = readRules('lufeng-2008');
    const strict = {
      ...set,
      id: 'strict',
      ladders: [...set.ladders.filter(({ id }) => id !== 'cp-06'), ...breach],
    };
    const { fires, alike } = pairOf('TL-23');
    const found = [
      await stepAt(strict, 'cp-06', fires),
      await stepAt(readRules('town-2010'), 'cp-06', fires),
    ];
    expect(found).toEqual([1, 0]);
    expect(await stepAt(strict, 'cp-06', alike)).toBe(1);
  });

  it('AS-05: three red cards cost a section its honours, three of which one was revoked do not', async () => {
    const { line } = await under(readRules('xinhui-2012'));
    const { fires, alike } = pairOf('AS-05');
    const found = [fires, alike].map((section) => line('cd-02', 'section', section));
    expect(found[0]?.proposes.map(({ sanction }) => sanction)).toEqual(['no_honours']);
    expect(found[1] ?? null).toBeNull();
  });
});
