import { describe, expect, it } from 'vitest';
import { normaliseLabel } from '../../src/lib/ingest/aliases';
import { ratingScale } from '../../src/lib/ingest/rating-scale';

const levels = (labels: readonly string[]): [number, (number | null | undefined)[]] => {
  const scale = ratingScale(labels);
  return [scale.size, labels.map((label) => scale.levels.get(normaliseLabel(label)))];
};

describe('the scale is the one that the file itself uses', () => {
  it('非常不满意 exists in five levels only (国办发〔2019〕51号)', () => {
    expect(levels(['非常满意', '满意', '基本满意', '不满意', '非常不满意'])).toEqual([5, [5, 4, 3, 2, 1]]);
    expect(levels(['满意', '非常不满意'])).toEqual([5, [4, 1]]);
    expect(levels(['5星', '★★★★☆', '三星', '2星', '★'])).toEqual([5, [5, 4, 3, 2, 1]]);
  });

  it('five levels in which nobody chose the lowest, or only few, are still five', () => {
    expect(levels(['非常满意', '满意', '基本满意', '不满意'])).toEqual([5, [5, 4, 3, 2]]);
    expect(levels(['非常满意', '满意'])).toEqual([5, [5, 4]]);
    expect(levels(['4星', '三星'])).toEqual([5, [4, 3]]);
    expect(levels(['★★★☆☆'])).toEqual([5, [3]]);
    expect(levels(['4 stars'])).toEqual([5, [4]]);
  });

  it('先进 makes four (002 第十五条), even when nobody chose 不满意', () => {
    expect(levels(['先进', '满意', '基本满意', '不满意'])).toEqual([4, [4, 3, 2, 1]]);
    expect(levels(['先进', '满意'])).toEqual([4, [4, 3]]);
  });

  it('what belongs to five levels has none beside 先进: it is reported, not guessed', () => {
    expect(levels(['先进', '满意', '非常不满意'])).toEqual([4, [4, 3, undefined]]);
  });

  it('满意, 基本满意, 不满意 and 好评, 中评, 差评 are three (003 评议 6)', () => {
    expect(levels(['满意', '基本满意', '不满意'])).toEqual([3, [3, 2, 1]]);
    expect(levels(['好评', '中评', '差评'])).toEqual([3, [3, 2, 1]]);
    expect(levels(['差评'])).toEqual([3, [1]]);
  });

  it('未评价 says that nobody rated, whatever the scale', () => {
    expect(levels(['非常满意', '未评价', '弃权', '非常不满意'])).toEqual([5, [5, null, null, 1]]);
  });

  it('a label on no list has no level, and does not move the others', () => {
    expect(levels(['非常满意', '尚可', '非常不满意'])).toEqual([5, [5, undefined, 1]]);
  });

  it('a level of another scale has no level in this one', () => {
    expect(levels(['先进', '满意', '好评'])).toEqual([4, [4, 3, undefined]]);
  });
});
