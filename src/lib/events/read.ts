/** The events as values: of the kinds asked for, as known at a cut-off. */
import type { Column, Engine } from '../db/engine';
import { callMacro } from '../db/sql-file';
import { InvalidSqlFileError } from '../domain/errors';
import { EVENT_STATES, SEVERITIES, type EventKind } from '../domain/event-kinds';
import { RECORD_TABLES } from '../domain/records';
import type { SupervisionEvent } from './event';
import { EVENT_FILES, type EventFile } from './registry';

/** Kinds are names of our own list, so they may stand in the statement. */
const statementOf = ({ file, emits }: EventFile, kinds: readonly EventKind[]): string =>
  `select event_id, fact_key, kind, rule_id, source_table, cast(source_row as varchar) as source_row, source_id, case_id,
    unit_key, section_key, officer_key, cast(happened_on as varchar) as happened_on, cast(established_on as varchar) as established_on,
    severity, category, detail, state, cast(is_mitigated as integer) as is_mitigated, cast(is_aggravated as integer) as is_aggravated
  from ${callMacro(file)}
  where kind in (${kinds
    .filter((kind) => emits.has(kind))
    .map((kind) => `'${kind}'`)
    .join(', ')})`;

class Columns {
  constructor(
    private readonly file: string,
    private readonly columns: ReadonlyMap<string, Column>,
  ) {}

  get length(): number {
    return this.columns.get('event_id')?.length ?? 0;
  }

  textOrNull(name: string, at: number): string | null {
    const value = this.columns.get(name)?.[at];
    return typeof value === 'string' ? value : null;
  }

  text(name: string, at: number): string {
    return this.textOrNull(name, at) ?? this.fail(name);
  }

  whole(name: string, at: number): number {
    const value = this.columns.get(name)?.[at];
    return typeof value === 'number' ? value : this.fail(name);
  }

  oneOf<const T extends string>(name: string, at: number, allowed: readonly T[]): T {
    const value = this.textOrNull(name, at);
    return allowed.find((one) => one === value) ?? this.fail(name);
  }

  fail(name: string): never {
    throw new InvalidSqlFileError({ file: this.file, reason: name });
  }
}

const eventAt = (from: Columns, at: number, kinds: readonly EventKind[]): SupervisionEvent => ({
  eventId: from.text('event_id', at),
  factKey: from.text('fact_key', at),
  kind: from.oneOf('kind', at, kinds),
  ruleId: from.text('rule_id', at),
  sourceTable: from.oneOf('source_table', at, RECORD_TABLES),
  sourceRow: Number(from.text('source_row', at)),
  sourceId: from.textOrNull('source_id', at) ?? '',
  caseId: from.textOrNull('case_id', at),
  unit: from.whole('unit_key', at),
  section: from.whole('section_key', at),
  officer: from.whole('officer_key', at),
  happenedOn: from.textOrNull('happened_on', at),
  establishedOn: from.textOrNull('established_on', at),
  severity: SEVERITIES.find((one) => one === from.textOrNull('severity', at)) ?? null,
  category: from.textOrNull('category', at),
  detail: from.textOrNull('detail', at),
  state: from.oneOf('state', at, EVENT_STATES),
  isMitigated: from.whole('is_mitigated', at) === 1,
  isAggravated: from.whole('is_aggravated', at) === 1,
});

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
  for (const file of EVENT_FILES) {
    if (!kinds.some((kind) => file.emits.has(kind))) continue;
    const from = new Columns(file.id, await engine.columns(statementOf(file, kinds), [asOf]));
    for (let at = 0; at < from.length; at += 1) events.push(eventAt(from, at, kinds));
  }
  return events;
};
