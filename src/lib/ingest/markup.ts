/**
 * HTML and XML as a row of tags and texts, read forgivingly: exports of old systems are rarely well-formed. Comments,
 * declarations, scripts and styles are passed over; nothing is ever executed or shown as markup.
 */
export type Piece =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  times: '×',
  yen: '¥',
};

const isCharacter = (code: number): boolean =>
  (code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)) || [9, 10, 13].includes(code);

/** `&#21333;`, `&#x5355;`, `&amp;`; anything else stays as it is written. */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]+));/g, (whole, decimal, hex, name) => {
        if (typeof name === 'string') return NAMED[name] ?? whole;
        const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
        return isCharacter(code) ? String.fromCodePoint(code) : '\ufffd';
      })
    : text;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** Their content is no text of the page. */
const OPAQUE: ReadonlySet<string> = new Set(['script', 'style']);

/** Where the tag that opens at `at` ends; a `>` inside quotes does not end it. */
function tagEnd(markup: string, at: number): number {
  let quote = '';
  for (let i = at + 1; i < markup.length; i += 1) {
    const character = markup.charAt(i);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return i;
    else if ((character === '"' || character === "'") && markup.charAt(i - 1) === '=') quote = character;
  }
  return markup.length;
}

/** The end of a comment, a CDATA section or a declaration at `at`; null when a tag stands there. */
function passOver(markup: string, at: number): { readonly text: string; readonly next: number } | null {
  const until = (mark: string, from: number): number => {
    const end = markup.indexOf(mark, from);
    return end < 0 ? markup.length : end;
  };
  if (markup.startsWith('<!--', at)) return { text: '', next: until('-->', at + 4) + 3 };
  if (markup.startsWith('<![CDATA[', at)) {
    const end = until(']]>', at + 9);
    return { text: markup.slice(at + 9, end), next: end + 3 };
  }
  const isDeclaration = markup.startsWith('<!', at) || markup.startsWith('<?', at);
  return isDeclaration ? { text: '', next: until('>', at) + 1 } : null;
}

const TAG = /^<(\/?)([a-zA-Z][\w.:-]*)/;

/** The pieces in order. A `<` that opens no tag is text. */
export function* pieces(markup: string): Generator<Piece> {
  let at = 0;
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    const end = open < 0 ? markup.length : open;
    if (end > at) yield { kind: 'text', text: decodeEntities(markup.slice(at, end)) };
    if (open < 0) return;
    const passed = passOver(markup, open);
    const tag = passed === null ? TAG.exec(markup.slice(open, open + 80)) : null;
    if (passed !== null) {
      if (passed.text !== '') yield { kind: 'text', text: passed.text };
      at = passed.next;
    } else if (tag === null) {
      yield { kind: 'text', text: '<' };
      at = open + 1;
    } else {
      at = tagEnd(markup, open) + 1;
      const [whole, slash, name = ''] = tag;
      const local = localName(name);
      if (slash === '/') yield { kind: 'close', name: local };
      else {
        const attributes = markup.slice(open + whole.length, at - 1);
        yield { kind: 'open', name: local, attributes, isEmpty: attributes.endsWith('/') };
        if (OPAQUE.has(local)) at = closing(markup, local, at);
      }
    }
  }
}

function closing(markup: string, name: string, from: number): number {
  const found = markup.slice(from).search(new RegExp(`</${name}\\b`, 'i'));
  return found < 0 ? markup.length : from + found;
}

/** The value of an attribute, whatever its prefix; '' when it is not there. */
export function attributeOf(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}
