import { itemAt } from './seed';

/** Lead and trail bytes of the two-byte part of GB18030; it holds all that the county writes. */
const LEADS = { first: 0x81, last: 0xfe };
const TRAILS = { first: 0x40, last: 0xfe, gap: 0x7f };

function twoByteSequences(): number[] {
  const pairs: number[] = [];
  for (let lead = LEADS.first; lead <= LEADS.last; lead += 1) {
    for (let trail = TRAILS.first; trail <= TRAILS.last; trail += 1) {
      if (trail !== TRAILS.gap) pairs.push((lead << 8) | trail);
    }
  }
  return pairs;
}

/** Node can decode GB18030 but not encode it, so the decoder is asked once for every pair. */
function reverseTable(): Uint16Array {
  const pairs = twoByteSequences();
  const bytes = Uint8Array.from(pairs.flatMap((pair) => [pair >> 8, pair & 0xff]));
  const text = new TextDecoder('gb18030').decode(bytes);
  if (text.length !== pairs.length) throw new UnencodableError('the decoder table');
  const table = new Uint16Array(0x1_0000);
  pairs.forEach((pair, n) => {
    const unit = text.charCodeAt(n);
    if (table[unit] === 0) table[unit] = pair;
  });
  return table;
}

/** A text of the county holds a character outside the two-byte part of GB18030. */
export class UnencodableError extends Error {
  constructor(what: string) {
    super(`${what} has no two-byte GB18030 form; choose another character in data/samples/words.ts`);
    this.name = 'UnencodableError';
  }
}

/**
 * The text in GB18030.
 * @throws UnencodableError for a character that would need four bytes; nothing is replaced by a question mark.
 */
export function encodeGb18030(text: string): Uint8Array {
  const table = reverseTable();
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (let n = 0; n < text.length; n += 1) {
    const unit = text.charCodeAt(n);
    const pair = unit < 0x80 ? unit : itemAt(table, unit);
    if (pair === 0) throw new UnencodableError(text.charAt(n));
    if (unit >= 0x80) bytes[length++] = pair >> 8;
    bytes[length++] = pair & 0xff;
  }
  return bytes.slice(0, length);
}
