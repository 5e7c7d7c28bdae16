/** What the page asks for: a whole year by the scheme and the entries of this tab. */
import type { Scope } from '$lib/reports/types';
import type { Session } from '$lib/state/context';

export type YearQuestion = Parameters<Session['yearEnd']>[0];

const SEED = '1';
const YEAR = /^\d{4}$/;

/** The year in which the choices lie, looked at from the same day: months that have not begun by then stay missing. */
export const yearScope = (scope: Scope): Scope => ({
  ...scope,
  period: (scope.period ?? scope.asOf).slice(0, 4),
});

/** Null while the choices are no year. */
export const yearQuestion = (session: Session, scope: Scope): YearQuestion | null => {
  const { period } = scope;
  if (period === null || !YEAR.test(period)) return null;
  const { scheme, entries } = session.assessing;
  return {
    scope,
    scheme,
    entries: entries ?? session.assessing.noEntries(period),
    decisions: session.decisions.list,
    seed: SEED,
  };
};
