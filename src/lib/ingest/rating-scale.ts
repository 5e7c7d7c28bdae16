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

/** `labels`: the distinct cells of the rating column. */
export const ratingScale = (labels: readonly string[]): RatingScale => {
  const codes = new Map(
    labels.map((label) => [normaliseLabel(label), valueSynonyms.rating.get(normaliseLabel(label))]),
  );
  const present = new Set(codes.values());
  const isFive =
    present.has('5') || present.has('1') || labels.some((label) => isStars(normaliseLabel(label)));
  const size = present.has('top') ? 4 : isFive ? 5 : 3;
  const levels = new Map<string, number | null>();
  for (const [label, code] of codes) {
    if (code === 'unrated') levels.set(label, null);
    const level = code === undefined ? undefined : LEVELS[size].get(code);
    if (level !== undefined) levels.set(label, level);
  }
  return { size, levels };
};
