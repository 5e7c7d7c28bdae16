/**
 * The measures: one .sql file each, which marks rows and never groups.
 *
 * Adding a measure is adding a file (its header says what it is) and its words in `domain/measure-terms.ts`.
 */
import type { Engine } from '../db/engine';
import { createMacro, parseSqlFile, type SqlFile } from '../db/sql-file';
import { InvalidSqlFileError, UnknownNameError } from '../domain/errors';
import { RECORD_TABLES, type RecordTable } from '../domain/records';

/**
 * `ratio`: a sum over a sum (`value` over `weight`), where a rate counts rows; `quantile`: the spread of whole numbers, which
 * are also its categories.
 */
export type Shape = 'count' | 'rate' | 'ratio' | 'distribution' | 'quantile' | 'stock';

export interface Measure {
  readonly id: string;
  readonly file: SqlFile;
  readonly shape: Shape;
  /** The canonical table whose rows it marks. */
  readonly source: RecordTable;
  /** It looks at what stands at the cut-off: a period changes nothing. */
  readonly isTimeless: boolean;
  /** Columns that must be there: every entry needs one of its alternatives, e.g. [["cases.due", "cases.committed_days"]]. */
  readonly needs: readonly (readonly string[])[];
  readonly clause: string;
  /** `neither`: more of it is no merit and no fault. */
  readonly direction: 'lower_is_better' | 'higher_is_better' | 'neither';
}

const texts = import.meta.glob<string>('./*.sql', { query: '?raw', import: 'default', eager: true });

const oneOf = <T extends string>(file: SqlFile, key: string, allowed: readonly T[]): T => {
  const value = allowed.find((candidate) => candidate === file.header.get(key));
  if (value === undefined) throw new InvalidSqlFileError({ file: file.id, reason: key });
  return value;
};

/** What a file's header says of it. @throws InvalidSqlFileError for a word that is on no list. */
export const measureOf = (file: SqlFile): Measure => ({
  id: file.id,
  file,
  shape: oneOf(file, 'shape', ['count', 'rate', 'ratio', 'distribution', 'quantile', 'stock']),
  source: oneOf(file, 'source', RECORD_TABLES),
  isTimeless: file.header.get('shape') === 'stock' || file.header.get('period') === 'none',
  needs: (file.header.get('needs') ?? '')
    .split(';')
    .map((group) => group.split('|').map((name) => name.trim())),
  clause: file.header.get('clause') ?? '',
  direction: oneOf(file, 'direction', ['lower_is_better', 'higher_is_better', 'neither']),
});

export const MEASURES: readonly Measure[] = Object.entries(texts)
  .map(([path, text]) => measureOf(parseSqlFile(path, text)))
  .slice()
  .sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(MEASURES.map((measure) => [measure.id, measure]));

/** Throws UnknownNameError for an id that is no measure. */
export const measureById = (id: string): Measure => {
  const measure = byId.get(id);
  if (measure === undefined) throw new UnknownNameError({ kind: 'measure', name: id });
  return measure;
};

/** Makes every measure callable; the facts must exist. */
export const createMeasures = async (engine: Engine): Promise<void> => {
  await engine.runAll(MEASURES.map(({ file }) => createMacro(file)));
};
