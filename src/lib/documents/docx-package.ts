/** What the writer of Word files leaves to be settled: no theme fonts, fonts with what may stand for them, no clock. */
import type { LocalDate } from '../domain/local-date';
import { FONTS } from './house';
import { entriesOf, fixedZip, rewritten, stampOf } from './zip';

/** A missing theme font is reported by WPS as 缺失字体; nothing here uses the theme. */
const withoutTheme = (entries: Map<string, Uint8Array>): void => {
  for (const name of [...entries.keys()]) if (name.startsWith('word/theme/')) entries.delete(name);
  rewritten(entries, 'word/_rels/document.xml.rels', (text) =>
    text.replace(/<Relationship [^>]*relationships\/theme"[^>]*\/>/g, ''),
  );
  rewritten(entries, '[Content_Types].xml', (text) => text.replace(/<Override [^>]*\/theme\/[^>]*\/>/g, ''));
  for (const name of [...entries.keys()])
    if (name.startsWith('word/') && name.endsWith('.xml'))
      rewritten(entries, name, (text) => text.replace(/ w:(?:\w+Theme|theme\w+)="[^"]*"/g, ''));
};

const fontEntry = ({ name, instead }: (typeof FONTS)[keyof typeof FONTS]): string =>
  `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`;

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const fontTable = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts ${W}>${Object.values(FONTS).map(fontEntry).join('')}</w:fonts>`;

const dated = (text: string, on: LocalDate): string =>
  text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stampOf(on)}`);

/** The writer numbers its drawings through all files that a page ever makes. */
const renumbered = (text: string): string => {
  let no = 0;
  return text.replace(/(<wp:docPr id=")\d+/g, (_, head: string) => `${head}${String((no += 1))}`);
};

/** The same content always as the same bytes. */
export const settled = (docx: Uint8Array, on: LocalDate): Uint8Array => {
  const entries = entriesOf(docx);
  withoutTheme(entries);
  rewritten(entries, 'word/fontTable.xml', fontTable);
  rewritten(entries, 'word/document.xml', renumbered);
  rewritten(entries, 'docProps/core.xml', (text) => dated(text, on));
  const types = entries.get('[Content_Types].xml');
  // Readers that stream want the types first.
  const ordered = new Map([
    ...(types === undefined ? [] : [['[Content_Types].xml', types] as const]),
    ...entries,
  ]);
  return fixedZip(ordered, on);
};
