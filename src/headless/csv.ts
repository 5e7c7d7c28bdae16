/** CSV as headless.md has it: RFC 4180, CRLF; BOM and `#` provenance lines unless `plain`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type CsvCell = string | number | boolean | null;

const cell = (value: CsvCell): string => {
  if (value === null) return '';
  const text = typeof value === 'number' ? numberText(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Twelve significant digits: the last bits of a division are nobody's figure. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(12)));

/** A record of one empty cell is quoted: an empty line would be no record. */
const line = (cells: readonly CsvCell[]): string => {
  if (cells.length === 0) return '';
  const text = cells.map(cell).join(',');
  return `${text === '' && cells.length === 1 ? '""' : text}\r\n`;
};

/** Where and how the files of one run are written. */
export interface Output {
  readonly folder: string;
  readonly plain: boolean;
  /** `# key: value` lines. */
  readonly provenance: readonly (readonly [string, string])[];
}

export const csvText = (
  { plain, provenance }: Omit<Output, 'folder'>,
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): string => {
  const block = plain
    ? ''
    : `\ufeff${provenance.map(([key, value]) => `# ${key}: ${value.replaceAll(/[\r\n]+/g, ' ')}\r\n`).join('')}`;
  return `${block}${line(header)}${rows.map(line).join('')}`;
};

export const writeCsv = (
  output: Output,
  name: string,
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): void => {
  writeFileSync(join(output.folder, name), csvText(output, header, rows));
};

export const writeJson = (output: Output, name: string, value: unknown): void => {
  writeFileSync(join(output.folder, name), `${JSON.stringify(value, null, 2)}\n`);
};
