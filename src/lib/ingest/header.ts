/** Where a file's header stands and what its cells say. */
import { normaliseLabel } from './aliases';

/** Padding that exports put around a header: spaces of all kinds, a leading tab or apostrophe, Excel's `="…"`. */
export function cleanHeader(cell: string): string {
  const bare = cell.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
  const formula = /^="(.*)"$/s.exec(bare);
  return (formula?.[1] ?? bare).replace(/^'+/, '').trim();
}

export interface HeaderPlace {
  /** Records above the header. */
  readonly titleRecords: number;
  readonly headerRecords: number;
}

/** A line of our own exports' provenance block: `# key: value`. */
const isComment = (record: readonly string[]): boolean => record[0]?.startsWith('# ') ?? false;

/**
 * The first record is the header, after the `#` lines with which our own exports begin. Title rows, several header
 * rows and files without any have their place here.
 */
export function findHeader(records: readonly (readonly string[])[]): HeaderPlace {
  const first = records.findIndex((record) => !isComment(record));
  return { titleRecords: Math.max(0, first), headerRecords: 1 };
}

/** Whether a header says nothing. */
export const isEmptyHeader = (header: string): boolean => normaliseLabel(header) === '';
