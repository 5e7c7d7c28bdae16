/** 单位反馈: a unit sees its own rows and nobody else's names; what it answers comes back as decisions. */
import { unzipSync, strFromU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { unitPackZip, FACT_HEADS } from '../../src/lib/documents/unit-pack-zip';
import { InvalidDataFileError } from '../../src/lib/domain/errors';
import { readReplies } from '../../src/lib/ingest/reply-file';
import { readUnitPacks, type UnitPack } from '../../src/lib/reports/unit-pack';
import { decisionsOf } from '../../src/lib/rules/replies';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const CASES = '办件编号,受理时间,应办结时间,办结时间,单位,经办人';
const COMPLAINTS = '投诉编号,受理时间,查实情况,被投诉单位,认定时间';
const packs = async (): Promise<ReadonlyMap<string, UnitPack>> => {
  await given(
    engine,
    [
      CASES,
      'a,2026-10-01,2026-10-10,2026-10-12,税务局,甲某',
      'b,2026-10-01,2026-10-10,2026-10-10,税务局,甲某',
      'c,2026-10-01,2026-10-10,2026-10-15,公安局,乙某',
    ],
    [
      COMPLAINTS,
      'p,2026-10-02,属实,税务局,2026-10-09',
      'q,2026-09-02,属实,税务局,2026-09-09',
      'r,2026-10-03,属实,公安局,2026-10-10',
    ],
  );
  const all = await readUnitPacks(
    await contextOf(engine),
    BASE_RULES,
    scopeAt('2026-10-31', '2026-10'),
    null,
  );
  return new Map(all.map((pack) => [pack.unit.label, pack]));
};
const sheets = (pack: UnitPack): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(unitPackZip(pack, { period: '2026-10' }, '2026-11-12'))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ]),
  );

describe('the pack of a unit', () => {
  it('holds the figures and the facts of that unit in the period, and of no other', async () => {
    const own = (await packs()).get('税务局')!;
    const late = own.figures.find(({ column }) => column.measure === 'overdue_rate')!;
    expect([late.cell.numerator, late.cell.denominator]).toEqual([1, 2]);
    expect(own.facts.map(({ sourceId }) => sourceId)).toContain('p');
    expect(own.facts.map(({ sourceId }) => sourceId)).not.toContain('q');
    const text = Object.values(sheets(own)).join('');
    expect(text).toContain('税务局');
    expect(text).not.toMatch(/公安局|乙某/);
    expect(text).toContain('# reply_by: 2026-11-12');
  });

  it('its peers have numbers in place of names; kinds that no file tells are named', async () => {
    const own = (await packs()).get('税务局')!;
    const { '2-peers.csv': peers = '', '3-facts.csv': facts = '' } = sheets(own);
    expect(peers).toMatch(/税务局,.*,2,1,50\.00/);
    expect(peers).toMatch(/其他单位 \d,.*,1,1,100\.00/);
    expect(facts).toContain('# untold:');
  });

  it('the same pack gives the same bytes', async () => {
    const own = (await packs()).get('税务局')!;
    const zip = (): string => Buffer.from(unitPackZip(own, {}, '2026-11-12')).toString('hex');
    expect(zip()).toBe(zip());
  });
});

describe('what comes back', () => {
  const sheet = (...lines: readonly string[]): Uint8Array =>
    new TextEncoder().encode(['\uFEFF# period: 2026-10', FACT_HEADS.join(','), ...lines].join('\r\n'));
  const decided = (...lines: readonly string[]) =>
    decisionsOf(readReplies(sheet(...lines), '回复.csv', FACT_HEADS[0]), '回复.csv');

  it('属实 confirms, 不属实 is an appeal and decides nothing, empty says nothing', () => {
    expect(
      decided(
        'k1,有效投诉,CP-01,p,2026-10-02,,,属实,属实,,甲某,2026-11-08',
        'k2,有效投诉,CP-01,q,2026-10-02,,,属实,不属实,另有材料,甲某,2026/11/08',
        'k3,有效投诉,CP-01,r,2026-10-02,,,属实,,,,',
      ),
    ).toEqual([
      { about: 'fact', key: 'k1', verdict: 'confirmed', reason: '属实', by: '甲某', on: '2026-11-08' },
      { about: 'fact', key: 'k2', verdict: 'appeal', reason: '另有材料', by: '甲某', on: '2026-11-08' },
    ]);
  });

  it.each([
    ['another word as opinion', 'k,,,,,,,,可能,,甲某,2026-11-08', '1.意见'],
    ['nobody', 'k,,,,,,,,属实,,,2026-11-08', '1.填报人'],
    ['no day', 'k,,,,,,,,属实,,甲某,2026-02-30', '1.填报日期'],
    ['contested without a reason', 'k,,,,,,,,不属实,,甲某,2026-11-08', '1.理由'],
  ])('%s is refused with its place', (_, line, path) => {
    const place = (): unknown => {
      try {
        return decided(line);
      } catch (error) {
        return error instanceof InvalidDataFileError ? error.params['path'] : error;
      }
    };
    expect(place()).toBe(path);
  });

  it('a sheet that a spreadsheet saved in its own encoding is read; one without the key column is refused', () => {
    // 意见 and 属实 in GB18030.
    const bytes = new Uint8Array([
      ...Buffer.from('fact_key,'),
      0xd2,
      0xe2,
      0xbc,
      0xfb,
      10,
      0x6b,
      44,
      0xca,
      0xf4,
      0xca,
      0xb5,
    ]);
    expect(readReplies(bytes, 'x.csv', 'fact_key')).toEqual([{ fact_key: 'k', 意见: '属实' }]);
    expect(() => readReplies(sheet().slice(30), 'x.csv', 'nothing')).toThrow(InvalidDataFileError);
  });
});
