/** .xlsx and .ods: judged by their directory, read by the library, salvaged when the library cannot. */
import { strToU8, zipSync } from 'fflate';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import {
  ForeignFormatError,
  NotATableError,
  WorkbookLockedError,
  WorkbookUnreadableError,
  ZippedFileError,
} from '../domain/errors';
import type { ForeignSheets } from './workbook-cells';
import { inflateParts, salvageXlsx, textOf } from './xlsx-salvage';
import { isSizeKnown, judgeSizes, readDirectory, type ZipDirectory } from './zip-directory';

const CELLS = /^(xl\/(?!media\/|drawings\/|embeddings\/).*\.xml|content\.xml|META-INF\/manifest\.xml)$/i;
/** Files that could have been dropped themselves. */
const TABLES = /\.(csv|txt|tsv|xlsx?|ods|et|html?)$/i;

/** Tables of a kind that is not read here, and documents that are no table. */
function refuseForeign(file: string, directory: ZipDirectory): void {
  const names = [...directory.entries.keys()];
  const has = (name: RegExp): boolean => names.some((found) => name.test(found));
  if (has(/^xl\/workbook\.bin$/)) throw new ForeignFormatError({ file, kind: 'xlsb' });
  if (has(/^Index(\.zip$|\/.*\.iwa$)/)) throw new ForeignFormatError({ file, kind: 'numbers' });
  if (has(/^word\/document\.xml$/)) throw new NotATableError({ file, kind: 'docx' });
  if (has(/^ppt\/presentation\.xml$/)) throw new NotATableError({ file, kind: 'pptx' });
  if (names.some((name) => /^(xl\/|content\.xml$|\[Content_Types\])/.test(name))) return;
  const tables = names.filter((name) => TABLES.test(name));
  if (tables.length > 0) throw new ZippedFileError({ file, inside: tables[0] ?? '', files: tables.length });
  throw new NotATableError({ file, kind: 'zip' });
}

/** Rows of print titles and of groups stand one level deeper, where the reader does not look. */
const DEEPER_ROWS = /<\/?table:table-(header-rows|rows|row-group)\b[^>]*>/g;

/** A content that breaks off ends after its last whole row. */
function closeContent(xml: string): string {
  const end = xml.lastIndexOf('</table:table-row>');
  const whole = end < 0 ? '' : xml.slice(0, end + 18);
  return whole === ''
    ? ''
    : `${whole}</table:table></office:spreadsheet></office:body></office:document-content>`;
}

/** Names of the table styles that are not displayed. */
const hiddenStyles = (xml: string): Set<string> =>
  new Set(
    [
      ...xml.matchAll(
        /<style:style\b[^>]*style:name="([^"]*)"[^>]*>\s*<style:table-properties\b[^>]*table:display="false"/g,
      ),
    ].map(([, name]) => name ?? ''),
  );

async function readOpenDocument(
  file: string,
  bytes: Uint8Array,
  directory: ZipDirectory,
): Promise<ForeignSheets> {
  const parts = inflateParts(file, bytes, directory, /^(content\.xml|META-INF\/manifest\.xml)$/);
  if (textOf(parts.get('META-INF/manifest.xml')).includes('encryption-data'))
    throw new WorkbookLockedError({ file });
  const content = parts.get('content.xml');
  const isCut = !directory.isWhole || content?.isWhole !== true;
  const xml = content?.isWhole === true ? textOf(content) : closeContent(textOf(content));
  if (xml === '') throw new WorkbookUnreadableError({ file });
  const hidden = hiddenStyles(xml);
  const states = [...xml.matchAll(/<table:table\s[^>]*>/g)];
  const { sheets } = await readOds(
    zipSync(
      {
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8(xml.replace(DEEPER_ROWS, '')),
      },
      { level: 0 },
    ),
  );
  return {
    sheets: sheets.map((sheet, i) => ({ ...sheet, hidden: hidden.has(styleOf(states[i]?.[0] ?? '')) })),
    isCut,
    lost: [],
  };
}

const styleOf = (tag: string): string => /\stable:style-name="([^"]*)"/.exec(tag)?.[1] ?? '';

async function readOfficeOpen(
  file: string,
  bytes: Uint8Array,
  directory: ZipDirectory,
): Promise<ForeignSheets> {
  const isSound =
    directory.isWhole &&
    [...directory.entries.values()].filter(({ name }) => CELLS.test(name)).every(isSizeKnown);
  const direct = isSound ? await readXlsx(bytes).catch(() => null) : null;
  if (direct !== null) return { sheets: direct.sheets, isCut: false, lost: [] };
  const salvaged = salvageXlsx(file, bytes, directory);
  if (salvaged === null) throw new WorkbookUnreadableError({ file });
  const { sheets } = await readXlsx(salvaged.bytes);
  return { sheets, isCut: salvaged.isCut, lost: salvaged.lost };
}

/**
 * Reads an .xlsx or .ods as far as it goes.
 * @throws WorkbookTooLargeError, WorkbookLockedError, ForeignFormatError, NotATableError, ZippedFileError,
 * WorkbookUnreadableError.
 */
export async function readZipSheets(file: string, bytes: Uint8Array): Promise<ForeignSheets> {
  const directory = readDirectory(bytes);
  judgeSizes(
    file,
    [...directory.entries.values()].filter(({ name }) => CELLS.test(name)),
  );
  refuseForeign(file, directory);
  return directory.entries.has('content.xml')
    ? readOpenDocument(file, bytes, directory)
    : readOfficeOpen(file, bytes, directory);
}
