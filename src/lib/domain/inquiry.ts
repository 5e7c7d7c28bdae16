/** What is asked about one file, as values that a page can draw: the questions, and what every answer would mean. */
import type { ColumnMapping, DateOrder } from './layout';
import type { Polarity, Question } from './question';
import type { TableName } from './records';

/** A cell that raises a question, and what it would be read as under each answer, in the order of the answers. */
export interface CellReading {
  readonly value: string;
  /** Rows that hold it. */
  readonly n: number;
  /** `4/5` = a level of a scale, `--02-01` = a month and a day, else the code of a meaning; null = says nothing. */
  readonly means: readonly (string | null)[];
}

/** Of the rows that hold a level, those that count as satisfied (EV-02). */
export interface SatisfiedShare {
  readonly satisfied: number;
  readonly rated: number;
}

/** A question with what it takes to answer it. */
export interface Asked {
  readonly question: Question;
  readonly readings: readonly CellReading[];
  /** By answer; empty when the question is about no rating. */
  readonly shares: readonly SatisfiedShare[];
}

/** What a column is likely to be; shown, never applied by itself. */
export interface Likeness {
  readonly field: string;
  /** Its header holds a known one, resembles it, or its cells are of the field's kind. */
  readonly why: 'contains' | 'similar' | 'values';
  /** The known header that it is like; '' for `values`. */
  readonly like: string;
}

/** A column of a file, as the reader maps it to a field. */
export interface ColumnDraft {
  /** What choices about it are kept under. */
  readonly key: string;
  /** '' when it has none. */
  readonly header: string;
  /** Its first cells, as read. */
  readonly samples: readonly string[];
  /** Known by its name, an alias or an earlier choice; null = not used. */
  readonly field: string | null;
  readonly basis: ColumnMapping['basis'];
  /** What would be known without any earlier choice. */
  readonly plain: string | null;
  /** Something was said about it before. */
  readonly isSaid: boolean;
  readonly likenesses: readonly Likeness[];
}

/** A file that waits for answers, or whose columns are looked at once more. */
export interface Inquiry {
  /** Given once, as long as the tab lives. */
  readonly no: number;
  readonly name: string;
  readonly bytes: number;
  /** The number that it is loaded under, and stays loaded under; null = nothing of it is loaded. */
  readonly fileNo: number | null;
  /** null = not recognised. */
  readonly table: TableName | null;
  readonly hasHeader: boolean;
  /** Empty only for a loaded file. */
  readonly asked: readonly Asked[];
  /** Its columns are to be named; nothing else can be asked before. */
  readonly isAboutColumns: boolean;
}

/** What the reader has said; what is left out stays as it was. */
export interface Answers {
  /** Only whether there is a header. */
  readonly layout?: { readonly headerRecords: 0 | 1 } | undefined;
  readonly table?: TableName | undefined;
  /** By column key; null = not used. */
  readonly overrides?: ReadonlyMap<string, string | null> | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly year?: number | undefined;
  readonly polarity?: ReadonlyMap<string, Polarity> | undefined;
}
