/** One record by its number, and everything else that the loaded files say about the same case. */
import type { Engine, Value } from '../db/engine';
import { fileNoOf, ID_FIELD, RECORD_TABLES, recordNoOf, type RecordTable } from '../domain/records';
import { groupOf } from './quality-fields';
import { placedRows, recordsSql, shownColumns, type LineOf } from './rows';
import type { RowsPage } from './types';

type Source = RecordTable;

/** What speaks of a case by its number, in the order of a case's life. */
const ALWAYS: readonly Source[] = ['cases', 'case_events', 'evaluations', 'complaints', 'cards'];
/** Few cases have any: that there is none is not said. */
const SELDOM: readonly Source[] = ['filings', 'registers', 'findings'];
const OF_CASES: readonly Source[] = [...ALWAYS, ...SELDOM];
const OTHERS: readonly Source[] = RECORD_TABLES.filter((table) => !OF_CASES.includes(table));
const SOURCES: readonly Source[] = [...OF_CASES, ...OTHERS];

/** Groups that a table does not know are 未填. */
const keysOf = (source: Source): string =>
  [
    'source_row, unit_key, section_key, officer_key',
    groupOf('item', source),
    groupOf('channel', source),
  ].join(', ');

/** A record whose number holds what was looked for. */
export interface Hit {
  readonly source: Source;
  readonly id: string;
  readonly unit: string;
  /** The record's place among all files, by which it is opened. */
  readonly sourceRow: number;
  readonly fileNo: number;
  readonly line: number;
}

export interface Hits {
  /** At most `MOST_HITS`: the whole number first, then those that begin with the text, then the others. */
  readonly hits: readonly Hit[];
  /** How many there are in all. */
  readonly total: number;
}

export const MOST_HITS = 12;

const NOTHING: Hits = { hits: [], total: 0 };

/** Upper and lower case, full and half width are one when somebody types a number. */
const typed = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const hitsSql = SOURCES.map(
  (source, order) =>
    `select ${String(order)} as source_no, ${ID_FIELD[source]} as id, source_row, unit_key from ${source} where contains(lower(${ID_FIELD[source]}), $1)`,
).join(' union all ');

/** Records of any table whose number contains the text; an empty text finds nothing. */
export const findRecords = async (engine: Engine, text: string, lineOf: LineOf): Promise<Hits> => {
  const wanted = typed(text);
  if (wanted === '') return NOTHING;
  const rows = await engine.query(
    `select h.source_no, h.id, h.source_row, u.unit_name, count(*) over () as total
     from (${hitsSql}) h join unit u on u.unit_key = h.unit_key
     order by case when lower(h.id) = $1 then 0 when starts_with(lower(h.id), $1) then 1 else 2 end, h.source_no, h.id, h.source_row
     limit ${String(MOST_HITS)}`,
    [wanted],
  );
  return {
    total: Number(rows[0]?.['total'] ?? 0),
    hits: rows.map((row) => {
      const sourceRow = Number(row['source_row']);
      return {
        source: SOURCES[Number(row['source_no'])] ?? 'cases',
        id: String(row['id']),
        unit: String(row['unit_name']),
        sourceRow,
        fileNo: fileNoOf(sourceRow),
        line: lineOf(fileNoOf(sourceRow), recordNoOf(sourceRow)),
      };
    }),
  };
};

export interface RecordPart extends RowsPage {
  readonly source: Source;
}

/** What is known of one case: each table that says something about it, in the order of a case's life. */
export interface CaseRecord {
  readonly source: Source;
  readonly id: string;
  /** The case that all of it is about; '' when the record names none. */
  readonly caseId: string;
  /** The tables that always speak of cases, empty ones too: that nobody complained is said; else its own alone. */
  readonly parts: readonly RecordPart[];
}

/** More of one kind about one case is a fault of the file; the total says how many there are. */
const MOST_ROWS = 200;

const readPart = async (
  engine: Engine,
  source: Source,
  { where, values }: { readonly where: string; readonly values: readonly Value[] },
  lineOf: LineOf,
): Promise<RecordPart> => {
  const shown = await shownColumns(engine, source);
  const rows = await engine.query(
    `with marked as (select ${keysOf(source)} from ${source} where ${where})
     select *, count(*) over () as total from (${recordsSql(source, shown)}) order by source_row limit ${String(MOST_ROWS)}`,
    values,
  );
  return {
    source,
    columns: ['file', 'line', ...shown.names],
    total: Number(rows[0]?.['total'] ?? 0),
    ...placedRows(rows, shown.names, lineOf),
  };
};

/** A masked number (`***`) is nobody's: records that share it have nothing else in common. */
const isMasked = (id: string): boolean => id.includes('*');

const recordAt = async (
  engine: Engine,
  sourceRow: number,
): Promise<Pick<CaseRecord, 'source' | 'id' | 'caseId'> | null> => {
  const sql = SOURCES.map(
    (source, order) =>
      `select ${String(order)} as source_no, ${ID_FIELD[source]} as id, ${OF_CASES.includes(source) ? 'case_id' : 'null'} as case_id from ${source} where source_row = $1`,
  ).join(' union all ');
  const [row] = await engine.query(sql, [sourceRow]);
  if (row === undefined) return null;
  return {
    source: SOURCES[Number(row['source_no'])] ?? 'cases',
    id: String(row['id'] ?? ''),
    caseId: String(row['case_id'] ?? ''),
  };
};

/** The record at a place and all that belongs to its case; null when no counted record stands there. */
export const readRecord = async (
  engine: Engine,
  sourceRow: number,
  lineOf: LineOf,
): Promise<CaseRecord | null> => {
  const record = await recordAt(engine, sourceRow);
  if (record === null) return null;
  const isLinked = record.caseId !== '' && !isMasked(record.caseId);
  const parts: RecordPart[] = [];
  // A finding of an inspection without a case is about no case.
  const isOfCase = OF_CASES.includes(record.source) && (isLinked || record.source !== 'findings');
  for (const source of isOfCase ? OF_CASES : [record.source]) {
    const own = source === record.source ? 'source_row = $1' : 'false and source_row = $1';
    const which = isLinked
      ? { where: `${own} or case_id = $2`, values: [sourceRow, record.caseId] }
      : { where: own, values: [sourceRow] };
    const part = await readPart(engine, source, which, lineOf);
    if (part.total > 0 || !SELDOM.includes(source)) parts.push(part);
  }
  return { ...record, parts };
};
