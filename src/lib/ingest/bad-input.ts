/**
 * What a file is by its content, whatever it is called: text to be read as a table, a workbook, or neither.
 */
import { EmptyFileError, ForeignFormatError, HtmlFileError, NotATableError } from '../domain/errors';
import { utf16ByContent } from './encoding';
import { isWhole, type FileSample } from './file-sample';

export type ContentKind = 'text' | 'workbook';

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);
const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** A page saved with its pictures in one file. */
const MAIL = ascii('MIME-Version:');
/** Compound file: .xls, but .doc and .msi as well; like what is in a zip, the workbook reader tells them apart. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/** `kind` as the error names it. */
const FOREIGN: readonly { readonly kind: string; readonly magic: readonly number[] }[] = [
  { kind: 'png', magic: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'jpg', magic: [0xff, 0xd8, 0xff] },
  { kind: 'gif', magic: ascii('GIF8') },
  { kind: 'pdf', magic: ascii('%PDF') },
  { kind: 'gzip', magic: [0x1f, 0x8b] },
  { kind: 'rar', magic: ascii('Rar!') },
  { kind: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: 'bzip2', magic: ascii('BZh') },
  { kind: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { kind: '7z', magic: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'exe', magic: [0x4d, 0x5a, 0x90, 0x00] },
  { kind: 'elf', magic: [0x7f, 0x45, 0x4c, 0x46] },
  { kind: 'sqlite', magic: ascii('SQLite format 3') },
  { kind: 'parquet', magic: ascii('PAR1') },
];

/** What a page that asks for a password holds, and a table never. */
const LOGIN = /<input\b[^>]*type\s*=\s*["']?password/i;
const TABLE = /<(?:\w+:)?(?:table|Workbook)\b/i;

/** Systems name a page with one big table .xls, or the XML of Excel 2003. */
function holdsTable({ head }: FileSample): boolean {
  const markup = new TextDecoder('latin1').decode(head).replace(/\0/g, '');
  return TABLE.test(markup) && !LOGIN.test(markup);
}

/** Control characters that no table holds; tab, line ends, form feed and end-of-file are not among them. */
const isControl = (byte: number): boolean =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a;

/** So few bytes hold no program; a few NULs among them are damage. */
const FEW_BYTES = 256;

/** A few NULs are damage, one byte in twenty is a program. UTF-16 is recognised before this is asked. */
function isBinary(head: Uint8Array): boolean {
  const controls = head.reduce((sum, byte) => sum + (isControl(byte) ? 1 : 0), 0);
  return controls * (head.length < FEW_BYTES ? 2 : 20) > head.length;
}

/** Old HTML and SpreadsheetML exports begin with markup, sometimes after blank lines or a comment. */
function isMarkup(head: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 1024)).replace(/\0/g, '');
  const text = start.replace(/^(?:ï»¿|ÿþ|þÿ|\s)+/, '').replace(/^<!--[^]*?-->\s*/, '');
  return /^<(?:!doctype|html|head|body|table|meta|script|style|\?xml|div)\b/i.test(text);
}

/**
 * Looks at the first bytes before anything is decoded.
 * @throws EmptyFileError; HtmlFileError for a page without a table; NotATableError (file, kind) for pictures, archives
 * and programs; ForeignFormatError for a page saved as mail.
 */
export function contentKind(sample: FileSample): ContentKind {
  const { name: file, head, size } = sample;
  if (size === 0) throw new EmptyFileError({ file });
  if ([ZIP, EMPTY_ZIP, COMPOUND_FILE].some((magic) => startsWith(head, magic))) return 'workbook';
  const foreign = FOREIGN.find(({ magic }) => startsWith(head, magic));
  if (foreign !== undefined) throw new NotATableError({ file, kind: foreign.kind });
  if (startsWith(head, MAIL)) throw new ForeignFormatError({ file, kind: 'mht' });
  if (isMarkup(head)) {
    if (holdsTable(sample)) return 'workbook';
    throw new HtmlFileError({ file });
  }
  if (utf16ByContent(head) === null && isBinary(head)) throw new NotATableError({ file, kind: 'binary' });
  if (isWhole(sample) && isBlank(head)) throw new EmptyFileError({ file });
  return 'text';
}

const isBlank = (bytes: Uint8Array): boolean => new TextDecoder().decode(bytes).trim() === '';
