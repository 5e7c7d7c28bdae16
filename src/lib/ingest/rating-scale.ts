/**
 * The scale that a file itself uses: five levels (国办发〔2019〕51号), four (002 第十五条: 先进 … 不满意) or three (003 评议 6).
 *
 * Levels are numbered from the worst (1) to the best (= size). The labels that occur decide by the family they belong to:
 * 非常满意, 非常不满意 and stars exist in five levels only, so a file in which nobody chose the lowest is still of five;
 * 先进 makes four; 好评/中评/差评 and 满意/基本满意/不满意 are three.
 */
import { normaliseLabel, valueSynonyms } from './aliases';

export interface RatingScale {
  readonly size: 3 | 4 | 5;
  /** By normalised label; null = says that nobody rated. */
  readonly levels: ReadonlyMap<string, number | null>;
}

/** Codes of the alias file: 5 … 1 on the national scale, `top` 先进, `good` `fair` `poor` coarse, `unrated`. */
const LEVELS: Readonly<Record<3 | 4 | 5, ReadonlyMap<string, number>>> = {
  5: new Map([
    ['5', 5],
    ['4', 4],
    ['3', 3],
    ['2', 2],
    ['1', 1],
  ]),
  4: new Map([
    ['top', 4],
    ['4', 3],
    ['3', 2],
    ['2', 1],
  ]),
  3: new Map([
    ['4', 3],
    ['3', 2],
    ['2', 1],
    ['good', 3],
    ['fair', 2],
    ['poor', 1],
  ]),
};

/** Stars are counted out of five, whatever the best one is that occurs. `label`: normalised. */
const isStars = (label: string): boolean => /[★☆星]|\dstars?$/.test(label);

const scaleSize = (codes: ReadonlyMap<string, string | undefined>): RatingScale['size'] => {
  const present = new Set(codes.values());
  if (present.has('top')) return 4;
  return present.has('5') || present.has('1') || [...codes.keys()].some(isStars) ? 5 : 3;
};

/**
 * @param labels the distinct cells of the rating column.
 * @param chosen codes that the reader gave to labels (normalised); null = nobody rated.
 * @param size the number of levels, when the reader has said it of the column's digits.
 */
export const ratingScale = (
  labels: readonly string[],
  chosen: ReadonlyMap<string, string | null> = new Map(),
  size: RatingScale['size'] | null = null,
): RatingScale => {
  const codes = new Map(
    labels.map(normaliseLabel).map((label) => {
      const own = chosen.get(label);
      return [label, own === null ? 'unrated' : (own ?? valueSynonyms.rating.get(label))];
    }),
  );
  const levelsOf = size ?? scaleSize(codes);
  const levels = new Map<string, number | null>();
  for (const [label, code] of codes) {
    if (code === 'unrated') levels.set(label, null);
    const level = code === undefined ? undefined : LEVELS[levelsOf].get(code);
    if (level !== undefined) levels.set(label, level);
  }
  return { size: levelsOf, levels };
};
