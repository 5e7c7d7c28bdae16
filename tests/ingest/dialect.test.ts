/** How a text divides its cells: what the probe decides, and what the records then are. */
import { describe, expect, it } from 'vitest';
import { sniffDialect } from '../../src/lib/ingest/dialect';
import { RecordParser, type ParsedRecord } from '../../src/lib/ingest/record-parser';

const parse = (text: string, width: number | null = null, piece = text.length): ParsedRecord[] => {
  const parser = new RecordParser(sniffDialect(text, false), width);
  const records: ParsedRecord[] = [];
  for (let at = 0; at < text.length; at += piece) records.push(...parser.push(text.slice(at, at + piece)));
  return [...records, ...parser.end()].filter(({ isBlank }) => !isBlank);
};
const cells = (text: string, width: number | null = null): (readonly string[])[] =>
  parse(text, width).map((record) => record.cells);

const CASES = [
  ['办件编号', '承办单位', '答复'],
  ['BJ1', '甲局', '已办结, 请查收'],
  ['BJ2', '乙局', '见附件'],
];
const written = (delimiter: string, quote = '"'): string =>
  CASES.map((row) =>
    row.map((cell) => (/[, ;|]/.test(cell) ? quote + cell + quote : cell)).join(delimiter),
  ).join('\n');

describe('delimiters', () => {
  it.each([',', '\t', ';', '|', '，', '||', '~|~', ', ', ' | ', '::', '\u0001'])('%j', (delimiter) => {
    expect(sniffDialect(written(delimiter), false).delimiter).toBe(delimiter);
    expect(cells(written(delimiter))).toEqual(CASES);
  });

  it('a blank, where nothing else divides: three cells at least', () => {
    const text = '日期 单位 件数\n2026-01-05 甲局 3\n2026-01-06 乙局 5\n';
    expect(sniffDialect(text, false).delimiter).toBe(' ');
    expect(sniffDialect('名称\nhello world\nfoo bar\n', false).delimiter).toBe(',');
  });

  it('a comma between digits is a decimal sign where a semicolon divides too', () => {
    expect(sniffDialect('1,5;2,7\n3,5;4,7\n', false).delimiter).toBe(';');
  });

  it('a comma in the text of a tab-separated file is text', () => {
    expect(sniffDialect('单位\t答复\n甲\ta, b, c\n乙\td, e, f\n', false).delimiter).toBe('\t');
  });
});

describe('quotes and escapes', () => {
  it('other quotes: only where they enclose cells', () => {
    expect(sniffDialect(written(',', "'"), false).quote).toBe('"');
    const quoted = `'a','b'\n'it's, fine','2'\n'x','y, z'\n`;
    expect(sniffDialect(quoted, false).quote).toBe("'");
    expect(cells(quoted)).toEqual([
      ['a', 'b'],
      ["it's, fine", '2'],
      ['x', 'y, z'],
    ]);
    expect(sniffDialect(`a,b\n1,"['x', 'y']"\n2,"['z', 'v']"\n`, false).quote).toBe('"');
  });

  it('a backslash or a NUL before a quote makes content of it', () => {
    expect(cells('a,b\n"5\\" pipe, new",1\n"C:\\dir",2\n')).toEqual([
      ['a', 'b'],
      ['5" pipe, new', '1'],
      ['C:\\dir', '2'],
    ]);
    expect(cells('a,b\n"5\0" pipe, new",1\n"x","y"\n')).toEqual([
      ['a', 'b'],
      ['5" pipe, new', '1'],
      ['x', 'y'],
    ]);
  });

  it('a doubled quote is one quote; a path that ends with a backslash closes', () => {
    expect(cells('a,b\n"say ""hi""","C:\\"\n')).toEqual([
      ['a', 'b'],
      ['say "hi"', 'C:\\'],
    ]);
  });
});

describe('records with misplaced quotes', () => {
  it.each([
    ['an opening quote that is content', '1,"甲局,"说明, 如下",3', ['1', '"甲局', '说明, 如下', '3']],
    ['quotes within a quoted cell', '1,甲局,"他说"好",并走了",3', ['1', '甲局', '他说"好",并走了', '3']],
    ['a doubled quote before the end', '1,甲局,"5"","3"', ['1', '甲局', '5"', '3']],
  ])('%s', (_, record, expected) => {
    const [, found, after] = parse(`a,b,c,d\n${record}\n5,6,7,8\n`, 4);
    expect([found?.cells, found?.fault, after?.cells]).toEqual([expected, 'bad_quote', ['5', '6', '7', '8']]);
  });

  it('a quote at the end of a line does not swallow the next one', () => {
    const records = parse('a,b,c\n1,2,"\n4,"五, 六",7\n8,9,10\n', 3);
    expect(records.map((record) => [record.line, record.cells.length, record.fault])).toEqual([
      [1, 3, null],
      [2, 3, 'bad_quote'],
      [3, 3, null],
      [4, 3, null],
    ]);
  });

  it('a quote that never closes is content, and said so', () => {
    const records = parse('a,b\n1,"x\n2,y\n', 2);
    expect(records.map(({ cells: found, fault }) => [found, fault])).toEqual([
      [['a', 'b'], null],
      [['1', '"x'], 'unclosed_quote'],
      [['2', 'y'], null],
    ]);
  });

  it.each([`1,"x\n`, `1,"x"y\n`, `1,"x""\n`])('thousands of %j take no hostile time', (line) => {
    const text = `a,b\n${line.repeat(20_000)}`;
    const from = performance.now();
    expect(parse(text, 2).length).toBeGreaterThan(1);
    expect(performance.now() - from).toBeLessThan(20_000);
  });
});

it('however the text is cut into pieces, the records are the same', () => {
  const text = 'a,b\r\n"x\r\ny","1 ""q"""\r"z" ,2\n\r\n"\u{20000}",\'3\n';
  const whole = parse(text, 2);
  expect(whole.map(({ line, cells: found }) => [line, found])).toEqual([
    [1, ['a', 'b']],
    [2, ['x\r\ny', '1 "q"']],
    [4, ['z', '2']],
    [6, ['\u{20000}', "'3"]],
  ]);
  for (let piece = 1; piece < 12; piece += 1) expect(parse(text, 2, piece)).toEqual(whole);
});
