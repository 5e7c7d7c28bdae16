import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BadEncodingError } from '../../src/lib/domain/errors';
import { detectEncoding } from '../../src/lib/ingest/encoding';
import { sampleOf } from './sample';
import { hasShared, sharedPath } from '../shared';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const bytes = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
/** 单位,受理时间 / 甲局,2026-01-01 in GBK. */
const GBK = bytes(hex('b5a5cebb2ccadcc0edcab1bce40a'), hex('bcd7bed62c'), utf8('2026-01-01\n'));
const detect = (content: Uint8Array, ends?: { head: number; tail: number }) =>
  detectEncoding(sampleOf('办件.csv', content, ends));

describe('encoding of a file', () => {
  it.each([
    ['plain ASCII', utf8('a,b\n1,2\n'), 'utf-8', false],
    ['UTF-8', utf8('单位,受理时间\n甲局,2026-01-01\n'), 'utf-8', false],
    ['UTF-8 with a mark', utf8('\ufeff单位\n甲局\n'), 'utf-8', true],
    ['GBK', GBK, 'gb18030', false],
    ['GB18030 with four-byte characters', hex('b0ec2c8231b739c0e60a'), 'gb18030', false],
    ['UTF-16 with a mark', bytes(hex('fffe'), Buffer.from('单位\t甲\r\n', 'utf16le')), 'utf-16le', true],
    [
      'UTF-16 big-endian with a mark',
      bytes(hex('feff'), Buffer.from('单位\t甲\r\n', 'utf16le').swap16()),
      'utf-16be',
      true,
    ],
    ['UTF-16 without a mark', Buffer.from('办件编号,单位\r\nBJ001,甲局\r\n', 'utf16le'), 'utf-16le', false],
  ])('%s', (_name, content, encoding, hasBom) => {
    expect(detect(content)).toEqual({ encoding, hasBom });
  });

  it('one broken cell does not turn a UTF-8 file into GB18030', () => {
    expect(detect(bytes(utf8('单位,股室\n甲局,一科\n'), hex('d2d2bed60a'))).encoding).toBe('utf-8');
    expect(detect(bytes(utf8('办件编号\n甲'), hex('fffe80'), utf8('\n'))).encoding).toBe('utf-8');
  });

  it('the tail decides when the head is plain ASCII', () => {
    const content = bytes(utf8('a,b\n'.repeat(50)), GBK);
    expect(detect(content, { head: 60, tail: 60 }).encoding).toBe('gb18030');
  });

  it('a tail that begins within a character is read from its first whole line', () => {
    const content = bytes(utf8('单位,受理\n'.repeat(40)));
    for (let tail = 30; tail < 45; tail += 1)
      expect(detect(content, { head: 64, tail }).encoding).toBe('utf-8');
  });

  it('bytes that fit nothing are refused with line and offset', () => {
    const latin = bytes(utf8('name\nabc\nJos'), hex('e9'), utf8(' Pena\n'));
    expect(() => detect(latin)).toThrow(BadEncodingError);
    expect(() => detect(latin)).toThrow('{"file":"办件.csv","line":3,"offset":12}');
  });

  it.each([
    ['GBK', bytes(GBK, hex('d2d2be')), 'gb18030'],
    ['UTF-8', utf8('单位\n甲\n乙').subarray(0, -1), 'utf-8'],
  ])('a last character cut off changes nothing: %s', (_name, content, encoding) => {
    expect(detect(content).encoding).toBe(encoding);
  });

  it('what the user has chosen is not doubted', () => {
    expect(detectEncoding(sampleOf('办件.csv', GBK), 'utf-8')).toEqual({ encoding: 'utf-8', hasBom: false });
  });

  it('four zeros in a small file are damage, not UTF-16', () => {
    const content = bytes(utf8('a,b\n1,2\n3,4\n5,6\n7,8\n'.repeat(5)), hex('000000'), utf8(',x\0y\n'));
    expect(detect(content).encoding).toBe('utf-8');
  });
});

describe.skipIf(!hasShared)('real and hostile files', () => {
  it.each([
    ['data/cn_reply_gbk.csv', 'gb18030'],
    ['data/cn_wordfreq_gbk.csv', 'gb18030'],
    ['data/kc311_pothole.csv', 'utf-8'],
    ['data/baltimore311_sample.csv', 'utf-8'],
    ['data/qsv_boston311-100-with-nonascii.csv', 'utf-8'],
    ['suites/attack/mixed_utf8_gbk.csv', 'utf-8'],
    ['suites/attack/invalid_utf8.csv', 'utf-8'],
    ['suites/attack/nul_bytes.csv', 'utf-8'],
    ['suites/attack/utf16le_bom.csv', 'utf-16le'],
    ['suites/attack/utf16be_nobom.csv', 'utf-16be'],
    ['suites/attack/gb18030_4byte.csv', 'gb18030'],
    ['suites/attack/gbk_truncated_last_byte.csv', 'gb18030'],
  ])('%s is %s', (path, encoding) => {
    expect(detect(readFileSync(sharedPath(path))).encoding).toBe(encoding);
  });
});
