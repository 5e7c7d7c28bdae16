/** What inspections found in the drawn cases, as far as the loaded findings name them, and what that says of the population. */
import { estimate, type SampleEstimate } from '../../rules/sample-estimate';
import type { ReportContext } from '../context';
import type { SampleReport } from './types';

export interface SampleResults {
  readonly estimate: SampleEstimate;
  /** Drawn cases without a result, in the order of the draw. */
  readonly unchecked: readonly string[];
}

/** More placeholders than this in one statement are slow to plan. */
const AT_ONCE = 500;

/** true: a finding; false: 未发现问题. A record that says neither is no result. */
const resultsOf = async (
  { engine }: ReportContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, boolean>> => {
  const results = new Map<string, boolean>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const asked = ids.slice(from, from + AT_ONCE);
    const rows = await engine.query(
      `select case_id, max(case when coalesce(is_clean, false) then 0 else 1 end) = 1 as is_found
      from findings
      where case_id in (${asked.map((_, at) => `$${String(at + 1)}`).join(', ')})
        and (is_clean is not null or behaviour is not null)
      group by case_id`,
      asked,
    );
    for (const row of rows) results.set(String(row['case_id']), row['is_found'] === true);
  }
  return results;
};

/**
 * null while no loaded finding names a case of the draw. A replacement that was checked counts in its stratum; the case
 * that it stands for stays named as unchecked.
 */
export const readResults = async (
  context: ReportContext,
  { allocation, cases }: SampleReport,
): Promise<SampleResults | null> => {
  const results = await resultsOf(
    context,
    cases.map(({ caseId }) => caseId),
  );
  if (results.size === 0) return null;
  const checked = cases.filter(({ caseId }) => results.has(caseId));
  return {
    estimate: estimate(
      allocation.map(({ stratum, size, drawn }) => {
        const own = checked.filter((one) => one.stratum === stratum);
        const found = own.filter(({ caseId }) => results.get(caseId) === true).length;
        return { stratum, size, drawn, checked: own.length, found };
      }),
    ),
    unchecked: cases
      .filter(({ caseId, isReplacement }) => !isReplacement && !results.has(caseId))
      .map(({ caseId }) => caseId),
  };
};
