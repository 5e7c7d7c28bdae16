/** What a reader must know of the period itself: which days it has, how far it can be seen, and of what there is no record in it. */
import { parseAsOf } from '../domain/as-of';
import { parsePeriod } from '../domain/period';
import { measureById } from '../measures/registry';
import type { Note, Overview, Scope } from './types';

/** The period beside the cut-off: over, running, or not begun. */
const standingNotes = (scope: Scope): Note[] => {
  if (scope.period === null) return [{ key: 'note_period_all', params: {} }];
  const { startsOn: from, endsOn: to } = parsePeriod(scope.period);
  const { on } = parseAsOf(scope.asOf);
  const days: Note = { key: 'note_period', params: { from, to } };
  if (on < from) return [days, { key: 'note_period_ahead', params: { from, on } }];
  return on < to ? [days, { key: 'note_period_running', params: { on, to } }] : [days];
};

/** Tables that are loaded and have no record at all in the period, as far as the figures look at them. */
const emptyTables = (figures: Overview['figures']): string[] => {
  const seen = new Map<string, boolean>();
  for (const { column, cell } of figures) {
    const { source, isTimeless } = measureById(column.measure);
    if (isTimeless || cell.status === 'missing') continue;
    const isEmpty = (cell.numerator ?? 0) === 0 && (cell.denominator ?? 0) === 0;
    seen.set(source, (seen.get(source) ?? true) && isEmpty);
  }
  return [...seen].filter(([, isEmpty]) => isEmpty).map(([source]) => source);
};

/** In a fixed order; a count of 0 that rests on no record at all is said to. */
export const periodNotes = (scope: Scope, figures: Overview['figures']): Note[] => {
  const empty = emptyTables(figures);
  const isNarrowed = Object.keys(scope.filters).length > 0;
  return [
    ...standingNotes(scope),
    ...(empty.length === 0
      ? []
      : [
          { key: isNarrowed ? 'note_no_records_here' : 'note_no_records', params: { what: empty.join(' ') } },
        ]),
  ];
};
