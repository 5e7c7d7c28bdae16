/**
 * A damaged .xlsx made readable again: its parts are inflated as far as they go, tables are closed after their last whole
 * row, and all of it is packed anew around a directory of our own.
 */
import { strToU8, zipSync } from 'fflate';
import { inflateEntry, MAX_INFLATED_BYTES, type Inflated, type ZipDirectory } from './zip-directory';

/** The parts that hold cells; pictures, comments and charts are left out. */
const NEEDED =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;

export interface Salvaged {
  readonly bytes: Uint8Array;
  /** Something of what is needed was cut or did not match its checksum. */
  readonly isCut: boolean;
  readonly lost: readonly string[];
}

interface SheetPart {
  readonly name: string;
  readonly state: string;
  readonly path: string;
}

/** Inflates the entries that match, one budget for all of them. */
export function inflateParts(
  file: string,
  bytes: Uint8Array,
  { entries }: ZipDirectory,
  needed: RegExp,
): Map<string, Inflated> {
  const parts = new Map<string, Inflated>();
  let budget = MAX_INFLATED_BYTES;
  for (const [name, entry] of entries) {
    if (!needed.test(name)) continue;
    const part = inflateEntry(file, bytes, entry, budget);
    budget -= part.bytes.length;
    parts.set(name, part);
  }
  return parts;
}

export const textOf = (part: Inflated | undefined): string =>
  part === undefined ? '' : new TextDecoder().decode(part.bytes);

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';

/** `<sheet>` elements with the part that each one points to; sheets by their part's name when the list is lost. */
function sheetParts(parts: ReadonlyMap<string, Inflated>): SheetPart[] {
  const links = new Map(
    [...textOf(parts.get('xl/_rels/workbook.xml.rels')).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(
      ([tag]) => [attribute(tag, 'Id'), `xl/${attribute(tag, 'Target').replace(/^\/xl\//, '')}`],
    ),
  );
  const named = [...textOf(parts.get('xl/workbook.xml')).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(
    ([tag]) => ({
      name: attribute(tag, 'name'),
      state: attribute(tag, 'state'),
      path: links.get(/\s\w+:id\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '') ?? '',
    }),
  );
  if (named.some(({ path }) => parts.has(path))) return named;
  const paths = [...parts.keys()].filter((path) => path.includes('worksheets/')).sort();
  return paths.map((path) => ({ name: path.replace(/^.*\/|\.xml$/g, ''), state: '', path }));
}

/** Ends after the last whole row; what had not been said by then is lost. */
function closeRows(xml: string): string {
  const end = xml.lastIndexOf('</row>');
  return `${end < 0 ? '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' : xml.slice(0, end + 6)}</sheetData></worksheet>`;
}

const isShared = /\st\s*=\s*["']s["']/;

/** Ends before the first row that points to a text beyond the `known` ones. */
function endAtUnknownText(xml: string, known: number): string {
  for (const cell of xml.matchAll(/<c(\s[^>]*)>\s*<v>(\d+)<\/v>/g)) {
    if (!isShared.test(cell[1] ?? '') || Number(cell[2]) < known) continue;
    return closeRows(xml.slice(0, xml.lastIndexOf('<row', cell.index)));
  }
  return xml;
}

/** The table of texts up to its last whole one, and how many they are. */
function closeTexts(part: Inflated | undefined): { xml: string; count: number } {
  const xml = textOf(part);
  const end = xml.lastIndexOf('</si>');
  if (end < 0)
    return { xml: '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>', count: 0 };
  const whole = `${xml.slice(0, end + 5)}</sst>`;
  return { xml: whole, count: whole.match(/<\/si>|<si\s*\/>/g)?.length ?? 0 };
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const link = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`;
const links = (all: readonly string[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;

/** The package around the sheets that are left. */
function packed(
  sheets: readonly (SheetPart & { xml: string })[],
  is1904: boolean,
  texts: string,
  styles: string,
): Uint8Array {
  const list = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${String(i + 1)}"${state === '' ? '' : ` state="${state}"`} r:id="s${String(i)}"/>`,
  );
  const own = sheets.map((_, i) => link(`s${String(i)}`, 'worksheet', `worksheets/${String(i)}.xml`));
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"></Types>`,
    '_rels/.rels': links([link('w', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links([
      ...own,
      link('t', 'sharedStrings', 'sharedStrings.xml'),
      ...(styles === '' ? [] : [link('y', 'styles', 'styles.xml')]),
    ]),
    'xl/sharedStrings.xml': texts,
    ...(styles === '' ? {} : { 'xl/styles.xml': styles }),
    ...Object.fromEntries(sheets.map(({ xml }, i) => [`xl/worksheets/${String(i)}.xml`, xml])),
  };
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(bytes, { level: 0 });
}

/** Sheets that hold no cells. */
const OTHER_SHEETS = /\/(chart|dialog|macro)sheets\//;

/** Cells that are styled and hold nothing: of some sheets a million rows. */
const STYLED_ONLY = /<c\s[^>]*\/>/g;

/** What is left of a damaged workbook as one that can be read; null when no sheet is. */
export function salvageXlsx(file: string, bytes: Uint8Array, directory: ZipDirectory): Salvaged | null {
  const parts = inflateParts(file, bytes, directory, NEEDED);
  const named = sheetParts(parts);
  const present = named.filter(({ path }) => parts.has(path));
  const lost = named.filter(({ path }) => !parts.has(path) && !OTHER_SHEETS.test(path));
  if (present.length === 0) return null;
  const strings = parts.get('xl/sharedStrings.xml');
  const texts = closeTexts(strings);
  const sheets = present.map((sheet) => {
    const part = parts.get(sheet.path);
    const whole = part?.isWhole === true ? textOf(part) : closeRows(textOf(part));
    const xml = whole.replace(STYLED_ONLY, '');
    return { ...sheet, xml: strings?.isWhole === true ? xml : endAtUnknownText(xml, texts.count) };
  });
  const styles = parts.get('xl/styles.xml');
  const is1904 = /\sdate1904\s*=\s*["'](1|true)["']/.test(textOf(parts.get('xl/workbook.xml')));
  return {
    bytes: packed(sheets, is1904, texts.xml, styles?.isWhole === true ? textOf(styles) : ''),
    isCut: !directory.isWhole || lost.length > 0 || [...parts.values()].some(({ isWhole }) => !isWhole),
    lost: lost.map(({ name }) => name),
  };
}
