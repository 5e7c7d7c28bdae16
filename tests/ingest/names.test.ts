import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { UnitAlias } from '../../src/lib/domain/profile';
import { hasShared, sharedPath } from '../shared';
import { emptied, importText, prepared, problemLines } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

const cases = (...rows: string[]): string =>
  ['办件编号,承办单位,股室,经办人,受理时间', ...rows].map((row) => `${row}\n`).join('');
const units = async (): Promise<unknown[]> =>
  (
    await engine.query(
      'select unit_name from cases c join unit u on u.unit_key = c.unit_key order by c.source_row',
    )
  ).map((row) => row['unit_name']);

describe('spellings of one unit', () => {
  it('spaces between 汉字 and the suffix （窗口） make no other unit, and are pointed out once', async () => {
    const done = await importText(
      engine,
      cases(
        '1,税务局,,,2026-01-05',
        '2,税 务　局,,,2026-01-05',
        '3,税务局（窗口）,,,2026-01-05',
        '4,税务局(窗口),,,2026-01-05',
        '5,税务局(窗口),,,2026-01-05',
        '6,"\t税务局 ",,,2026-01-05',
        '7,Solid  Waste,,,2026-01-05',
        '8,Solid Waste,,,2026-01-05',
      ),
    );
    expect(await units()).toEqual([...Array<string>(6).fill('税务局'), 'Solid Waste', 'Solid Waste']);
    expect(problemLines(done)).toEqual([
      '3 | 承办单位 | 税 务　局 | name_spelling | kept',
      '4 | 承办单位 | 税务局（窗口） | name_spelling | kept',
      '5 | 承办单位 | 税务局(窗口) | name_spelling | kept',
      '8 | 承办单位 | Solid  Waste | name_spelling | kept',
    ]);
  });

  it('characters that are not seen make another unit, and are written out', async () => {
    const done = await importText(engine, cases('1,税务局,,,2026-01-05', '2,税务局\u200b,,,2026-01-05'));
    expect(await units()).toEqual(['税务局', '税务局<U+200B>']);
    expect(problemLines(done)).toEqual(['3 | 承办单位 | 税务局<U+200B> | invisible_characters | kept']);
  });

  it.skipIf(!hasShared)(
    'bidi_rlo.csv: three units, two of them flagged, none shown like another',
    async () => {
      const done = await importText(
        engine,
        readFileSync(sharedPath('suites/attack/bidi_rlo.csv'), 'utf8')
          .replaceAll(',x,', ',x,张三,')
          .replace('股室,', '股室,经办人,'),
      );
      expect(await units()).toEqual(['<U+202E>局甲<U+202C>', '甲局<U+200B>', '甲局']);
      expect(done.problems.map(({ line, reason, kept }) => [line, reason, kept])).toEqual([
        [2, 'invisible_characters', true],
        [3, 'invisible_characters', true],
      ]);
    },
  );
});

describe('other names of a unit', () => {
  const load = async (unitAliases: readonly UnitAlias[], ...rows: string[]): Promise<unknown[]> => {
    await importText(engine, cases(...rows), { choices: { unitAliases } });
    return units();
  };

  it('简称 and 旧称 are read as the unit, however they are spelt', async () => {
    const aliases = [{ from: '市住建局', to: '市住房和城乡建设局' }];
    expect(
      await load(
        aliases,
        '1,市住建局,,,2026-01-05',
        '2,市住 建局（窗口）,,,',
        '3,市住房和城乡建设局,,,',
        '4,住建局,,,',
      ),
    ).toEqual([...Array<string>(3).fill('市住房和城乡建设局'), '住建局']);
  });

  it('a reorganisation counts from its day: 城管局 → 综合执法局 from 2025-03-01', async () => {
    const aliases = [{ from: '城管局', to: '综合执法局', since: '2025-03-01' }];
    expect(
      await load(
        aliases,
        '1,城管局,,,2025-02-28 23:59:00',
        '2,城管局,,,2025-03-01',
        '3,城管局,,,2026-01-05',
        '4,城管局,,,',
        '5,综合执法局,,,2025-02-01',
      ),
    ).toEqual(['城管局', '综合执法局', '综合执法局', '城管局', '综合执法局']);
  });

  it('one reorganisation after another is followed in its order', async () => {
    const aliases = [
      { from: '乙局', to: '丙局', since: '2026-01-01' },
      { from: '甲局', to: '乙局' },
    ];
    expect(await load(aliases, '1,甲局,,,2025-06-01', '2,甲局,,,2026-06-01')).toEqual(['乙局', '丙局']);
  });

  it('the unit directory may name them; sections and officers go with the unit', async () => {
    await importText(
      engine,
      '单位名称,考核组别,旧称,更名日期\n综合执法局,甲组,城管局、城管大队,2025-03-01\n税务局,甲组,,\n',
      { name: '名录.csv' },
    );
    await importText(engine, cases('1,城管大队,一科,张三,2026-01-05', '2,综合执法局,一科,张三,2026-01-06'), {
      fileNo: 2,
    });
    expect(await units()).toEqual(['综合执法局', '综合执法局']);
    const [row] = await engine.query('select count(distinct officer_key) as n from cases');
    expect(Number(row?.['n'])).toBe(1);
  });
});

describe('one name in two sections of a unit, no id', () => {
  it('are two persons, and the id is asked for', async () => {
    const done = await importText(
      engine,
      cases(
        '1,税务局,一科,张三,2026-01-05',
        '2,税务局,二科,张三,2026-01-05',
        '3,税务局,二科,李四,2026-01-05',
        '4,人社局,二科,张三,2026-01-05',
        '5,税务局,,李四,2026-01-05',
      ),
    );
    expect(problemLines(done)).toEqual(['2 | 经办人 | 张三（一科、二科） | same_name | kept']);
    const [row] = await engine.query("select count(*) as n from officer where officer_name = '张三'");
    expect(Number(row?.['n'])).toBe(3);
  });
  it('with ids there is nothing to ask', async () => {
    const done = await importText(
      engine,
      '办件编号,承办单位,股室,经办人,工号\n1,税务局,一科,张三,007\n2,税务局,二科,张三,008\n',
    );
    expect(problemLines(done)).toEqual([]);
  });
});

describe('ids that Excel destroyed', () => {
  it('are named in every id column, however they are written', async () => {
    const rows = [
      '1.23E+17',
      '1.23457E+17',
      '"1.23457e+17 "',
      '"=""1.2E+17"""',
      '１．２３Ｅ＋１７',
      '5 E+11',
    ];
    const done = await importText(
      engine,
      [
        '办件编号,承办单位,工号',
        ...rows.map((cell, at) => `${at},税务局,${cell}`),
        '7,税务局,A+B',
        '8,税务局,001',
      ]
        .map((row) => `${row}\n`)
        .join(''),
    );
    expect(done.problems.map(({ line, reason }) => [line, reason])).toEqual(
      rows.map((_, at) => [at + 2, 'destroyed_id']),
    );
    expect(
      (await engine.query('select officer_id from officer where officer_key > 0 order by 1')).map(
        (row) => row['officer_id'],
      ),
    ).toEqual(['001', 'A+B']);
  });
  it('24 digits, 18 digits, leading zeros, ="…", a leading tab or apostrophe stay as they are', async () => {
    await importText(
      engine,
      [
        '办件编号,承办单位',
        '439900000000000000000000,税务局',
        '430102199001011234,税务局',
        '="00123",税务局',
        "'00456,税务局",
        '"\t031116",税务局',
      ]
        .map((row) => `${row}\n`)
        .join(''),
    );
    expect(
      (await engine.query('select case_id from cases order by source_row')).map((row) => row['case_id']),
    ).toEqual([...['439900000000000000000000', '430102199001011234', '00123', '00456', '031116']]);
  });
  it('a quotation mark or an apostrophe at the end is part of the name', async () => {
    const names = [`“一窗”'`, '"放管服"', '""', '(甲)"乙"'];
    await importText(
      engine,
      ['办件编号,承办单位', ...names.map((name, i) => `${i},"${name.replaceAll('"', '""')}"`), ''].join('\n'),
    );
    expect(
      (
        await engine.query(
          'select u.unit_name from cases c join unit u on u.unit_key = c.unit_key order by c.source_row',
        )
      ).map((row) => row['unit_name']),
    ).toEqual(names);
  });
});
