/**
 * What the probe decides about a file, explicitly, so that the engine never has to guess.
 */
import type { TableName } from './records';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
export type Newline = '\n' | '\r\n' | '\r';
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** A column of the file and the field it is read into; `null` = not used. */
export interface ColumnMapping {
  /** 0-based position in the record. */
  readonly position: number;
  /** Header text as read, cleaned of padding. */
  readonly header: string;
  readonly field: string | null;
  /** Why: the field's own name, an alias, a remembered choice; `none` when unused. */
  readonly basis: 'name' | 'alias' | 'remembered' | 'none';
  /**
   * Only for instants: order of the parts in cells such as 04/12/2018. null = nothing in the sample decides; the load
   * looks at the whole column, and asks when that leaves it open too.
   */
  readonly dateOrder: DateOrder | null;
}

/** What a record of a file is, by definitions.md (Records and lines); `data` is loaded or set aside. */
export type RecordClass = 'title' | 'header' | 'footer' | 'data';

/** A record that is no data: shown with its line, never dropped unseen. */
export interface ClassedRecord {
  readonly recordNo: number;
  readonly line: number;
  readonly class: Exclude<RecordClass, 'data'>;
  /** How it begins. */
  readonly text: string;
}

/** The user's word on one record; it comes before anything that is recognised. */
export interface RecordMark {
  /** 1-based; a negative number counts from the end of the file, −1 being the last record. */
  readonly recordNo: number;
  readonly as: 'footer' | 'data';
}

export interface Layout {
  readonly encoding: Encoding;
  readonly hasBom: boolean;
  /** One or several characters. */
  readonly delimiter: string;
  /** '' = nothing is quoted. */
  readonly quote: string;
  /** What stands before a quote that is content; the quote itself when it is doubled. */
  readonly escape: string;
  readonly newline: Newline;
  /** Records above the header (title, period, 制表单位). */
  readonly titleRecords: number;
  /** 0 = the file has none, its columns are named by place or by the user. */
  readonly headerRecords: number;
  /** Totals, subtotals, notes and signatures are no data, wherever they stand. */
  readonly footers: 'recognised' | 'none';
  readonly marks: readonly RecordMark[];
  /**
   * Where nothing but blanks divides the cells: position of the column whose text holds blanks itself and takes the cells
   * that are too many; null = none.
   */
  readonly overflow: number | null;
  /** Positions of columns with merged cells: an empty cell means the one above. */
  readonly fillDown: readonly number[];
  /** Cells per record. */
  readonly width: number;
  readonly table: TableName;
  readonly columns: readonly ColumnMapping[];
  /** The year of cells such as 1月5日, from the title or the user; null = nobody has said. */
  readonly year: number | null;
  /** Day 0 of serial numbers such as 46027.33. */
  readonly serials: 1900 | 1904;
}

/**
 * What the user decides about the form of a file; whatever is left out is recognised. Each one can be undone by
 * leaving it out again.
 */
export interface LayoutChoices {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
  readonly quote?: string | undefined;
  readonly escape?: string | undefined;
  readonly newline?: Newline | undefined;
  readonly titleRecords?: number | undefined;
  readonly headerRecords?: number | undefined;
  /** Names of the columns of a file without a header, by place. */
  readonly columnNames?: readonly string[] | undefined;
  readonly footers?: Layout['footers'] | undefined;
  readonly marks?: readonly RecordMark[] | undefined;
  readonly fillDown?: readonly number[] | undefined;
}

/** Where every record of a file begins; made by one pass over the bytes. */
export interface RecordIndex {
  /** Records of the whole file, header included, blank lines not. */
  readonly records: number;
  readonly blank: number;
  /** `blankAfter[i]` = records before the (i+1)-th blank line; ascending. */
  readonly blankAfter: Uint32Array;
  /** Physical lines of the file. */
  readonly lines: number;
  /** `firstLine[i]` = 1-based physical line on which record i+1 begins. */
  readonly firstLine: Uint32Array;
}

/** How the records of one file were accounted for. */
export interface Conservation {
  readonly records: number;
  readonly loaded: number;
  readonly setAside: number;
  readonly duplicates: number;
  readonly titleRows: number;
  readonly headerRows: number;
  readonly footerRows: number;
  readonly blank: number;
}

/** A record set aside or doubted: a value, not an exception. */
export interface Problem {
  readonly fileNo: number;
  readonly recordNo: number;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  /** Key of the words that say what is wrong and what to do. */
  readonly reason: ProblemReason;
  /** true = doubted but counted, false = set aside. */
  readonly kept: boolean;
}

export const PROBLEM_REASONS = [
  'duplicate',
  'same_id',
  'same_name',
  'name_spelling',
  'no_such_date',
  'ambiguous_date',
  'missing_year',
  'hour_24',
  'unreadable_date',
  'date_out_of_range',
  'destroyed_id',
  'unreadable_number',
  'too_few_cells',
  'too_many_cells',
  'bad_quote',
  'invalid_characters',
  'cut_off',
  'nul_character',
  'invisible_characters',
  'unreadable_record',
  'error_cell',
  'damaged_workbook',
  'unknown_value',
  'finished_before_accepted',
  'beyond_calendar',
] as const;
export type ProblemReason = (typeof PROBLEM_REASONS)[number];
