/**
 * Codes become words: an error, a reason, a term, the head of a column.
 *
 * What happened and what to do are written per code; where it happened (file, line, column, value) is put together
 * from whatever the error knows, in one way for all of them.
 */
import type { Absence } from '../domain/absence';
import type { DayKind } from '../domain/calendar-days';
import { count } from '../domain/format';
import type { AppError, ErrorParams } from '../domain/errors';
import type { ProblemReason } from '../domain/layout';
import { NOT_FILLED, PROBLEM_TERMS } from '../domain/terms';
import { m } from './paraglide/messages';
import { inLocale, levelWords, termWords } from './terms';

type Params = Readonly<Record<string, string | number>>;

/** Generated functions differ only in the parameters they name; a missing one is printed as it is named. */
const messages: ReadonlyMap<string, unknown> = new Map(Object.entries(m));

const isMessage = (found: unknown): found is (params: Params) => string => typeof found === 'function';

/** Words of a message key that is data (a code, a column head); null when there are none. */
export function wordsOf(key: string, params: Params = {}): string | null {
  const message = messages.get(key);
  return isMessage(message) ? message(params) : null;
}

export interface ErrorWords {
  readonly what: string;
  readonly remedy: string;
}

const PLACES = ['file', 'line', 'column', 'value'] as const;

/** How many; every other number is a name: a line, a year. */
const COUNTS: ReadonlySet<string> = new Set(['records', 'accounted']);
const written = (name: string, value: string | number): string => {
  if (name === 'reason') return wordsOf(`reason_${String(value)}`) ?? String(value);
  return typeof value === 'number' && COUNTS.has(name) ? count(value) : String(value);
};

/** 办件.csv，第 7310 行，“受理时间”列：2026-09-31 */
function placeWords(params: ErrorParams): string {
  const known = PLACES.filter((name) => params[name] !== undefined && params[name] !== '');
  const parts = known.map((name) => wordsOf(`place_${name}`, { [name]: params[name] ?? '' }) ?? '');
  const rest = Object.entries(params).filter(
    ([name, value]) => !known.some((k) => k === name) && value !== '',
  );
  return [
    ...parts,
    ...rest.map(([name, value]) => `${wordsOf(`param_${name}`) ?? name} ${written(name, value)}`),
  ].join(m.list_comma());
}

/** What happened and where; what to do. An error that has no words of its own says its code. */
export function errorWords(error: AppError): ErrorWords {
  const place = placeWords(error.params);
  const what = wordsOf(`error_${error.code}`) ?? m.error_unknown({ code: error.code });
  const remedy = wordsOf(`remedy_${error.code}`) ?? m.remedy_unknown();
  return { what: place === '' ? what : m.error_with_place({ what, place }), remedy };
}

const isReason = (reason: string): reason is ProblemReason => Object.hasOwn(PROBLEM_TERMS, reason);

/** Why a record was set aside or is doubted, and what one can do about it. */
export const problemWords = (reason: string): ErrorWords => ({
  what: isReason(reason) ? inLocale(PROBLEM_TERMS[reason]) : reason,
  remedy: wordsOf(`problem_remedy_${reason}`) ?? '',
});

/** The field's word for a measure, a grouping or a field of a record; the name itself when it has none. */
export const term = (name: string): string => termWords(name) ?? wordsOf(`term_${name}`) ?? name;

/** One record of a table: 办件, Case. */
export const recordWord = (table: string): string => wordsOf(`record_of_${table}`) ?? term(table);

/** 3 条; 1 record, not 1 records. */
export const recordCount = (n: number): string =>
  n === 1 ? m.rows_count_one() : m.rows_count({ n: count(n) });

/** What the groups of an answer are called: complaints name the person complained about and the matter. */
export const groupingWords = (answer: string, grouping: string): string =>
  wordsOf(`grouping_${answer}_${grouping}`) ?? term(grouping);

/** Name of a group: an empty one is a group of its own. */
export const groupLabel = (label: string): string => (label === '' ? inLocale(NOT_FILLED) : label);

/** The words a column is known by, whatever reports call it. */
export interface NamedColumn {
  readonly head: string;
  readonly unit: string;
  readonly measure: string;
  readonly show: 'numerator' | 'denominator' | 'value';
  readonly category: string | null;
  readonly kind: 'count' | 'rate';
}

/** Head of a column: words of its own key, else the level's, else what is shown of the measure. */
export function columnHead(column: NamedColumn): string {
  const own = wordsOf(column.head) ?? wordsOf(`col_${column.head}`);
  if (own !== null) return own;
  if (column.category !== null) return categoryWords(column.category);
  const measure = term(column.measure);
  if (column.kind === 'count' || column.show === 'value') return measure;
  const shown = wordsOf(`col_${column.measure}_${column.show}`);
  return shown ?? (column.show === 'denominator' ? m.col_base_of({ measure }) : m.col_part_of({ measure }));
}

export const columnUnit = (column: NamedColumn): string =>
  wordsOf(column.unit) ??
  wordsOf(`unit_${column.unit}`) ??
  (column.kind === 'rate' && column.show === 'value' ? '%' : m.unit_cases());

/** Columns of which one is needed: 经办人或工号. */
export const anyOfWords = (alternatives: readonly string[]): string =>
  alternatives.map(term).join(m.quality_or());

/** What a note names by its keys, blank between them, `|` between alternatives. */
const NAMED = ['measures', 'what'] as const;

/** A note under a table; the measures and columns it names are named in words. */
export function noteWords(note: { readonly key: string; readonly params: Params }): string {
  const named = NAMED.flatMap((name) => {
    const keys = note.params[name];
    if (typeof keys !== 'string') return [];
    return [
      [
        name,
        keys
          .split(' ')
          .map((key) => anyOfWords(key.split('|')))
          .join(m.list_and()),
      ],
    ] as const;
  });
  const params = { ...note.params, ...Object.fromEntries(named) };
  return wordsOf(note.key, params) ?? wordsOf(`note_${note.key}`, params) ?? note.key;
}

/** Why there is no figure, and that it is not 0. */
export function absenceWords({ tables, columns }: Absence): string {
  return tables.length > 0
    ? m.missing_tables({ tables: tables.map(term).join(m.list_and()) })
    : m.missing_columns({ columns: columns.map(anyOfWords).join(m.list_and()) });
}

/** What a distribution is divided into: a rating level, a state of a finding, a kind of inspection; else as the file says. */
export const categoryWords = (category: string): string =>
  levelWords(category) ??
  wordsOf(`value_finding_state_${category}`) ??
  wordsOf(`value_inspection_class_${category}`) ??
  category;

/** A coded value of a record in words; anything else as it stands in the file. */
export const valueWords = (column: string, value: string): string =>
  (column === 'rating' ? levelWords(value) : null) ?? wordsOf(`value_${column}_${value}`) ?? value;

/** 周末调班，算工作日: why a day counts or does not. */
export const dayKindWords = (kind: DayKind): string => wordsOf(`day_kind_${kind}`) ?? kind;
