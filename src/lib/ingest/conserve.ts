/** The account of every record: `records = loaded + set aside + title + header + footer`, or nothing is loaded. */
import type { Engine } from '../db/engine';
import { NotConservedError } from '../domain/errors';
import type { ClassedRecord, Conservation, Layout } from '../domain/layout';
import type { TableName } from '../domain/records';
import type { Reading, SourceFile } from './host';

/** Rows of the file that its table now holds; the unit directory describes units, it adds no rows of its own. */
const countLoaded = async (engine: Engine, table: TableName, fileNo: number): Promise<number> => {
  const sql =
    table === 'units'
      ? 'select count(*) as n from staged'
      : `select count(*) as n from ${table} where source_row between ${fileNo} * 4294967296 and ${fileNo + 1} * 4294967296 - 1`;
  const [row] = await engine.query(sql);
  return Number(row?.['n']);
};

interface Accounted {
  readonly file: SourceFile;
  readonly layout: Layout;
  readonly fileNo: number;
  readonly outside: readonly ClassedRecord[];
}

/** Balances the file or throws NotConservedError with both sides. */
export const conserve = async (
  engine: Engine,
  { file, layout, fileNo, outside }: Accounted,
  { index }: Reading,
  aside: { readonly setAside: number; readonly duplicates: number },
): Promise<Conservation> => {
  const loaded = await countLoaded(engine, layout.table, fileNo);
  const of = (kind: ClassedRecord['class']): number =>
    outside.filter((record) => record.class === kind).length;
  const accounted = loaded + aside.setAside + outside.length;
  if (accounted !== index.records) {
    throw new NotConservedError({ file: file.name, records: index.records, accounted });
  }
  return {
    records: index.records,
    loaded,
    ...aside,
    titleRows: of('title'),
    headerRows: of('header'),
    footerRows: of('footer'),
    blank: index.blank,
  };
};
