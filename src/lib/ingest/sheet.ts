/** A workbook once it is read, whatever format it was in: sheets of rows of text. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Row n of the sheet is `rows[n − 1]`; blank rows are kept. */
  readonly rows: readonly (readonly string[])[];
  /** The file is damaged here: there may have been more rows. */
  readonly isCut: boolean;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Sheets that a damaged file names and no longer holds. */
  readonly lost: readonly string[];
}

export const isBlankRow = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');
