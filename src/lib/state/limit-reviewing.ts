/** What the page of time limits asks: the export against the rules. */
import type { DifferenceKind } from '../domain/limit-review';
import type { ReportContext } from '../reports/context';
import { readDifferenceRows, readDifferences } from '../reports/limits/differences';
import type { DifferenceQuery, DifferenceReport } from '../reports/limits/types';
import type { LineOf } from '../reports/rows';
import type { RowsPage, Scope } from '../reports/types';

export interface LimitReviewing {
  /** The export's flags or due dates against ours, counted. */
  differences(kind: DifferenceKind, scope: Scope): Promise<DifferenceReport>;
  /** The cases behind it. */
  differenceRows(query: DifferenceQuery): Promise<RowsPage>;
}

/** What the answers rest on at the moment of asking. */
export interface LimitSource {
  readonly context: () => Promise<ReportContext>;
  readonly lineOf: () => Promise<LineOf>;
}

export const reviewLimits = ({ context, lineOf }: LimitSource): LimitReviewing => ({
  differences: async (kind, scope) => readDifferences(await context(), kind, scope),
  differenceRows: async (query) => readDifferenceRows(await context(), query, await lineOf()),
});
