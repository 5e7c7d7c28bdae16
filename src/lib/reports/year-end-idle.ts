/** Entries that nothing comes of: said beside the table, so that a name that was mistyped is not lost. */
import type { IdleEntry, YearEndQuestion } from './year-end-types';
import type { YearValues } from './year-end-values';

/** Entries about nobody who is assessed, and scores of indicators that the scheme lacks. */
export const idleOf = (
  { entries, scheme }: YearEndQuestion,
  values: YearValues,
  isKnown: (id: string) => boolean,
): readonly IdleEntry[] => {
  const ids = new Set(values.subjects.map(({ id }) => id));
  const indicators = new Set(scheme.indicators.map(({ id }) => id));
  const named = (name: 'scores' | 'appraisals' | 'adjustments' | 'vetoes' | 'gates' | 'service') =>
    entries[name].flatMap(({ subject }, at) =>
      ids.has(subject) ? [] : [{ path: `${name}.${at}.subject`, name: subject }],
    );
  return [
    ...entries.scores.flatMap(({ indicator }, at) =>
      indicators.has(indicator) ? [] : [{ path: `scores.${at}.indicator`, name: indicator }],
    ),
    ...(['scores', 'appraisals', 'adjustments', 'vetoes', 'gates', 'service'] as const).flatMap(named),
    ...(['procedures', 'trainings'] as const).flatMap((name) =>
      entries[name].flatMap(({ subject }, at) =>
        ids.has(subject) || isKnown(subject) ? [] : [{ path: `${name}.${at}.subject`, name: subject }],
      ),
    ),
  ];
};
