/** 检查与整改: what inspections were owed (SP-01, SP-02), how they were held (SP-03, SP-04), where they went (SP-10). */
import { absenceOf, type Absence } from '../../domain/absence';
import { parseAsOf } from '../../domain/as-of';
import type { EventKind } from '../../domain/event-kinds';
import type { RuleSet } from '../../domain/rule-set';
import { numberParameter } from '../../domain/rule-value';
import type { SupervisionEvent } from '../../events/event';
import { readEvents } from '../../events/read';
import { absentKinds } from '../../events/readiness';
import { tally } from '../../measures/aggregate';
import { measureById } from '../../measures/registry';
import { byCodePoint } from '../../rules/code-point';
import type { ReportContext } from '../context';
import { toQuestion } from '../scope';
import type { Cell, Scope } from '../types';
import { DUTIES, readDuties, type Missed } from './duties';
import type { Check, Coverage, CoveredUnit, InspectionsReport, Mix } from './types';

const CHECKS = [
  { rule: 'SP-03', measure: 'inspection_unled_rate' },
  { rule: 'SP-03', measure: 'inspection_same_team_rate' },
  { rule: 'SP-04', measure: 'inspection_unrecorded_rate' },
  { rule: 'SP-04', measure: 'inspection_no_result_rate' },
] as const;
const MIXES = ['inspection_kinds', 'inspection_methods'] as const;
const KINDS: readonly EventKind[] = [...DUTIES.map(({ event }) => event), 'unit_unvisited'];

/** What an inspection owes as a whole is no unit's: filters do not narrow it. */
const ofOffice = (scope: Scope): Scope => ({ ...scope, filters: {} });

/** What should have happened and did not, as far as the files can tell it. */
const readMissed = async (
  context: ReportContext,
  asOf: string,
): Promise<Missed & { coverage: Absence | null }> => {
  const loaded = await context.standing.told();
  const absent = absentKinds(loaded);
  const absence = (kind: EventKind): Absence | null => absent.get(kind) ?? null;
  const told = KINDS.filter((kind) => absence(kind) === null);
  const events = told.length === 0 ? [] : await readEvents(context.engine, parseAsOf(asOf).at, told);
  return { events, absence, coverage: absence('unit_unvisited') };
};

const NOTHING: Cell = { numerator: null, denominator: null, value: null, status: 'missing' };

const readCheck = async (
  { engine, standing }: ReportContext,
  { rule, measure: id }: (typeof CHECKS)[number],
  scope: Scope,
): Promise<Check> => {
  const measure = measureById(id);
  const missing = absenceOf(measure.needs, await standing.columns());
  if (missing !== null) return { rule, measure: id, missing, cell: NOTHING };
  const [total] = await tally(engine, { ...toQuestion(ofOffice(scope)), measure }, []);
  const { numerator, denominator } = { numerator: 0, denominator: 0, ...total };
  const value = denominator === 0 ? null : numerator / denominator;
  const status = value === null ? 'no_denominator' : 'ok';
  return { rule, measure: id, missing, cell: { numerator, denominator, value, status } };
};

const readMix = async (
  { engine, standing }: ReportContext,
  id: Mix['measure'],
  scope: Scope,
): Promise<Mix> => {
  const measure = measureById(id);
  const missing = absenceOf(measure.needs, await standing.columns());
  if (missing !== null) return { measure: id, missing, total: 0, lines: [] };
  const of = id === 'inspection_kinds' ? ofOffice(scope) : scope;
  const lines = (await tally(engine, { ...toQuestion(of), measure }, [])).map(({ category, numerator }) => ({
    category: category ?? '',
    n: numerator,
  }));
  lines.sort((a, b) => b.n - a.n || byCodePoint(a.category, b.category));
  return { measure: id, missing, total: lines.reduce((sum, { n }) => sum + n, 0), lines };
};

/** Visits of each unit: in the period, and the day of the last one by the cut-off. */
const readVisits = async (
  { engine }: ReportContext,
  scope: Scope,
): Promise<ReadonlyMap<number, { readonly visits: number; readonly lastOn: string | null }>> => {
  const question = { ...toQuestion(scope), measure: measureById('inspection_methods') };
  const visits = new Map<number, number>();
  for (const { keys, numerator } of await tally(engine, question, ['unit']))
    visits.set(keys[0] ?? 0, (visits.get(keys[0] ?? 0) ?? 0) + numerator);
  const rows = await engine.query(
    `select unit_key, cast(max(date_of(found_at)) as varchar) as last_on from findings
    where found_at <= $1::timestamp group by unit_key order by unit_key`,
    [parseAsOf(scope.asOf).at],
  );
  const last = new Map(rows.map((row) => [Number(row['unit_key']), String(row['last_on'])]));
  return new Map(
    [...new Set([...visits.keys(), ...last.keys()])].map((key) => [
      key,
      { visits: visits.get(key) ?? 0, lastOn: last.get(key) ?? null },
    ]),
  );
};

const byNeed = (a: CoveredUnit, b: CoveredUnit): number =>
  Number(b.isUnvisited) - Number(a.isUnvisited) ||
  byCodePoint(a.lastOn ?? '', b.lastOn ?? '') ||
  (a.group.key ?? 0) - (b.group.key ?? 0);

const readCoverage = async (
  context: ReportContext,
  rules: RuleSet,
  scope: Scope,
  events: readonly SupervisionEvent[],
  missing: Absence | null,
): Promise<Coverage> => {
  const months = numberParameter(rules, 'SP-10', 'months', parseAsOf(scope.asOf).on);
  if (missing !== null) return { months, missing, unvisited: 0, units: [] };
  const missed = new Set(events.filter(({ kind }) => kind === 'unit_unvisited').map(({ unit }) => unit));
  const found = await readVisits(context, scope);
  const keys = (await context.standing.units()).map((row) => Number(row['unit_key']));
  const units = keys
    .filter((key) => scope.filters.unit === undefined || scope.filters.unit === key)
    .map((key) => ({
      group: context.names('unit', key),
      visits: found.get(key)?.visits ?? 0,
      lastOn: found.get(key)?.lastOn ?? null,
      isUnvisited: missed.has(key),
    }))
    .sort(byNeed);
  return { months, missing, unvisited: units.filter(({ isUnvisited }) => isUnvisited).length, units };
};

/**
 * What inspections were owed and how they were held.
 *
 * @throws MissingRuleParameterError when the rule set does not say how many are owed; InvalidPeriodError and
 * InvalidAsOfError for a bad scope.
 */
export const readInspections = async (
  context: ReportContext,
  rules: RuleSet,
  scope: Scope,
): Promise<InspectionsReport> => {
  const missed = await readMissed(context, scope.asOf);
  const checks: Check[] = [];
  for (const check of CHECKS) checks.push(await readCheck(context, check, scope));
  const mixes: Mix[] = [];
  for (const id of MIXES) mixes.push(await readMix(context, id, scope));
  return {
    missing: absenceOf([['findings.found']], await context.standing.columns(), 'findings'),
    duties: await readDuties(context, rules, scope, missed),
    checks,
    mixes,
    coverage: await readCoverage(context, rules, scope, missed.events, missed.coverage),
  };
};
