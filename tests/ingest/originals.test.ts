import { describe, expect, it } from 'vitest';
import { readOriginals } from '../../src/lib/ingest/originals';
import { memoryFile } from './loading';

const text = async (
  content: string | Uint8Array,
  firstLine: readonly number[],
  wanted: readonly number[],
  encoding: 'utf-8' | 'utf-16le' | 'gb18030' = 'utf-8',
) => {
  const found = await readOriginals(
    memoryFile('a.csv', content),
    { encoding, firstLine: Uint32Array.from(firstLine) },
    new Set(wanted),
  );
  return Object.fromEntries(found);
};

describe('a record as it stands in the file', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('is found by its line, whatever the line end: %s', async (_, newline) => {
    const content = ['头,b', '一,1', '', '二,2', '三,3'].join(newline);
    expect(await text(content, [1, 2, 4, 5], [1, 2, 3, 4])).toEqual({
      1: '头,b',
      2: '一,1',
      3: '二,2',
      4: '三,3',
    });
    expect(await text(`${content}${newline}`, [1, 2, 4, 5], [4])).toEqual({ 4: '三,3' });
  });

  it('runs over several lines when a quote does', async () => {
    const content = 'a,b\r\n1,"x\r\ny"\r\n2,z\r\n';
    expect(await text(content, [1, 2, 4], [2, 3])).toEqual({ 2: '1,"x\r\ny"', 3: '2,z' });
  });

  it('is read in the encoding of the file; a byte-order mark is no part of it', async () => {
    const utf16 = new Uint8Array(Buffer.from('\uFEFF单位,股室\n甲局,一股\n', 'utf16le'));
    expect(await text(utf16, [1, 2], [1, 2], 'utf-16le')).toEqual({ 1: '单位,股室', 2: '甲局,一股' });
    expect(await text('\uFEFF单位\n甲局\n', [1, 2], [1])).toEqual({ 1: '单位' });
    const gbk = Uint8Array.of(0xb5, 0xa5, 0xce, 0xbb, 0x0a, 0xbc, 0xd7, 0xbe, 0xd6, 0x0a);
    expect(await text(gbk, [1, 2], [2], 'gb18030')).toEqual({ 2: '甲局' });
  });

  it('keeps its place across pieces of the file', async () => {
    const lines = Array.from({ length: 400_000 }, (_, i) => `第${i + 1}行,${'x'.repeat(i % 30)}`);
    const wanted = [1, 77_777, 200_000, 399_999, 400_000];
    const firstLine = lines.map((_, i) => i + 1);
    const found = await text(`${lines.join('\r\n')}\r\n`, firstLine, wanted);
    expect(found).toEqual(Object.fromEntries(wanted.map((n) => [n, lines[n - 1]])));
  });

  it('a number beyond the file is not in the answer', async () => {
    expect(await text('a\nb\n', [1, 2], [0, 2, 9])).toEqual({ 2: 'b' });
  });
});
