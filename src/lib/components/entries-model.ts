/** What people enter for a year as forms: the fields of each part, what was typed as rows, and rows as text again. */
import type { AssessmentEntries } from '../domain/assessment-entries';
import { OUTCOMES } from '../domain/assessment-entries';
import { ENTRY_PARTS, type EntryPart } from '../domain/assessment-edit';
import { fault, type AssessmentFault } from '../domain/assessment-fault';
import { YEAR_LIST_TERMS, YEAR_LISTS } from '../domain/year-end-terms';
import { m } from '../i18n/paraglide/messages';
import { inLocale } from '../i18n/terms';
import { wordsOf } from '../i18n/words';
import type { Assessable } from '../reports/year-end-people';

export { ENTRY_PARTS };

export interface EntryField {
  readonly name: string;
  readonly kind: 'subject' | 'text' | 'number' | 'date' | 'choice';
  /** Of a choice. */
  readonly choices: readonly string[];
  /** What an empty one means: a fault, not known yet (null), or nothing ('': no peer group). */
  readonly empty: 'fault' | 'unknown' | 'none';
}

const field = (name: string, kind: EntryField['kind'], empty: EntryField['empty'] = 'fault'): EntryField => ({
  name,
  kind,
  empty,
  choices: [],
});
const choice = (
  name: string,
  choices: readonly string[],
  empty: EntryField['empty'] = 'fault',
): EntryField => ({ name, kind: 'choice', empty, choices });
const dates = (...names: readonly string[]): EntryField[] =>
  names.map((name) => field(name, 'date', 'unknown'));

const SUBJECT = field('subject', 'subject');
const DOCUMENTED = [field('document', 'text'), field('reason', 'text')];
const LIST = choice('list', YEAR_LISTS);

/** `indicators`: ids of the indicators whose values are entered. */
export const fieldsOf = (part: EntryPart, indicators: readonly string[]): readonly EntryField[] => {
  const fields: Readonly<Record<EntryPart, readonly EntryField[]>> = {
    appraisals: [
      ...[SUBJECT, choice('side', ['panel', 'raters']), field('by', 'text'), field('score', 'number')],
    ],
    scores: [
      ...[choice('indicator', indicators), SUBJECT, field('part', 'number'), field('value', 'number')],
    ],
    adjustments: [
      ...[SUBJECT, choice('kind', ['bonus', 'deduction']), field('points', 'number'), ...DOCUMENTED],
    ],
    vetoes: [SUBJECT, field('clause', 'text'), ...DOCUMENTED],
    gates: [SUBJECT, field('clause', 'text'), ...DOCUMENTED],
    service: [SUBJECT, field('group', 'text'), field('from', 'date'), field('to', 'date')],
    quotaCuts: [field('group', 'text', 'none'), field('seats', 'number'), field('document', 'text')],
    procedures: [
      ...[LIST, SUBJECT, ...dates('openedOn'), field('extension', 'text', 'unknown')],
      ...dates('closedOn', 'decidedOn', 'notifiedOn', 'deliveredOn', 'publicFrom'),
      ...dates('reviewAppliedOn', 'reviewDecidedOn'),
      choice('outcome', OUTCOMES, 'unknown'),
    ],
    trainings: [SUBJECT, field('startedOn', 'date'), ...dates('passedOn', 'returnedOn')],
    lastYear: [LIST, SUBJECT],
  };
  return fields[part];
};

export const partWords = (part: EntryPart): string => wordsOf(`year_part_${part}`) ?? part;
export const fieldWords = ({ name, empty }: Pick<EntryField, 'name' | 'empty'>): string =>
  (empty === 'none' ? wordsOf(`year_entry_${name}_none`) : wordsOf(`year_entry_${name}`)) ?? name;

const LISTS: ReadonlyMap<string, string> = new Map(
  YEAR_LISTS.map((list) => [list, inLocale(YEAR_LIST_TERMS[list])] as const),
);
/** `titles`: of the scheme's indicators by id. */
export const choiceWords = (value: string, titles: ReadonlyMap<string, string>): string =>
  titles.get(value) ?? LISTS.get(value) ?? wordsOf(`year_choice_${value}`) ?? value;

/** 张三（甲局 一股） */
const assessableWords = ({ name, within }: Assessable): string =>
  within === '' ? name : m.year_person({ name, within });

/** How each is shown and chosen, by id; who shares name and place with another is told apart by the id. */
export const labelsOf = (people: readonly Assessable[]): ReadonlyMap<string, string> => {
  const bearers = new Map<string, number>();
  for (const one of people) bearers.set(assessableWords(one), (bearers.get(assessableWords(one)) ?? 0) + 1);
  return new Map(
    people.map((one) => {
      const words = assessableWords(one);
      return [one.id, bearers.get(words) === 1 ? words : m.year_person({ name: words, within: one.id })];
    }),
  );
};

/** Ids of those whom a text may name: one label or id, else everybody of that name. */
export const subjectIds = (text: string, people: readonly Assessable[]): readonly string[] => {
  const typed = text.trim();
  const labels = labelsOf(people);
  const exact = people.find(({ id }) => id === typed || labels.get(id) === typed);
  if (exact !== undefined) return [exact.id];
  return people.filter((one) => one.name === typed || assessableWords(one) === typed).map(({ id }) => id);
};

export type Draft = Readonly<Record<string, string>>;

const BLANKS = /[\s，、;；]+/;
const numbersIn = (text: string): readonly string[] => text.split(BLANKS).filter((part) => part !== '');

/** A cell that is no number goes on as one that is none, and is named so. */
const typedNumber = (text: string): number | string => {
  const trimmed = text.trim();
  return trimmed === '' || Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
};

const valueOf = (one: EntryField, text: string, people: readonly Assessable[]): unknown => {
  if (text.trim() === '' && one.empty === 'unknown') return null;
  switch (one.kind) {
    case 'number':
      return typedNumber(text);
    case 'subject':
      return subjectIds(text, people)[0] ?? text.trim();
    case 'text':
    case 'date':
    case 'choice':
      return text.trim();
    default:
      return one.kind satisfies never;
  }
};

const rowOf = (fields: readonly EntryField[], draft: Draft, people: readonly Assessable[]): unknown =>
  Object.fromEntries(fields.map((one) => [one.name, valueOf(one, draft[one.name] ?? '', people)]));

/** Several scores in one cell are ballots that follow one another, numbered from the one that was typed. */
export const rowsFrom = (
  part: EntryPart,
  fields: readonly EntryField[],
  draft: Draft,
  people: readonly Assessable[],
): readonly unknown[] => {
  const scores = numbersIn(draft['score'] ?? '');
  const first = Number(draft['by'] ?? '');
  if (part !== 'appraisals' || scores.length < 2 || !Number.isInteger(first))
    return [rowOf(fields, draft, people)];
  return scores.map((score, at) => rowOf(fields, { ...draft, score, by: String(first + at) }, people));
};

const draftFault = (one: EntryField, text: string, people: readonly Assessable[]): string | null => {
  if (text === '') return one.empty === 'fault' ? 'empty' : null;
  if (one.kind === 'number')
    return numbersIn(text).some((part) => Number.isNaN(Number(part))) ? 'no_number' : null;
  const named = one.kind === 'subject' ? subjectIds(text, people).length : 1;
  return named === 1 ? null : named === 0 ? 'no_such_subject' : 'several_subjects';
};

/** What the form itself knows to be wrong, before the rows are checked with the others. */
export const draftFaults = (
  fields: readonly EntryField[],
  draft: Draft,
  people: readonly Assessable[],
): readonly AssessmentFault[] =>
  fields.flatMap((one) => {
    const reason = draftFault(one, (draft[one.name] ?? '').trim(), people);
    return reason === null ? [] : [fault(`0.${one.name}`, reason)];
  });

const faultWords = ({ reason }: AssessmentFault): string => wordsOf(`reason_${reason}`) ?? reason;

/** Faults at one field; `rows`: so many were typed into one cell, and each fault says in which. */
export const faultsAt = (
  faults: readonly AssessmentFault[],
  name: string,
  rows: number,
): readonly string[] => [
  ...new Set(
    faults
      .filter(({ path }) => path.split('.')[1] === name)
      .map((one) =>
        rows > 1
          ? m.year_nth_wrong({ n: Number(one.path.split('.')[0]) + 1, why: faultWords(one) })
          : faultWords(one),
      ),
  ),
];

/** Faults that no field of the form shows. */
export const faultsElsewhere = (
  faults: readonly AssessmentFault[],
  fields: readonly EntryField[],
): readonly string[] => {
  const names = new Set(fields.map(({ name }) => name));
  return [...new Set(faults.filter(({ path }) => !names.has(path.split('.')[1] ?? '')).map(faultWords))];
};

const cellOf = (one: EntryField, value: unknown, people: ReadonlyMap<string, string>): string => {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value);
  return one.kind === 'subject' ? (people.get(text) ?? text) : text;
};

/** A row as what would be typed. */
export const draftOf = (
  fields: readonly EntryField[],
  row: Readonly<Record<string, unknown>>,
  people: ReadonlyMap<string, string>,
): Draft => Object.fromEntries(fields.map((one) => [one.name, cellOf(one, row[one.name], people)]));

/** A row as it is read. */
export const cellsOf = (
  fields: readonly EntryField[],
  row: Readonly<Record<string, unknown>>,
  people: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
): readonly string[] =>
  fields.map((one) => {
    const text = cellOf(one, row[one.name], people);
    return one.kind === 'choice' && text !== '' ? choiceWords(text, titles) : text;
  });

const KEPT: ReadonlySet<string> = new Set(['subject', 'side', 'list', 'indicator', 'kind']);

/** The next row of the same kind: whom it is about stays, a ballot's number goes on, the rest is empty. */
export const nextDraft = (part: EntryPart, draft: Draft, added: number): Draft => {
  const kept = Object.entries(draft).filter(([name]) => KEPT.has(name));
  const no = Number(draft['by'] ?? '');
  const goesOn = part === 'appraisals' && Number.isInteger(no) && no > 0;
  return { ...Object.fromEntries(kept), ...(goesOn ? { by: String(no + added) } : {}) };
};

export const rowsOf = (
  entries: AssessmentEntries,
  part: EntryPart,
): readonly Readonly<Record<string, unknown>>[] => [...entries[part]];
