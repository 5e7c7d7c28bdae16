/** What the cells that raise a question would be read as under each answer: read by the load's own rules, ahead of it. */
import type { Asked, CellReading, SatisfiedShare } from '../domain/inquiry';
import type { DateOrder } from '../domain/layout';
import type { Polarity, Question } from '../domain/question';
import { TABLE_FIELDS } from '../domain/records';
import type { RuleSet } from '../domain/rule-set';
import { numbersParameter } from '../domain/rule-value';
import { normaliseLabel, type ValueType } from '../ingest/aliases';
import type { AskingFile } from '../ingest/import-file';
import { columnKeys } from '../ingest/mapping';
import { decide, isValueType } from '../ingest/values';

type ColumnQuestion = Extract<Question, { readonly values: unknown }>;
type PolarityQuestion = Extract<ColumnQuestion, { readonly kind: 'rating_polarity' | 'flag_polarity' }>;

/** What kind of value a column is read as; null when it is no column of values. */
const typeOf = ({ understanding: { table, columns } }: AskingFile, key: string): ValueType | null => {
  const at = columnKeys(columns.map(({ header }) => header)).indexOf(key);
  const fields = table === null ? [] : TABLE_FIELDS[table];
  const type = fields.find(({ name }) => name === columns[at]?.field)?.type ?? 'text';
  return isValueType(type) ? type : null;
};

/** The column read as each of the answers says, one list of codes per answer. */
const polarityCodes = (asking: AskingFile, { key, values, answers }: PolarityQuestion) => {
  const type = typeOf(asking, key);
  const labels = values.map(({ value }) => normaliseLabel(value));
  return answers.map((answer: Polarity) => {
    if (type === null) return labels.map(() => null);
    const choices = { ...asking.understanding.choices, polarity: new Map([[key, answer]]) };
    const { meaning, scaleSize } = decide(type, labels, key, choices);
    return labels.map((label) => {
      const code = label === '' ? null : (meaning(label) ?? null);
      return code === null || scaleSize === null ? code : `${code}/${String(scaleSize)}`;
    });
  });
};

const TWO_PARTS = /^[\s'="]*(\d{1,2})\s?[-/.]\s?(\d{1,2})/;

/** `--02-01` for 1/2/2026 read day first. */
const monthDay = (cell: string, order: DateOrder): string | null => {
  const parts = TWO_PARTS.exec(cell.normalize('NFKC'));
  if (parts === null) return null;
  const [first = '', second = ''] = parts.slice(1).map((part) => part.padStart(2, '0'));
  return order === 'dmy' ? `--${second}-${first}` : `--${first}-${second}`;
};

const codesOf = (asking: AskingFile, question: ColumnQuestion): readonly (readonly (string | null)[])[] => {
  switch (question.kind) {
    case 'date_order':
      return question.answers.map((order) => question.values.map(({ value }) => monthDay(value, order)));
    case 'year':
      return [];
    case 'rating_polarity':
    case 'flag_polarity':
      return polarityCodes(asking, question);
  }
};

/** Any day does: the parameter is a choice of levels, which the shipped rule set has never changed. */
const ON = '2026-01-01';

const shareOf = (rules: RuleSet, readings: readonly CellReading[], answer: number): SatisfiedShare => {
  let [satisfied, rated] = [0, 0];
  for (const { n, means } of readings) {
    const [level, size] = (means[answer] ?? '').split('/');
    if (level === undefined || size === undefined) continue;
    rated += n;
    const counts = numbersParameter(rules, 'EV-02', `countAsSatisfied.${size}`, ON);
    if (counts.includes(Number(level))) satisfied += n;
  }
  return { satisfied, rated };
};

/** Cells that every answer reads alike (1/1/2026) say nothing about the order: they stand last. */
const telling = (question: ColumnQuestion, readings: readonly CellReading[]): Asked => {
  const isSame = ({ means }: CellReading): boolean => new Set(means).size === 1;
  const sorted = [...readings].sort((a, b) => Number(isSame(a)) - Number(isSame(b)));
  const values = sorted.map(({ value, n }) => ({ value, n }));
  return { question: { ...question, values }, readings: sorted, shares: [] };
};

/** A question beside what each answer would make of its cells. */
const askedOf = (asking: AskingFile, question: Question, rules: RuleSet): Asked => {
  if (question.kind === 'columns' || question.kind === 'table') return { question, readings: [], shares: [] };
  const codes = codesOf(asking, question);
  const readings = question.values.map(({ value, n }, at) => ({
    value,
    n,
    means: codes.map((column) => column[at] ?? null),
  }));
  if (question.kind === 'date_order') return telling(question, readings);
  const isRating = question.kind === 'rating_polarity';
  const shares = isRating ? question.answers.map((_, at) => shareOf(rules, readings, at)) : [];
  return { question, readings, shares };
};

/** Columns of a file without a header are numbered; a name of ours is none of theirs. */
const unnamed = (question: Question): Question => {
  switch (question.kind) {
    case 'columns':
    case 'table':
      return question;
    case 'date_order':
      return { ...question, column: '', columns: question.columns.map(() => '') };
    default:
      return { ...question, column: '' };
  }
};

/**
 * All that is asked about a file; a column without a header is named by its key alone. `rules` say which levels count
 * as satisfied.
 */
export const readingsOf = (asking: AskingFile, rules: RuleSet): readonly Asked[] =>
  asking.questions.map((question) => {
    const asked = askedOf(asking, question, rules);
    return asking.understanding.signature === '' ? { ...asked, question: unnamed(question) } : asked;
  });
