/** Where the header stands and what its cells say, in tables as people and systems write them. */
import { describe, expect, it } from 'vitest';
import { findHeader, headerNames } from '../../src/lib/ingest/header';

const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
const found = (text: string): [titles: number, headers: number, names: string[]] => {
  const records = rows(text);
  const { titleRecords, headerRecords } = findHeader(records);
  return [
    titleRecords,
    headerRecords,
    headerNames(records.slice(titleRecords, titleRecords + headerRecords)),
  ];
};

const DATA = 'BJ1,税务局,2026-01-05,3\nBJ2,民政局,2026-01-06,4\nBJ3,教育局,2026-01-07,5';
const HEADER = '办件编号,承办单位,受理时间,承诺时限';
const NAMES = HEADER.split(',');

describe('title rows', () => {
  it.each([
    ['none', ''],
    ['one cell', '某县办件明细\n'],
    ['padded to full width', '某县办件明细,,,\n'],
    ['a title, an empty record, a period', '某县办件明细,,,\n,,,\n统计期间：2026年10月,,,\n'],
    ['制表单位 and period side by side', '某县办件明细,,,\n制表单位：效能办,,统计时间：2026-10,单位：件\n'],
    ['of an English system', 'PREAMBLE,,,\n,,,\n'],
  ])('%s', (_, titles) => {
    expect(found(`${titles}${HEADER}\n${DATA}`)).toEqual([rows(titles + HEADER).length - 1, 1, NAMES]);
  });

  it('nobody knows the names: the header is the row of names over values', () => {
    expect(
      found('Report\n\n'.trim() + '\nwhere,when,how many\nhere,2026-01-05,3\nthere,2026-01-06,4'),
    ).toEqual([1, 1, ['where', 'when', 'how many']]);
  });
});

describe('several header rows', () => {
  it('groups over columns: the group stands before each of its columns', () => {
    const text = `承办单位,网上办理,,窗口办理,\n,按时办结,超时办结,按时办结,超时办结\n税务局,1,2,3,4\n民政局,5,6,7,8`;
    expect(found(text)).toEqual([
      0,
      2,
      ['承办单位', '网上办理 按时办结', '网上办理 超时办结', '窗口办理 按时办结', '窗口办理 超时办结'],
    ]);
  });

  it('three rows below a title', () => {
    const text = `某县,,,,\n承办单位,办结,,,在办\n,按时,超时,,\n,,一般,严重,\n税务局,1,2,3,4\n民政局,5,6,7,8`;
    expect(found(text)).toEqual([
      1,
      3,
      ['承办单位', '办结 按时', '办结 超时 一般', '办结 超时 严重', '在办'],
    ]);
  });

  it('the same row again is a header row', () => {
    expect(found(`DATE,QTY\nDATE,QTY\n2026-01-05,1\n2026-01-06,2`)).toEqual([0, 2, ['DATE DATE', 'QTY QTY']]);
  });

  it('a row of codes under a row of names', () => {
    expect(found(`${HEADER}\nprojid,dept,accept_time,limit_days\n${DATA}`)[1]).toBe(2);
  });

  it('a first row of data without values is data', () => {
    expect(found(`${HEADER}\nBJ0,未知,,\n${DATA}`)).toEqual([0, 1, NAMES]);
    expect(found('单位,答复\n甲局,收到\n乙局,不知道')).toEqual([0, 1, ['单位', '答复']]);
  });

  it('a spacer column stays a column without a name', () => {
    expect(found(`办件编号,,承办单位,承诺时限\nBJ1,,甲局,3\nBJ2,,乙局,4`)).toEqual([
      0,
      1,
      ['办件编号', '', '承办单位', '承诺时限'],
    ]);
  });
});

describe('no header', () => {
  it.each([
    ['values from the first row on', DATA],
    ['words and numbers', '医院,145\n医生,93\n政策,60'],
    ['one record of values', '1,2,3'],
  ])('%s', (_, text) => {
    expect(found(text).slice(0, 2)).toEqual([0, 0]);
  });

  it('years are names when the others are', () => {
    expect(found('指标,2024,2025\n办件,120,130\n投诉,12,13')[1]).toBe(1);
  });

  it('the user knows better', () => {
    expect(findHeader(rows(DATA), { titleRecords: 0, headerRecords: 1 })).toEqual({
      titleRecords: 0,
      headerRecords: 1,
    });
    expect(findHeader(rows(`${HEADER}\n${DATA}`), { titleRecords: 0, headerRecords: 0 })).toEqual({
      titleRecords: 0,
      headerRecords: 0,
    });
  });
});
