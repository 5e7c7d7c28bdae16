import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Encoding, Newline } from '../../src/lib/domain/layout';
import { RecordScanner, type ScanResult } from '../../src/lib/ingest/byte-scan';
import { hasShared, sharedPath } from '../shared';

const utf8 = new TextEncoder();

function scan(
  text: string | Uint8Array,
  newline: Newline = '\n',
  cuts: readonly number[] = [],
  delimiter = ',',
): ScanResult {
  const bytes = typeof text === 'string' ? utf8.encode(text) : text;
  return scanBytes(bytes, newline, cuts, delimiter, 'utf-8');
}

function scanBytes(
  bytes: Uint8Array,
  newline: Newline,
  cuts: readonly number[],
  delimiter: string,
  encoding: Encoding,
) {
  const scanner = new RecordScanner(delimiter, '"', newline, encoding);
  const borders = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < borders.length; i += 1) scanner.push(bytes.subarray(borders[i - 1], borders[i]));
  return scanner.end();
}

const lines = (result: ScanResult): number[] => [...result.firstLine];

describe('records and the physical lines on which they begin', () => {
  it.each<[string, string, Newline, number[]]>([
    ['LF', '单位,编号\n甲,1\n乙,2\n', '\n', [1, 2, 3]],
    ['CRLF', '单位,编号\r\n甲,1\r\n乙,2\r\n', '\r\n', [1, 2, 3]],
    ['CR', '单位,编号\r甲,1\r乙,2\r', '\r', [1, 2, 3]],
    ['no line end after the last record', '单位,编号\n甲,1', '\n', [1, 2]],
    ['line breaks inside quotes', '单位,诉求\n甲,"一\n二\r\n三"\n乙,4\n', '\n', [1, 2, 5]],
    ['an escaped quote before a line break', 'a,b\n"他说""是""\n",2\n3,4\n', '\n', [1, 2, 4]],
    ['a cell that is one quote', 'a\n""""\nb\n', '\n', [1, 2, 3]],
    ['a quote in the middle of a cell is a character', 'a,b\n12" 管,3\n4,5\n', '\n', [1, 2, 3]],
    ['one space before an opening quote', 'a,b\n1, "x\ny"\n3,4\n', '\n', [1, 2, 4]],
    ['two spaces make it a character', 'a,b\n1,  "x\n3,4\n', '\n', [1, 2, 3]],
    ['a quote after a closed one opens again', 'a,b\n1,"x"  "\n"\n3,4\n', '\n', [1, 2, 4]],
    ['a byte-order mark before an opening quote', '\ufeff"a\nb",c\n1,2\n', '\n', [1, 3]],
    ['blank lines are not records', '\na,b\n\n\n1,2\n\n', '\n', [2, 5]],
    ['a line of one space is a record', 'a,b\n \n1,2\n', '\n', [1, 2, 3]],
  ])('%s', (_name, text, newline, expected) => {
    const result = scan(text, newline);
    expect(lines(result)).toEqual(expected);
    expect(result.records).toBe(expected.length);
    expect(result.strayNewlines.count).toBe(0);
  });

  it('counts blank lines apart, CRLF as one line end', () => {
    expect(scan('a\r\n\r\n\r\nb\r\n', '\r\n')).toMatchObject({ records: 2, blank: 2, lines: 4 });
  });

  it('counts the physical lines as an editor does', () => {
    expect([scan('').lines, scan('a').lines, scan('a\n').lines, scan('a\n"b\nc').lines]).toEqual([
      0, 1, 1, 3,
    ]);
  });

  it('names the line of the quote that never closes', () => {
    const result = scan('a,b\n1,2\n3,"x\n5,6\n7,8\n');
    expect(result).toMatchObject({ records: 3, lines: 5, unclosedQuoteLine: 3 });
  });

  it('a line break of another kind outside quotes ends the record and is counted as stray', () => {
    const result = scan('a,b\r\n1,x\ny,2\r\n"3\n",4\r\n', '\r\n');
    expect(lines(result)).toEqual([1, 2, 3, 4]);
    expect(result.strayNewlines).toEqual({ count: 1, firstLine: 2 });
    expect(scan('a\nb\r\nc\rd\n').strayNewlines).toEqual({ count: 2, firstLine: 2 });
  });

  it('knows the lines with NUL characters', () => {
    expect(scan('a,b\n1,x\0y\n2,\0\0\n').nuls).toMatchObject({
      total: 3,
      places: [{ line: 2 }, { line: 3 }, { line: 3 }],
    });
  });

  it('reads GB18030 bytes without decoding them: no second byte is a comma, quote or line end', () => {
    const gbk = Uint8Array.from([
      0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0x81, 0x30, 0x81, 0x30, 0x0a, 0xbc, 0xd7, 0x2c, 0x31,
    ]);
    expect(scanBytes(gbk, '\n', [], ',', 'gb18030')).toMatchObject({ records: 2, invalidUtf8: { total: 0 } });
  });
});

describe('chunks', () => {
  it('the result does not depend on where the file is cut, however broken its quotes are', () => {
    const piece = fc.constantFrom('a', '"', '""', ',', ' ', '  ', '\n', '\r', '\r\n', '"x"', '中', ',"');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }),
        fc.array(fc.nat(60), { maxLength: 6 }),
        (parts, cuts) => {
          const bytes = utf8.encode(`\ufeff${parts.join('')}`);
          const within = cuts.filter((cut) => cut <= bytes.length);
          expect(scan(bytes, '\n', within)).toEqual(scan(bytes));
        },
      ),
      { seed: 13, numRuns: 3000 },
    );
  });
});

describe('invalid UTF-8 on the way', () => {
  it('is counted with its line and offset', () => {
    const bytes = Uint8Array.from([
      ...utf8.encode('单位\n"甲\n'),
      0xff,
      0x41,
      0xe4,
      0xb8,
      0x0a,
      ...utf8.encode('"\n'),
    ]);
    expect(scan(bytes).invalidUtf8.places).toEqual([
      { line: 3, offset: 12 },
      { line: 3, offset: 14 },
    ]);
  });

  it('a file that breaks off within a character says on which line', () => {
    expect(scan(utf8.encode('a\n甲').subarray(0, 4)).truncatedLine).toBe(2);
    expect(scan('a\n甲').truncatedLine).toBeNull();
  });

  it('finds as many invalid places as a decoder writes replacement characters, however it is cut', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        0x41,
        0x0a,
        0x80,
        0xbf,
        0xc2,
        0xe0,
        0xa0,
        0xe4,
        0xb8,
        0xad,
        0xed,
        0x9f,
        0xf0,
        0x90,
        0xf4,
        0x8f,
        0xff,
      ),
      fc.integer({ min: 0, max: 255 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.nat(40), { maxLength: 4 }),
        (list, cuts) => {
          const bytes = Uint8Array.from(list);
          const result = scan(
            bytes,
            '\n',
            cuts.filter((cut) => cut <= bytes.length),
          );
          const replaced = new TextDecoder('utf-8').decode(bytes).split('\ufffd').length - 1;
          expect(result.invalidUtf8.total + (result.truncatedLine === null ? 0 : 1)).toBe(replaced);
        },
      ),
      { seed: 7, numRuns: 3000 },
    );
  });
});

describe('against Papa Parse, on CSV as programs write it', () => {
  const cell = fc.stringMatching(/^[a-z 一-龥",;\n\r0-9]{0,12}$/u);
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );
  it.each<Newline>(['\n', '\r\n', '\r'])('as many records, the same first lines (%j)', (newline) => {
    fc.assert(
      fc.property(table, fc.array(fc.nat(400), { maxLength: 5 }), fc.boolean(), (rows, cuts, quotes) => {
        const text = Papa.unparse(rows, { newline, quotes }) + newline;
        const bytes = utf8.encode(text);
        const result = scan(
          bytes,
          newline,
          cuts.filter((cut) => cut <= bytes.length),
        );
        const parsed = Papa.parse<string[]>(text, {
          newline,
          delimiter: ',',
          skipEmptyLines: false,
        }).data.slice(0, -1);
        expect(parsed).toEqual(rows);
        expect(result.records).toBe(rows.length);
        const breaks = (row: string[]): number => row.join('').match(/\r\n|\n|\r/g)?.length ?? 0;
        const expected = rows.map((_row, i) =>
          rows.slice(0, i).reduce((line, row) => line + 1 + inCells(row, breaks), 1),
        );
        expect(lines(result)).toEqual(expected);
      }),
      { seed: 11, numRuns: 500 },
    );
  });
  const inCells = (row: string[], breaks: (row: string[]) => number): number =>
    row.reduce((sum, value) => sum + breaks([value]), 0);
});

describe.skipIf(!hasShared)('real exports', () => {
  const cases: [string, number, Newline][] = [
    ['data/boston311_buspark_2013.csv', 3095, '\n'],
    ['data/boston311_buspark_2017.csv', 7760, '\n'],
    ['data/baltimore311_sample.csv', 10000, '\n'],
    ['data/kc311_pothole.csv', 4493, '\n'],
    ['data/nyc311_qsv100.csv', 100, '\n'],
    ['suites/attack/cr_only.csv', 5, '\r'],
  ];
  it.each(cases)('%s: data records + header', (path, rows, newline) => {
    const bytes = readFileSync(sharedPath(path));
    expect(scan(bytes, newline)).toMatchObject({ records: rows + 1, unclosedQuoteLine: null });
  });

  it('cn_reply_gbk.csv is counted in its own bytes', () => {
    const bytes = readFileSync(sharedPath('data/cn_reply_gbk.csv'));
    expect(scanBytes(bytes, '\n', [], ',', 'gb18030').records).toBe(2817);
  });

  it('unclosed_quote.csv: all 102 lines are seen, and where the quote opened', () => {
    const result = scan(readFileSync(sharedPath('suites/attack/unclosed_quote.csv')));
    expect(result.lines).toBe(102);
    expect(result.unclosedQuoteLine).toBeGreaterThan(1);
  });
});
