/** csv-spectrum, csv-test-data and DuckDB's own CSV files, read as `mingcha read` reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError, NotATableError } from '../../../src/lib/domain/errors';
import { RecordParser } from '../../../src/lib/ingest/record-parser';
import { readTable, type TextTable } from '../../../src/lib/ingest/read-table';
import { hasShared, sharedPath } from '../../shared';
import { PATIENCE, workOf } from '../../work-done';

const SPECTRUM = sharedPath('suites/csv-spectrum');
const TEST_DATA = sharedPath('suites/csv-test-data');
const DUCKDB = sharedPath('suites/duckdb-csv');

const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf-8')) as unknown;

const objects = (head: readonly string[], rows: readonly (readonly string[])[]): Record<string, string>[] =>
  rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));

describe.skipIf(!hasShared)('csv-spectrum', () => {
  const files = hasShared ? namesIn(`${SPECTRUM}/csvs`, '.csv') : [];
  // Its JSON is broken upstream.
  it.each(files.filter((name) => name !== 'location_coordinates'))('%s', (name) => {
    const { head, rows } = readTable(name, readFileSync(`${SPECTRUM}/csvs/${name}.csv`), undefined);
    expect(objects(head ?? [], rows)).toEqual(json(`${SPECTRUM}/json/${name}.json`));
  });
});

/** Refused in words, or read with something said about it. */
function isFlagged(read: () => TextTable): boolean {
  try {
    return read().faults.length > 0;
  } catch (error) {
    return error instanceof AppError;
  }
}

describe.skipIf(!hasShared)('csv-test-data', () => {
  const read = (name: string) =>
    readTable(name, readFileSync(`${TEST_DATA}/csv/${name}.csv`), name.includes('header-') ? 1 : 0);
  const good = hasShared ? namesIn(`${TEST_DATA}/json`, '.json') : [];
  it.each(good)('%s', (name) => {
    const { head, rows, faults } = read(name);
    const content = name.startsWith('header-') ? objects(head ?? [], rows) : rows;
    expect(content).toEqual(json(`${TEST_DATA}/json/${name}.json`));
    expect(faults).toEqual([]);
  });

  it('every bad file but one is flagged; a header with other names is a header', () => {
    const bad = namesIn(`${TEST_DATA}/csv`, '.csv').filter((name) => name.startsWith('bad-'));
    const silent: string[] = [];
    for (const name of bad) {
      if (!isFlagged(() => read(name))) silent.push(name);
    }
    expect(bad).toHaveLength(7);
    expect(silent).toEqual(['bad-header-wrong-header']);
  });
});

/** null when it is compressed. */
function readOrRefused(path: string, bytes: Uint8Array): TextTable | null {
  try {
    return readTable(path, bytes, undefined);
  } catch (error) {
    if (error instanceof NotATableError && /gzip|zstd/.test(String(error.params['kind']))) return null;
    throw error;
  }
}

/** Rows and records outside the tables are all records; their lines and the blank ones are all lines of the file. */
function isAccounted({ rows, others, outside, records, blank, form }: TextTable, bytes: Uint8Array): boolean {
  const inTables = rows.length + others.reduce((sum, other) => sum + other.rows.length, 0);
  if (form === null) return records === inTables;
  const text = new TextDecoder(form.encoding).decode(bytes);
  const parser = new RecordParser(form, form.width);
  const all = [...parser.push(text), ...parser.end()];
  const together = all.map(({ raw }) => raw.replace(/\s/g, '')).join('');
  const isWhole = together === text.replace(/\s/g, '');
  return inTables + outside.length === records && records + blank === all.length && isWhole;
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

describe.skipIf(!hasShared)("DuckDB's CSV files", () => {
  it('each is read in time, only compressed ones are refused, and every record is accounted for', () => {
    const slow: string[] = [];
    const unaccounted: string[] = [];
    const files = filesBelow(DUCKDB);
    for (const path of files) {
      const bytes = readFileSync(path);
      const { value: table, seconds } = workOf(() => readOrRefused(path, bytes));
      if (seconds > 1.5 * PATIENCE) slow.push(path);
      if (table !== null && !isAccounted(table, bytes)) unaccounted.push(path);
    }
    expect(files.length).toBeGreaterThan(700);
    expect(slow).toEqual([]);
    expect(unaccounted).toEqual([]);
  });
});
