/** Words of a problem as the tables show them. */
import type { Problem } from '../domain/layout';
import { m } from '../i18n/paraglide/messages';
import { termWords } from '../i18n/terms';
import { term } from '../i18n/words';
import type { FileReport } from '../reports/types';

/** A column is named as in its table; one that is no field of ours keeps its header. */
export const columnWords = (file: FileReport | undefined, column: string): string =>
  (file === undefined ? null : termWords(`${file.layout.table}.${column}`)) ?? term(column);

/** Line ends and blanks that would not be seen are shown as one blank. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const outcomeWords = ({ kept }: Pick<Problem, 'kept'>): string =>
  kept ? m.problem_counted() : m.problem_set_aside();
