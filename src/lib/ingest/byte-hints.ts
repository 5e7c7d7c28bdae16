/**
 * What spares a record from being asked whether it is a footer: at most a few bytes of its first cells are looked at.
 *
 * The rule itself is in `footer-words.ts`. It is asked when the record begins with one of its characters, when one of the
 * first cells ends as totals do, when the record begins as the header does, or when it is empty.
 */
import { FIRST_CHARACTERS, SECOND_CHARACTERS, TOTAL_ENDING } from './footer-words';

const SPACE = 0x20;
const QUOTE = 0x22;
const CASE = 0x20;
/** Cells in which a total may stand. */
const CELLS = 3;

const codeOf = (character: string): number => {
  const [a = 0, b = 0, c = 0] = new TextEncoder().encode(character);
  return (a << 16) | (b << 8) | c;
};

const STARTS: ReadonlySet<number> = new Set(Array.from(FIRST_CHARACTERS, codeOf));
const SECONDS: ReadonlySet<number> = new Set(Array.from(SECOND_CHARACTERS, codeOf));
const ENDING = codeOf(TOTAL_ENDING);
const LATIN_STARTS = ['tota', 'gran', 'subt', 'sub-'].map((word) =>
  Array.from(word).reduce((code, character) => (code << 8) | character.charCodeAt(0), 0),
);

/** Three bytes as one number: a character of ours. */
export const threeBytes = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);

const isPadding = (byte: number): boolean => byte === SPACE || byte === QUOTE || byte === 0x09;

/**
 * Whether the record in `bytes[from, to)` might be something other than data; false says that it is data for certain.
 * @param known how the rows above begin, three bytes each: a repeated header begins like them.
 */
export function mayBeFooter(
  bytes: Uint8Array,
  from: number,
  to: number,
  delimiter: number,
  known: ReadonlySet<number>,
): boolean {
  if (known.has(threeBytes(bytes, from))) return true;
  let at = from;
  let cells = 0;
  while (at < to && cells < CELLS) {
    while (at < to && (isPadding(bytes[at] ?? 0) || bytes[at] === delimiter)) at += 1;
    if (at >= to) return cells === 0;
    if (cells === 0 && mayBegin(bytes, at)) return true;
    let end = at;
    while (end < to && bytes[end] !== delimiter) end += 1;
    let last = end;
    while (last > at && isPadding(bytes[last - 1] ?? 0)) last -= 1;
    if (mayEnd(bytes, last)) return true;
    at = end;
    cells += 1;
  }
  return cells === 0;
}

/** Blanks, brackets and numbering before a total are full-width characters of two blocks: those are asked about. */
function mayBegin(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] ?? 0;
  if (first === 0xe2 || first === 0xe3 || first === 0xef || first === 0xc2 || first === 0x28) return true;
  if (first > 0xe3) return STARTS.has(threeBytes(bytes, at)) && maySecond(bytes, at + 3);
  const code = ((first | CASE) << 24) | lowerThree(bytes, at + 1);
  return LATIN_STARTS.includes(code);
}

/** A blank between the two characters is nothing: 合 计. */
function maySecond(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0;
  return (
    byte < 0x80 ||
    byte === 0xe2 ||
    byte === 0xe3 ||
    byte === 0xef ||
    byte === 0xc2 ||
    SECONDS.has(threeBytes(bytes, at))
  );
}

const lowerThree = (bytes: Uint8Array, at: number): number => {
  const code = threeBytes(bytes, at);
  return code | 0x202020;
};

/** 计, 计 and a colon of either width, or a blank beyond ASCII, behind which it may stand. */
function mayEnd(bytes: Uint8Array, end: number): boolean {
  const last = threeBytes(bytes, end - 3);
  if (last === ENDING || last === 0xefbc9a || last === 0xe38080 || last === 0xefbbbf) return true;
  if (last >> 16 === 0xe2 || (last & 0xffff) === 0xc2a0) return true;
  return bytes[end - 1] === 0x3a && threeBytes(bytes, end - 4) === ENDING;
}
