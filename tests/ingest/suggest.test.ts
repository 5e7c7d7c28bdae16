import { describe, expect, it } from 'vitest';
import { mapHeaders } from '../../src/lib/ingest/mapping';
import { suggestFields } from '../../src/lib/ingest/suggest';

const fields = (...asked: Parameters<typeof suggestFields>): string[] =>
  suggestFields(...asked).map(({ field, why }) => `${field} ${why}`);

describe('a header that is on no list', () => {
  it.each<[string, string[], string]>([
    ['实际办结时间点', ['2026-01-05'], 'finished contains'],
    ['承办单位全称', ['税务局'], 'unit contains'],
    ['经办人姓名', ['张三'], 'officer contains'],
    ['CASE NUMBERS', ['1'], 'case_id contains'],
    ['closed date time', ['2026-01-05 10:00'], 'finished contains'],
    ['受理的时间', ['2026/1/5'], 'accepted similar'],
  ])('%s → %s first', (header, cells, expected) => {
    expect(fields('cases', header, cells)[0]).toBe(expected);
  });
  it('says what it is like, and ranks the likelier first', () => {
    const [first, second] = suggestFields('cases', '最终承诺办结时间', ['2026-01-05']);
    expect(first).toMatchObject({ field: 'due', like: '承诺办结时间' });
    expect(second?.score).toBeLessThanOrEqual(first?.score ?? 0);
  });
  it('a column whose cells are no dates is no date', () => {
    expect(fields('cases', '办结时间说明', ['材料不全', '当场办结'])).not.toContain('finished contains');
  });
  it('cells that a list knows speak for themselves; bare digits never do', () => {
    expect(fields('complaints', '处理意见', ['属实', '不属实'])).toEqual(['verdict values']);
    expect(fields('evaluations', '分数', ['5', '4'])).toEqual([]);
  });
  it('nothing is like nothing', () => expect(fields('cases', 'x', [])).toEqual([]));
  it('and it is never applied: the column stays unused', () => {
    const { columns } = mapHeaders(['办件编号', '承办单位全称', '经办人姓名'], new Map(), undefined);
    expect(columns.map(({ field }) => field)).toEqual(['case_id', null, null]);
  });
});
