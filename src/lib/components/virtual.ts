/** Which rows of a long table are in sight. Rows have one height, so this is arithmetic, not measurement. */

/** Height of a row of a tight table, as in the style sheet. */
export const ROW_PX = 24;
const SPARE = 12;

/** Half-open range of rows to draw, with some to spare above and below. */
export function seenRows(scrollTop: number, height: number, count: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(count, Math.floor(scrollTop / ROW_PX)) - SPARE);
  return { from, to: Math.min(count, Math.ceil((scrollTop + height) / ROW_PX) + SPARE) };
}
