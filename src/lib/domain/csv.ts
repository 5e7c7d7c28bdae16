/** Tables as text that a spreadsheet opens by double click. */
export type Matrix = readonly (readonly string[])[];

/** A cell that a spreadsheet would run as a formula is led by an apostrophe; negative numbers are left alone. */
export const guarded = (cell: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;

/** RFC 4180: quoted where a quote, comma or line end stands inside. */
function csvCell(cell: string): string {
  const safe = guarded(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A file that a Chinese spreadsheet opens by double click: UTF-8 with BOM, CRLF, formulas disarmed.
 *
 * `provenance` stands first, one `# key: value` line each, so that no figure travels without its choices.
 */
export function toCsv(matrix: Matrix, provenance: Readonly<Record<string, string>>): string {
  const block = Object.entries(provenance).map(([key, value]) =>
    csvCell(`# ${key}: ${value.replace(/[\r\n]+/g, ' ')}`),
  );
  const lines = matrix.map((row) => row.map(csvCell).join(','));
  return `\uFEFF${[...block, ...lines].map((line) => `${line}\r\n`).join('')}`;
}
