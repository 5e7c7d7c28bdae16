/** What a profile says, in words. */
import type { Profile } from '../domain/profile';
import { m } from '../i18n/paraglide/messages';
import { wordsOf } from '../i18n/words';

const answerWords = (answer: string): string => wordsOf(`answer_${answer}`) ?? answer;

/** Every answer beside its columns; spellings and names of units by their number. */
export const profileAnswers = ({
  dateOrder,
  polarity,
  serials,
  values,
  unitAliases,
}: Profile): readonly string[] => [
  ...polarity.map(({ column, answer }) => m.profile_says({ column, answer: answerWords(answer) })),
  ...(dateOrder === undefined ? [] : [answerWords(dateOrder)]),
  ...(serials === undefined ? [] : [m.profile_serials({ year: serials })]),
  ...(values.length === 0 ? [] : [m.profile_values({ n: values.length })]),
  ...(unitAliases.length === 0 ? [] : [m.profile_aliases({ n: unitAliases.length })]),
];
