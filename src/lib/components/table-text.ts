/** Tables as text for the clipboard and for files. */
import { guarded, type Matrix } from '../domain/csv';

export { toCsv, type Matrix } from '../domain/csv';

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
