/**
 * Other names of units, applied to the staged rows of one file before its units become keys: 旧称 and 简称 from a
 * profile or from a unit directory that was read before. An alias with a date is a reorganisation: rows dated before
 * it, and rows without a date, keep the old name.
 */
import type { Engine } from '../db/engine';
import type { UnitAlias } from '../domain/profile';
import type { TableName } from '../domain/records';
import { unitNameSql } from './clean-sql';
import type { Has } from './finish-parts';

/** The date by which a record belongs to the old or the new unit. */
const DATED_BY: Readonly<Record<TableName, readonly string[]>> = {
  cases: ['accepted', 'submitted', 'finished'],
  evaluations: ['rated'],
  complaints: ['received'],
  cards: ['issued'],
  case_events: ['entered', 'left'],
  items: [],
  matters: ['received'],
  findings: ['found'],
  procedures: ['opened', 'decided'],
  filings: ['decided', 'filed'],
  registers: ['registered'],
  activities: ['done', 'due'],
  persons: ['valid_from'],
  units: [],
};

const earlierAliases = async (engine: Engine): Promise<UnitAlias[]> => {
  const rows = await engine.query(
    'select alias, unit_name, cast(valid_from as varchar) as since from unit_alias order by valid_from nulls first, file_no, record_no, alias',
  );
  return rows.map((row) => ({
    from: String(row['alias']),
    to: String(row['unit_name']),
    ...(row['since'] === null ? {} : { since: String(row['since']) }),
  }));
};

/** Aliases without a date first, then by date: a chain of reorganisations is followed in its order. */
const inOrder = (aliases: readonly UnitAlias[]): UnitAlias[] =>
  [...aliases].sort((a, b) =>
    (a.since ?? '') < (b.since ?? '') ? -1 : (a.since ?? '') > (b.since ?? '') ? 1 : 0,
  );

/** Renames the units of `staged`; gives the number of rows that were read under another name. */
export const applyUnitAliases = async (
  engine: Engine,
  table: TableName,
  has: Has,
  given: readonly UnitAlias[],
): Promise<void> => {
  if (!has('unit') || table === 'units') return;
  const aliases = inOrder([...(await earlierAliases(engine)), ...given]);
  if (aliases.length === 0) return;
  const dated = DATED_BY[table].filter(has).map((name) => `${name}_at`);
  const on = dated.length === 0 ? 'cast(null as timestamp)' : `coalesce(${dated.join(', ')})`;
  for (const { from, to, since } of aliases) {
    await engine.query(
      `update staged set unit = $2 where unit in (
         select raw from (select distinct unit as raw from staged where unit is not null)
         where ${unitNameSql('raw')} = ${unitNameSql('$1')})
       and ($3::date is null or ${on} >= $3::date)`,
      [from, to, since ?? null],
    );
  }
};
