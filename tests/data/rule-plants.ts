/** What the product finds of the rule plants: numbers of records by event, measure and clock, and where somebody stands. */
import * as v from 'valibot';
import { callMacro } from '../../src/lib/db/sql-file';
import type { Engine } from '../../src/lib/db/engine';
import { parseAsOf } from '../../src/lib/domain/as-of';
import { EVENT_KIND_NAMES, type EventState } from '../../src/lib/domain/event-kinds';
import type { SubjectKind } from '../../src/lib/domain/ladder';
import { ID_FIELD, RECORD_TABLES, type RecordTable } from '../../src/lib/domain/records';
import { ruleParameters, type RuleSet } from '../../src/lib/domain/rule-set';
import type { SupervisionEvent } from '../../src/lib/events/event';
import { readEvents } from '../../src/lib/events/read';
import { buildFacts } from '../../src/lib/facts/facts';
import { loadRuleParams } from '../../src/lib/facts/reference';
import { measureById } from '../../src/lib/measures/registry';
import type { ReportContext } from '../../src/lib/reports/context';
import { groundOf } from '../../src/lib/reports/trigger-ground';
import type { TriggerGround } from '../../src/lib/reports/trigger-ground-types';
import { lineOf } from '../../src/lib/reports/triggers';
import type { TriggerLine } from '../../src/lib/reports/trigger-types';

const COUNTS: ReadonlySet<EventState> = new Set(['upheld', 'pending', 'under_review']);

const Row = v.object({ row: v.string() });
const rowsOf = async (engine: Engine, sql: string, values: string[] = []): Promise<string[]> =>
  (await engine.query(sql, values)).map((row) => v.parse(Row, row).row);

/** Where the record with this number stands, in one table or wherever it does. */
const placesOf = async (
  engine: Engine,
  number: string,
  tables: readonly RecordTable[],
): Promise<string[]> => {
  const found: string[] = [];
  for (const table of tables) {
    const sql = `select cast(source_row as varchar) as row from ${table} where ${ID_FIELD[table]} = $1`;
    found.push(...(await rowsOf(engine, sql, [number])));
  }
  return found;
};

const LATE = `ended_on <= $1::timestamp::date and is_ended_late
  or coalesce(ended_on > $1::timestamp::date, true) and due_on < $1::timestamp::date`;

export type EventsByKind = ReadonlyMap<string, readonly SupervisionEvent[]>;

/** Every event of the county by kind. */
export const eventsByKind = async (engine: Engine, asOf: string): Promise<EventsByKind> => {
  const kinds = new Map<string, SupervisionEvent[]>();
  for (const event of await readEvents(engine, parseAsOf(asOf).at, EVENT_KIND_NAMES)) {
    const own = kinds.get(event.kind);
    if (own === undefined) kinds.set(event.kind, [event]);
    else own.push(event);
  }
  return kinds;
};

/** Numbers of the records of the events that count or may yet; what did not happen is named as the answers name it. */
export const numbersOf = ({ names }: ReportContext, events: readonly SupervisionEvent[]): Set<string> =>
  new Set(
    events
      .filter(({ state }) => COUNTS.has(state))
      .flatMap((event) => {
        if (event.sourceRow > 0) return [event.sourceId, event.caseId ?? ''];
        const [unit, section] = [names('unit', event.unit).label, names('section', event.section).label];
        return [`${event.happenedOn ?? ''}|${unit}|${section}|${names('officer', event.officer).code}`];
      }),
  );

/** Whether a measure counts the record in its numerator. */
export const isCounted = async (
  engine: Engine,
  asOf: string,
  id: string,
  number: string,
): Promise<boolean> => {
  const { file, source } = measureById(id);
  const sql = `select cast(source_row as varchar) as row from ${callMacro(file)} where in_numerator`;
  const counted = new Set(await rowsOf(engine, sql, [parseAsOf(asOf).at]));
  const places = await placesOf(engine, number, [source]);
  if (places.length === 0) throw new Error(`no record ${number}`);
  return places.some((row) => counted.has(row));
};

/** Whether a clock of the record ran out. */
export const isLate = async (
  engine: Engine,
  asOf: string,
  kind: string,
  number: string,
): Promise<boolean> => {
  const sql = `select cast(source_row as varchar) as row from clock where clock_kind = $2 and (${LATE})`;
  const late = new Set(await rowsOf(engine, sql, [parseAsOf(asOf).at, kind]));
  const places = await placesOf(engine, number, RECORD_TABLES);
  if (places.length === 0) throw new Error(`no record ${number}`);
  return places.some((row) => late.has(row));
};

/** Who stands where under a rule set. */
export interface Standings {
  readonly ground: TriggerGround;
  /** The line of a subject on a list; null when it does not stand there. */
  readonly line: (list: string, kind: SubjectKind, subject: string) => TriggerLine | null;
}

/** The lists under a rule set: its parameters are loaded and the facts built again, as the page does. */
export const standings = async (context: ReportContext, set: RuleSet, asOf: string): Promise<Standings> => {
  const { engine, names } = context;
  await loadRuleParams(engine, ruleParameters(set));
  await buildFacts(engine);
  const question = { scope: { period: null, asOf, ruleSet: set.id, filters: {} }, decisions: [] };
  const ground = await groundOf(context, set, question);
  const nameOf = (kind: SubjectKind, key: number): string => {
    if (kind === 'person') return names('officer', key).code;
    if (kind === 'unit') return names('unit', key).label;
    const { label, within } = names('section', key);
    return `${within}|${label}`;
  };
  return {
    ground,
    line: (list, kind, subject) => {
      const found = ground.candidates.find(
        (one) => one.ladderId === list && one.kind === kind && nameOf(kind, one.key) === subject,
      );
      return found === undefined ? null : lineOf(context, set, ground, found, question);
    },
  };
};
