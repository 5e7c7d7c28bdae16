/** Arrow keys inside a table of links: one stop for Tab, then from figure to figure. */

/** Focuses the nearest figure in the wanted direction; cells without a link are skipped. `rows` excludes the total row. */
export function moveInGrid(event: KeyboardEvent, rows: number, columns: number): void {
  const table = event.currentTarget;
  const from = document.activeElement?.getAttribute('data-at')?.split(':').map(Number);
  const step = STEPS[event.key];
  if (!(table instanceof HTMLElement) || from === undefined || step === undefined) return;
  let [row = 0, column = 0] = from;
  for (;;) {
    row += step[0];
    column += step[1];
    if (row < 0 || row > rows || column < 0 || column >= columns) return;
    const next = table.querySelector<HTMLElement>(`[data-at="${String(row)}:${String(column)}"]`);
    if (next === null && step[0] !== 0 && row < rows) continue;
    if (next === null) continue;
    event.preventDefault();
    next.focus();
    return;
  }
}

const STEPS: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** J and K from anywhere: into the first table of the page, then down or up its rows. */
export function stepRow(key: 'ArrowDown' | 'ArrowUp'): void {
  const active = document.activeElement;
  if (active?.closest('[data-grid]')) {
    active.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    return;
  }
  document.querySelector<HTMLElement>('[data-grid] [data-at][tabindex="0"], [data-grid] [data-at]')?.focus();
}
