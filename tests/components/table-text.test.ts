import { describe, expect, it } from 'vitest';
import { fileNameOf, toCsv, toTsv } from '../../src/lib/components/table-text';

describe('CSV for a Chinese spreadsheet', () => {
  it('begins with a BOM and its provenance, ends every line with CRLF', () => {
    expect(
      toCsv(
        [
          ['单位', '超期率 (%)'],
          ['水利局', '2.7400'],
        ],
        { period: '2026-10', as_of: '2026-11-05' },
      ),
    ).toBe('\uFEFF# period: 2026-10\r\n# as_of: 2026-11-05\r\n单位,超期率 (%)\r\n水利局,2.7400\r\n');
  });
  it.each(['=1+1', '+86', '-cmd', '@x', '\t=1', '＝1'])(
    'a name that a sheet would run (%s) is led by an apostrophe',
    (name) => {
      expect(toCsv([[name]], {})).toContain(`'${name}`);
    },
  );
  it('a negative number is a number', () => expect(toCsv([['-0.30']], {})).toBe('\uFEFF-0.30\r\n'));
  it('quotes, commas and line ends inside a cell stay inside it', () => {
    expect(toCsv([['a"b', 'c,d', 'e\nf']], {})).toBe('\uFEFF"a""b","c,d","e\nf"\r\n');
  });
  it('a provenance value cannot break out of its line', () => {
    expect(toCsv([], { file: 'x\r\n=1+1' })).toBe('\uFEFF# file: x =1+1\r\n');
  });
});

describe('clipboard and file names', () => {
  it('tabs and line ends in a cell do not move the next one; formulas are disarmed', () => {
    expect(
      toTsv([
        ['a\tb', 'c\nd'],
        ['=x', '1'],
      ]),
    ).toBe("a b\tc d\n'=x\t1");
  });
  it('a file name takes no characters that Windows refuses', () => {
    expect(fileNameOf(['2026年10月', '超期/单位:*?', ''], 'csv')).toBe('2026年10月_超期-单位-.csv');
  });
});
