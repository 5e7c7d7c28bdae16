/**
 * Ways to fail, one class each. An error carries a code and parameters, never a text:
 * `i18n/words.ts` turns it into what happened, where, and what to do, in the reader's language.
 */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** Base of every error that a person may read. `code` is the key of its words. */
export abstract class AppError extends Error {
  abstract readonly code: string;

  constructor(
    readonly params: ErrorParams = {},
    options?: ErrorOptions,
  ) {
    super('', options);
    this.message = `${this.constructor.name} ${JSON.stringify(params)}`;
  }
}

/** There is no file at the path that was given. */
export class FileNotFoundError extends AppError {
  readonly code = 'file_not_found';
}
/** The file holds no bytes. */
export class EmptyFileError extends AppError {
  readonly code = 'empty_file';
}
/** A header row and nothing below it. */
export class NoDataRowsError extends AppError {
  readonly code = 'no_data_rows';
}
/** The content is not what the name says: a picture, a program, a zip named .csv. */
export class NotATableError extends AppError {
  readonly code = 'not_a_table';
}
/** An HTML page named .csv. */
export class HtmlFileError extends AppError {
  readonly code = 'html_file';
}
/** A workbook so damaged that no row of it can be read. */
export class WorkbookUnreadableError extends AppError {
  readonly code = 'workbook_unreadable';
}
/** A workbook that opens only with a password. */
export class WorkbookLockedError extends AppError {
  readonly code = 'workbook_locked';
}
/** A workbook that inflates beyond what can be held, or that was made to. */
export class WorkbookTooLargeError extends AppError {
  readonly code = 'workbook_too_large';
}
/** A table in a format that only its own program opens: xlsb, numbers, Excel 5.0, a page saved as mail. */
export class ForeignFormatError extends AppError {
  readonly code = 'foreign_format';
}
/** A zip with tables inside. */
export class ZippedFileError extends AppError {
  readonly code = 'zipped_file';
}
/** Everything in the workbook is on hidden sheets. */
export class HiddenSheetsError extends AppError {
  readonly code = 'hidden_sheets';
}
/** The file has no header; the user names its columns. `columns` = how many there are. */
export class NoHeaderError extends AppError {
  readonly code = 'no_header';
}
/** No column is known under any of its names. */
export class NoKnownColumnError extends AppError {
  readonly code = 'no_known_column';
}
/** Two columns carry the same header, or two headers mean the same field. */
export class DuplicateHeaderError extends AppError {
  readonly code = 'duplicate_header';
}
/** Bytes that are neither UTF-8 nor GB18030 nor UTF-16. */
export class BadEncodingError extends AppError {
  readonly code = 'bad_encoding';
}
/** The last character of the file is cut off. */
export class TruncatedFileError extends AppError {
  readonly code = 'truncated_file';
}
/** Records read do not equal records accounted for; nothing of the file was loaded. */
export class NotConservedError extends AppError {
  readonly code = 'not_conserved';
}
/** The program cannot know which order day and month have in a column. */
export class AmbiguousDateError extends AppError {
  readonly code = 'ambiguous_date';
}
/** Dates without a year, and nothing in the file that names it. */
export class MissingYearError extends AppError {
  readonly code = 'missing_year';
}
/** Bare digits or 0/1 whose direction nobody can know from the file. */
export class PolarityError extends AppError {
  readonly code = 'polarity';
}
/** The same content is loaded already. */
export class AlreadyLoadedError extends AppError {
  readonly code = 'already_loaded';
}
/** A dropped file can no longer be read: moved, changed or deleted since. */
export class OriginalGoneError extends AppError {
  readonly code = 'original_gone';
}
/** A corrected file whose columns are not those of its source any more. */
export class CorrectionColumnsError extends AppError {
  readonly code = 'correction_columns';
}
/** The user stopped the load; everything is as it was before. */
export class CancelledError extends AppError {
  readonly code = 'cancelled';
}
/** A working-day count needs a day that the calendar does not cover; guessing would move due days. */
export class CalendarGapError extends AppError {
  readonly code = 'calendar_gap';
}
/** A calendar, rule set or alias file that breaks its own form; `path` says where. */
export class InvalidDataFileError extends AppError {
  readonly code = 'invalid_data_file';
}
/** A reply of a unit that is not the sheet of its pack: it has no column `fact_key`. */
export class UnreadableReplyError extends AppError {
  readonly code = 'unreadable_reply';
}
/** A period that is not `2026`, `2026-Q3` or `2026-10`. */
export class InvalidPeriodError extends AppError {
  readonly code = 'invalid_period';
}
/** A cut-off that is not a date or an instant. */
export class InvalidAsOfError extends AppError {
  readonly code = 'invalid_as_of';
}
/** Neither a cut-off nor a period: "now" is never assumed. */
export class MissingAsOfError extends AppError {
  readonly code = 'missing_as_of';
}
/** The engine refused a statement. `statement` names it, the cause is kept. */
export class QueryError extends AppError {
  readonly code = 'query_failed';
}
/** The engine ran out of memory; what was loaded before stays. */
export class OutOfMemoryError extends AppError {
  readonly code = 'out_of_memory';
}
/** A shipped .sql file without its header, or with a parameter of unknown type. */
export class InvalidSqlFileError extends AppError {
  readonly code = 'invalid_sql_file';
}
/** A measure that no loaded file has the columns for: not zero, not computed. */
export class MeasureMissingError extends AppError {
  readonly code = 'measure_missing';
}
/** A name that is on no list of ours: a measure, a grouping, a rule set, a calendar, a profile. */
export class UnknownNameError extends AppError {
  readonly code = 'unknown_name';
}
/** A rule set does not say what is asked of it for the day; nothing is assumed in its place. */
export class MissingRuleParameterError extends AppError {
  readonly code = 'missing_rule_parameter';
}
/** Fewer cases to draw than strata that want one each. `n`, `strata`. */
export class SampleTooSmallError extends AppError {
  readonly code = 'sample_too_small';
}
/** More cases to draw than there are. `n`, `population`. */
export class SampleTooLargeError extends AppError {
  readonly code = 'sample_too_large';
}
/** The choices leave no case to draw from. */
export class EmptyPopulationError extends AppError {
  readonly code = 'empty_population';
}
/** Nothing was typed as the seed of a draw. */
export class SeedMissingError extends AppError {
  readonly code = 'seed_missing';
}
/** An earlier draw used the same seed; who knows its list could choose the next one. `seed`, `file`. */
export class SeedUsedError extends AppError {
  readonly code = 'seed_used';
}
/** Drawn again from its file, a list came out otherwise. `file`, sizes `before` and `now`, cases `missing` and `added`. */
export class RedrawDiffersError extends AppError {
  readonly code = 'redraw_differs';
}
/** A profile that was named and whose columns are in none of the files. */
export class ProfileMismatchError extends AppError {
  readonly code = 'profile_mismatch';
}
/** What was kept on this machine is not what was written there. */
export class KeptDamagedError extends AppError {
  readonly code = 'kept_damaged';
}
/** What was kept on this machine was written by a version whose tables are others. */
export class KeptVersionError extends AppError {
  readonly code = 'kept_version';
}
/** The storage of this machine, or the share that the browser gives away, is full; what was kept before stands. */
export class StorageFullError extends AppError {
  readonly code = 'storage_full';
}
/** The data could not be kept on this machine; what was kept before stands. */
export class KeepFailedError extends AppError {
  readonly code = 'keep_failed';
}
/** The user stopped the keeping of a change; what was kept before stands. */
export class KeepCancelledError extends AppError {
  readonly code = 'keep_cancelled';
}
/** The sample county lies on the server, which does not answer. */
export class SamplesUnreachableError extends AppError {
  readonly code = 'samples_unreachable';
}
/** A chart that was to go into a document could not be turned into a picture. */
export class PictureNotDrawnError extends AppError {
  readonly code = 'picture_not_drawn';
}
/** The browser or machine lacks something that the product needs. */
export class UnsupportedEnvironmentError extends AppError {
  readonly code = 'unsupported_environment';
}
