/** Words of a problem as the tables show them. */
import type { Problem } from '../domain/layout';
import { m } from '../i18n/paraglide/messages';
import { termWords } from '../i18n/terms';
import { problemWords, term } from '../i18n/words';
import type { FileReport } from '../reports/types';

/** A column is named as in its table; one that is no field of ours keeps its header. */
export const columnWords = (file: FileReport | undefined, column: string): string =>
  (file === undefined ? null : termWords(`${file.layout.table}.${column}`)) ?? term(column);

/** Line ends and blanks that would not be seen are shown as one blank. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The beginning of a long value, for where it is only an example. */
export function beginning(text: string): string {
  const line = [...oneLine(text)];
  return line.length <= EXAMPLE_LENGTH ? line.join('') : `${line.slice(0, EXAMPLE_LENGTH).join('')}…`;
}
const EXAMPLE_LENGTH = 40;

/** How wide words are, in widths of a Chinese character; a Latin letter has about half of one. */
const widthOf = (words: string): number =>
  [...words].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? 1 : 0.5), 0);

/** What fits on one line of the list's columns at 1366 px. */
const FITS = { what: 13, remedy: 23 } as const;

/** Whether some reason or remedy needs a second line in a list of these problems. */
export const isWordy = (problems: readonly Pick<Problem, 'reason'>[]): boolean =>
  [...new Set(problems.map(({ reason }) => reason))].some((reason) => {
    const { what, remedy } = problemWords(reason);
    return widthOf(what) > FITS.what || widthOf(remedy) > FITS.remedy;
  });

export const outcomeWords = ({ kept }: Pick<Problem, 'kept'>): string =>
  kept ? m.problem_counted() : m.problem_set_aside();
