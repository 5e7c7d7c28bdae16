/** A file as a table of text, before anybody asks what its columns mean. */
import { BadEncodingError, EmptyFileError } from '../domain/errors';
import type { ClassedRecord, LayoutChoices, RecordClass } from '../domain/layout';
import { sampleOf, type FileSample } from './file-sample';
import { isEmptyRecord } from './footer-words';
import { cleanHeader, placeName } from './header';
import { fitted } from './overflow';
import { RecordParser, type ParsedRecord } from './record-parser';
import { RecordSieve } from './record-sieve';
import { readForm, type TextForm, type TextLayout } from './text-form';
import { utf8Stream } from './transcode';

/** Characters of a record that are shown. */
const SHOWN = 200;

/** What is wrong with a record of the table; the record is in it all the same. */
export interface TableFault {
  readonly line: number;
  readonly reason: 'too_few_cells' | 'too_many_cells' | 'bad_quote' | 'invalid_characters' | 'nul_character';
  readonly text: string;
}

export interface TextTable {
  /** Names of the columns, each one once; null when the file has no header and none was asked for. */
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** Further tables below the first one, when the file goes on with another header. */
  readonly others: readonly Pick<TextTable, 'head' | 'rows'>[];
  readonly faults: readonly TableFault[];
  /** How the file is written; null when it holds nothing. */
  readonly form: TextLayout | null;
  /** Records that are in no table: titles, headers, footers. */
  readonly outside: readonly ClassedRecord[];
  /** Records of the whole file, and blank lines, which are none. */
  readonly records: number;
  readonly blank: number;
}

const NOTHING: TextTable = {
  head: [],
  rows: [],
  others: [],
  faults: [],
  form: null,
  outside: [],
  records: 0,
  blank: 0,
};

/** `headerRow`: 1-based record of the header, 0 = there is none; undefined = as found. */
const choicesOf = (headerRow: number | undefined): LayoutChoices => {
  if (headerRow === undefined) return {};
  if (headerRow === 0) return { titleRecords: 0, headerRecords: 0 };
  return { titleRecords: headerRow - 1, headerRecords: 1 };
};

/** Bytes that are no characters stand in the way of an import, not of a look at the file. */
function formOf(sample: FileSample, choices: LayoutChoices): TextForm {
  try {
    return readForm(sample, choices);
  } catch (error) {
    if (!(error instanceof BadEncodingError)) throw error;
    return readForm(sample, { ...choices, encoding: 'utf-8' });
  }
}

/** A name for every column, no two alike: an empty one by its place, a repeated one with its number. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const wanted = name === '' ? placeName(at) : name;
    let given = wanted;
    for (let n = 2; taken.has(given); n += 1) given = `${wanted}_${n}`;
    taken.add(given);
    return given;
  });
}

const faultOf = ({ cells, fault, line, raw }: ParsedRecord, width: number): TableFault | null => {
  const text = raw.slice(0, SHOWN);
  if (fault !== null) return { line, reason: 'bad_quote', text };
  if (raw.includes('\ufffd')) return { line, reason: 'invalid_characters', text };
  if (raw.includes('\0')) return { line, reason: 'nul_character', text };
  if (cells.length === width) return null;
  return { line, reason: cells.length < width ? 'too_few_cells' : 'too_many_cells', text };
};

/** A record that names columns as the header does, in a table of another width. */
function isOtherHeader(cells: readonly string[], names: readonly string[]): boolean {
  if (cells.length === names.length || cells.length < 3) return false;
  const same = cells.filter((cell, at) => names[at] !== '' && cleanHeader(cell) === names[at]).length;
  return same >= 3 && same * 5 >= Math.min(cells.length, names.length) * 3;
}

/** Every record; a blank line is one in a file of one column, where it is an empty cell. */
const recordsOf = (bytes: Uint8Array, layout: TextLayout): { records: ParsedRecord[]; blank: number } => {
  const stream = utf8Stream(layout.encoding);
  const parts = stream === null ? [bytes] : [stream.push(bytes), stream.end()];
  const decoder = new TextDecoder('utf-8');
  const text = parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
  const parser = new RecordParser(layout, layout.width);
  const all = [...parser.push(text), ...parser.end()];
  const first = all.findIndex(({ isBlank }) => !isBlank);
  const records = all.filter(({ isBlank }, at) => !isBlank || (layout.width === 1 && at > first));
  return { records, blank: all.length - records.length };
};

/** Records without data below the first table are left out, except empty ones: they are rows as read. */
const isRow = (kind: RecordClass, cells: readonly string[]): boolean =>
  kind === 'data' || (kind === 'footer' && isEmptyRecord(cells));

/** A table and nothing else. */
export type Table = { head: readonly string[] | null; rows: (readonly string[])[] };

/** Sorts the records of one file into tables and what is in none. */
class TableMaker {
  private readonly tables: Table[];
  private readonly faults: TableFault[] = [];
  private readonly outside: ClassedRecord[] = [];
  private readonly sieve: RecordSieve;

  constructor(
    private readonly layout: TextLayout,
    isNamed: boolean,
  ) {
    const head = layout.headerRecords > 0 || isNamed ? distinctNames(layout.headers) : null;
    this.tables = [{ head, rows: [] }];
    this.sieve = new RecordSieve(layout);
  }

  take(record: ParsedRecord, recordNo: number): void {
    const cells = fitted(record, this.layout);
    const kind = this.sieve.take(recordNo, cells, record.raw);
    if (!isRow(kind, cells)) this.leaveOut(record, recordNo, kind === 'data' ? 'footer' : kind);
    else if (this.layout.headerRecords > 0 && isOtherHeader(cells, this.layout.headers)) {
      this.tables.push({ head: distinctNames(cells.map(cleanHeader)), rows: [] });
      this.leaveOut(record, recordNo, 'header');
    } else this.add({ ...record, cells });
  }

  table(): Pick<TextTable, 'head' | 'rows' | 'others' | 'faults' | 'outside'> {
    const [first, ...others] = this.tables;
    const { faults, outside } = this;
    return { head: first?.head ?? null, rows: first?.rows ?? [], others, faults, outside };
  }

  private leaveOut({ line, raw }: ParsedRecord, recordNo: number, kind: ClassedRecord['class']): void {
    this.outside.push({ recordNo, line, class: kind, text: raw.slice(0, SHOWN) });
  }

  private add(record: ParsedRecord): void {
    const table = this.tables.at(-1);
    const fault = faultOf(record, table?.head?.length ?? this.layout.width);
    if (fault !== null) this.faults.push(fault);
    table?.rows.push(record.cells);
  }
}

function tableOf(bytes: Uint8Array, { layout }: TextForm, isNamed: boolean): TextTable {
  const { records, blank } = recordsOf(bytes, layout);
  const maker = new TableMaker(layout, isNamed);
  records.forEach((record, at) => {
    maker.take(record, at + 1);
  });
  return { ...maker.table(), form: layout, records: records.length, blank };
}

/** A file with nothing on its lines is a table of empty rows, one per line. */
const blankTable = (bytes: Uint8Array, isNamed: boolean): TextTable => {
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  const head = isNamed && lines.length > 0 ? [placeName(0)] : [];
  return { ...NOTHING, head, rows: lines.map(() => ['']), records: lines.length };
};

/**
 * The table of a text. `headerRow`: 1-based record of the header; 0 = there is none (columns are then named c1, c2 …);
 * undefined = as found. Records keep the cells they have; blank lines are no records, unless the file has one column.
 * @param form how the text is written, where that is known.
 * @throws NotATableError, HtmlFileError; EmptyFileError when a header was told and there is none.
 */
export const readTable = (
  name: string,
  bytes: Uint8Array,
  headerRow: number | undefined,
  form: LayoutChoices = {},
): TextTable => {
  try {
    const choices = { ...form, ...choicesOf(headerRow) };
    return tableOf(bytes, formOf(sampleOf(name, bytes), choices), headerRow !== undefined);
  } catch (error) {
    const mayBeEmpty = headerRow === undefined || headerRow === 0;
    if (error instanceof EmptyFileError && mayBeEmpty) return blankTable(bytes, headerRow === 0);
    throw error;
  }
};

/** Tables with the same header become one, in the order in which they come. */
export const joinTables = (tables: readonly Pick<TextTable, 'head' | 'rows'>[]): Table[] => {
  const byHeader = new Map<string, Table>();
  for (const { head, rows } of tables) {
    const key = JSON.stringify(head);
    const same = byHeader.get(key) ?? { head, rows: [] };
    for (const row of rows) same.rows.push(row);
    byHeader.set(key, same);
  }
  return [...byHeader.values()];
};
