/** Files handed to the reader, each noted in the log: what left the page, and with how many rows. */
import { createContext } from 'svelte';
import { fileNameOf, saveBlob, toCsv, type Matrix } from './table-text';

export interface Saving {
  /** A table with its head as first row; `provenance` stands above it. */
  csv(name: string, matrix: Matrix, provenance: Readonly<Record<string, string>>): void;
  /** A text that is a file already. */
  text(name: string, text: string, rows: number): void;
  blob(name: string, blob: Blob): void;
  /** A picture of the page: 2026年10月_按月超期率_20261031.png. */
  picture(title: string, extension: 'png' | 'svg', blob: Blob): void;
}

/** `note` is told the name and the number of rows, null for a picture; `around`: what stands before and after a title. */
export const savingTo = (
  note: (name: string, rows: number | null) => void,
  around: () => readonly [before: string, after: string],
): Saving => ({
  csv: (name, matrix, provenance) => {
    saveBlob(name, new Blob([toCsv(matrix, provenance)], { type: 'text/csv;charset=utf-8' }));
    note(name, Math.max(0, matrix.length - 1));
  },
  text: (name, text, rows) => {
    saveBlob(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
    note(name, rows);
  },
  blob: (name, blob) => {
    saveBlob(name, blob);
    note(name, null);
  },
  picture: (title, extension, blob) => {
    const [before, after] = around();
    const name = fileNameOf([before, title, after], extension);
    saveBlob(name, blob);
    note(name, null);
  },
});

export const [useSaving, provideSaving] = createContext<Saving>();
