/** Arrow results as plain rows or columns: the one converter, which refuses a type that it does not know. */
import { DataType, type Table, type TypeMap, type Vector } from 'apache-arrow';
import { QueryError } from '../domain/errors';
import type { Column, Row, Value } from './engine';
import { plainNumber } from './plain';

type Convert = (value: unknown) => Value;

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const text: Convert = textOrNull;
const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Same form as DuckDB prints: no fraction when there is none, else microseconds. */
const instantText = (ms: number): string => {
  const micros = Math.round((ms - Math.floor(ms / 1000) * 1000) * 1000);
  const whole = new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return micros === 0 ? whole : `${whole}.${pad(micros, 6).replace(/0+$/, '')}`;
};

const milliseconds = (value: unknown): number => (value instanceof Date ? value.getTime() : Number(value));

const numeric =
  (name: string): Convert =>
  (value) => {
    if (typeof value === 'number' || typeof value === 'bigint') return plainNumber(name, value);
    throw new QueryError({ statement: name, detail: `unknown number ${typeof value}` });
  };

const converter = (name: string, type: DataType): Convert => {
  if (DataType.isUtf8(type) || DataType.isDictionary(type)) return text;
  if (DataType.isBool(type)) return (value) => value === true;
  if (DataType.isInt(type) || DataType.isFloat(type)) return numeric(name);
  if (DataType.isDate(type)) return (value) => dayText(milliseconds(value));
  if (DataType.isTimestamp(type)) return (value) => instantText(milliseconds(value));
  if (DataType.isNull(type)) return () => null;
  throw new QueryError({ statement: name, detail: `unknown type ${type.typeId}` });
};

export const arrowRows = (table: Table<TypeMap>): Row[] => {
  const columns = table.schema.fields.map((field, at) => ({
    name: field.name,
    vector: table.getChildAt(at),
    convert: converter(field.name, field.type),
  }));
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(
      columns.map(({ name, vector, convert }) => {
        const value: unknown = vector?.get(row) ?? null;
        return [name, value === null ? null : convert(value)];
      }),
    ),
  );
};

const columnOf = (name: string, type: DataType, vector: Vector | null): Column => {
  if (vector === null) throw new QueryError({ statement: name, detail: 'no such column' });
  if (DataType.isUtf8(type)) return Array.from(vector, textOrNull);
  if (DataType.isInt(type) && type.bitWidth === 32) {
    if (vector.nullCount > 0) throw new QueryError({ statement: name, detail: 'NULL among integers' });
    const values: unknown = vector.toArray();
    if (values instanceof Int32Array) return values;
  }
  throw new QueryError({ statement: name, detail: `unknown type ${type.typeId}` });
};

/** Result columns as they lie in memory. */
export const arrowColumns = (table: Table<TypeMap>): ReadonlyMap<string, Column> =>
  new Map(
    table.schema.fields.map(({ name, type }) => [name, columnOf(name, type, table.getChild(name))] as const),
  );
