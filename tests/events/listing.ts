/** The events of records written straight into their tables: what fires beside what only looks alike. */
import { afterAll, beforeAll } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { EventKind } from '../../src/lib/domain/event-kinds';
import { readEvents } from '../../src/lib/events/read';
import { createEvents } from '../../src/lib/events/registry';
import { withRecords, type Records } from '../facts/records';
import { prepared } from '../ingest/loading';

export const AS_OF = '2026-11-30 18:00:00';

export interface Listing {
  /** A parameter of the rule set in force, its old values gone. */
  readonly rule: (rule_id: string, key: string, ...values: readonly (string | number)[]) => Promise<void>;
  /** `number state` of each event of a kind, in order. */
  readonly events: (kind: EventKind, records: Records, asOf?: string) => Promise<string[]>;
  readonly engine: () => Engine;
}

/** One engine for the tests of a file. */
export const listing = (): Listing => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await prepared(await openNative());
    await createEvents(engine);
  }, 60_000);
  afterAll(() => engine.close());

  const rule = async (
    rule_id: string,
    key: string,
    ...values: readonly (string | number)[]
  ): Promise<void> => {
    await engine.query('delete from rule_param where rule_id = $1 and param_key = $2', [rule_id, key]);
    for (const value of values) {
      await engine.query(`insert into rule_param values ($1, $2, $3, '', 'test', date '1970-01-01', null)`, [
        rule_id,
        key,
        String(value),
      ]);
    }
  };

  const events = async (kind: EventKind, records: Records, asOf = AS_OF): Promise<string[]> => {
    await withRecords(engine, records);
    const found = await readEvents(engine, asOf, [kind]);
    return found.map(({ sourceId, caseId, state }) => `${sourceId || (caseId ?? '')} ${state}`).sort();
  };
  return { rule, events, engine: () => engine };
};
