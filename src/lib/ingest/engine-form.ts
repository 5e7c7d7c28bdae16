/** What the engine reads as it is, and what has to be written anew for it. */
import type { Layout } from '../domain/layout';

/** The engine's own kind of CSV. */
export const ENGINE_FORM = { delimiter: ',', quote: '"', escape: '"', newline: '\n' } as const;

/**
 * Whether the engine and our scanner read the file's dialect: one character of ASCII between the cells, doubled `"`, nothing
 * to be put in place. A file of one column is not plain: there a blank line is a record for the engine and none for us.
 */
export const isPlain = ({ delimiter, quote, escape, width, overflow, fillDown }: Layout): boolean =>
  delimiter.length === 1 &&
  delimiter !== ' ' &&
  delimiter.charCodeAt(0) < 0x80 &&
  quote === '"' &&
  escape === quote &&
  width > 1 &&
  overflow === null &&
  fillDown.length === 0;
