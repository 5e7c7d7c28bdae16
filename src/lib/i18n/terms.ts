/** The field's words in the reader's language; they are written once, in `domain/terms` and `domain/measure-terms`. */
import { UnknownNameError } from '../domain/errors';
import { KIND_TERMS } from '../domain/kind-terms';
import { MEASURE_TERMS, type MeasureTerm } from '../domain/measure-terms';
import { TABLE_NAMES, TABLE_FIELDS, type TableName } from '../domain/records';
import {
  fieldTerm,
  GROUPING_TERMS,
  RATING_SCALES,
  ratingTerm,
  TABLE_TERMS,
  type Term,
} from '../domain/terms';
import { m } from './paraglide/messages';
import { getLocale } from './paraglide/runtime';

/** A measure as the page explains it. */
export interface Definition {
  readonly id: string;
  readonly term: string;
  /** The same word in the other language. */
  readonly other: string;
  readonly meaning: string;
  readonly formula: string;
  readonly clause: string;
  /** Name and words of each further fact, in the order in which they are read. */
  readonly facts: readonly (readonly [string, string])[];
}

const MEASURES: ReadonlyMap<string, MeasureTerm> = new Map(Object.entries(MEASURE_TERMS));

const isEnglish = (): boolean => getLocale() === 'en';
export const inLocale = (term: Term): string => (isEnglish() ? term.en : term.zh);

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

function tableOf(field: string): TableName | undefined {
  return TABLE_NAMES.find((table) => TABLE_FIELDS[table].some(({ name }) => name === field));
}

/** A field as its table calls it; without a table, as the first table that has it. Null for no field of ours. */
function fieldWords(name: string): Term | null {
  const [table, field] = name.includes('.') ? name.split('.') : [tableOf(name), name];
  const known = TABLE_NAMES.find((candidate) => candidate === table);
  if (known === undefined) return null;
  try {
    return fieldTerm(known, field);
  } catch (error) {
    if (error instanceof UnknownNameError) return null;
    throw error;
  }
}

/** `case_events.kind=receipt`: records of that kind. */
function kindTerm(name: string): Term | undefined {
  const [, table = '', kind = ''] = /^(\w+)\.kind=(\w+)$/.exec(name) ?? [];
  return own(own(KIND_TERMS, table) ?? {}, kind);
}

/** The word for a measure, a grouping, a table, a field (`complaints.officer`) or a kind of record; null when it has none. */
export function termWords(name: string): string | null {
  const found =
    kindTerm(name) ??
    MEASURES.get(name) ??
    own(GROUPING_TERMS, name) ??
    own(TABLE_TERMS, name) ??
    fieldWords(name);
  return found === null ? null : inLocale(found);
}

/** A level of a scale, `5/5` = the best of five; null for no level. */
export function levelWords(category: string): string | null {
  const [level, size] = category.split('/').map(Number);
  const scale = RATING_SCALES.find((known) => known === size);
  if (level === undefined || scale === undefined || level < 1 || level > scale) return null;
  return inLocale(ratingTerm(scale, level));
}

/** Everything the page says about a measure; null for an unknown one. */
export function definitionOf(name: string): Definition | null {
  const found = MEASURES.get(name);
  if (found === undefined) return null;
  const { zh, en, meaningZh, meaningEn, formulaZh, formulaEn, clause } = found;
  const [term, other] = isEnglish() ? [en, zh] : [zh, en];
  const meaning = isEnglish() ? meaningEn : meaningZh;
  const formula = isEnglish() ? formulaEn : formulaZh;
  const source = clauseWords(clause);
  const facts = [
    [m.definition_formula(), formula],
    [m.definition_clause(), source],
  ] as const;
  return { id: name, term, other, meaning, formula, clause: source, facts };
}

/** Paper and article; a value that no paper gives says so, and what the papers say around it. */
export const clauseWords = (clause: string): string => clause.replace(/^product default/, m.clause_product());

/** All measures, in the order in which they are explained. */
export const allDefinitions = (): readonly Definition[] =>
  [...MEASURES.keys()].map(definitionOf).filter((definition) => definition !== null);
