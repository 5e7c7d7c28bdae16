/** One table written in every form in which exports come; what is written says the same each time. */
import { writeXlsx } from 'hucre/xlsx';
import { encodeGb18030 } from '../../data/samples/gb18030';

export type Table = readonly (readonly string[])[];

/** How a table is written; each part is independent of the others. */
export interface Form {
  readonly encoding: 'utf-8' | 'utf-8 with BOM' | 'gb18030' | 'utf-16le' | 'utf-16be';
  readonly newline: '\n' | '\r\n';
  readonly delimiter: ',' | '\t' | ';';
  /** Order of the rows below the header, and of the columns: places in the plain table. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** A title and 制表单位 above, 合计 and 制表人 below. */
  readonly hasFrame: boolean;
  readonly isWorkbook: boolean;
}

const reordered = ([head = [], ...body]: Table, { rows, columns }: Form): string[][] => {
  const cellsOf = (row: readonly string[]): string[] => columns.map((at) => row[at] ?? '');
  return [cellsOf(head), ...rows.map((at) => cellsOf(body[at] ?? []))];
};

const framed = (table: string[][], { hasFrame }: Form): string[][] => {
  if (!hasFrame) return table;
  const padded = (...cells: string[]): string[] => (table[0] ?? []).map((_, at) => cells[at] ?? '');
  return [
    padded('某县办件情况表'),
    padded('制表单位：某县效能办', '', '2026年10月'),
    ...table,
    padded('合计', String(table.length - 1)),
    padded('制表人：张三', '', '审核人：李四'),
  ];
};

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const asText = (table: string[][], { delimiter, newline }: Form): string =>
  table.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter) + newline).join('');

const encoded = (text: string, encoding: Form['encoding']): Uint8Array => {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-8 with BOM':
      return new TextEncoder().encode(`\uFEFF${text}`);
    case 'gb18030':
      return encodeGb18030(text);
    case 'utf-16le':
      return Uint8Array.from(Buffer.from(text, 'utf16le'));
    case 'utf-16be':
      return Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16());
  }
};

/** The bytes of a file that holds the table in this form. */
export const written = async (table: Table, form: Form): Promise<Uint8Array> => {
  const rows = framed(reordered(table, form), form);
  if (!form.isWorkbook) return encoded(asText(rows, form), form.encoding);
  const cells = rows.map((row) => row.map((cell) => (cell === '' ? null : cell)));
  return writeXlsx({ sheets: [{ name: '导出', rows: cells }] });
};
