import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Newline } from '../../src/lib/domain/layout';
import { RecordScanner } from '../../src/lib/ingest/byte-scan';
import { NewlineUnifier } from '../../src/lib/ingest/newlines';

const unified = (text: string, newline: Newline, cut = 0): string => {
  const bytes = new TextEncoder().encode(text);
  const unifier = new NewlineUnifier(',', '"', newline);
  const parts = [unifier.push(bytes.subarray(0, cut)), unifier.push(bytes.subarray(cut))];
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts));
};
const scan = (text: string, newline: Newline) => {
  const scanner = new RecordScanner(',', '"', newline, 'utf-8');
  scanner.push(new TextEncoder().encode(text));
  return scanner.end();
};

describe('one kind of line end outside quotes', () => {
  it.each<[string, Newline, string]>([
    ['a,b\r\n1,2\n3,4\r\n', '\r\n', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['a\rb\r\nc\n', '\n', 'a\nb\nc\n'],
    ['"一\n二",2\r\n', '\n', '"一\n二",2\n'],
    ['"他说""\r\n""",2\r\n', '\n', '"他说""\r\n""",2\n'],
    ['1x""y,2\r\n3,4\n', '\n', '1x""y,2\n3,4\n'],
    ['\ufeff"a\r\nb",1\r\n', '\n', '\ufeff"a\r\nb",1\n'],
  ])('%j', (text, newline, expected) => {
    for (let cut = 0; cut < 8; cut += 1) expect(unified(text, newline, cut)).toBe(expected);
  });

  it('records and lines stay as they were, and no stray line end is left', () => {
    const piece = fc.constantFrom('a', '"', '""', ',', ' ', '\n', '\r', '\r\n', '"x"', ',"');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }),
        fc.constantFrom<Newline>('\n', '\r\n', '\r'),
        (parts, newline) => {
          const [before, after] = [parts.join(''), unified(parts.join(''), newline)];
          const [first, second] = [scan(before, newline), scan(after, newline)];
          expect([second.records, second.lines, [...second.firstLine]]).toEqual([
            first.records,
            first.lines,
            [...first.firstLine],
          ]);
          expect(second.strayNewlines.count).toBe(0);
        },
      ),
      { seed: 5, numRuns: 3000 },
    );
  });
});
