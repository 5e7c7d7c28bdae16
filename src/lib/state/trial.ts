/** Another rule set tried on the records that are loaded: everything that rules decide is made anew, asked, and undone. */
import type { Engine } from '../db/engine';
import { inTrial } from '../db/transaction';
import { SAME_ID_POLICIES, type SameIdPolicy } from '../domain/records';
import { ruleParameters, type RuleSet } from '../domain/rule-set';
import { buildFacts } from '../facts/facts';
import { loadRuleParams } from '../facts/reference';
import { readPolicy, settleUnder } from '../ingest/versions';
import { reportContext, type ReportContext } from '../reports/context';

/** What a rule set says of records with one id (IM-01). */
const policyOf = ({ parameters }: RuleSet): SameIdPolicy | undefined => {
  const [given] = parameters
    .filter(({ rule_id: rule, key }) => rule === 'IM-01' && key === 'sameId')
    .sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1));
  return SAME_ID_POLICIES.find((policy) => policy === given?.value);
};

/** A reader's own policy stays unless the two sets differ about it. */
export const wantedPolicy = (before: RuleSet, next: RuleSet, kept: SameIdPolicy): SameIdPolicy =>
  policyOf(next) === policyOf(before) ? kept : (policyOf(next) ?? kept);

/** The parameters of a set, and the records that count under it; within a transaction. */
export const putRules = async (within: Engine, set: RuleSet, policy: SameIdPolicy): Promise<void> => {
  await loadRuleParams(within, ruleParameters(set));
  if (policy !== (await readPolicy(within))) await settleUnder(within, policy);
};

export interface Trial {
  /** In force, and still in force afterwards. */
  readonly current: RuleSet;
  readonly tried: RuleSet;
  readonly names: ReportContext['names'];
  readonly signal: AbortSignal;
}

/**
 * What `work` finds when the other set holds. Whoever asks another connection meanwhile sees nothing of it.
 * @throws what the work threw; CancelledError when the signal had aborted.
 */
export const underTrial = <T>(
  writer: Engine,
  { current, tried, names, signal }: Trial,
  work: (context: ReportContext) => Promise<T>,
): Promise<T> =>
  inTrial(writer, signal, async (within) => {
    await putRules(within, tried, wantedPolicy(current, tried, await readPolicy(within)));
    await buildFacts(within);
    return work(reportContext(within, names));
  });
