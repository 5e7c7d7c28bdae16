/** Tables as text for the clipboard and for files. */
export type Matrix = readonly (readonly string[])[];

/** A cell that a spreadsheet would run as a formula is led by an apostrophe; negative numbers are left alone. */
const guarded = (cell: string): string =>
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

/** Tab separated, for pasting into a sheet; tabs and line ends inside a cell become spaces. */
export const toTsv = (matrix: Matrix): string =>
  matrix.map((row) => row.map((cell) => guarded(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');

/** Characters that file systems refuse become a dash; at most 80 of them. */
export const fileNameOf = (parts: readonly string[], extension: string): string =>
  `${parts
    .filter((part) => part !== '')
    .join('_')
    .replace(/[\\/:*?"<>|\s]+/g, '-')
    .slice(0, 80)}.${extension}`;

/** Hands something to the reader as a file; nothing leaves the machine. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Puts text on the clipboard; false where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
