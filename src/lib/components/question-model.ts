/** What is asked about a file, in words, and what the answers given so far amount to. */
import { MISSING, percent } from '../domain/format';
import type { Answers, Asked, SatisfiedShare } from '../domain/inquiry';
import type { DateOrder } from '../domain/layout';
import type { Polarity, Question } from '../domain/question';
import { formatMonthDay } from '../i18n/format';
import { m } from '../i18n/paraglide/messages';
import { levelWords } from '../i18n/terms';
import { wordsOf } from '../i18n/words';

/** Answers by place of their question; a year as it is typed. */
export type Given = ReadonlyMap<number, string>;

/** A column by its header, or by its place (`#3`, `c3`) where it has none. */
export const columnName = (header: string, key: string): string =>
  header === '' ? m.column_unnamed({ n: key.slice(1) }) : header;

/** The question itself, short enough for a heading. */
export function questionTitle(question: Question): string {
  switch (question.kind) {
    case 'columns':
      return wordsOf(`ask_columns_${question.why}`, { column: question.column }) ?? question.why;
    case 'table':
      return m.ask_table();
    case 'date_order':
      return m.ask_date_order({
        column: columnName(question.column, question.key),
        value: question.values[0]?.value ?? '',
      });
    case 'year':
      return m.ask_year({ column: columnName(question.column, question.key) });
    case 'rating_polarity':
      return m.ask_rating_polarity({ column: columnName(question.column, question.key) });
    case 'flag_polarity':
      return m.ask_flag_polarity({ column: columnName(question.column, question.key) });
  }
}

/** Why it cannot be known from the file, and what depends on it. */
export function questionNote(question: Question): string {
  if (question.kind !== 'date_order') return wordsOf(`ask_${question.kind}_note`) ?? '';
  const columns = question.columns.map((header) => header || m.column_without_name());
  return m.ask_date_order_note({ n: columns.length, columns: columns.join('、') });
}

/** What can be answered, with its words; none where the answer is typed. */
export const choicesOf = (
  question: Question,
): readonly { readonly answer: string; readonly words: string }[] =>
  'answers' in question
    ? question.answers.map((answer: string) => ({ answer, words: wordsOf(`answer_${answer}`) ?? answer }))
    : [];

/** What a cell is read as: a level, a day, yes or no. */
export function meaningWords(code: string | null): string {
  if (code === null) return MISSING;
  const [, month, day] = /^--(\d\d)-(\d\d)$/.exec(code) ?? [];
  if (month !== undefined && day !== undefined) return formatMonthDay(Number(month), Number(day));
  return levelWords(code) ?? wordsOf(`value_verdict_${code}`) ?? wordsOf(code) ?? code;
}

/** 满意 as the answer would make it, over the cells that are shown. */
export const shareWords = ({ satisfied, rated }: SatisfiedShare): string => percent(satisfied, rated);

const MONTH_DAY = /^(\d{1,2})月(\d{1,2})日/;

/** `1月5日 读作 2026-01-05`; '' until the year is one, or when the cell is written otherwise. */
export function yearWords(value: string, year: string): string {
  const [, month, day] = MONTH_DAY.exec(value.normalize('NFKC')) ?? [];
  if (!YEAR.test(year) || month === undefined || day === undefined) return '';
  return m.ask_year_reads({ value, date: [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-') });
}

const YEAR = /^(?:19[7-9]|20\d|21[0-4])\d$/;

const isAnswer = ({ question }: Asked, given: string | undefined): given is string =>
  question.kind === 'year'
    ? YEAR.test(given ?? '')
    : choicesOf(question).some(({ answer }) => answer === given);

/** How many questions stand open. */
export const openCount = (asked: readonly Asked[], given: Given): number =>
  asked.filter((one, at) => !isAnswer(one, given.get(at))).length;

const polarityOf = (question: Question, given: string): Polarity | undefined =>
  question.kind === 'rating_polarity' || question.kind === 'flag_polarity'
    ? question.answers.find((answer) => answer === given)
    : undefined;

const orderOf = (question: Question, given: string): DateOrder | undefined =>
  question.kind === 'date_order' ? question.answers.find((answer) => answer === given) : undefined;

/** What all answers together say; null while a question stands open. */
export function answersOf(asked: readonly Asked[], given: Given): Answers | null {
  if (openCount(asked, given) > 0) return null;
  const polarity = new Map<string, Polarity>();
  let [dateOrder, year]: [DateOrder | undefined, number | undefined] = [undefined, undefined];
  asked.forEach(({ question }, at) => {
    const said = given.get(at) ?? '';
    const direction = polarityOf(question, said);
    if (direction !== undefined && 'key' in question) polarity.set(question.key, direction);
    dateOrder = orderOf(question, said) ?? dateOrder;
    if (question.kind === 'year') year = Number(said);
  });
  return { polarity, dateOrder, year };
}
