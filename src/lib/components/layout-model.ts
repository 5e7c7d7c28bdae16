/** What can be chosen about the form of a file, in words. */
import type { Encoding, LayoutChoices, RecordClass } from '../domain/layout';
import type { PreviewRecord } from '../domain/preview';
import { count } from '../domain/format';
import { m } from '../i18n/paraglide/messages';
import { wordsOf } from '../i18n/words';

export const CLASSES: readonly RecordClass[] = ['title', 'header', 'data', 'footer'];

export const classWords = (kind: RecordClass): string => wordsOf(`record_class_${kind}`) ?? kind;

const ENCODINGS: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'];
const DELIMITERS = [',', '\t', ';', '|', ' ', '，'] as const;
const DELIMITER_WORDS: Readonly<Record<string, () => string>> = {
  ',': m.delimiter_comma,
  '\t': m.delimiter_tab,
  ';': m.delimiter_semicolon,
  '|': m.delimiter_bar,
  ' ': m.delimiter_space,
  '，': m.delimiter_wide_comma,
};

export const delimiterWords = (delimiter: string): string => DELIMITER_WORDS[delimiter]?.() ?? delimiter;
export const quoteWords = (quote: string): string => (quote === '' ? m.quote_none() : quote);

export interface Option {
  /** '' = as recognised. */
  readonly id: string;
  readonly words: string;
}

const automatic = (found: string): Option => ({ id: '', words: m.layout_as_recognised({ found }) });

/** `found`: as recognised, or as it stands; what is chosen and on no list is one more choice. */
export const encodingOptions = (found: string): Option[] => [
  automatic(found.toUpperCase()),
  ...ENCODINGS.map((id) => ({ id, words: id.toUpperCase() })),
];

export const delimiterOptions = (found: string, chosen: string | undefined): Option[] => [
  automatic(delimiterWords(found)),
  ...[...new Set([...DELIMITERS, ...(chosen === undefined ? [] : [chosen])])].map((id) => ({
    id,
    words: delimiterWords(id),
  })),
];

/** No text is a quote of no characters, so that one has a name of its own here. */
const NO_QUOTE = 'none';
export const quoteOptions = (found: string): Option[] => [
  automatic(quoteWords(found)),
  { id: '"', words: '"' },
  { id: "'", words: "'" },
  { id: NO_QUOTE, words: m.quote_none() },
];
export const quoteId = (quote: string | undefined): string => (quote === '' ? NO_QUOTE : (quote ?? ''));
/** A quote that is content is written twice, where nothing else is known. */
export const quoteChoice = (id: string): Pick<LayoutChoices, 'quote' | 'escape'> => {
  if (id === '') return { quote: undefined, escape: undefined };
  const quote = id === NO_QUOTE ? '' : id;
  return { quote, escape: quote };
};

export const encodingChoice = (id: string): Encoding | undefined =>
  ENCODINGS.find((encoding) => encoding === id);

/** 第 12 行, or 倒数第 3 行 where only a reading of the whole file could tell. */
export const rowWords = ({ line, recordNo }: PreviewRecord): string =>
  line === null ? m.layout_row_from_end({ n: -recordNo }) : m.at_line({ line: count(line) });

/** 12, or 倒数 3 where only a reading of the whole file could tell. */
export const lineWords = ({ line, recordNo }: PreviewRecord): string =>
  line === null ? m.layout_from_end({ n: -recordNo }) : count(line);
