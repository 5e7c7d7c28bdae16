/**
 * What nobody but the reader can know about a file, as a value: the page asks it beside the counts of each value, the
 * terminal ends with the error of the same name.
 */
import {
  AmbiguousDateError,
  DuplicateHeaderError,
  MissingYearError,
  NoHeaderError,
  NoKnownColumnError,
  PolarityError,
  type AppError,
} from './errors';
import type { DateOrder } from './layout';

/** A distinct cell of a column and the rows that hold it. */
export interface ValueCount {
  readonly value: string;
  readonly n: number;
}

/** How bare digits rate: number of levels, and whether the highest or the lowest digit is best. */
export const RATING_POLARITIES = ['5_high', '5_low', '4_high', '4_low', '3_high', '3_low'] as const;
export type RatingPolarity = (typeof RATING_POLARITIES)[number];

/** Which of 1 and 0 says yes. */
export const FLAG_POLARITIES = ['one_yes', 'zero_yes'] as const;
export type FlagPolarity = (typeof FLAG_POLARITIES)[number];

export type Polarity = RatingPolarity | FlagPolarity;

/** What can be answered about one column, with the values that raise the question. */
interface ColumnQuestion<Kind extends string, Answer extends string> {
  readonly kind: Kind;
  /** Header as read. */
  readonly column: string;
  /** What the column is chosen and remembered by: its header; its place (`#3`, `c3`) where it has none. */
  readonly key: string;
  /** Most frequent first. */
  readonly values: readonly ValueCount[];
  /** All that can be answered, in the order in which it is offered. */
  readonly answers: readonly Answer[];
}

export type Question =
  /** Which columns there are: no header, none that is known, or two that claim one field. */
  | { readonly kind: 'columns'; readonly why: 'no_header' | 'unknown' | 'duplicate'; readonly column: string }
  /** Some columns are known, but not which table they make. */
  | { readonly kind: 'table' }
  /** Day or month first; one answer for all columns of the file that leave it open. */
  | (ColumnQuestion<'date_order', DateOrder> & { readonly columns: readonly string[] })
  /** 1月5日 of which year; the answer is a year of four digits. */
  | ColumnQuestion<'year', never>
  | ColumnQuestion<'rating_polarity', RatingPolarity>
  | ColumnQuestion<'flag_polarity', FlagPolarity>;

export type QuestionKind = Question['kind'];

/** Headers as an error shows them: enough to recognise the file by. */
const MOST_SHOWN = 30;

/** What a terminal says instead of asking. `headers`: the file's own. */
export const questionError = (file: string, question: Question, headers: readonly string[]): AppError => {
  const shown = headers.slice(0, MOST_SHOWN).join('、');
  switch (question.kind) {
    case 'columns':
      if (question.why === 'no_header') return new NoHeaderError({ file, columns: headers.length });
      return question.why === 'duplicate'
        ? new DuplicateHeaderError({ file, column: question.column })
        : new NoKnownColumnError({ file, headers: shown });
    case 'table':
      return new NoKnownColumnError({ file, headers: shown });
    case 'date_order':
      return new AmbiguousDateError({ file, column: question.column });
    case 'year':
      return new MissingYearError({ file, column: question.column, value: question.values[0]?.value ?? '' });
    case 'rating_polarity':
    case 'flag_polarity':
      return new PolarityError({ file, column: question.column, value: question.values[0]?.value ?? '' });
  }
};
