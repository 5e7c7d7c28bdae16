/**
 * What a header that is on no list might mean: likenesses, ranked, with their reason. They are shown to a person and
 * never applied; a field that decides accountability is least of all guessed.
 */
import { isDated, isNumber, type FieldType } from '../domain/field';
import { TABLE_FIELDS, type TableName } from '../domain/records';
import { fieldLabels, normaliseLabel, valueSynonyms, type ValueType } from './aliases';
import { dateForm } from './date-form';

export interface Suggestion {
  readonly field: string;
  /** The header holds a known one, resembles it, or the cells are of the field's kind. */
  readonly why: 'contains' | 'similar' | 'values';
  /** The known header that it is like; '' for `values`. */
  readonly like: string;
  /** 0–1; only its order means anything. */
  readonly score: number;
}

const bigrams = (text: string): string[] =>
  [...text].slice(1).map((character, at) => `${[...text][at] ?? ''}${character}`);

/** Dice coefficient of the pairs of neighbouring characters, 0–1. */
function likeness(a: string, b: string): number {
  const [left, right] = [bigrams(a), bigrams(b)];
  if (left.length + right.length === 0) return 0;
  const rest = [...right];
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / (left.length + right.length);
}

const SHORTEST = 2;
const LEAST_LIKENESS = 0.5;

function byLabel(header: string, label: string, field: string): Suggestion | null {
  const [short, long] = header.length < label.length ? [header, label] : [label, header];
  if (short.length >= SHORTEST && long.includes(short)) {
    return { field, why: 'contains', like: label, score: 0.5 + short.length / long.length / 2 };
  }
  const alike = likeness(header, label);
  return alike < LEAST_LIKENESS ? null : { field, why: 'similar', like: label, score: alike * 0.9 };
}

const DIGITS_ONLY = /^\d+$/;
const looksLikeDate = (cell: string): boolean =>
  dateForm(cell) !== 'other' || /^\d{1,2}月\d{1,2}日|^\d{8}$/.test(cell);

const isValueType = (type: FieldType): type is ValueType => type in valueSynonyms;

/** Whether the cells could be this field's; no cells rule nothing out. */
function couldBe(type: FieldType, cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return true;
  if (isDated(type)) return filled.some(looksLikeDate);
  if (isNumber(type)) return filled.some((cell) => /\d/.test(cell) && !looksLikeDate(cell));
  return true;
}

/** The cells themselves speak for a field: dates, or spellings that its list knows. */
function byValues(type: FieldType, cells: readonly string[], field: string): Suggestion | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return null;
  const speaks = isDated(type)
    ? filled.every(looksLikeDate)
    : isValueType(type) &&
      filled.every((cell) => !DIGITS_ONLY.test(cell) && valueSynonyms[type].has(normaliseLabel(cell)));
  return speaks ? { field, why: 'values', like: '', score: 0.3 } : null;
}

const MOST_SUGGESTIONS = 4;

/**
 * Fields that an unmapped column may be, the likeliest first.
 * @param cells some of its cells, as read.
 */
export function suggestFields(table: TableName, header: string, cells: readonly string[]): Suggestion[] {
  const label = normaliseLabel(header);
  const types = new Map(TABLE_FIELDS[table].map(({ name, type }) => [name, type]));
  const best = new Map<string, Suggestion>();
  const consider = (found: Suggestion | null): void => {
    const known = found === null ? undefined : best.get(found.field);
    if (found !== null && (known === undefined || known.score < found.score)) best.set(found.field, found);
  };
  for (const [known, { field }] of fieldLabels(table)) {
    if (couldBe(types.get(field) ?? 'text', cells)) consider(byLabel(label, known, field));
  }
  for (const { name, type } of TABLE_FIELDS[table]) consider(byValues(type, cells, name));
  return [...best.values()]
    .sort((a, b) => b.score - a.score || (a.field < b.field ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS);
}
