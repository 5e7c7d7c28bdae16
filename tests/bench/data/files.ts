/** The generated files, kept in the system's temporary folder until rows or generator change. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeGb18030 } from '../../../data/samples/gb18030';
import { CASES, COMPLAINTS, EVALUATIONS, type Export } from './exports';

/** Raised whenever the generator writes something else for the same number of rows. */
const VERSION = 1;
const LINES_PER_WRITE = 20_000;
/** One complaint to a hundred cases. */
const COMPLAINT_SHARE = 0.01;

export interface BenchFile {
  readonly path: string;
  readonly bytes: number;
}

export interface BenchFiles {
  readonly cases: BenchFile;
  /** The same records in GB18030. */
  readonly casesGb18030: BenchFile;
  readonly evaluations: BenchFile;
  readonly complaints: BenchFile;
}

type Encode = (text: string) => Uint8Array;
const utf8: Encode = (text) => new TextEncoder().encode(text);

function writeRecords(path: string, { header, line }: Export, rows: number, encode: Encode): void {
  const handle = openSync(path, 'w');
  writeSync(handle, encode(`${header}\r\n`));
  for (let from = 0; from < rows; from += LINES_PER_WRITE) {
    const count = Math.min(LINES_PER_WRITE, rows - from);
    writeSync(handle, encode(Array.from({ length: count }, (_, at) => `${line(from + at)}\r\n`).join('')));
  }
  closeSync(handle);
}

/** A file is renamed into place when whole: one that is there is complete. */
export function made(
  folder: string,
  name: string,
  records: Export,
  rows: number,
  encode: Encode = utf8,
): BenchFile {
  const path = join(folder, name);
  if (!existsSync(path)) {
    writeRecords(`${path}.part`, records, rows, encode);
    renameSync(`${path}.part`, path);
  }
  return { path, bytes: statSync(path).size };
}

/** The folder of the files of so many rows. */
export function benchFolder(rows: number): string {
  const folder = join(tmpdir(), `mingcha-bench-${String(VERSION)}-${String(rows)}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The files of so many cases and evaluations; written on the first call, found again on later ones. */
export function benchFiles(rows: number): BenchFiles {
  const folder = benchFolder(rows);
  const file = (name: string, records: Export, count: number, encode?: Encode): BenchFile =>
    made(folder, name, records, count, encode);
  return {
    cases: file('cases.csv', CASES, rows),
    casesGb18030: file('cases-gb18030.csv', CASES, rows, encodeGb18030),
    evaluations: file('evaluations.csv', EVALUATIONS, rows),
    complaints: file('complaints.csv', COMPLAINTS, Math.round(rows * COMPLAINT_SHARE)),
  };
}
