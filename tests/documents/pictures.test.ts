/** The drawings of a 通报: what they draw is what the paper writes, a month without cases is a gap, and nothing is drawn without a page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartColours } from '../../src/lib/charts/theme';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { circularFile, type Composed } from '../../src/lib/documents/bundle';
import type { DrawnPicture } from '../../src/lib/documents/pictures';
import { entriesOf } from '../../src/lib/documents/zip';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { cases, complaints, composedOf, monthlyOf, RULES } from './office';

const colours = chartColours((name) => name);

/** 甲局 and 乙局 with cases enough to be compared: x late of n, all due in October. */
const many = (unit: string, late: number, n: number): string[] =>
  Array.from({ length: n }, (_, at) => {
    const day = at < late ? '2026-10-20' : '2026-10-12';
    return `${unit}${String(at)},${unit},一股,张三,0007,开业许可,2026-10-02,2026-10-14,${day},办结`;
  });

/** One case due in August, none in September. */
const AUGUST = 'A1,甲局,一股,李四,0008,开业许可,2026-08-02,2026-08-12,2026-08-15,办结';

let engine: Engine;
let composed: Composed;
beforeAll(async () => {
  engine = await prepared(await openNative(), RULES);
  await given(
    engine,
    [cases()[0] ?? '', ...many('甲局', 5, 40), ...many('<b>乙局', 20, 60), AUGUST],
    complaints(),
  );
  composed = composedOf(await monthlyOf(engine));
}, 60_000);
afterAll(() => engine.close());

const pictureOf = (id: string) => composed.pictures.find((one) => one.id === id)!;

/** The smallest PNG there is: one dot. */
const DOT = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (c) => c.charCodeAt(0),
);
const drawn = (): DrawnPicture[] =>
  composed.pictures.map((picture) => ({ picture, png: DOT, width: 600, height: 300 }));

describe('what is drawn', () => {
  it('is what the paper writes: the month of the report, the units of its tables', () => {
    const { charts, figures, annexes } = composed.report;
    expect(charts.months.at(-1)).toEqual({
      month: '2026-10',
      late: figures['late']?.cell.numerator,
      due: figures['due']?.cell.denominator,
    });
    const rows = annexes.find(({ id }) => id === 'cases')!;
    const at = (id: string): number => rows.columns.findIndex((column) => column.id === id);
    const table = rows.rows.map((row) => [row[at('name')], row[at('due')], row[at('on_time')]]);
    const dots = charts.group?.dots.map(({ name, due, late }) => [name, due, due - late]);
    expect([...(dots ?? [])].sort()).toEqual([...table].sort());
    expect(charts.group).toMatchObject({ late: 25, due: 100 });
  });

  it('a month without cases due is a gap, and said to be one', () => {
    const { alt, option } = pictureOf('trend');
    expect(alt).toContain('2026年8月 100.00%（1/1）；2026年9月没有到期办件；2026年10月 25.00%（25/100）');
    const { series } = option(colours);
    const [line] = Array.isArray(series) ? series : [];
    expect(line).toMatchObject({ data: [100, null, 25], connectNulls: false });
  });

  it('bars go from the highest rate on, each with its parts', () => {
    const { alt, caption } = pictureOf('bars');
    expect(alt).toContain('<b>乙局 33.33%（20/60）；甲局 12.50%（5/40）');
    expect(caption(3)).toMatch(/^图3\u3000各单位超期率（到期满\d+件的单位2个，列超期率最高的2个）$/);
  });

  it('nothing is drawn of a month without records', async () => {
    const none = composedOf(await monthlyOf(engine, { period: '2026-03', asOf: '2026-03-31' }));
    expect(none.pictures).toEqual([]);
  });
});

describe('the Word file', () => {
  const bodyOf = async (pictures: readonly DrawnPicture[]): Promise<[string, string[]]> => {
    const entries = entriesOf((await circularFile(composed, pictures)).bytes);
    const body = new TextDecoder().decode(entries.get('word/document.xml'));
    return [body, [...entries.keys()].filter((name) => name.startsWith('word/media/'))];
  };

  it('holds no picture where nothing was drawn', async () => {
    const [body, media] = await bodyOf([]);
    expect([body.includes('<w:drawing>'), media]).toEqual([false, []]);
  });

  it('holds those chosen, as wide as the type area, numbered from 1, each with its figures in words', async () => {
    const [body, media] = await bodyOf(drawn());
    expect(media.length).toBeGreaterThan(0);
    const widths = [...body.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(([, x, y]) => [x, y]);
    // 589 px of 9525 EMU: 156 mm are 589.6.
    expect(widths).toEqual(Array(3).fill([String(589 * 9525), String(295 * 9525)]));
    expect([...body.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id)).toEqual(['1', '2', '3']);
    expect(body).toContain(
      'descr="条形图：各单位超期率，括号内为超期件数/到期件数。&lt;b&gt;乙局 33.33%（20/60）；',
    );
    const text = body.replace(/<[^>]+>/g, '');
    expect(text.indexOf('图1')).toBeGreaterThan(text.indexOf('一、基本情况'));
    expect(text.indexOf('图1')).toBeLessThan(text.indexOf('二、各单位办理情况'));
    expect(text.indexOf('图3')).toBeGreaterThan(text.indexOf('图2'));
  });

  it('is the same bytes twice', async () => {
    const [first, second] = [await circularFile(composed, drawn()), await circularFile(composed, drawn())];
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });
});
