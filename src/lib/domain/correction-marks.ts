/**
 * The columns that a file of set-aside records has beside those of its source: where a record stood, why it was set
 * aside, what to do, and which record of which file it is. By the last one a corrected file is known again.
 *
 * The names are no header of any export, so that a probe leaves them unused when the source is not loaded.
 */
export const CORRECTION_HEADS = {
  line: '明察·行号',
  reason: '明察·原因',
  remedy: '明察·怎么办',
} as const;

const RECORD_HEAD = /^明察·记录\s([0-9a-f]{12})$/;

/** `明察·记录 8f3ac21e07d4`: the column of record numbers, named by the source's SHA-256. */
export const recordHead = (sha256: string): string => `明察·记录 ${sha256.slice(0, 12)}`;

/** The beginning of the source's SHA-256 out of a header; null for any other header. */
export const sourceOfHead = (header: string): string | null => RECORD_HEAD.exec(header.trim())?.[1] ?? null;
