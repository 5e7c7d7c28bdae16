/** The facts: one .sql file each, whose header says which others it reads. */
import { parseSqlFile, type SqlFile } from '../db/sql-file';
import { InvalidSqlFileError, UnknownNameError } from '../domain/errors';

const texts = import.meta.glob<string>('./*.sql', { query: '?raw', import: 'default', eager: true });

const read: readonly SqlFile[] = Object.entries(texts)
  .map(([path, text]) => parseSqlFile(path, text))
  .slice()
  .sort((a, b) => (a.id < b.id ? -1 : 1));

const after = (fact: SqlFile): readonly string[] =>
  (fact.header.get('after') ?? '').split(/[\s,]+/).filter((name) => name !== '');

/**
 * In an order in which each comes after those that it reads, by name where the order is free.
 * @throws InvalidSqlFileError when facts wait for each other, or for one that there is not.
 */
export const inOrder = (facts: readonly SqlFile[]): SqlFile[] => {
  const ordered: SqlFile[] = [];
  while (ordered.length < facts.length) {
    const built = new Set(ordered.map(({ id }) => id));
    const next = facts.find((fact) => !built.has(fact.id) && after(fact).every((name) => built.has(name)));
    if (next === undefined) {
      const stuck = facts.find(({ id }) => !built.has(id));
      throw new InvalidSqlFileError({ file: stuck?.id ?? '', reason: 'after' });
    }
    ordered.push(next);
  }
  return ordered;
};

/** All facts, in the order in which they are built. */
export const FACTS: readonly SqlFile[] = inOrder(read);

const byId = new Map(FACTS.map((fact) => [fact.id, fact]));

/** Throws UnknownNameError for an id that is no fact. */
export const factById = (id: string): SqlFile => {
  const fact = byId.get(id);
  if (fact === undefined) throw new UnknownNameError({ kind: 'fact', name: id });
  return fact;
};
