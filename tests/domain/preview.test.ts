/** What a click on a record of the preview means for the file. */
import { describe, expect, it } from 'vitest';
import type { LayoutChoices, RecordClass } from '../../src/lib/domain/layout';
import { choiceFor, classesFor, type PreviewRecord } from '../../src/lib/domain/preview';
import { preview } from '../../src/lib/ingest/preview';
import { sampleOf } from '../ingest/sample';

/** Two title rows, a header, three cases, a total. */
const TEXT = [
  '某县办件明细,,',
  '2026年10月,,',
  '办件编号,承办单位,受理时间',
  '001,甲局,2026-10-01',
  '002,乙局,2026-10-02',
  '003,丙局,2026-10-03',
  '合计,3,',
  '',
].join('\n');

const shown = (choices: LayoutChoices) => preview(sampleOf('a.csv', TEXT), choices);
const recordAt = (recordNo: number, choices: LayoutChoices): PreviewRecord =>
  shown(choices).head.find((one) => one.recordNo === recordNo)!;
/** Clicks one after the other, and how the file is read then: T title, H header, D data, F footer. */
const after = (...clicks: (readonly [recordNo: number, as: RecordClass])[]): string => {
  let choices: LayoutChoices = {};
  for (const [recordNo, as] of clicks)
    choices = choiceFor(choices, recordAt(recordNo, choices), as, shown(choices).layout);
  return shown(choices)
    .head.map((one) => one.class[0]!.toUpperCase())
    .join('');
};

describe('what a record is said to be', () => {
  it('as recognised', () => {
    expect(after()).toBe('TTHDDDF');
  });
  it.each([
    ['a total that is data after all', [[7, 'data']], 'TTHDDDD'],
    ['a record that is a note', [[5, 'footer']], 'TTHDFDF'],
    [
      'said twice, the second holds',
      [
        [5, 'footer'],
        [5, 'data'],
      ],
      'TTHDDDF',
    ],
    ['the header stands further up: the rows below it are data', [[1, 'header']], 'HDDDDDF'],
    ['the row above the header belongs to it: merged', [[2, 'header']], 'THHDDDF'],
    ['the row below the header belongs to it: merged', [[4, 'header']], 'TTHHDDF'],
    ['the header stands further down: all above it are titles', [[5, 'header']], 'TTTTHDF'],
    ['the header is a title: the next record is the header', [[3, 'title']], 'TTTHDDF'],
    ['a record of data is a title: all above it too', [[4, 'title']], 'TTTTHDF'],
    ['the header is data: there is none', [[3, 'data']], 'TTDDDDF'],
    ['a title is data: what follows is data as well', [[2, 'data']], 'TDDDDDF'],
  ] as const)('%s', (_, clicks, expected) => {
    expect(after(...clicks)).toBe(expected);
  });
  it('a merged header gives its lower row back', () => {
    expect(after([4, 'header'], [4, 'data'])).toBe('TTHDDDF');
  });
});

describe('what a record can be said to be', () => {
  it('above the data there are no totals; what counts from the end is no header', () => {
    const { layout } = shown({});
    expect(classesFor(recordAt(3, {}), layout)).toEqual(['title', 'header', 'data']);
    expect(classesFor(recordAt(4, {}), layout)).toEqual(['title', 'header', 'data', 'footer']);
    expect(classesFor({ ...recordAt(7, {}), recordNo: -1 }, layout)).toEqual(['data', 'footer']);
  });
  it('a record that counts from the end keeps its mark apart from one that counts from the beginning', () => {
    const { layout } = shown({});
    const last = { ...recordAt(7, {}), recordNo: -1 };
    const once = choiceFor({}, last, 'data', layout);
    expect(choiceFor(once, recordAt(5, {}), 'footer', layout).marks).toEqual([
      { recordNo: -1, as: 'data' },
      { recordNo: 5, as: 'footer' },
    ]);
  });
});
