/** Facts: tables built from the records, anew whenever records, rule set or calendar change; independent of the cut-off. */
import type { Engine } from '../db/engine';
import { createFact, parseSqlFile, type SqlFile } from '../db/sql-file';
import { UnknownNameError } from '../domain/errors';

const texts = import.meta.glob<string>('./*.sql', { query: '?raw', import: 'default', eager: true });

/** All facts, in the order of their names; none reads another. */
export const FACTS: readonly SqlFile[] = Object.entries(texts)
  .map(([path, text]) => parseSqlFile(path, text))
  .slice()
  .sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(FACTS.map((fact) => [fact.id, fact]));

/** Throws UnknownNameError for an id that is no fact. */
export const factById = (id: string): SqlFile => {
  const fact = byId.get(id);
  if (fact === undefined) throw new UnknownNameError({ kind: 'fact', name: id });
  return fact;
};

/** Builds every fact table. */
export const buildFacts = async (engine: Engine): Promise<void> => {
  for (const fact of FACTS) await engine.run(createFact(fact));
};
