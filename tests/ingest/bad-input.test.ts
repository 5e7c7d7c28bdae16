import { readFileSync } from 'node:fs';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { writeOds } from 'hucre/ods';
import { describe, expect, it } from 'vitest';
import {
  AppError,
  EmptyFileError,
  ForeignFormatError,
  HtmlFileError,
  NotATableError,
} from '../../src/lib/domain/errors';
import { contentKind } from '../../src/lib/ingest/bad-input';
import { sampleOf } from './sample';
import { hasShared, sharedPath } from '../shared';

const kind = (content: Uint8Array | string, name = '办件.csv') => contentKind(sampleOf(name, content));
const magic = (hex: string): Uint8Array =>
  Uint8Array.from([...Buffer.from(hex, 'hex'), ...Array<number>(400).fill(7)]);

describe('what a file is by its content, whatever it is called', () => {
  it('text is text', () => {
    expect(kind('办件编号,单位\nBJ1,甲\n')).toBe('text');
    expect(kind('a\tb\r\n1\t2\r\n\x1a')).toBe('text');
    expect(kind(Buffer.from('单位,办件编号\n甲,BJ1\n', 'utf16le'))).toBe('text');
  });
  it('a workbook called .csv is a workbook', async () => {
    expect(kind(await writeXlsx({ sheets: [{ name: 's', rows: [['a']] }] }))).toBe('workbook');
    expect(kind(await writeOds({ sheets: [{ name: 's', rows: [['a']] }] }))).toBe('workbook');
    expect(kind(magic('d0cf11e0a1b11ae1'))).toBe('workbook');
  });
  it('empty, or nothing but blank lines', () => {
    expect(() => kind('')).toThrow(EmptyFileError);
    expect(() => kind('\r\n \n')).toThrow(EmptyFileError);
  });
  it.each([
    '<!DOCTYPE html><html>',
    '\ufeff\n <html><body>',
    '<!-- 导出 --><body>',
    '<meta charset="gbk">',
    '<html><form><table><tr><td>用户名<td><input name=u><tr><td>密码<td><input type="password"></table>',
  ])('a page named .csv: %j', (text) => expect(() => kind(text)).toThrow(HtmlFileError));
  it.each([
    '<table border=1><tr><td>单位',
    '<!-- 导出 --><TABLE>',
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>\n<ss:Workbook>',
  ])('a page or XML with a table in it is a workbook: %j', (text) => expect(kind(text)).toBe('workbook'));
  it('a page saved as mail is named', () => {
    expect(() => kind('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n')).toThrow(
      ForeignFormatError,
    );
  });
  it('a table whose first cell merely begins with < is a table', () => {
    expect(kind('<5天,单位\n1,甲\n')).toBe('text');
  });
  it.each([
    ['png', '89504e470d0a1a0a'],
    ['jpg', 'ffd8ffe0'],
    ['pdf', '255044462d312e37'],
    ['exe', '4d5a90000300'],
    ['rar', '526172211a07'],
  ])('%s is named', (name, hex) => {
    expect(() => kind(magic(hex))).toThrow(NotATableError);
    expect(() => kind(magic(hex))).toThrow(`{"file":"办件.csv","kind":"${name}"}`);
  });
  it('an archive is named; what is in a zip the workbook reader says', () => {
    expect(() => kind(gzipSync(strToU8('a,b\n1,2\n')))).toThrow('"kind":"gzip"');
    expect(kind(zipSync({ '办件.csv': strToU8('a,b\n') }))).toBe('workbook');
  });
  it('bytes of a program are no table; a few NULs in one are damage', () => {
    expect(() => kind(Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 7 + i) % 256))).toThrow(
      '"kind":"binary"',
    );
    expect(kind(`办件编号,单位\nBJ1,${'\0'.repeat(3)}\n${'BJ2,甲\n'.repeat(20)}`)).toBe('text');
  });
  it('every refusal names the file', () => {
    for (const content of ['', '<html>', magic('25504446')]) {
      try {
        kind(content, '投诉.csv');
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).params['file']).toBe('投诉.csv');
      }
    }
  });
  it.skipIf(!hasShared)('hostile files', () => {
    const shared = (name: string) => kind(readFileSync(sharedPath(`suites/attack/${name}`)), name);
    expect(shared('bomb_200MB.xlsx')).toBe('workbook');
    expect(['nul_bytes.csv', 'utf16be_nobom.csv', 'utf16le_bom.csv', 'xss_cells.csv'].map(shared)).toEqual(
      Array(4).fill('text'),
    );
  });
});
