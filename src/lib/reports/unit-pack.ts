/**
 * 单位反馈: what one unit is shown before publication: its own figures, where it stands among its peers, and every fact that
 * would count against it. Of other units it sees numbers without names.
 */
import { parseAsOf } from '../domain/as-of';
import { EVENT_KIND_NAMES, type EventKind } from '../domain/event-kinds';
import type { RuleSet } from '../domain/rule-set';
import type { SupervisionEvent } from '../events/event';
import { absentKinds } from '../events/readiness';
import { readEvents } from '../events/read';
import { readCells } from './answers';
import { OVERVIEW_COLUMNS } from './columns';
import type { ReportContext } from './context';
import { DEFAULT_SEED, readRanking } from './ranking';
import type { PeerRanking, RankedSubject, RankingReport } from './ranking-types';
import { monthNumber, toQuestion } from './scope';
import type { AnswerColumn, Cell, Group, Scope } from './types';

/** A fact about the unit, with the person that it names. */
export interface PackFact extends SupervisionEvent {
  readonly person: Group;
}

export interface UnitPack {
  readonly unit: Group;
  readonly figures: readonly { readonly column: AnswerColumn; readonly cell: Cell }[];
  /** Its peer group, itself marked; null where it belongs to none or nothing is ranked. */
  readonly peers: {
    readonly group: PeerRanking;
    readonly lines: readonly { readonly subject: RankedSubject; readonly isOwn: boolean }[];
  } | null;
  /** Oldest first. */
  readonly facts: readonly PackFact[];
  /** Kinds of facts that cannot be told from the loaded files. */
  readonly untold: readonly EventKind[];
}

const inPeriod = ({ happenedOn }: SupervisionEvent, scope: Scope): boolean => {
  const { months } = toQuestion(scope);
  if (months === null) return true;
  if (happenedOn === null) return false;
  const month = monthNumber(happenedOn);
  return month >= months.from && month <= months.to;
};

const inTime = (a: SupervisionEvent, b: SupervisionEvent): number => {
  const [x, y] = [`${a.happenedOn ?? ''} ${a.factKey}`, `${b.happenedOn ?? ''} ${b.factKey}`];
  return x < y ? -1 : x > y ? 1 : 0;
};

const peersOf = ({ groups }: RankingReport, unit: number): UnitPack['peers'] => {
  for (const group of groups) {
    const all = [...group.ranked, ...group.tooFew, ...group.noBusiness];
    if (all.some(({ key }) => key === unit))
      return { group, lines: all.map((subject) => ({ subject, isOwn: subject.key === unit })) };
  }
  return null;
};

/** One pack per unit of the directory, or of one unit alone, in the order of their keys. */
export const readUnitPacks = async (
  context: ReportContext,
  ruleSet: RuleSet,
  scope: Scope,
  only: number | null,
): Promise<readonly UnitPack[]> => {
  const { engine, standing, names, tallies } = context;
  const absent = absentKinds(await standing.told());
  const told = EVENT_KIND_NAMES.filter((kind) => (absent.get(kind) ?? null) === null);
  const events = (await readEvents(engine, parseAsOf(scope.asOf).at, told)).filter((event) =>
    inPeriod(event, scope),
  );
  const ranking = await readRanking(context, ruleSet, {
    ...{ scope: { ...scope, filters: {} }, measure: 'overdue_rate', by: 'unit' },
    ...{ minCases: null, seed: DEFAULT_SEED, intervals: false },
  });
  const units = (await standing.units()).map((row) => Number(row['unit_key']));
  const packs: UnitPack[] = [];
  for (const key of units.filter((one) => only === null || one === only)) {
    const cells = await readCells({ standing, tallies }, OVERVIEW_COLUMNS, {
      ...scope,
      filters: { unit: key },
    });
    packs.push({
      unit: names('unit', key),
      figures: OVERVIEW_COLUMNS.flatMap((column, at) => {
        const cell = cells[at];
        return cell === undefined ? [] : [{ column, cell }];
      }),
      peers: peersOf(ranking, key),
      facts: events
        .filter(({ unit }) => unit === key)
        .sort(inTime)
        .map((event) => ({ ...event, person: names('officer', event.officer) })),
      untold: EVENT_KIND_NAMES.filter((kind) => !told.includes(kind)),
    });
  }
  return packs;
};
