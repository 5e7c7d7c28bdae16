/** 月度通报: the text and its tables from one value; what is missing stands in words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { maskFreeText } from '../../src/lib/domain/masking';
import { annexFile } from '../../src/lib/documents/bundle';
import { checksOf, numeral } from '../../src/lib/documents/circular';
import { tokensOf, parseTemplate } from '../../src/lib/documents/template';
import templateJson from '../../data/templates/monthly.json';
import type { MonthlyReport } from '../../src/lib/reports/monthly-types';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { cases, complaints, composedOf, linesOf, monthlyOf, RULES } from './office';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative(), RULES);
}, 60_000);
afterAll(() => engine.close());

/** Every number of a report, by its path. */
const numbersIn = (value: unknown, path = ''): [string, number][] => {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`));
};

const changed = (before: MonthlyReport, after: MonthlyReport): string[] => {
  const old = new Map(numbersIn(before));
  const now = new Map(numbersIn(after));
  return [...new Set([...old.keys(), ...now.keys()])].filter((path) => old.get(path) !== now.get(path));
};

const csvOf = (report: MonthlyReport, id: string): string => {
  const composed = composedOf(report);
  const table = composed.tables.find((one) => one.id === id);
  return table === undefined ? '' : new TextDecoder().decode(annexFile(composed, table).bytes);
};

describe('the text of a month', () => {
  it('says what was due, on time and late, and binds every number', async () => {
    await given(engine, cases(), complaints());
    const composed = composedOf(await monthlyOf(engine));
    const text = linesOf(composed).join('\n');
    expect(composed.text.title).toBe('关于2026年10月办件效能监察情况的通报');
    expect(text).toContain('2026年10月，共受理办件5件，比上月（1）增加4，去年同月没有可比的数据。');
    expect(text).toContain('到期且有时限的办件5件，其中按时办结3件，按时办结率60.00%；超期2件，超期率40.00%');
    expect(text).toContain('逾期办结1件，到截止时仍未办结1件');
    expect(text).toContain('查实有效1件，不属实1件，待核0件');
    const late = composed.text.blocks.flatMap(({ runs }) => runs).find(({ name }) => name === 'late');
    expect(late).toEqual({ text: '2', kind: 'bound', name: 'late' });
  });

  it('a table that nobody loaded is named and never 0 % or blank', async () => {
    const lines = linesOf(composedOf(await monthlyOf(engine)));
    expect(lines).toContain('未导入好差评表，本节不列。');
    expect(lines).toContain('未导入红黄牌表，本节不列。');
    expect(lines).toContain('未导入督查问题表，本节不列。');
    expect(lines.join('\n')).not.toMatch(/满意率|NaN|undefined|\{/);
  });

  it('a table without records has no number, and why', async () => {
    const { tables } = composedOf(await monthlyOf(engine));
    const ratings = tables.find(({ id }) => id === 'ratings');
    expect([ratings?.no, ratings?.missing]).toEqual([0, '未导入好差评表，本表不列。']);
    const there = tables.filter(({ missing }) => missing === null);
    expect(there.map(({ no }) => no)).toEqual(there.map((_, at) => at + 1));
  });

  it('a month without records says so, and no section pretends to know', async () => {
    const report = await monthlyOf(engine, { period: '2026-03', asOf: '2026-03-31' });
    expect(report.coverage).toBe('no_records');
    const lines = linesOf(composedOf(report));
    expect(lines).toContain('装入的导出表没有2026年3月的记录：不是0件，而是没有数据。');
    expect(lines.join('')).not.toMatch(/0\.00%|[^是]0件/);
  });

  it('a period that begins after the cut-off, and one that ends after it', async () => {
    const beyond = await monthlyOf(engine, { period: '2026-11', asOf: '2026-10-31' });
    expect(linesOf(composedOf(beyond))).toContain(
      '2026年11月在截止时点2026年10月31日之后，没有可以统计的记录。',
    );
    const partial = await monthlyOf(engine, { asOf: '2026-10-20' });
    expect(linesOf(composedOf(partial))).toContain(
      '截止时2026年10月尚未结束，以下是截至2026年10月20日的数字。',
    );
  });

  it('records that end before the period are no 0 of the period', async () => {
    const report = await monthlyOf(engine, { period: '2026-11', asOf: '2026-11-30' });
    expect(report.figures['complaints']).toMatchObject({ ends: '2026-10' });
  });

  it('a quarter and a year are reported alike', async () => {
    const quarter = composedOf(await monthlyOf(engine, { period: '2026-Q4', asOf: '2026-12-31' }));
    expect(linesOf(quarter).join('')).toContain('2026年第4季度，共受理办件5件，上季度没有可比的数据');
    const year = composedOf(await monthlyOf(engine, { period: '2026', asOf: '2026-12-31' }));
    expect(linesOf(year).join('')).toContain('2026年，共受理办件6件，上年没有可比的数据。');
  });
});

describe('one record changed', () => {
  it('changes the numbers that it should in text, table and CSV, and no other', async () => {
    await given(engine, cases(), complaints());
    const before = await monthlyOf(engine);
    await given(engine, cases('2026-10-20'), complaints());
    const after = await monthlyOf(engine);
    const paths = changed(before, after).map((path) => path.replace(/^\.(\w+\.\w+).*/, '$1'));
    const figures = [...new Set(paths.filter((path) => path.startsWith('figures.')))].sort();
    // Due stays at five: it is told with the late ones, of which there is one more.
    expect([before, after].map(({ figures: { due } }) => due?.cell.denominator)).toEqual([5, 5]);
    expect(figures).toEqual([
      'figures.closed_late',
      'figures.due',
      'figures.late',
      'figures.on_time',
      'figures.on_time_rate',
      'figures.overdue_rate',
    ]);
    const [was, is] = [before, after].map((report) => csvOf(report, 'cases').split('\r\n'));
    const differing = is?.filter((line, at) => line !== was?.[at]) ?? [];
    expect(differing.map((line) => line.split(',')[1])).toEqual(['甲局']);
    expect(csvOf(after, 'complaints')).toBe(csvOf(before, 'complaints'));
    expect(csvOf(after, 'late_cases')).toContain('B3');
    expect(csvOf(before, 'late_cases')).not.toContain('B3');
  });
});

describe('masking', () => {
  it('names are masked for outside, and numbers of persons in free text hidden', async () => {
    await given(engine, cases(), complaints());
    const outside = await monthlyOf(engine);
    const late = csvOf(outside, 'late_cases');
    expect([late.includes('张三'), late.includes('张*')]).toEqual([false, true]);
    const upheld = csvOf(outside, 'upheld_complaints');
    expect([upheld.includes('13812345678'), upheld.includes('态度生硬 电话***')]).toEqual([false, true]);
    expect(outside.personal).toMatchObject({ phones: 1, ids: 0 });
    expect(outside.personal.names).toBeGreaterThan(0);
  });

  it('inside the office they stand, and are counted', async () => {
    const inside = await monthlyOf(engine, { mask: 'internal' });
    expect(csvOf(inside, 'late_cases')).toContain('张三');
    expect(inside.personal).toEqual({ names: 0, phones: 1, ids: 0 });
  });

  it('what people write themselves is searched too', async () => {
    const report = await monthlyOf(engine);
    const written = {
      places: { sign: '效能办 13912345678' },
      paragraphs: { basics: '联系人身份证11010519491231002X' },
    };
    const composed = composedOf(report, written);
    expect(composed.text.places.sign.text).toBe('效能办 ***');
    expect(linesOf(composed)).toContain('联系人身份证***');
  });

  it.each([
    ['138 1234 5678', 1, 0],
    ['+86-13812345678', 1, 0],
    ['0668-1234567', 1, 0],
    ['１３８１２３４５６７８', 1, 0],
    ['110105194912310021', 0, 1],
    ['办件0026093295', 0, 0],
    ['2026-10-31 08:00', 0, 0],
    ['共1381234件', 0, 0],
  ])('%s', (text, phones, ids) => {
    expect(maskFreeText(text, 'external')).toMatchObject({ phones, ids });
  });
});

describe('the template', () => {
  const broken = (change: (json: typeof templateJson) => unknown): unknown =>
    change(structuredClone(templateJson));

  it('a field that no report has is refused by its name', () => {
    const json = broken((one) => ({ ...one, title: '关于{perod}的通报' }));
    expect(() => parseTemplate(json, 'own.json')).toThrow(
      expect.objectContaining({
        params: { file: 'own.json', path: 'title', reason: 'unknown_field', name: 'perod' },
      }),
    );
  });

  it('words that are left out are refused, not printed blank', () => {
    const json = broken((one) => ({ ...one, phrases: { ...one.phrases, no_table: undefined } }));
    expect(() => parseTemplate(json, 'own.json')).toThrow(/"path":"phrases.no_table"/);
  });

  it('a value that looks like a field is not filled again', async () => {
    await given(engine, cases('2026-10-14', '{late}局'), complaints());
    const lines = linesOf(composedOf(await monthlyOf(engine))).join('\n');
    expect(lines).toContain('{late}局1件');
    expect(tokensOf('a{b}c')).toEqual([{ text: 'a' }, { field: 'b' }, { text: 'c' }]);
  });

  it('open places are named, and numerals go beyond ten', async () => {
    const { text } = composedOf(await monthlyOf(engine));
    expect(checksOf(text).open).toEqual(['office', 'doc_no', 'signer', 'requirements', 'sign', 'signed_on']);
    expect([1, 10, 11, 19].map(numeral)).toEqual(['一', '十', '十一', '十九']);
  });
});
