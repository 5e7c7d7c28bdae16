/** How many events there are at a cut-off, by kind, state and unit: counted by the database, never fetched. */
import type { Engine } from '../db/engine';
import { callMacro } from '../db/sql-file';
import { InvalidSqlFileError } from '../domain/errors';
import { EVENT_KIND_NAMES, EVENT_STATES, type EventKind, type EventState } from '../domain/event-kinds';
import { toldSql, untoldFiles } from '../events/readiness';
import { EVENT_FILES, type EventFile } from '../events/registry';
import type { FactCounts } from './rule-readiness-types';

export interface CountedEvents {
  readonly kind: EventKind;
  readonly state: EventState;
  readonly unit: number;
  /** One of the categories asked for; null = any other, or none. */
  readonly category: string | null;
  readonly n: number;
}

/** What stands between categories in the one text that the statement takes. */
const BETWEEN = '\u001f';

/** Kinds are names of our own list, so they may stand in the statement. */
const statementOf = ({ file }: EventFile, where: string): string =>
  `select kind, state, unit_key, case when list_contains(string_split($2, chr(31)), category) then category end as category,
    count(*) as n
  from ${callMacro(file)}
  where ${where}
  group by all`;

/** Ask only for kinds whose columns were loaded: an empty column would read as a failing of everybody. */
export const countEvents = async (
  engine: Engine,
  asOf: string,
  kinds: readonly EventKind[],
  categories: readonly string[],
): Promise<readonly CountedEvents[]> => {
  const counted: CountedEvents[] = [];
  const untold = await untoldFiles(engine);
  for (const file of EVENT_FILES) {
    const own = kinds.filter((kind) => file.emits.has(kind));
    if (own.length === 0) continue;
    for (const row of await engine.query(statementOf(file, toldSql(own, untold)), [
      asOf,
      categories.join(BETWEEN),
    ])) {
      const kind = EVENT_KIND_NAMES.find((one) => one === row['kind']);
      const state = EVENT_STATES.find((one) => one === row['state']);
      if (kind === undefined || state === undefined)
        throw new InvalidSqlFileError({ file: file.id, reason: 'kind, state' });
      const category = typeof row['category'] === 'string' ? row['category'] : null;
      counted.push({ kind, state, unit: Number(row['unit_key']), category, n: Number(row['n']) });
    }
  }
  return counted;
};

/** By state. */
export const sumFacts = (counted: readonly CountedEvents[]): FactCounts => {
  const sum = { pending: 0, upheld: 0, dismissed: 0, exempt: 0, under_review: 0 };
  for (const { state, n } of counted) sum[state] += n;
  return sum;
};
