/** Which rows of a long table are in sight. Rows have one height, so this is arithmetic, not measurement. */

/** Height of a row of a tight table, as in the style sheet. */
export const ROW_PX = 24;
/** Height of a row whose words may take two lines. */
export const TALL_ROW_PX = 42;
const SPARE = 12;

/** Half-open range of rows to draw, with some to spare above and below. */
export function seenRows(
  scrollTop: number,
  height: number,
  count: number,
  rowPx = ROW_PX,
): { from: number; to: number } {
  const from = Math.max(0, Math.min(count, Math.floor(scrollTop / rowPx)) - SPARE);
  return { from, to: Math.min(count, Math.ceil((scrollTop + height) / rowPx) + SPARE) };
}
