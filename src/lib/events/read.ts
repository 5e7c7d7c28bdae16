/** The events as values: of the kinds asked for, as known at a cut-off. */
import type { Column, Engine } from '../db/engine';
import { callMacro } from '../db/sql-file';
import { InvalidSqlFileError } from '../domain/errors';
import { EVENT_STATES, SEVERITIES, type EventKind } from '../domain/event-kinds';
import { RECORD_TABLES } from '../domain/records';
import type { SupervisionEvent } from './event';
import { toldSql, untoldFiles } from './readiness';
import { EVENT_FILES, type EventFile } from './registry';

type Untold = Awaited<ReturnType<typeof untoldFiles>>;

/** Kinds are names of our own list, so they may stand in the statement. */
const statementOf = ({ file, emits }: EventFile, kinds: readonly EventKind[], untold: Untold): string =>
  `select event_id, fact_key, kind, rule_id, source_table, cast(source_row as varchar) as source_row, source_id, case_id,
    unit_key, section_key, officer_key, cast(happened_on as varchar) as happened_on, cast(established_on as varchar) as established_on,
    severity, category, detail, state, cast(is_mitigated as integer) as is_mitigated, cast(is_aggravated as integer) as is_aggravated
  from ${callMacro(file)}
  where ${toldSql(
    kinds.filter((kind) => emits.has(kind)),
    untold,
  )}`;

type Texts = readonly (string | null)[];

/** Columns of an answer by name; a column of another type is a fault of the file. */
class Columns {
  constructor(
    private readonly file: string,
    private readonly columns: ReadonlyMap<string, Column>,
  ) {}

  texts(name: string): Texts {
    const column = this.columns.get(name);
    return column === undefined || column instanceof Int32Array ? this.fail(name) : column;
  }

  whole(name: string): Int32Array {
    const column = this.columns.get(name);
    return column instanceof Int32Array ? column : this.fail(name);
  }

  /** Each value as the name of the list that it is; a file that gives another one is refused. */
  named<const T extends string>(name: string, allowed: readonly T[]): (at: number) => T {
    const texts = this.texts(name);
    const known = new Map<string | null, T>(allowed.map((one) => [one, one]));
    return (at) => known.get(texts[at] ?? null) ?? this.fail(name);
  }

  fail(name: string): never {
    throw new InvalidSqlFileError({ file: this.file, reason: name });
  }
}

/** Reads a whole answer: each column is looked up once, not once for every event. */
const eventsOf = (from: Columns, kinds: readonly EventKind[]): SupervisionEvent[] => {
  const [ids, facts, rules] = [from.texts('event_id'), from.texts('fact_key'), from.texts('rule_id')];
  const [rows, sources, cases] = [from.texts('source_row'), from.texts('source_id'), from.texts('case_id')];
  const [units, sections, officers] = [
    from.whole('unit_key'),
    from.whole('section_key'),
    from.whole('officer_key'),
  ];
  const [happened, established] = [from.texts('happened_on'), from.texts('established_on')];
  const [categories, details, severities] = [
    from.texts('category'),
    from.texts('detail'),
    from.texts('severity'),
  ];
  const [mitigated, aggravated] = [from.whole('is_mitigated'), from.whole('is_aggravated')];
  const kindAt = from.named('kind', kinds);
  const tableAt = from.named('source_table', RECORD_TABLES);
  const stateAt = from.named('state', EVENT_STATES);
  const severityAt = from.named('severity', SEVERITIES);
  return ids.map((eventId, at) => ({
    eventId: eventId ?? '',
    factKey: facts[at] ?? from.fail('fact_key'),
    kind: kindAt(at),
    ruleId: rules[at] ?? '',
    sourceTable: tableAt(at),
    sourceRow: Number(rows[at]),
    sourceId: sources[at] ?? '',
    caseId: cases[at] ?? null,
    unit: units[at] ?? 0,
    section: sections[at] ?? 0,
    officer: officers[at] ?? 0,
    happenedOn: happened[at] ?? null,
    establishedOn: established[at] ?? null,
    severity: severities[at] == null ? null : severityAt(at),
    category: categories[at] ?? null,
    detail: details[at] ?? null,
    state: stateAt(at),
    isMitigated: mitigated[at] === 1,
    isAggravated: aggravated[at] === 1,
  }));
};

/**
 * Events of some kinds, as known at `asOf` (an instant as text), in no order. Ask only for kinds whose columns were
 * loaded: an empty column would read as a failing of everybody.
 */
export const readEvents = async (
  engine: Engine,
  asOf: string,
  kinds: readonly EventKind[],
): Promise<readonly SupervisionEvent[]> => {
  const events: SupervisionEvent[] = [];
  const untold = await untoldFiles(engine);
  for (const file of EVENT_FILES) {
    if (!kinds.some((kind) => file.emits.has(kind))) continue;
    const from = new Columns(file.id, await engine.columns(statementOf(file, kinds, untold), [asOf]));
    for (const event of eventsOf(from, kinds)) events.push(event);
  }
  return events;
};
