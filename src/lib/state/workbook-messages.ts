/** What the page and its workbook worker say to each other. An error crosses as its code and parameters. */
import * as errors from '../domain/errors';
import type { WorkbookText } from '../ingest/workbook-text';

export interface WorkbookRequest {
  readonly file: File;
}

export type WorkbookReply =
  | { readonly kind: 'done'; readonly workbook: WorkbookText }
  | { readonly kind: 'refused'; readonly code: string; readonly params: errors.ErrorParams }
  | { readonly kind: 'failed'; readonly message: string };

/** Every way in which a workbook is refused. */
const REFUSALS = [
  errors.EmptyFileError,
  errors.NoDataRowsError,
  errors.NotATableError,
  errors.HtmlFileError,
  errors.BadEncodingError,
  errors.WorkbookUnreadableError,
  errors.WorkbookLockedError,
  errors.WorkbookTooLargeError,
  errors.ForeignFormatError,
  errors.ZippedFileError,
  errors.HiddenSheetsError,
] as const;

/** The error that the worker met, or one that says what it said. */
export const errorOf = (reply: Exclude<WorkbookReply, { kind: 'done' }>): Error => {
  if (reply.kind === 'failed') return new Error(reply.message);
  const found = REFUSALS.map((Refusal) => new Refusal(reply.params)).find(({ code }) => code === reply.code);
  return found ?? new Error(reply.code);
};
