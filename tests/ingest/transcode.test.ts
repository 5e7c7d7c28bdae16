import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Gb18030ToUtf8 } from '../../src/lib/ingest/gb18030';
import { utf8Stream } from '../../src/lib/ingest/transcode';
import type { Utf8Stream } from '../../src/lib/ingest/utf8-stream';
import { hasShared, sharedPath } from '../shared';
import { ALL_CHARACTERS_SHA256, digestOfAllCharacters } from './gb18030-all';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const reference = (bytes: Uint8Array): string => new TextDecoder('gb18030').decode(bytes);

function through(stream: Utf8Stream, bytes: Uint8Array, cuts: readonly number[] = []): string {
  const borders = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  const parts: Uint8Array[] = [];
  for (let i = 1; i < borders.length; i += 1)
    parts.push(stream.push(bytes.subarray(borders[i - 1], borders[i])));
  parts.push(stream.end());
  return utf8.decode(Buffer.concat(parts));
}
const transcoded = (bytes: Uint8Array, cuts: readonly number[] = []): string =>
  through(new Gb18030ToUtf8(), bytes, cuts);
const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('GB18030 equals the decoder of the Encoding Standard', () => {
  it('on every one-byte and every two-byte input', () => {
    const different: string[] = [];
    for (let first = 0; first < 256; first += 1) {
      const one = Uint8Array.of(first);
      if (transcoded(one) !== reference(one)) different.push(first.toString(16));
      for (let second = 0; second < 256; second += 1) {
        const two = Uint8Array.of(first, second);
        if (transcoded(two) !== reference(two))
          different.push(`${first.toString(16)} ${second.toString(16)}`);
      }
    }
    expect(different).toEqual([]);
  });

  it('on every two-byte input in the middle of a text, where the fast path runs', () => {
    const different: string[] = [];
    for (let first = 0x80; first < 256; first += 1) {
      for (let second = 0; second < 256; second += 1) {
        const text = Uint8Array.of(0x41, first, second, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47);
        if (transcoded(text) !== reference(text))
          different.push(`${first.toString(16)} ${second.toString(16)}`);
      }
    }
    expect(different).toEqual([]);
  });

  it('on every four-byte character of the basic plane, and beyond the last one', () => {
    const bytes: number[] = [];
    for (let pointer = 0; pointer < 39500; pointer += 1) bytes.push(...fourBytes(pointer), 0x0a);
    for (let pointer = 188990; pointer < 189100; pointer += 1) bytes.push(...fourBytes(pointer), 0x0a);
    for (let pointer = 1237570; pointer < 1237600; pointer += 1) bytes.push(...fourBytes(pointer), 0x0a);
    const input = Uint8Array.from(bytes);
    expect(transcoded(input)).toBe(reference(input));
  });

  it.each([
    '8130',
    '813081',
    '8130ff',
    '813041',
    '8130813f',
    '81308141',
    '8130814141',
    'fe39fe39',
    '8431a530',
    '80',
    'ff',
    '81ff41',
    '8080808080808080808080',
  ])('on the malformed %s, alone and within a text', (hex) => {
    const alone = fromHex(hex);
    const within = fromHex(`b5a54142${hex}4344b5a545`);
    expect([transcoded(alone), transcoded(within)]).toEqual([reference(alone), reference(within)]);
  });

  it('on random bytes, however the file is cut into chunks', () => {
    const byte = fc.oneof(
      fc.constantFrom(
        0x30,
        0x31,
        0x39,
        0x40,
        0x7e,
        0x7f,
        0x80,
        0x81,
        0x84,
        0x90,
        0xb5,
        0xe3,
        0xfe,
        0xff,
        0x0a,
        0x2c,
      ),
      fc.integer({ min: 0, max: 255 }),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 60 }), fc.array(fc.nat(60), { maxLength: 4 }), (list, cuts) => {
        const bytes = Uint8Array.from(list);
        const stream = new Gb18030ToUtf8();
        const text = through(
          stream,
          bytes,
          cuts.filter((cut) => cut <= bytes.length),
        );
        expect(text).toBe(reference(bytes));
        expect(stream.invalid.total).toBe(text.split('\ufffd').length - 1 - genuineReplacements(bytes));
      }),
      { seed: 3, numRuns: 4000 },
    );
  });
  /** U+FFFD has a four-byte form of its own, 84 31 A4 37. */
  const genuineReplacements = (bytes: Uint8Array): number =>
    Buffer.from(bytes).toString('hex').split('8431a437').length - 1;

  it('the same table stands behind it whatever the platform knows: A8BC is U+1E3F since the 2022 edition', () => {
    expect(transcoded(fromHex('a8bc'))).toBe('\u1e3f');
    expect(digestOfAllCharacters()).toBe(ALL_CHARACTERS_SHA256);
  });
});

describe('invalid bytes are told, with their place', () => {
  it('line and offset, CRLF counted once', () => {
    const stream = new Gb18030ToUtf8();
    through(stream, fromHex('b5a50d0ace0a41ff0d0a0d42ff'), [4, 9]);
    expect(stream.invalid.places).toEqual([
      { line: 2, offset: 4 },
      { line: 3, offset: 7 },
      { line: 5, offset: 12 },
    ]);
  });

  it('a last character cut in half is one replacement character and names its line', () => {
    const stream = new Gb18030ToUtf8();
    expect(through(stream, fromHex('b5a50ace'))).toBe('单\n\ufffd');
    expect(stream.truncatedLine).toBe(2);
  });

  it('a thousand places are kept, all are counted', () => {
    const stream = new Gb18030ToUtf8();
    through(stream, new Uint8Array(1500).fill(0xff));
    expect([stream.invalid.total, stream.invalid.places.length]).toEqual([1500, 1000]);
  });
});

describe('UTF-16', () => {
  const little = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));
  const big = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
  it.each(['utf-16le', 'utf-16be'] as const)(
    '%s becomes UTF-8, the mark is dropped, pairs survive the borders',
    (encoding) => {
      const bytes = (encoding === 'utf-16le' ? little : big)('\ufeff单位\t𠮷科\r\n');
      const stream = utf8Stream(encoding);
      expect(stream && through(stream, bytes, [1, 5, 7, 9, 11, 13])).toBe('单位\t𠮷科\r\n');
    },
  );
  it('half a pair and an odd last byte are told', () => {
    const stream = utf8Stream('utf-16le')!;
    expect(through(stream, Uint8Array.of(0x41, 0, 0x0a, 0, 0x00, 0xd8, 0x42, 0, 0x41))).toBe(
      'A\n\ufffdB\ufffd',
    );
    expect([stream.invalid.total, stream.invalid.places[0]?.line, stream.truncatedLine]).toEqual([2, 2, 2]);
  });
  it('UTF-8 needs no stream', () => expect(utf8Stream('utf-8')).toBeNull());
});

describe.skipIf(!hasShared)('real GBK exports', () => {
  it.each(['data/cn_reply_gbk.csv', 'data/cn_wordfreq_gbk.csv', 'suites/attack/gb18030_4byte.csv'])(
    '%s: no replacement character',
    (path) => {
      const bytes = readFileSync(sharedPath(path));
      const stream = new Gb18030ToUtf8();
      const text = through(
        stream,
        bytes,
        [1, 70_001].filter((cut) => cut < bytes.length),
      );
      expect(text).toBe(reference(bytes));
      expect([text.includes('\ufffd'), stream.invalid.total]).toEqual([false, 0]);
    },
  );
});

function fourBytes(pointer: number): number[] {
  const digit = (value: number, base: number): number => Math.floor(value) % base;
  return [
    0x81 + digit(pointer / 12600, 126),
    0x30 + digit(pointer / 1260, 10),
    0x81 + digit(pointer / 10, 126),
    0x30 + digit(pointer, 10),
  ];
}
