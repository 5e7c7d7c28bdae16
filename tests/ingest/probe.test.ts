import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  DuplicateHeaderError,
  EmptyFileError,
  NoDataRowsError,
  NoHeaderError,
  NoKnownColumnError,
} from '../../src/lib/domain/errors';
import type { Layout } from '../../src/lib/domain/layout';
import type { ImportChoices } from '../../src/lib/ingest/choices';
import { probeText } from '../../src/lib/ingest/probe';
import { probe } from '../../src/lib/ingest/recognise';
import { sampleOf } from './sample';
import { hasShared, sharedPath } from '../shared';

const layoutOf = (text: string | Uint8Array, choices?: ImportChoices): Layout =>
  probe(sampleOf('办件.csv', text), choices);
const fields = (layout: Layout): Record<string, string> =>
  Object.fromEntries(
    layout.columns.flatMap(({ header, field }) => (field === null ? [] : [[header, field]])),
  );
const orders = (layout: Layout): Record<string, string | null> =>
  Object.fromEntries(
    layout.columns.flatMap(({ header, dateOrder }) => (dateOrder === 'ymd' ? [] : [[header, dateOrder]])),
  );

describe('delimiter and line end', () => {
  it.each([
    ['办件编号,单位\nBJ1,甲局\n', ',', '\n'],
    ['办件编号\t单位\r\nBJ1\t甲局,一科\r\nBJ2\t乙局,二科\r\n', '\t', '\r\n'],
    ['办件编号;单位\rBJ1;甲局\r', ';', '\r'],
    ['办件编号|单位|股室\nBJ1|甲,乙|x\nBJ2|丙,丁|y\n', '|', '\n'],
    ['办件编号,单位\n"a;b;c;d",甲\n"e;f\r\ng;h",乙\n', ',', '\n'],
    ['办件编号,单位', ',', '\n'],
  ])('%j', (text, delimiter, newline) => {
    expect(probeText(sampleOf('a.csv', text), {})).toMatchObject({ delimiter, newline, quote: '"' });
  });
});

describe('the header', () => {
  it('is cleaned of padding: tabs, apostrophes, ="…", invisible characters', () => {
    const text =
      '\ufeff\t办件编号 ,"=""承办单位""",\'受理时间,办\u200b结时间\nBJ1,甲,2026-01-01,2026-01-02\n';
    expect(fields(layoutOf(text))).toEqual({
      办件编号: 'case_id',
      承办单位: 'unit',
      受理时间: 'accepted',
      办结时间: 'finished',
    });
  });
  it('stands below the # lines of our own exports', () => {
    const text = '# office: 甲县\n# as_of: 2026-10-31\n办件编号,单位\nBJ1,甲\n';
    expect(layoutOf(text)).toMatchObject({ titleRecords: 2, headerRecords: 1, width: 2 });
  });
  it('a delimiter at the end of every data line makes no column of its own, nor does one at the end of the header', () => {
    expect(layoutOf('办件编号,单位\nBJ1,甲,\nBJ2,乙,\n').width).toBe(3);
    expect(layoutOf('办件编号,单位,\nBJ1,甲\nBJ2,乙\n').width).toBe(2);
    expect(layoutOf('办件编号,单位\nBJ1,甲,x\nBJ2,乙,\n').width).toBe(2);
  });
  it('blank lines above it are not it', () => {
    expect(layoutOf('\n\n办件编号,单位\nBJ1,甲\n')).toMatchObject({ titleRecords: 0, width: 2 });
  });
});

describe('order of day and month', () => {
  const cases = (...dates: string[]): string =>
    `办件编号,受理时间\n${dates.map((date, i) => `BJ${String(i)},${date}`).join('\n')}\n`;
  it('a part above 12 decides for its column', () => {
    expect(orders(layoutOf(cases('01/02/2026 10:00', '13/02/2026 10:00')))).toEqual({ 受理时间: 'dmy' });
    expect(orders(layoutOf(cases('04/12/2018 11:11:26 AM', '04/13/2018 1:00:00 PM')))).toEqual({
      受理时间: 'mdy',
    });
  });
  it('a year first leaves no doubt', () => {
    expect(orders(layoutOf(cases('2026-01-02', '2026/1/2 8:03', '2026年1月2日', '20260102', '')))).toEqual(
      {},
    );
  });
  it('a column without a decision follows the others of its file', () => {
    const text = '办件编号,受理时间,办结时间\nBJ1,1/2/2026,1/20/2026\nBJ2,3/4/2026,\n';
    expect(orders(layoutOf(text))).toEqual({ 受理时间: 'mdy', 办结时间: 'mdy' });
  });
  it('nobody decides, or two cells contradict: left open for the load, never guessed', () => {
    expect(orders(layoutOf(cases('1/2/2026', '2/1/2026')))).toEqual({ 受理时间: null });
    expect(orders(layoutOf(cases('13/2/2026', '2/13/2026')))).toEqual({ 受理时间: null });
  });
  it('the user’s answer decides what is left open', () => {
    expect(orders(layoutOf(cases('1/2/2026'), { dateOrder: 'dmy' }))).toEqual({ 受理时间: 'dmy' });
  });
  it('the tail may decide what the head leaves open', () => {
    const text = `办件编号,受理时间\n${'BJ1,01/02/2026\n'.repeat(20_000)}BJ2,28/02/2026\n`;
    expect(orders(layoutOf(text))).toEqual({ 受理时间: 'dmy' });
  });
  it('columns that are no dates of ours are not asked about', () => {
    expect(fields(layoutOf('办件编号,比值\nBJ1,1/2/2026\n'))).toEqual({ 办件编号: 'case_id' });
  });
});

describe('files that cannot be read', () => {
  it('an empty file, and one of blank lines', () => {
    expect(() => layoutOf('')).toThrow(EmptyFileError);
    expect(() => layoutOf('\n\r\n  \n')).toThrow(EmptyFileError);
  });
  it('a header with nothing below it', () => {
    expect(() => layoutOf('办件编号,单位,受理时间\n\n')).toThrow(NoDataRowsError);
  });
  it('no known column: the headers found are named', () => {
    expect(() => layoutOf('姓名,电话\n张三,1\n')).toThrow(NoKnownColumnError);
    expect(() => layoutOf('姓名,电话\n张三,1\n')).toThrow('姓名、电话');
  });
  it('two columns of one needed header; of a header that is not needed it does not matter', () => {
    expect(() => layoutOf('办件编号,单位,单位\nBJ1,甲,乙\n')).toThrow(DuplicateHeaderError);
    expect(fields(layoutOf('办件编号,单位,备注,备注\nBJ1,甲,x,y\n'))).toEqual({
      办件编号: 'case_id',
      单位: 'unit',
    });
  });
});

describe.skipIf(!hasShared)('real exports by alias alone', () => {
  const real = (path: string): Layout => {
    const bytes = readFileSync(sharedPath(path));
    return probe(sampleOf(path.split('/').at(-1)!, bytes));
  };
  it.each([2013, 2014, 2015, 2016, 2017])('Boston %i', (year) => {
    const layout = real(`data/boston311_buspark_${String(year)}.csv`);
    expect(layout).toMatchObject({
      encoding: 'utf-8',
      hasBom: false,
      delimiter: ',',
      newline: '\n',
      width: 30,
      table: 'cases',
    });
    expect(orders(layout)).toEqual({});
    expect(fields(layout)).toEqual({
      case_enquiry_id: 'case_id',
      open_dt: 'accepted',
      sla_target_dt: 'due',
      closed_dt: 'finished',
      department: 'unit',
      queue: 'section',
      type: 'item',
      source: 'channel',
      case_status: 'status',
    });
  });
  it('Baltimore: month first', () => {
    const layout = real('data/baltimore311_sample.csv');
    expect(orders(layout)).toEqual({ CreatedDate: 'mdy', DueDate: 'mdy', CloseDate: 'mdy' });
    expect(fields(layout)).toEqual({
      ServiceRequestNum: 'case_id',
      SRType: 'item',
      MethodReceived: 'channel',
      CreatedDate: 'accepted',
      DueDate: 'due',
      CloseDate: 'finished',
      Agency: 'unit',
      SRStatus: 'status',
    });
  });
  it('Kansas City: a mark, quoted line breaks in every row', () => {
    const layout = real('data/kc311_pothole.csv');
    expect(layout).toMatchObject({ hasBom: true, width: 30, table: 'cases' });
    expect(fields(layout)).toMatchObject({
      'CASE ID': 'case_id',
      'CREATION DATE': 'accepted',
      'CLOSED DATE': 'finished',
      DEPARTMENT: 'unit',
    });
  });
  it('New York', () => {
    expect(fields(real('data/nyc311_qsv100.csv'))).toMatchObject({
      'Unique Key': 'case_id',
      'Agency Name': 'unit',
      'Due Date': 'due',
    });
  });
  it.each([
    ['data/qsv_boston311-100.csv', ',', 'ymd'],
    ['data/qsv_boston311-dmy-100.csv', ',', 'dmy'],
    ['data/qsv_boston311-100-notime.csv', ',', 'ymd'],
    ['data/qsv_boston311-100-with-nonascii.csv', ',', 'ymd'],
    ['data/qsv_boston311-100-bad.tsv', '\t', 'ymd'],
  ])('%s', (path, delimiter, order) => {
    const layout = real(path);
    expect(layout).toMatchObject({ delimiter, width: 29, table: 'cases' });
    expect(layout.columns.find(({ field }) => field === 'accepted')?.dateOrder).toBe(order);
  });
  it('a GBK table of replies: complaints by their number', () => {
    const layout = real('data/cn_reply_gbk.csv');
    expect(layout).toMatchObject({ encoding: 'gb18030', width: 8, table: 'complaints' });
    expect(fields(layout)).toEqual({ 留言编号: 'complaint_id' });
  });
  it('a table without a header: the user names its columns', () => {
    expect(() => real('data/cn_wordfreq_gbk.csv')).toThrow(NoHeaderError);
    const bytes = readFileSync(sharedPath('data/cn_wordfreq_gbk.csv'));
    const named = probe(sampleOf('词频.csv', bytes), {
      layout: { columnNames: ['承办单位', '承诺时限'] },
      table: 'cases',
    });
    expect(named).toMatchObject({ titleRecords: 0, headerRecords: 0 });
    expect(fields(named)).toEqual({ 承办单位: 'unit', 承诺时限: 'committed_days' });
  });
});

describe.skipIf(!hasShared)('hostile files', () => {
  const hostile = (name: string): Layout =>
    probe(sampleOf(name, readFileSync(sharedPath(`suites/attack/${name}`))));
  it.each([
    'cr_only',
    'utf16le_bom',
    'utf16be_nobom',
    'gb18030_4byte',
    'nul_bytes',
    'invalid_utf8',
    'mixed_utf8_gbk',
    'unclosed_quote',
    'huge_field_8MB',
    'redos_dates',
    'redos_numbers',
    'xss_cells',
    'formula_cells',
    'bidi_rlo',
  ])('%s.csv is a table of cases with six known columns', (name) => {
    expect(Object.keys(fields(hostile(`${name}.csv`)))).toHaveLength(6);
  });
  it('proto_header.csv: __proto__, constructor and toString are headers like any other', () => {
    const layout = hostile('proto_header.csv');
    expect(fields(layout)).toEqual({ 办件编号: 'case_id', 单位: 'unit' });
    expect(layout.columns.map(({ header }) => header)).toContain('__proto__');
    expect(Object.hasOwn(Object.prototype, 'p')).toBe(false);
  });
  it('sql_header.csv, empty_header.csv: four columns, two of them known', () => {
    for (const name of ['sql_header.csv', 'empty_header.csv']) {
      expect(hostile(name).width).toBe(4);
      expect(fields(hostile(name))).toEqual({ 单位: 'unit', 受理时间: 'accepted' });
    }
  });
  it('date_traps.csv has one cell whose day and month nobody can tell apart', () => {
    expect(orders(hostile('date_traps.csv'))).toEqual({ 受理时间: null, 办结时间: null });
  });
  it('wide_20000_cols.csv is refused in good time', () => {
    expect(() => hostile('wide_20000_cols.csv')).toThrow(NoKnownColumnError);
  });
});
