/** A figure that two engines share when their tables hold the same rows, in whatever order. */
import type { Engine } from '../../src/lib/db/engine';
import type { TableName } from '../../src/lib/domain/records';

/** Rows, and the sum of a 64-bit digest of each row's text: a sum, because equal rows must not cancel each other out. */
export const checksum = async (engine: Engine, table: TableName): Promise<string> => {
  const columns = await engine.query(
    'select column_name from information_schema.columns where table_name = $1 order by ordinal_position',
    [table],
  );
  const cells = columns.map((row) => `coalesce(cast(${String(row['column_name'])} as varchar), chr(1))`);
  const [row] = await engine.query(`select cast(count(*) as varchar) as n,
      cast(sum(cast(cast(('0x' || left(md5(concat_ws(chr(2), ${cells.join(', ')})), 13)) as bigint) as hugeint)) as varchar) as digest
    from ${table}`);
  return `${String(row?.['n'])} ${String(row?.['digest'])}`;
};
