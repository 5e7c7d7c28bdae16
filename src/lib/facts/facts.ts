/** Facts: tables built from the records, anew whenever records, rule set or calendar change; independent of the cut-off. */
import type { Engine } from '../db/engine';
import { createFact, parseSqlFile, type SqlFile } from '../db/sql-file';

const texts = import.meta.glob<string>('./*.sql', { query: '?raw', import: 'default', eager: true });

/** All facts, in the order of their names; none reads another. */
export const FACTS: readonly SqlFile[] = Object.entries(texts)
  .map(([path, text]) => parseSqlFile(path, text))
  .slice()
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Builds every fact table. */
export const buildFacts = async (engine: Engine): Promise<void> => {
  for (const fact of FACTS) await engine.run(createFact(fact));
};
