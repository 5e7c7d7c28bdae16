/** 规则就绪: green, amber or grey for each rule of the catalogue, and for each unit (A7b, 7). A missing column is never zero. */
import { absenceOf } from '../domain/absence';
import { parseAsOf } from '../domain/as-of';
import { CLOCK_NEEDS } from '../domain/clock-needs';
import type { EventKind } from '../domain/event-kinds';
import type { Ladder } from '../domain/ladder';
import type { ClockKind, RuleCarrier, RuleTerm } from '../domain/rule-carrier';
import { RULE_CATALOGUE } from '../domain/rule-catalogue';
import type { RuleSet } from '../domain/rule-set';
import { KIND_NEEDS, type Needs } from '../events/registry';
import { measureById } from '../measures/registry';
import type { ReportContext } from './context';
import { SPARSE_ABOVE } from './quality-readiness';
import { cellNeeds, readCells, sumCells, type CellNeed, type Cells, type CellsByNeed } from './rule-cells';
import { countEvents, sumFacts, type CountedEvents } from './rule-facts';
import type {
  ReadinessReport,
  ReadinessState,
  RulePart,
  RuleReadiness,
  SparseNeed,
  UnitReadiness,
} from './rule-readiness-types';
import type { Scope } from './types';

/** What carries a rule, with what it needs. */
interface Carried {
  readonly kind: RulePart['kind'];
  readonly id: string;
  readonly needs: Needs;
}

interface Ground {
  readonly ladders: readonly Ladder[];
  readonly loaded: ReadonlySet<string>;
  readonly cells: CellsByNeed;
  readonly counted: readonly CountedEvents[];
  readonly names: ReportContext['names'];
}

const laddersOf = (carriers: readonly RuleCarrier[], ladders: readonly Ladder[]): readonly Ladder[] => {
  const ids = new Set(carriers.flatMap((one) => ('ladders' in one ? one.ladders : [])));
  return ladders.filter(({ id, enabled }) => enabled && ids.has(id));
};

const ownKinds = (carriers: readonly RuleCarrier[]): readonly EventKind[] =>
  carriers.flatMap((one) => ('events' in one ? one.events : []));

const carriedMeasure = (id: string): Carried => ({ kind: 'measure', id, needs: measureById(id).needs });
const carriedClock = (id: ClockKind): Carried => ({ kind: 'clock', id, needs: CLOCK_NEEDS[id] });

const carriedOf = ({ carriers }: RuleTerm, ladders: readonly Ladder[]): readonly Carried[] => {
  const kinds = [...ownKinds(carriers), ...laddersOf(carriers, ladders).flatMap(({ events }) => events)];
  return [
    ...[...new Set(kinds)].map((id) => ({ kind: 'event' as const, id, needs: KIND_NEEDS.get(id) ?? [] })),
    ...carriers.flatMap((one) => (one.kind === 'measure' ? one.measures : [])).map(carriedMeasure),
    ...carriers.flatMap((one) => (one.kind === 'clock' ? one.clocks : [])).map(carriedClock),
  ];
};

const shareOf = ({ total, empty }: Cells): number => (total === 0 ? 0 : empty / total);

/** The needs that are often empty, by what `cellsOf` says of each. */
const sparseOf = (needs: Needs, cellsOf: (need: CellNeed) => Cells): readonly SparseNeed[] =>
  cellNeeds(needs)
    .map((need) => ({ columns: need.columns, empty: shareOf(cellsOf(need)) }))
    .filter(({ empty }) => empty > SPARSE_ABOVE);

const partOf = ({ kind, id, needs }: Carried, { loaded, cells }: Ground): RulePart => {
  const missing = absenceOf(needs, loaded);
  const sparse = missing === null ? sparseOf(needs, ({ key }) => sumCells(cells.get(key))) : [];
  const state = missing !== null ? 'missing' : sparse.length > 0 ? 'sparse' : 'ready';
  return { kind, id, state, missing, sparse };
};

const bestOf = <T extends string>(states: readonly T[], order: readonly T[]): T | undefined =>
  order.find((one) => states.includes(one));

/** Where events carry the rule they decide: a figure beside them does not tell who broke it. */
const deciding = <T extends Pick<Carried, 'kind'>>(parts: readonly T[]): readonly T[] => {
  const events = parts.filter(({ kind }) => kind === 'event');
  return events.length > 0 ? events : parts;
};

const stateOf = ({ carriers }: RuleTerm, parts: readonly RulePart[]): ReadinessState => {
  const best = bestOf(
    deciding(parts).map(({ state }) => state),
    ['ready', 'sparse', 'missing'],
  );
  if (best !== undefined) return best;
  const kinds = new Set(carriers.map(({ kind }) => kind));
  if (kinds.has('ladder') || kinds.has('gate')) return 'off';
  if (kinds.has('text')) return 'text';
  return kinds.has('later') ? 'later' : 'own';
};

/** The events that are the rule's: of its own kinds, else those that one of its ladders takes. */
const factsOf = ({ carriers }: RuleTerm, { counted, ladders }: Ground): readonly CountedEvents[] => {
  const kinds = ownKinds(carriers);
  if (kinds.length > 0) return counted.filter(({ kind }) => kinds.includes(kind));
  const own = laddersOf(carriers, ladders);
  return counted.filter(({ kind, category }) =>
    own.some(
      ({ events, categories }) =>
        events.includes(kind) &&
        (categories === null || (category !== null && categories.includes(category))),
    ),
  );
};

/** The unit's own share of empty cells decides; a unit without records is neither. */
const unitOf = (
  key: number,
  present: readonly Carried[],
  facts: readonly CountedEvents[],
  { cells, names }: Ground,
): UnitReadiness => {
  const cellsOf = (need: CellNeed): Cells => cells.get(need.key)?.get(key) ?? { total: 0, empty: 0 };
  const seen = present.filter(({ needs }) => cellNeeds(needs).some((need) => cellsOf(need).total > 0));
  const each = seen.map(({ needs }) => sparseOf(needs, cellsOf));
  const own = facts.filter(({ unit }) => unit === key);
  const isReady = each.some((sparse) => sparse.length === 0);
  const state = isReady ? 'ready' : each.length > 0 ? 'sparse' : own.length > 0 ? 'ready' : 'none';
  const columns = new Map(each.flat().map((one) => [one.columns.join('|'), one]));
  return { group: names('unit', key), state, sparse: [...columns.values()], facts: sumFacts(own) };
};

const readinessOf = (id: string, term: RuleTerm, units: readonly number[], ground: Ground): RuleReadiness => {
  const carried = carriedOf(term, ground.ladders);
  const parts = carried.map((one) => partOf(one, ground));
  const present = deciding(carried).filter(({ needs }) => absenceOf(needs, ground.loaded) === null);
  const facts = factsOf(term, ground);
  return {
    id,
    title: { zh: term.zh, en: term.en },
    clause: term.clause,
    legalReview: term.legalReview,
    state: stateOf(term, parts),
    parts,
    reasons: term.carriers.flatMap((one) => ('reason' in one ? [one.reason] : [])),
    facts: present.some(({ kind }) => kind === 'event') ? sumFacts(facts) : null,
    units: present.length === 0 ? [] : units.map((key) => unitOf(key, present, facts, ground)),
  };
};

const laddersIn = (set: RuleSet, on: string): readonly Ladder[] =>
  set.ladders.filter(({ valid_from, valid_to }) => valid_from <= on && (valid_to === null || on <= valid_to));

/** Every rule of the catalogue, in its order. Throws InvalidAsOfError for a bad scope. */
export const readRuleReadiness = async (
  { engine, standing, names }: ReportContext,
  set: RuleSet,
  scope: Scope,
): Promise<ReadinessReport> => {
  const { at, on } = parseAsOf(scope.asOf);
  const loaded = await standing.told();
  const ladders = laddersIn(set, on);
  const rules = [...RULE_CATALOGUE];
  const carried = rules.flatMap(([, term]) => carriedOf(term, ladders));
  const present = carried.filter(({ needs }) => absenceOf(needs, loaded) === null);
  const kinds = [...KIND_NEEDS.keys()].filter((kind) =>
    present.some((one) => one.kind === 'event' && one.id === kind),
  );
  const categories = [...new Set(ladders.flatMap((ladder) => ladder.categories ?? []))];
  const cells = await readCells(
    engine,
    present.flatMap(({ needs }) => cellNeeds(needs)),
  );
  const counted = await countEvents(engine, at, kinds, categories);
  const units = (await standing.units()).map((row) => Number(row['unit_key']));
  const ground: Ground = { ladders, loaded, cells, counted, names };
  return {
    ruleSet: { id: set.id, version: set.version },
    rules: rules.map(([id, term]) => readinessOf(id, term, units, ground)),
  };
};
