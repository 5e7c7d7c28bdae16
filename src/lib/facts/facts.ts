/** Facts: tables built from the records, anew whenever records, rule set or calendar change; independent of the cut-off. */
import type { Engine } from '../db/engine';
import { createFact, type SqlFile } from '../db/sql-file';
import { FACTS } from './catalogue';
import { countedDue, counting, NO_EXTENSIONS, NO_OTHER_LIMITS } from './counting';

const EXTENDED_CASES = `case_id in (
  select case_id from case_events where event_kind = 'extension_requested' or event_kind = 'extension_approved')`;

/** What a fact reads besides tables and other facts: an extension is judged against the due date that it moves. */
const withSteps = (fact: SqlFile): string => {
  if (fact.id !== 'extension') return createFact(fact);
  const before = countedDue([...counting('any', EXTENDED_CASES), NO_OTHER_LIMITS, NO_EXTENSIONS]);
  return createFact({
    ...fact,
    body: `with first_due as (${before}) select * from (${fact.body}) as extension`,
  });
};

/** Builds every fact table. */
export const buildFacts = async (engine: Engine): Promise<void> => {
  for (const fact of FACTS) await engine.run(withSteps(fact));
};
