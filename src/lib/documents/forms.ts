/** Forms on paper as plain values, drawn alike on the page and in a Word file: facts, tables, lines to sign. */

export interface FormTable {
  readonly kind: 'table';
  readonly heads: readonly string[];
  /** Shares of the width, any unit. */
  readonly widths: readonly number[];
  /** '' is a cell to be filled in by hand. */
  readonly rows: readonly (readonly string[])[];
}

export type FormBlock =
  | FormTable
  /** Name and value, two pairs a line; '' is filled in by hand. A value that is long takes a line of its own. */
  | { readonly kind: 'facts'; readonly pairs: readonly (readonly [string, string])[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  /** A place to write, with what it is for. */
  | { readonly kind: 'blank'; readonly label: string }
  | { readonly kind: 'sign'; readonly labels: readonly string[] };

export const heading = (text: string): FormBlock => ({ kind: 'heading', text });

export interface FormPage {
  readonly id: string;
  readonly title: string;
  /** What stands small above the title: number of the case, of the batch. */
  readonly mark: string;
  readonly isWide: boolean;
  readonly blocks: readonly FormBlock[];
}

/** Half-width characters of a value that fits half a line. */
const HALF = 34;

const width = (text: string): number =>
  [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

/** Pairs laid out in lines of one or two. */
export const factLines = (
  pairs: readonly (readonly [string, string])[],
): readonly (readonly (readonly [string, string])[])[] => {
  const lines: (readonly [string, string])[][] = [];
  for (const pair of pairs) {
    const last = lines.at(-1);
    const fits = width(pair[1]) <= HALF;
    if (fits && last?.length === 1 && width(last[0]?.[1] ?? '') <= HALF) last.push(pair);
    else lines.push([pair]);
  }
  return lines;
};
