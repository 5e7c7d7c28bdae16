/** What the page 检查与整改 asks: what was owed and held, and the findings one by one. */
import { readInspections } from '../reports/inspections/inspections';
import { readFindingLedger } from '../reports/inspections/ledger';
import type { FindingLedger, InspectionsReport, LedgerQuery } from '../reports/inspections/types';
import type { Scope } from '../reports/types';
import type { LimitSource } from './limit-reviewing';

export interface Inspecting {
  /** What inspections were owed, how they were held and where they went. */
  report(scope: Scope): Promise<InspectionsReport>;
  /** Findings as they stand at the cut-off. */
  ledger(query: LedgerQuery): Promise<FindingLedger>;
}

export const followInspections = ({ context, lineOf, ruleSet }: LimitSource): Inspecting => ({
  report: async (scope) => readInspections(await context(), ruleSet(), scope),
  ledger: async (query) => readFindingLedger(await context(), query, await lineOf()),
});
