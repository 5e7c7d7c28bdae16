import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { prepared } from '../ingest/loading';
import { countedIds, figure, given } from './asking';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const HEADER = '牌号,级别,被监察单位,发牌时间,状态,撤销时间';

describe('CD-01 net cards: issued in the period and not revoked at the cut-off', () => {
  it.each([
    ['有效', '', 'never revoked', 'a'],
    ['撤销', '2026-10-20', 'revoked before the cut-off', ''],
    ['撤销', '2026-10-31', 'revoked on the day of the cut-off', ''],
    ['撤销', '2026-11-01', 'revoked after the cut-off: still there', 'a'],
    ['有效', '2026-10-20', 'revoked by its date, whatever the status says', ''],
    ['撤销', '', 'revoked, nobody says when', ''],
    ['申诉中', '', 'under appeal: still there', 'a'],
    ['', '', 'no status', 'a'],
  ])('status %j, revoked %j: %s', async (status, revoked, _, counted) => {
    for (const [level, own, other] of [
      ['红牌', 'net_red_cards', 'net_yellow_cards'],
      ['黄牌', 'net_yellow_cards', 'net_red_cards'],
    ] as const) {
      await given(engine, [HEADER, `a,${level},税务局,2026-10-08,${status},${revoked}`]);
      expect([level, await countedIds(engine, own, '2026-10-31')]).toEqual([level, counted]);
      expect(await countedIds(engine, other, '2026-10-31')).toBe('');
    }
  });

  it('red and yellow are counted apart; reminders and unknown levels are neither', async () => {
    await given(engine, [
      HEADER,
      'a,红牌,税务局,2026-10-08,,',
      'b,黄牌,税务局,2026-10-08,,',
      'c,预警,税务局,2026-10-08,,',
      'd,紫牌,税务局,2026-10-08,,',
    ]);
    expect([
      await countedIds(engine, 'net_red_cards', '2026-10-31'),
      await countedIds(engine, 'net_yellow_cards', '2026-10-31'),
    ]).toEqual(['a', 'b']);
  });

  it('a card belongs to the period of its issue; one issued after the cut-off is absent', async () => {
    await given(engine, [
      HEADER,
      'a,红牌,税务局,2026-09-30,,',
      'b,红牌,税务局,2026-10-01 08:00,,',
      'c,红牌,税务局,2026-11-01,,',
      'd,黄牌,税务局,2026-10-01,,',
      'e,黄牌,税务局,2026-11-01,,',
    ]);
    for (const [measure, all] of [
      ['net_red_cards', 'a b'],
      ['net_yellow_cards', 'd'],
    ] as const) {
      expect(await figure(engine, measure, '2026-10-31', '2026-10')).toBe('1/1');
      expect(await countedIds(engine, measure, '2026-10-31')).toBe(all);
    }
  });
});
