/**
 * Bare digits and their direction. 5 is best nationally (国办发〔2019〕51号) and 1 is best elsewhere, 1 says yes in most
 * systems and "in time" in others: the file cannot tell, so the reader does.
 */
import {
  FLAG_POLARITIES,
  RATING_POLARITIES,
  type FlagPolarity,
  type Polarity,
  type RatingPolarity,
} from '../domain/question';
import type { ValueType } from './aliases';

/** A normalised label that is a number and nothing else; 5.0 is how a spreadsheet writes 5. */
const DIGITS = /^(\d{1,3})(?:\.0+)?$/;

/** The number that a normalised label is; null for words. */
export const digitOf = (label: string): number | null => {
  const found = DIGITS.exec(label);
  return found === null ? null : Number(found[1]);
};

/** Meanings of yes and no per type: the types of which 1 and 0 are asked. */
const FLAGS: Readonly<Partial<Record<ValueType, readonly [yes: string, no: string]>>> = {
  yes_no: ['yes', 'no'],
  overdue_flag: ['yes', 'no'],
  on_time_flag: ['yes', 'no'],
  clean_flag: ['yes', 'no'],
  verdict: ['upheld', 'dismissed'],
};

const isRatingPolarity = (polarity: Polarity): polarity is RatingPolarity =>
  RATING_POLARITIES.some((known) => known === polarity);

/** Levels of the scale that an answer speaks of; null for other answers. */
export const sizeOf = (polarity: Polarity | undefined): 3 | 4 | 5 | null => {
  if (polarity === undefined || !isRatingPolarity(polarity)) return null;
  return polarity.startsWith('5') ? 5 : polarity.startsWith('4') ? 4 : 3;
};

/** What a digit means under an answer: a level (1 = worst) or a yes or no; undefined when it says nothing about it. */
export function digitMeaning(
  type: ValueType,
  digit: number,
  polarity: Polarity | undefined,
): string | undefined {
  if (polarity === undefined) return undefined;
  const size = sizeOf(polarity);
  if (type === 'rating') {
    if (size === null || digit < 1 || digit > size) return undefined;
    return String(polarity.endsWith('high') ? digit : size + 1 - digit);
  }
  const flag = FLAGS[type];
  if (flag === undefined || size !== null || digit > 1) return undefined;
  return flag[(digit === 1) === (polarity === 'one_yes') ? 0 : 1];
}

/** What can be answered about digits that are not explained; null when nothing of them is a question. */
export function polarityAnswers(
  type: ValueType,
  digits: readonly number[],
):
  | { readonly kind: 'rating_polarity'; readonly answers: readonly RatingPolarity[] }
  | { readonly kind: 'flag_polarity'; readonly answers: readonly FlagPolarity[] }
  | null {
  if (type === 'rating') {
    const levels = digits.filter((digit) => digit >= 1 && digit <= 5);
    if (levels.length === 0) return null;
    const most = Math.max(...levels);
    const answers = RATING_POLARITIES.filter((polarity) => (sizeOf(polarity) ?? 0) >= most);
    return { kind: 'rating_polarity', answers };
  }
  if (FLAGS[type] === undefined || !digits.some((digit) => digit <= 1)) return null;
  return { kind: 'flag_polarity', answers: FLAG_POLARITIES };
}
