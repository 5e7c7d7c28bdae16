import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { answerNotes } from '../../src/lib/reports/notes';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

/** `key n` of every note that stands under an answer at that cut-off. */
const notes = async (id: Parameters<typeof answerNotes>[1], asOf: string): Promise<string[]> =>
  (await answerNotes(await contextOf(engine), id, scopeAt(asOf))).map(({ key, params }) =>
    `${key} ${String(params['n'] ?? '')}`.trim(),
  );

describe('截止后: what is dated after the cut-off is counted beside the figures', () => {
  it('complaints received after it, and verdicts found after it', async () => {
    await given(engine, [
      '投诉编号,受理时间,认定时间,查实情况,是否重复',
      'a,2026-10-01,2026-10-31,属实,否',
      'b,2026-10-02,2026-11-01,属实,否',
      'c,2026-10-03,2026-11-02,不属实,否',
      'd,2026-10-04,2026-11-02,待核,否',
      'e,2026-11-01,2026-11-02,属实,否',
    ]);
    expect(await notes('complaints', '2026-10-31')).toEqual([
      'note_complaints_after_cutoff 1',
      'note_verdicts_after_cutoff 2',
    ]);
    expect(await notes('complaints', '2026-11-02')).toEqual([]);
  });

  it('cards issued after it, and revocations after it', async () => {
    await given(engine, [
      '编号,牌别,发牌日期,撤销日期',
      'a,红牌,2026-10-01,2026-10-31',
      'b,黄牌,2026-10-02,2026-11-01',
      'c,黄牌,2026-11-01,2026-11-02',
    ]);
    expect(await notes('overview', '2026-10-31')).toEqual([
      'note_cards_after_cutoff 1',
      'note_revoked_after_cutoff 1',
    ]);
    expect(await notes('overview', '2026-11-02')).toEqual([]);
  });

  it('cases finished and ratings given after it', async () => {
    await given(
      engine,
      [
        '办件编号,受理时间,应办结时间,办结时间,办理结果',
        '1,2026-10-01,2026-10-09,2026-11-01,办结',
        '2,2026-10-01,2026-10-09,2026-10-31,办结',
      ],
      ['评价编号,办件编号,满意度,是否主动评价,评价时间', 'p,1,非常不满意,是,2026-11-01'],
    );
    expect(await notes('overdue', '2026-10-31')).toEqual(['note_finished_after_cutoff 1']);
    expect(await notes('satisfaction', '2026-10-31')).toEqual(['note_ratings_after_cutoff 1']);
  });
});

describe('a scale that its labels only suggest is said to be one', () => {
  const HEADER = '评价编号,办件编号,满意度,是否主动评价,评价时间';
  const rated = (...labels: string[]): string[] => [
    HEADER,
    ...labels.map((label, i) => `${label}${String(i)},${String(i)},${label},是,2026-10-01`),
  ];
  const inferred = async (): Promise<string[]> =>
    (await notes('satisfaction', '2026-10-31')).filter((note) => note.includes('scale'));

  it('five levels without the lowest: as many ratings as rest on it', async () => {
    await given(engine, rated('非常满意', '满意', '基本满意', '不满意', '未评价'));
    expect(await inferred()).toEqual(['note_scale_inferred 4']);
  });

  it.each([
    ['all five levels', ['非常满意', '满意', '基本满意', '不满意', '非常不满意']],
    ['four levels', ['先进', '满意', '基本满意']],
    ['three levels', ['满意', '基本满意', '不满意']],
  ])('%s: nothing to say', async (_, labels) => {
    await given(engine, rated(...labels));
    expect(await inferred()).toEqual([]);
  });

  it('each file for itself', async () => {
    await given(engine, rated('非常满意', '非常不满意'), rated('很满意', '满意', '基本满意'));
    expect(await inferred()).toEqual(['note_scale_inferred 3']);
  });
});
