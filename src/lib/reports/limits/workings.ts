/** What the review of limits works with: dues counted otherwise, made when the page is first opened, and its statements. */
import type { Engine } from '../../db/engine';
import { createMacroHere, createTableHere, parseSqlFile, type SqlFile } from '../../db/sql-file';
import { UnknownNameError } from '../../domain/errors';
import { countOtherwise } from './other-counts';

const texts = import.meta.glob<string>('./*.sql', { query: '?raw', import: 'default', eager: true });
const files = new Map(
  Object.entries(texts).map(([path, text]): [string, SqlFile] => {
    const file = parseSqlFile(path, text);
    return [file.id, file];
  }),
);

/** @throws UnknownNameError for a statement that there is not. */
export const limitQuery = (id: string): SqlFile => {
  const file = files.get(id);
  if (file === undefined) throw new UnknownNameError({ kind: 'query', name: id });
  return file;
};

const REVIEW = 'limit_review';

/** Makes them anew, of the records, rules and calendar that are loaded now; no cut-off is in them. */
export const prepareLimits = async (engine: Engine): Promise<void> => {
  await countOtherwise(engine);
  await engine.query(createTableHere(REVIEW, limitQuery(REVIEW).body));
  for (const file of files.values()) if (file.id !== REVIEW) await engine.query(createMacroHere(file));
};
