/** Where an officer belongs, by everything that the files say. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { emptied, importText, prepared } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

describe('where an officer belongs', () => {
  const HEADER = '办件编号,承办单位,股室,经办人,工号,受理时间\n';
  const homes = async (): Promise<unknown[]> =>
    (
      await engine.query(
        `select o.officer_id || ' ' || u.unit_name || ' ' || s.section_name as home from officer o
         join unit u on u.unit_key = o.unit_key join section s on s.section_key = o.section_key
         where o.officer_key > 0 order by o.officer_id`,
      )
    ).map((row) => row['home']);
  const row = (id: number, place: string): string => `${id},${place},2026-01-05\n`;

  it('one row without a unit or a section takes nobody out of either', async () => {
    await importText(
      engine,
      HEADER +
        [
          ',业务股,张甲一,007',
          '税务局,,张甲一,007',
          '税务局,业务股,张甲一,007',
          ',,李乙二,008',
          ',法规股,李乙二,008',
        ]
          .map((place, at) => row(at + 1, place))
          .join(''),
    );
    expect(await homes()).toEqual(['007 税务局 业务股', '008  法规股']);
  });

  it('a later file that names the unit places whom an earlier one could not', async () => {
    await importText(engine, HEADER + row(1, ',业务股,张甲一,007'));
    await importText(engine, HEADER + row(2, '税务局,业务股,张甲一,007'), { fileNo: 2 });
    await importText(engine, HEADER + row(3, '教育局,业务股,张甲一,007'), { fileNo: 3 });
    expect(await homes()).toEqual(['007 税务局 业务股']);
  });
});
