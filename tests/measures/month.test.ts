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

const AS_OF = '2026-10-31';
const CASES = '办件编号,受理时间,应办结时间,办结时间,办理结果';

describe('受理量, 办结量, 按时办结率', () => {
  it('accepted in the period; finished in the period whenever accepted; cancelled ones are neither', async () => {
    await given(engine, [
      CASES,
      'a,2026-09-30,2026-10-20,2026-10-08,办结',
      'b,2026-10-01,,,',
      'c,2026-10-31 17:00,2026-11-20,2026-11-02,办结',
      'd,2026-10-08,2026-10-20,2026-10-10,作废',
      'e,2026-11-01,2026-11-20,,',
      'f,,2026-10-20,2026-10-09,办结',
    ]);
    expect(await figure(engine, 'received_cases', AS_OF, '2026-10')).toBe('2/2');
    expect(await figure(engine, 'finished_cases', AS_OF, '2026-10')).toBe('2/2');
    expect(await countedIds(engine, 'received_cases', AS_OF)).toBe('a b c');
    expect(await countedIds(engine, 'finished_cases', '2026-11-30')).toBe('a c f');
  });

  it('on time is finished within the limit; late and still open past it are not; the day of the cut-off is neither', async () => {
    await given(engine, [
      CASES,
      'a,2026-10-01,2026-10-20,2026-10-20,办结',
      'b,2026-10-01,2026-10-20,2026-10-21,办结',
      'c,2026-10-01,2026-10-20,,',
      'd,2026-10-01,2026-10-31,,',
      'e,2026-10-01,2026-10-20 12:00,2026-10-20 12:00,办结',
      'f,2026-10-01,2026-10-20 12:00,2026-10-20 12:01,办结',
    ]);
    expect(await countedIds(engine, 'on_time_rate', AS_OF)).toBe('a e');
    expect(await countedIds(engine, 'overdue_rate', AS_OF)).toBe('b c f');
    expect(await figure(engine, 'on_time_rate', AS_OF, '2026-10')).toBe('2/6');
  });
});

describe('督查发现', () => {
  const HEADER = '问题编号,检查方式,存在问题,检查时间,责任单位';

  it('a record with a problem is one; a visit that found nothing is none; later ones are not known yet', async () => {
    await given(engine, [
      HEADER,
      'a,明查,脱岗,2026-10-08,税务局',
      'b,暗访,,2026-10-09,税务局',
      'c,暗访,脱岗,2026-11-01,税务局',
      'd,暗访,脱岗,2026-09-30,税务局',
    ]);
    expect(await countedIds(engine, 'inspection_findings', AS_OF)).toBe('a d');
    expect(await figure(engine, 'inspection_findings', AS_OF, '2026-10')).toBe('1/1');
  });
});

describe('差评按期整改率', () => {
  const HEADER = '评价编号,办件编号,满意度,是否有效,评价时间,整改期限,整改完成时间';

  it('the two worst levels whose reform fell due; put right by then or not', async () => {
    await given(engine, [
      HEADER,
      'a,1,不满意,是,2026-09-20,2026-10-10,2026-10-10',
      'b,2,非常不满意,是,2026-09-20,2026-10-10,2026-10-11',
      'c,3,非常不满意,是,2026-09-20,2026-10-10,',
      'd,4,基本满意,是,2026-09-20,2026-10-10,',
      'e,5,不满意,否,2026-09-20,2026-10-10,2026-10-09',
      'f,6,不满意,是,2026-10-20,2026-11-10,2026-10-21',
      'g,7,非常满意,是,2026-10-20,,',
    ]);
    expect(await figure(engine, 'poor_rating_reformed_rate', AS_OF, '2026-10')).toBe('1/3');
    expect(await countedIds(engine, 'poor_rating_reformed_rate', AS_OF, 'in_denominator')).toBe('a b c');
    expect(await figure(engine, 'poor_rating_reformed_rate', '2026-11-30', '2026-11')).toBe('1/1');
  });

  it('without a date of its own the rule set gives fifteen working days after the day of the rating', async () => {
    await given(engine, [
      HEADER,
      'a,1,不满意,是,2026-10-09,,2026-10-29',
      'b,2,不满意,是,2026-10-09,,2026-10-31',
      'c,3,非常满意,是,2026-10-09,,',
    ]);
    // 10 October 2026 is a Saturday that counts: the fifteenth working day after the ninth is the 29th.
    expect(await figure(engine, 'poor_rating_reformed_rate', AS_OF, '2026-10')).toBe('1/2');
    expect(await countedIds(engine, 'poor_rating_reformed_rate', '2026-10-28', 'in_denominator')).toBe('');
    expect(await countedIds(engine, 'poor_rating_reformed_rate', '2026-10-29', 'in_denominator')).toBe('a b');
  });

  it('a file without the day of the reform says nothing about its ratings: they are in no share', async () => {
    await given(
      engine,
      [
        HEADER,
        'a,1,不满意,是,2026-09-20,2026-10-10,2026-10-10',
        'b,2,非常不满意,是,2026-09-20,2026-10-10,',
        'g,7,非常满意,是,2026-09-20,,',
      ],
      [
        '评价编号,办件编号,满意度,是否有效,评价时间,整改期限',
        'c,3,不满意,是,2026-09-20,2026-10-10',
        'd,4,非常不满意,是,2026-09-20,2026-10-10',
        'e,5,非常满意,是,2026-09-20,',
      ],
    );
    expect(await figure(engine, 'poor_rating_reformed_rate', AS_OF, '2026-10')).toBe('1/2');
  });
});
