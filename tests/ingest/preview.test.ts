/** What is shown of a file before it is loaded, and how each decision can be corrected. */
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../data/samples/gb18030';
import type { LayoutChoices } from '../../src/lib/domain/layout';
import { preview } from '../../src/lib/ingest/preview';
import { sampleOf } from './sample';

const TEXT = `某县办件明细,,\n办件编号,承办单位,承诺时限\nBJ1,甲局,3\nBJ2,乙局\n小计,,3\n办件编号,承办单位,承诺时限\nBJ3,丙局,4\n合计,,7\n`;
const classes = (text: string, choices: LayoutChoices = {}): string[] =>
  preview(sampleOf('a.csv', text), choices).head.map((record) => record.class);

describe('the classes of the first records', () => {
  it('are as they will be loaded, odd ones pointed out', () => {
    const { head, tail, layout } = preview(sampleOf('a.csv', TEXT));
    expect(head.map((record) => [record.line, record.class, record.isOdd])).toEqual([
      [1, 'title', false],
      [2, 'header', false],
      [3, 'data', false],
      [4, 'data', true],
      [5, 'footer', false],
      [6, 'header', false],
      [7, 'data', false],
      [8, 'footer', false],
    ]);
    expect([tail, layout.headers]).toEqual([[], ['办件编号', '承办单位', '承诺时限']]);
  });

  it('follow every choice of the user', () => {
    expect(classes(TEXT, { titleRecords: 0, headerRecords: 2 }).slice(0, 3)).toEqual([
      'header',
      'header',
      'data',
    ]);
    expect(classes(TEXT, { titleRecords: 0, headerRecords: 0 }).slice(0, 2)).toEqual(['data', 'data']);
    expect(classes(TEXT, { footers: 'none' }).at(-1)).toBe('data');
    expect(
      classes(TEXT, {
        marks: [
          { recordNo: 5, as: 'data' },
          { recordNo: -1, as: 'data' },
          { recordNo: 3, as: 'footer' },
        ],
      }),
    ).toEqual(['title', 'header', 'footer', 'data', 'data', 'header', 'data', 'data']);
  });

  it('encoding, delimiter and quote can be chosen', () => {
    const gbk = encodeGb18030('办件编号;承办单位\nBJ1;甲局\n');
    expect(preview(sampleOf('a.csv', gbk)).layout).toMatchObject({ encoding: 'gb18030', delimiter: ';' });
    const { head } = preview(sampleOf('a.csv', gbk), { encoding: 'utf-8', delimiter: ',' });
    expect(head[1]?.cells).toEqual([expect.stringMatching(/^BJ1;\ufffd/)]);
    const quoted = preview(sampleOf('a.csv', `办件编号,承办单位\nBJ1,'甲,局'\n`), { quote: "'" });
    expect(quoted.head[1]?.cells).toEqual(['BJ1', '甲,局']);
  });

  it('columns without a header take the names that the user gives', () => {
    const { layout } = preview(sampleOf('a.csv', 'BJ1,甲局,3\nBJ2,乙局,4\n'), {
      columnNames: ['办件编号', '承办单位'],
    });
    expect([layout.headerRecords, layout.headers]).toEqual([0, ['办件编号', '承办单位', 'c3']]);
  });
});

it('the last records of a large file count from its end', () => {
  const lines = Array.from({ length: 60_000 }, (_, i) => `BJ${i},甲局,3\n`).join('');
  const text = `办件编号,承办单位,承诺时限\n${lines}合计,,180000\n制表人：张三,,\n`;
  const { head, tail } = preview(sampleOf('a.csv', text));
  expect([head.length, tail.length]).toEqual([20, 20]);
  expect(tail.slice(-3).map((record) => [record.recordNo, record.line, record.class])).toEqual([
    [-3, null, 'data'],
    [-2, null, 'footer'],
    [-1, null, 'footer'],
  ]);
  const marked = preview(sampleOf('a.csv', text), { marks: [{ recordNo: -1, as: 'data' }] });
  expect(marked.tail.at(-1)?.class).toBe('data');
});
