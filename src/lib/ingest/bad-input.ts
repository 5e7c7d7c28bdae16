/**
 * What a file is by its content, whatever it is called: text to be read as a table, a workbook, or neither.
 */
import { EmptyFileError, HtmlFileError, NotATableError } from '../domain/errors';
import { utf16ByContent } from './encoding';
import { isWhole, type FileSample } from './file-sample';

export type ContentKind = 'text' | 'workbook';

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);
const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** Compound file: .xls, but .doc and .msi as well; the workbook reader tells them apart. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/** `kind` as the error names it. */
const FOREIGN: readonly { readonly kind: string; readonly magic: readonly number[] }[] = [
  { kind: 'png', magic: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'jpg', magic: [0xff, 0xd8, 0xff] },
  { kind: 'gif', magic: ascii('GIF8') },
  { kind: 'pdf', magic: ascii('%PDF') },
  { kind: 'gzip', magic: [0x1f, 0x8b] },
  { kind: 'rar', magic: ascii('Rar!') },
  { kind: '7z', magic: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'exe', magic: [0x4d, 0x5a, 0x90, 0x00] },
  { kind: 'elf', magic: [0x7f, 0x45, 0x4c, 0x46] },
  { kind: 'sqlite', magic: ascii('SQLite format 3') },
  { kind: 'parquet', magic: ascii('PAR1') },
];

/** The names in a zip's directory stand in clear text: at the end, and beside each entry. */
function zipKind({ head, tail }: FileSample): 'workbook' | 'zip' | 'docx' {
  const names = [head, tail].map((bytes) => new TextDecoder('latin1').decode(bytes)).join('\n');
  const isOpenDocument = names.includes('mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
  if (names.includes('xl/workbook') || isOpenDocument) return 'workbook';
  return names.includes('word/document.xml') ? 'docx' : 'zip';
}

/** Control characters that no table holds; tab, line ends, form feed and end-of-file are not among them. */
const isControl = (byte: number): boolean =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a;

/** A few NULs are damage, one byte in twenty is a program. UTF-16 is recognised before this is asked. */
function isBinary(head: Uint8Array): boolean {
  const controls = head.reduce((sum, byte) => sum + (isControl(byte) ? 1 : 0), 0);
  return controls * 20 > head.length;
}

/** Old HTML and SpreadsheetML exports begin with markup, sometimes after blank lines or a comment. */
function isMarkup(head: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 1024)).replace(/\0/g, '');
  const text = start.replace(/^(?:ï»¿|ÿþ|þÿ|\s)+/, '').replace(/^<!--[^]*?-->\s*/, '');
  return /^<(?:!doctype|html|head|body|table|meta|script|style|\?xml|div)\b/i.test(text);
}

/**
 * Looks at the first bytes before anything is decoded.
 * @throws EmptyFileError; HtmlFileError for a page saved as a table; NotATableError (file, kind) for pictures,
 * archives, programs and other documents.
 */
export function contentKind(sample: FileSample): ContentKind {
  const { name: file, head, size } = sample;
  if (size === 0) throw new EmptyFileError({ file });
  if (startsWith(head, ZIP) || startsWith(head, EMPTY_ZIP)) {
    const kind = zipKind(sample);
    if (kind === 'workbook') return 'workbook';
    throw new NotATableError({ file, kind });
  }
  if (startsWith(head, COMPOUND_FILE)) return 'workbook';
  const foreign = FOREIGN.find(({ magic }) => startsWith(head, magic));
  if (foreign !== undefined) throw new NotATableError({ file, kind: foreign.kind });
  if (isMarkup(head)) throw new HtmlFileError({ file });
  if (utf16ByContent(head) === null && isBinary(head)) throw new NotATableError({ file, kind: 'binary' });
  if (isWhole(sample) && isBlank(head)) throw new EmptyFileError({ file });
  return 'text';
}

const isBlank = (bytes: Uint8Array): boolean => new TextDecoder().decode(bytes).trim() === '';
