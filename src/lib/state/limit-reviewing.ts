/** What the page of time limits asks: the export against the rules, cards against cases, what is due soon. */
import type { DifferenceKind } from '../domain/limit-review';
import type { RuleSet } from '../domain/rule-set';
import type { ReportContext } from '../reports/context';
import { readCardRows, readCards } from '../reports/limits/cards';
import { readDifferenceRows, readDifferences } from '../reports/limits/differences';
import { readDueSoon } from '../reports/limits/due-soon';
import type {
  CardQuery,
  CardReport,
  DifferenceQuery,
  DifferenceReport,
  DueSoon,
} from '../reports/limits/types';
import type { LineOf } from '../reports/rows';
import type { RowsPage, Scope } from '../reports/types';

export interface LimitReviewing {
  /** The export's flags or due dates against ours, counted. */
  differences(kind: DifferenceKind, scope: Scope): Promise<DifferenceReport>;
  /** The cases behind it. */
  differenceRows(query: DifferenceQuery): Promise<RowsPage>;
  /** Predicted cards against issued ones, counted. */
  cards(scope: Scope): Promise<CardReport>;
  cardRows(query: CardQuery): Promise<RowsPage>;
  /** Open cases past their due, or due within that many working days after the cut-off. */
  dueSoon(scope: Scope, days: number): Promise<DueSoon>;
}

/** What the answers rest on at the moment of asking. */
export interface LimitSource {
  readonly context: () => Promise<ReportContext>;
  readonly lineOf: () => Promise<LineOf>;
  readonly ruleSet: () => RuleSet;
}

export const reviewLimits = ({ context, lineOf, ruleSet }: LimitSource): LimitReviewing => ({
  differences: async (kind, scope) => readDifferences(await context(), kind, scope),
  differenceRows: async (query) => readDifferenceRows(await context(), query, await lineOf()),
  cards: async (scope) => readCards(await context(), ruleSet(), scope),
  cardRows: async (query) => readCardRows(await context(), ruleSet(), query, await lineOf()),
  dueSoon: async (scope, days) => readDueSoon(await context(), scope, days),
});
