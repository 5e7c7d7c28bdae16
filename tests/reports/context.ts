/** What every report is computed from, over whatever is loaded. */
import type { Engine } from '../../src/lib/db/engine';
import { reportContext, type ReportContext } from '../../src/lib/reports/context';
import { readGroupNames } from '../../src/lib/reports/groups';
import type { Scope } from '../../src/lib/reports/types';

export const contextOf = async (engine: Engine): Promise<ReportContext> =>
  reportContext(engine, await readGroupNames(engine));

export const scopeAt = (asOf: string, period: string | null = null): Scope => ({
  period,
  asOf,
  ruleSet: 'base',
  filters: {},
});
