/**
 * Spellings to meanings: every distinct cell of a value column is decided once per file, in the open.
 *
 * Bare digits have no direction that a program may guess (5 is best nationally, 1 is best elsewhere): they are a
 * question, unless the reader has answered it. A spelling that is on no list stays in its row without a meaning and is
 * reported, until somebody says what it means.
 */
import type { Engine } from '../db/engine';
import { insertRows } from '../db/insert';
import type { FieldDefinition } from '../domain/field';
import type { Layout } from '../domain/layout';
import type { Question, ValueCount } from '../domain/question';
import { normaliseLabel, valueSynonyms, type ValueType } from './aliases';
import type { ImportChoices } from './choices';
import { digitMeaning, digitOf, polarityAnswers, sizeOf } from './polarity';
import { ratingScale } from './rating-scale';
import { keyOf } from './recognise';
import { mappedColumns, type MappedColumn } from './stage-sql';

export interface UnknownValue {
  readonly recordNo: number;
  readonly column: string;
  readonly value: string;
}

/** A distinct cell of a value column, and what it was read as. */
export interface ReadValue extends ValueCount {
  readonly field: string;
  /** Column key (`mapping.ts`). */
  readonly column: string;
  /** null = says nothing; undefined = on no list. */
  readonly meaning: string | null | undefined;
}

export interface ReadValues {
  readonly unknown: readonly UnknownValue[];
  readonly questions: readonly Question[];
  readonly values: readonly ReadValue[];
}

interface Spelling extends ValueCount {
  readonly firstRecord: number;
}

const spellings = async (engine: Engine, field: string): Promise<Spelling[]> => {
  const rows = await engine.query(
    `select ${field} as raw, count(*) as n, min(record_no) as first_record from staged where ${field} is not null group by 1 order by n desc, raw`,
  );
  return rows.map((row) => ({
    value: String(row['raw']),
    n: Number(row['n']),
    firstRecord: Number(row['first_record']),
  }));
};

/** null = known to say nothing (未评价); undefined = on no list. */
type Meaning = string | null | undefined;

/** How the labels of one column are read. */
interface Decision {
  /** By normalised label. */
  readonly meaning: (label: string) => Meaning;
  /** Levels of a rating column; null for other columns. */
  readonly scaleSize: number | null;
}

const VALUE_TYPES: ReadonlySet<string> = new Set(Object.keys(valueSynonyms));
export const isValueType = (type: string): type is ValueType => VALUE_TYPES.has(type);

/** The reader's own words for a column, by normalised label. */
const chosenFor = (choices: ImportChoices, key: string): ReadonlyMap<string, string | null> =>
  new Map([...(choices.values?.get(key) ?? [])].map(([value, meaning]) => [normaliseLabel(value), meaning]));

/** The reader's own word comes first, then the answer about digits, then the lists. */
export const decide = (
  type: ValueType,
  labels: readonly string[],
  key: string,
  choices: ImportChoices,
): Decision => {
  const chosen = chosenFor(choices, key);
  const polarity = choices.polarity?.get(key);
  const digit = (label: string): string | undefined => {
    const number = digitOf(label);
    return number === null ? undefined : digitMeaning(type, number, polarity);
  };
  if (type !== 'rating') {
    const own = (label: string): Meaning => (chosen.has(label) ? chosen.get(label) : digit(label));
    return {
      scaleSize: null,
      meaning: (label) => {
        const said = own(label);
        return said === undefined ? valueSynonyms[type].get(label) : said;
      },
    };
  }
  const { size, levels } = ratingScale(labels, chosen, sizeOf(polarity));
  return {
    scaleSize: size,
    meaning: (label) => {
      if (!chosen.has(label) && digitOf(label) !== null) return digit(label);
      const level = levels.get(label);
      return typeof level === 'number' ? String(level) : level;
    },
  };
};

/** Values shown with a question. */
const MOST_VALUES = 20;

/** The question of a column whose digits nobody has explained. */
const questionOf = (
  type: ValueType,
  { header, key }: { readonly header: string; readonly key: string },
  found: readonly ReadValue[],
  isAnswered: boolean,
): Question | null => {
  const open = found.flatMap(({ value, meaning }) => {
    const digit = meaning === undefined ? digitOf(normaliseLabel(value)) : null;
    return digit === null ? [] : [digit];
  });
  const asked = isAnswered ? null : polarityAnswers(type, open);
  if (asked === null) return null;
  return {
    ...asked,
    column: header,
    key,
    values: found.slice(0, MOST_VALUES).map(({ value, n }) => ({ value, n })),
  };
};

interface ReadColumn {
  readonly found: readonly (ReadValue & { readonly firstRecord: number })[];
  readonly question: Question | null;
  readonly scaleSize: number | null;
}

const readColumn = async (
  engine: Engine,
  { field, column }: MappedColumn,
  type: ValueType,
  key: string,
  choices: ImportChoices,
): Promise<ReadColumn> => {
  const spelt = await spellings(engine, field.name);
  const labels = spelt.map(({ value }) => normaliseLabel(value));
  const { meaning, scaleSize } = decide(type, labels, key, choices);
  const found = spelt.map((spelling, at) => {
    const label = labels[at] ?? '';
    return { ...spelling, field: field.name, column: key, meaning: label === '' ? null : meaning(label) };
  });
  const isAnswered = choices.polarity?.has(key) ?? false;
  return { found, question: questionOf(type, { header: column.header, key }, found, isAnswered), scaleSize };
};

/** A rating cell that itself says that nobody rated and the system filled it in. */
const BY_DEFAULT: ReadonlySet<string> = new Set(['默认', '默认评价', '系统默认', 'default']);

/** Meanings of a text that has none of its own, under a name of theirs; a word on no list says nothing and is no fault. */
const alsoSaid = async (
  engine: Engine,
  { name }: FieldDefinition,
  as: string,
  meaningOf: (label: string) => string | undefined,
): Promise<string[][]> =>
  (await spellings(engine, name)).flatMap(({ value }) => {
    const meaning = meaningOf(normaliseLabel(value));
    return meaning === undefined ? [] : [[as, value, meaning]];
  });

/** 办理 names a stage with a limit like any other; only an action column can say that it was done. */
const stageKind = (label: string): string | undefined => {
  const kind = valueSynonyms.event_kind.get(label);
  return kind === 'handled' ? 'stage' : kind;
};
/** 未发现问题 where the finding is written; 否 says nothing there. */
const nothingFound = (label: string): string | undefined =>
  valueSynonyms.yes_no.has(label) || valueSynonyms.clean_flag.get(label) !== 'yes' ? undefined : 'yes';

const textRows = async (engine: Engine, layout: Layout): Promise<string[][]> => {
  const rows: string[][] = [];
  for (const { field } of mappedColumns(layout)) {
    if (field.name === 'stage') rows.push(...(await alsoSaid(engine, field, 'stage_kind', stageKind)));
    if (field.name === 'behaviour')
      rows.push(...(await alsoSaid(engine, field, 'nothing_found', nothingFound)));
  }
  return rows;
};

/** Its rows of `value_map`. */
const mapRows = ({ field, value, meaning }: ReadValue): string[][] => [
  ...(typeof meaning === 'string' ? [[field, value, meaning]] : []),
  ...(field === 'rating' && BY_DEFAULT.has(normaliseLabel(value)) ? [['rating_default', value, 'yes']] : []),
];

/**
 * Fills `value_map(field, raw, meaning)` and `rating_scale(size)` for the staged file; gives what was read as what,
 * the spellings on no list, and what has to be asked first.
 */
export const mapValues = async (
  engine: Engine,
  layout: Layout,
  choices: ImportChoices,
): Promise<ReadValues> => {
  await engine.runAll([
    'create or replace temp table value_map (field varchar, raw varchar, meaning varchar)',
    'create or replace temp table rating_scale (size integer)',
  ]);
  const [unknown, questions, values]: [UnknownValue[], Question[], ReadValue[]] = [[], [], []];
  for (const mapped of mappedColumns(layout)) {
    const { type } = mapped.field;
    if (!isValueType(type)) continue;
    const key = keyOf(layout, mapped.column.position);
    const { found, question, scaleSize } = await readColumn(engine, mapped, type, key, choices);
    if (question !== null) questions.push(question);
    if (scaleSize !== null) await engine.run(`insert into rating_scale values (${scaleSize})`);
    for (const { firstRecord, ...read } of found) {
      if (read.meaning === undefined)
        unknown.push({ recordNo: firstRecord, column: mapped.column.header, value: read.value });
      values.push(read);
    }
  }
  const rows = [...values.flatMap(mapRows), ...(await textRows(engine, layout))];
  await insertRows(engine, 'value_map', ['', '', ''], rows);
  return { unknown, questions, values };
};
