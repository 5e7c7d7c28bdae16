/** The integrity leads of a period: each unit and officer against its peers, without itself. */
import { absenceOf } from '../../domain/absence';
import { parseAsOf } from '../../domain/as-of';
import { adjusted, excessTail, oddsTimes, type Marked } from '../../domain/excess';
import type { LeadSettings, LeadSubject } from '../../domain/leads';
import type { RuleSet } from '../../domain/rule-set';
import { numberParameter } from '../../domain/rule-value';
import { wilson } from '../../domain/statistics';
import { tally, type Tally } from '../../measures/aggregate';
import type { ReportContext } from '../context';
import { toQuestion } from '../scope';
import type { Scope } from '../types';
import { LEADS, type Lead } from './registry';
import type { Compared, LeadLine, LeadReport, LeadsReport } from './types';

const OWN = [
  ['LD-01', 'days'],
  ['LD-02', 'cases'],
  ['LD-03', 'ratings'],
  ['LD-05', 'days'],
  ['LD-08', 'limitDays'],
] as const;

const settingsOf = (rules: RuleSet, asOf: string): LeadSettings => {
  const { on } = parseAsOf(asOf);
  const of = (key: string): number => numberParameter(rules, 'LD-00', key, on);
  return {
    nMin: of('nMin'),
    leastMarked: of('leastMarked'),
    oddsTimes: of('oddsTimes'),
    falseShare: of('falseShare'),
    own: Object.fromEntries(
      OWN.map(([rule, key]) => [`${rule} ${key}`, numberParameter(rules, rule, key, on)]),
    ),
  };
};

/** A subject with the name of those it is compared with. */
interface Subject extends Marked {
  readonly key: number;
  readonly among: string;
}

const add = (a: Marked, b: Marked): Marked => ({ x: a.x + b.x, n: a.n + b.n });
const NONE: Marked = { x: 0, n: 0 };

const subjectsOf = (
  tallies: readonly Tally[],
  kind: LeadSubject,
  amongOf: (unit: number) => string,
): Subject[] => {
  const found = new Map<number, Subject>();
  for (const { keys, numerator, denominator } of tallies) {
    const [unit = null, officer = null] = keys;
    const key = kind === 'unit' ? unit : officer;
    if (unit === null || unit === 0 || key === null || key === 0) continue;
    const sum = add(found.get(key) ?? NONE, { x: numerator, n: denominator });
    found.set(key, { key, among: amongOf(unit), ...sum });
  }
  return [...found.values()].sort((a, b) => a.key - b.key);
};

/** Everybody against everybody else of the same name of `among`. */
const compare = (
  context: ReportContext,
  kind: LeadSubject,
  subjects: readonly Subject[],
  settings: LeadSettings,
): { lines: LeadLine[]; compared: Compared } => {
  const sums = new Map<string, Marked>();
  for (const one of subjects) sums.set(one.among, add(sums.get(one.among) ?? NONE, one));
  const peersOf = ({ among, x, n }: Subject): Marked => add(sums.get(among) ?? NONE, { x: -x, n: -n });
  const enough = subjects.filter(({ n }) => n >= settings.nMin);
  const judged = enough.filter((one) => peersOf(one).n >= settings.nMin);
  const chances = judged.map((one) => excessTail(one, peersOf(one)));
  const shares = adjusted(chances);
  const lines = judged.map((one, at) =>
    lineOf(context, kind, one, peersOf(one), { p: chances[at] ?? 1, share: shares[at] ?? 1 }, settings),
  );
  const [tooFew, alone] = [subjects.length - enough.length, enough.length - judged.length];
  return { lines, compared: { kind, compared: judged.length, tooFew, alone } };
};

const lineOf = (
  { names }: ReportContext,
  kind: LeadSubject,
  { key, among, x, n }: Subject,
  peers: Marked,
  { p, share }: { readonly p: number; readonly share: number },
  { leastMarked, oddsTimes: least, falseShare }: LeadSettings,
): LeadLine => {
  const times = oddsTimes({ x, n }, peers);
  return {
    ...{ kind, key, among, x, n, peers, times, p, adjusted: share },
    group: names(kind, key),
    masked: '',
    rate: x / n,
    interval: wilson(x, n) ?? { low: 0, high: 1 },
    base: peers.x / peers.n,
    stands: x >= leastMarked && share <= falseShare && (times === null || times >= least),
  };
};

/** Leads first, those least likely by chance first; ties by key. */
const inOrder = (lines: readonly LeadLine[]): LeadLine[] =>
  [...lines].sort(
    (a, b) =>
      Number(b.stands) - Number(a.stands) ||
      Number(a.kind === 'officer') - Number(b.kind === 'officer') ||
      a.p - b.p ||
      b.rate - a.rate ||
      a.key - b.key,
  );

/** Peers are everybody's: a filter by unit or officer narrows what is shown, not what is compared. */
const withoutPlace = ({ filters, ...scope }: Scope): Scope => {
  const { item, channel } = filters;
  return {
    ...scope,
    filters: { ...(item === undefined ? {} : { item }), ...(channel === undefined ? {} : { channel }) },
  };
};

const isShown =
  ({ filters }: Scope, unitOf: ReadonlyMap<number, number>) =>
  ({ kind, key }: LeadLine): boolean => {
    const unit = kind === 'unit' ? key : unitOf.get(key);
    if (filters.officer !== undefined && !(kind === 'officer' && key === filters.officer)) return false;
    return filters.unit === undefined || unit === filters.unit;
  };

const readLead = async (
  context: ReportContext,
  lead: Lead,
  scope: Scope,
  settings: LeadSettings,
): Promise<LeadReport> => {
  const { id, source, clause } = lead;
  const missing = absenceOf(lead.needs, await context.standing.columns(), source);
  const empty = { id, source, clause, missing, total: NONE, unplaced: 0, compared: [], lines: [] };
  if (missing !== null) return empty;
  const groups = new Map(
    (await context.standing.units()).map((row) => [Number(row['unit_key']), String(row['peer_group'])]),
  );
  const tallies = await tally(context.engine, { ...toQuestion(withoutPlace(scope)), measure: lead }, [
    'unit',
    'officer',
  ]);
  const unitName = (unit: number): string => context.names('unit', unit).label;
  const found = lead.by.map((kind) =>
    compare(
      context,
      kind,
      subjectsOf(tallies, kind, (unit) => (kind === 'unit' ? (groups.get(unit) ?? '') : unitName(unit))),
      settings,
    ),
  );
  const unitOf = new Map(tallies.map(({ keys }) => [keys[1] ?? 0, keys[0] ?? 0]));
  return {
    ...empty,
    total: tallies.reduce((sum, one) => add(sum, { x: one.numerator, n: one.denominator }), NONE),
    unplaced: tallies.filter(({ keys }) => keys[0] === 0).reduce((sum, one) => sum + one.denominator, 0),
    compared: found.map(({ compared }) => compared),
    lines: inOrder(found.flatMap(({ lines }) => lines)).filter(isShown(scope, unitOf)),
  };
};

/** With the names of officers as they leave the office. */
const masked = (report: LeadReport, masks: ReadonlyMap<number, string>): LeadReport => ({
  ...report,
  lines: report.lines.map((line) =>
    line.kind === 'officer' ? { ...line, masked: masks.get(line.key) ?? '' } : line,
  ),
});

/**
 * Every lead, those that cannot be told too.
 *
 * @throws MissingRuleParameterError when the rule set does not say where a lead begins; InvalidPeriodError and
 * InvalidAsOfError for a bad scope.
 */
export const readLeads = async (
  context: ReportContext,
  rules: RuleSet,
  scope: Scope,
): Promise<LeadsReport> => {
  const settings = settingsOf(rules, scope.asOf);
  return context.leads.get(JSON.stringify([settings, scope]), async () => {
    const masks = await context.limits.officerMasks();
    const leads: LeadReport[] = [];
    for (const lead of LEADS) leads.push(masked(await readLead(context, lead, scope, settings), masks));
    return { settings, leads };
  });
};
