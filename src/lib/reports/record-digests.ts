/** Fingerprints of records: of a number, by which a record is found again, and of the content, by which it is known to have changed. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Column, Engine } from '../db/engine';
import { ID_FIELD, TABLE_FIELDS, type RecordTable } from '../domain/records';
import { columnsOf } from './canonical-rows';
import type { Breathe } from './ranking';
import { CONTENT_DIGITS, ID_DIGITS } from './snapshot-file';

export interface DigestedRecord {
  readonly sourceRow: number;
  /** As the file has it; '' where it has none. */
  readonly number: string;
  readonly id: string;
  readonly content: string;
}

/** Records between two turns of the page. */
const BATCH = 64;

const digits = (text: string, count: number): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, count);

/** Number and content of every record, in the order of files and records; unit separators keep neighbours apart. */
const contentSql = (table: RecordTable): string => {
  const columns = TABLE_FIELDS[table].flatMap(columnsOf);
  const text = columns.map(({ sql }) => `coalesce(cast(${sql} as varchar), '')`).join(' || chr(31) || ');
  return `select cast(r.source_row as varchar) as place, coalesce(r.${ID_FIELD[table]}, '') as number,
    ${text} as content from ${table} r order by r.source_row`;
};

const texts = (columns: ReadonlyMap<string, Column>, name: string): readonly string[] =>
  [...(columns.get(name) ?? [])].map((text) => String(text ?? ''));

/**
 * A record without a number is known by its content; of several with one number each has its place among them, so that
 * no two records of a table share a fingerprint.
 */
export const digestRecords = async (
  engine: Engine,
  table: RecordTable,
  salt: string,
  breathe: Breathe,
): Promise<readonly DigestedRecord[]> => {
  const columns = await engine.columns(contentSql(table));
  const [places, numbers, contents] = [
    texts(columns, 'place'),
    texts(columns, 'number'),
    texts(columns, 'content'),
  ];
  const seen = new Map<string, number>();
  const records: DigestedRecord[] = [];
  for (const [at, place] of places.entries()) {
    if (at % BATCH === BATCH - 1) await breathe();
    const [number, content] = [numbers[at] ?? '', contents[at] ?? ''];
    const name = number === '' ? `\u0000${content}` : number;
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    records.push({
      sourceRow: Number(place),
      number,
      id: digits([salt, table, name, String(nth)].join('\u001f'), ID_DIGITS),
      content: digits([salt, content].join('\u001f'), CONTENT_DIGITS),
    });
  }
  return records;
};
