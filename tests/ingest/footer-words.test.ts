/** Totals, signatures and notes are no cases; a case is never taken for one. */
import { describe, expect, it } from 'vitest';
import { mayBeFooter, threeBytes } from '../../src/lib/ingest/byte-hints';
import { isEmptyRecord, isFooter } from '../../src/lib/ingest/footer-words';
import { seeded } from '../seeded';

const WIDTH = 6;

const FOOTERS: readonly (readonly string[])[] = [
  ['合计', '', '', '1,234', '', ''],
  ['合　计', '', '', '12', '', '3'],
  ['总计：', '', '', '12', '', ''],
  ['小计', '2', '3', '4', '5', '6'],
  ['税务局小计', '2', '3', '4', '5', '6'],
  ['税务局', '小计', '', '4', '', '6'],
  ['', '', '合计', '4', '', ''],
  ['7', '税务局', '小计', '4', '', '6'],
  ['本页合计', '1', '2', '3', '4', '5'],
  ['（一）小计', '1', '2', '3', '4', '5'],
  ['合计12件', '', '', '', '', ''],
  ['合计数', '1', '2', '3', '4', '5'],
  ['Total', '', '', '12', '', ''],
  ['Grand Total:', '1', '2', '3', '4', '5'],
  ['制表人：张三', '', '审核人：李四', '', '日期：2026-10-31', ''],
  ['备注：本表不含即办件', '', '', '', '', ''],
  ['注：1.按受理时间统计', '', '', '', '', ''],
  ['填报单位', '某县效能办', '', '', '', ''],
  ['打印时间：2026-10-31 17:00', '', '', '', '', ''],
  ['共 120 条', '', '', '', '', ''],
  ['第 3 页 共 9 页', '', '', '', '', ''],
];

const DATA: readonly (readonly string[])[] = [
  ['BJ1', '税务局', '一科', '2026-01-05', '', '5'],
  ['统计局', '张三', '普查科', '2026-01-05', '2026-01-06', '5'],
  ['审计局', '', '', '', '', ''],
  ['总工会', '', '办公室', '', '', ''],
  ['共青团县委', '', '', '', '', ''],
  ['会计核算中心', 'x', 'y', '', '', ''],
  ['备注栏维护', 'x', 'y', 'z', 'v', 'w'],
  ['说明：请尽快办理，谢谢', 'T1', '税务局', '2026-01-05', '张三', '是'],
  ['制表人：张三', 'T1', '税务局', '2026-01-05', '张三', '是'],
  ['BJ2', '税务局', '一科', '合计', '', ''],
  ['totally', 'different', '', '', '', ''],
];

describe('a footer', () => {
  it.each(FOOTERS)('%s,%s,%s,%s,%s,%s', (...cells) => {
    expect(isFooter(cells, WIDTH)).toBe(true);
  });
});

describe('no footer', () => {
  it.each(DATA)('%s,%s,%s,%s,%s,%s', (...cells) => {
    expect(isFooter(cells, WIDTH)).toBe(false);
  });
});

describe('the look at the bytes', () => {
  const bytesOf = (cells: readonly string[], quote: string): Uint8Array =>
    new TextEncoder().encode(cells.map((cell) => quote + cell + quote).join(','));
  const asked = (cells: readonly string[], quote = ''): boolean => {
    const bytes = bytesOf(cells, quote);
    return mayBeFooter(bytes, 0, bytes.length, 0x2c, new Set());
  };

  it('never misses what the rule knows, however it is padded or quoted', () => {
    const pads = ['', ' ', '\u3000', '\u00a0', '\u200b', '\t'];
    const chance = seeded(7);
    for (const cells of FOOTERS) {
      for (let round = 0; round < 40; round += 1) {
        const pad = (): string => chance.one(pads);
        const padded = cells.map((cell) => (cell === '' ? '' : pad() + cell + pad()));
        if (isFooter(padded, WIDTH))
          expect([padded, asked(padded, round % 2 === 0 ? '"' : '')]).toEqual([padded, true]);
      }
    }
  });

  it('asks about empty records, and about those that begin as the header does', () => {
    expect([isEmptyRecord(['', ' ', '']), asked(['', ' ', ''])]).toEqual([true, true]);
    const header = bytesOf(['办件编号', '单位'], '');
    expect(mayBeFooter(header, 0, header.length, 0x2c, new Set([threeBytes(header, 0)]))).toBe(true);
  });

  it('does not ask about ordinary cases', () => {
    expect(asked(['BJ1', '税务局', '一科', '2026-01-05'])).toBe(false);
    expect(asked(['民政局', '张三', '2026-01-05'])).toBe(false);
    expect(asked(['总工会', '张三', '2026-01-05'])).toBe(false);
  });
});
