/** The canonical rows of a table as text: what an export became, row by row, with its place in the source. */
import type { Engine, Value } from '../db/engine';
import { maskCell, type MaskingLevel } from '../domain/masking';
import { readOfficerMasks } from './officer-masks';
import { columnOf, fileNoOf, recordNoOf, TABLE_FIELDS, type TableName } from '../domain/records';
import type { FieldDefinition } from '../domain/field';

/** What is needed of a loaded file to say where a record stands. */
export interface PlacedFile {
  readonly fileNo: number;
  readonly name: string;
  readonly firstLine: Uint32Array;
}

/** Fields kept as keys, and where their text is. */
const KEYED: Readonly<Record<string, string>> = {
  unit: '(select unit_name from unit u where u.unit_key = r.unit_key)',
  section: '(select section_name from section s where s.section_key = r.section_key)',
  officer: '(select officer_name from officer o where o.officer_key = r.officer_key)',
  officer_id: '(select officer_id from officer o where o.officer_key = r.officer_key)',
  item: '(select item_name from item i where i.item_key = r.item_key)',
  item_code: '(select item_code from item i where i.item_key = r.item_key)',
  channel: '(select channel_name from channel c where c.channel_key = r.channel_key)',
};

/** Fields that the load folds into another one. */
const FOLDED: ReadonlySet<string> = new Set(['is_default', 'is_on_time', 'repeat_count', 'is_pursued']);

/** The canonical columns of one field over a record `r`: its value, and how exact an instant is. */
export const columnsOf = ({ name, type }: FieldDefinition): { name: string; sql: string }[] => {
  if (FOLDED.has(name)) return [];
  const keyed = KEYED[name];
  if (keyed !== undefined) return [{ name, sql: keyed }];
  if (type === 'date') return [{ name, sql: `cast(r.${name} as varchar)` }];
  if (type !== 'instant') return [{ name, sql: `r.${columnOf(name)}` }];
  const [at, timed] = [`r.${name}_at`, `r.${name}_timed`];
  return [
    { name, sql: `case when ${timed} then cast(${at} as varchar) else cast(date_of(${at}) as varchar) end` },
    {
      name: `${name}_precision`,
      sql: `case when ${at} is null then null when ${timed} then 'timed' else 'date' end`,
    },
  ];
};

const unitRows = async (engine: Engine): Promise<{ columns: string[]; rows: Value[][] }> => {
  const columns = ['unit', 'unit_id', 'peer_group', 'valid_from', 'valid_to'];
  const rows = await engine.query(
    `select unit_name as unit, unit_id, peer_group, valid_from, valid_to from unit where unit_key > 0 order by unit_name`,
  );
  return { columns, rows: rows.map((row) => columns.map((name) => row[name] ?? null)) };
};

/** All rows of a table in the order of files and records; names masked as the level asks. */
export const canonicalRows = async (
  engine: Engine,
  table: TableName,
  files: readonly PlacedFile[],
  mask: MaskingLevel,
): Promise<{ columns: readonly string[]; rows: readonly (readonly Value[])[] }> => {
  if (table === 'units') return unitRows(engine);
  const columns = TABLE_FIELDS[table].flatMap(columnsOf);
  const officers = await readOfficerMasks(engine, mask);
  const rows = await engine.query(
    `select r.source_row, r.officer_key, ${columns.map(({ sql }, at) => `${sql} as f${at}`).join(', ')} from ${table} r order by r.source_row`,
  );
  const byNo = new Map(files.map((file) => [file.fileNo, file]));
  return {
    columns: ['file', 'line', ...columns.map(({ name }) => name)],
    rows: rows.map((row) => {
      const at = Number(row['source_row']);
      const file = byNo.get(fileNoOf(at));
      const line = file?.firstLine[recordNoOf(at) - 1] ?? null;
      const cells = columns.map(({ name }, i) => {
        if (name === 'officer') return officers.get(Number(row['officer_key'])) ?? '';
        const value = row[`f${i}`] ?? null;
        return typeof value === 'string' ? maskCell(name, value, mask) : value;
      });
      return [file?.name ?? '', line, ...cells];
    }),
  };
};
