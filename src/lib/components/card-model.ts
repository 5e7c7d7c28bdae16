/** Predicted against issued cards as text: what the page shows is what is copied and exported. */
import { CARD_LEVELS, CARD_STATES, type CardLevel, type CardState } from '../domain/limit-review';
import { collator } from '../i18n/format';
import { groupLabel, term, valueWords } from '../i18n/words';
import type { CardCounts, CardReport } from '../reports/limits/types';
import type { Matrix } from './table-text';

export const stateWords = (state: CardState): string => valueWords('state', state);
export const levelTitle = (level: string): string => valueWords('level', level);

/** null for what is no level. */
export const levelOf = (key: string | null): CardLevel | null =>
  CARD_LEVELS.find((level) => level === key) ?? null;

/** Most cards that do not agree first, then by name; the not filled in last. */
export function orderCardUnits(units: CardReport['units']): CardReport['units'] {
  const names = collator();
  const apart = ({ missing, extra }: CardCounts): number => missing + extra;
  return [...units].sort(
    (a, b) =>
      Number(a.group.key === 0) - Number(b.group.key === 0) ||
      apart(b.counts) - apart(a.counts) ||
      names.compare(a.group.label, b.group.label),
  );
}

export const cardTotal = (counts: CardCounts): number =>
  CARD_STATES.reduce((sum, state) => sum + counts[state], 0);

/** Levels, then units, each with its cards by state. */
export function cardMatrix({ levels, units, total }: CardReport): Matrix {
  const line = (name: string, counts: CardCounts): string[] => [
    name,
    ...CARD_STATES.map((state) => String(counts[state])),
  ];
  return [
    [term('unit'), ...CARD_STATES.map(stateWords)],
    ...levels.map(({ level, counts }) => line(levelTitle(level), counts)),
    ...orderCardUnits(units).map(({ group, counts }) => line(groupLabel(group.label), counts)),
    line(term('total'), total),
  ];
}
