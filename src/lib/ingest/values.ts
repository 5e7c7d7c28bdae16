/**
 * Spellings to meanings: every distinct cell of a value column is decided once per file, in the open.
 *
 * Bare digits have no direction that a program may guess (5 is best nationally, 1 is best elsewhere): PolarityError.
 * A spelling that is on no list stays in its row without a meaning and is reported.
 */
import type { Engine } from '../db/engine';
import { PolarityError } from '../domain/errors';
import type { Layout } from '../domain/layout';
import { normaliseLabel, valueSynonyms } from './aliases';
import { ratingScale, type RatingScale } from './rating-scale';
import { mappedColumns, type MappedColumn } from './stage-sql';

export interface UnknownValue {
  readonly recordNo: number;
  readonly column: string;
  readonly value: string;
}

interface Spelling {
  readonly raw: string;
  readonly firstRecord: number;
}

const spellings = async (engine: Engine, field: string): Promise<Spelling[]> => {
  const rows = await engine.query(
    `select ${field} as raw, min(record_no) as first_record from staged where ${field} is not null group by 1 order by 1`,
  );
  return rows.map((row) => ({ raw: String(row['raw']), firstRecord: Number(row['first_record']) }));
};

/** null = known to say nothing (未评价); undefined = on no list. */
type Meaning = string | null | undefined;

const ratingMeaning =
  (scale: RatingScale) =>
  (raw: string): Meaning => {
    const level = scale.levels.get(normaliseLabel(raw));
    return level === undefined ? undefined : level === null ? null : String(level);
  };

const meaningOf = (
  fileName: string,
  { field, column }: MappedColumn,
  found: readonly Spelling[],
): ((raw: string) => Meaning) => {
  const digit = found.find(({ raw }) => /^\d+$/.test(raw));
  if (digit !== undefined && (field.type === 'rating' || field.type === 'yes_no')) {
    throw new PolarityError({ file: fileName, column: column.header, value: digit.raw });
  }
  switch (field.type) {
    case 'rating':
      return ratingMeaning(ratingScale(found.map(({ raw }) => raw)));
    case 'yes_no':
    case 'verdict':
    case 'card_level':
    case 'card_status':
    case 'result': {
      const synonyms = valueSynonyms[field.type];
      return (raw) => synonyms.get(normaliseLabel(raw));
    }
    default:
      return () => undefined;
  }
};

const VALUE_TYPES: ReadonlySet<string> = new Set([
  'rating',
  'yes_no',
  'verdict',
  'card_level',
  'card_status',
  'result',
]);

/** Fills `value_map(field, raw, meaning)` and `rating_scale(size)` for the staged file; gives the spellings on no list. */
export const mapValues = async (
  engine: Engine,
  fileName: string,
  layout: Layout,
): Promise<UnknownValue[]> => {
  await engine.run('create or replace temp table value_map (field varchar, raw varchar, meaning varchar)');
  await engine.run('create or replace temp table rating_scale (size integer)');
  const unknown: UnknownValue[] = [];
  for (const mapped of mappedColumns(layout).filter(({ field }) => VALUE_TYPES.has(field.type))) {
    const found = await spellings(engine, mapped.field.name);
    const meaning = meaningOf(fileName, mapped, found);
    if (mapped.field.type === 'rating') {
      await engine.run(`insert into rating_scale values (${ratingScale(found.map(({ raw }) => raw)).size})`);
    }
    for (const { raw, firstRecord } of found) {
      const decided = normaliseLabel(raw) === '' ? null : meaning(raw);
      if (decided === undefined)
        unknown.push({ recordNo: firstRecord, column: mapped.column.header, value: raw });
      else if (decided !== null) {
        await engine.query('insert into value_map values ($1, $2, $3)', [mapped.field.name, raw, decided]);
      }
    }
  }
  return unknown;
};
