import { AS_OF, monthOf, type Period, PERIODS, periodsOf } from './civil';
import type { Level, PlantedRating } from './evaluations';
import { ratingKeys } from './keys';

/** Ratings per level, '5' = 非常满意. */
export type LevelCounts = Readonly<Record<`${Level}`, number>>;

/** The distribution of the kept active ratings in one period. */
export type LevelAnswer = {
  readonly total: LevelCounts;
  readonly unit: Readonly<Record<string, LevelCounts>>;
  readonly channel: Readonly<Record<string, LevelCounts>>;
  readonly month: Readonly<Record<string, LevelCounts>>;
};

function distribution(ratings: readonly PlantedRating[]): LevelCounts {
  const counts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const { level } of ratings) if (level !== null) counts[level] += 1;
  return counts;
}

function distributionBy(
  ratings: readonly PlantedRating[],
  keyOf: (rating: PlantedRating) => string,
): Record<string, LevelCounts> {
  const groups = new Map<string, PlantedRating[]>();
  for (const rating of ratings) {
    const group = groups.get(keyOf(rating));
    if (group === undefined) groups.set(keyOf(rating), [rating]);
    else group.push(rating);
  }
  return Object.fromEntries([...groups].map(([key, group]) => [key, distribution(group)]));
}

function levelAnswer(ratings: readonly PlantedRating[]): LevelAnswer {
  return {
    total: distribution(ratings),
    unit: distributionBy(ratings, (rating) => ratingKeys(rating).unit),
    channel: distributionBy(ratings, ({ channel }) => channel),
    month: distributionBy(ratings, ({ ratedAt }) => monthOf(ratedAt.day)),
  };
}

/** Satisfaction levels by period; the same ratings that satisfaction_rate counts. */
export function levelAnswers(ratings: readonly PlantedRating[]): Record<Period, LevelAnswer> {
  const kept = ratings.filter(({ fate, ratedAt }) => fate === 'active' && ratedAt.day <= AS_OF);
  const within = (period: Period): LevelAnswer =>
    levelAnswer(kept.filter(({ ratedAt }) => periodsOf(ratedAt.day).includes(period)));
  const [all, year, month, quarter] = PERIODS;
  return { [all]: within(all), [year]: within(year), [month]: within(month), [quarter]: within(quarter) };
}
