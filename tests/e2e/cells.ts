/** The figures of the open page's tables, and the rows behind each, opened one after another by links of the page. */
import type { Page } from '@playwright/test';

export interface FigureCell {
  /** Where it stands, for whoever reads a failure: head, then row. */
  readonly where: string;
  readonly text: string;
  readonly href: string;
  readonly isRate: boolean;
  readonly column: number;
}

/** Every figure of every table with figures; a long table is drawn whole first, as for paper. */
export async function figureCells(page: Page): Promise<FigureCell[]> {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const cells = await page.evaluate(() =>
    [...document.querySelectorAll('[data-grid]')].flatMap((table) => {
      const heads = [...table.querySelectorAll('thead th')];
      return [...table.querySelectorAll('tbody td a, tfoot td a')].flatMap((link) => {
        const cell = link.closest('td');
        const row = link.closest('tr');
        if (!(link instanceof HTMLAnchorElement) || cell === null || row === null) return [];
        const head = heads[cell.cellIndex];
        const within = row.querySelector('td:not(.r)')?.textContent ?? '';
        const name = `${row.querySelector('th')?.textContent ?? ''} ${within}`;
        return {
          where: `${head?.textContent ?? ''} · ${name}`.replace(/\s+/g, ' '),
          text: link.textContent.trim(),
          href: link.getAttribute('href') ?? '',
          isRate: head?.querySelector('small')?.textContent === '%',
          column: cell.cellIndex,
        };
      });
    }),
  );
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  return cells;
}

/** What the page of rows says and draws. */
export interface Opened {
  readonly total: number;
  readonly drawn: number;
  readonly heading: string;
}

/** Opens the rows at each address, without leaving the page, and reads what stands there. */
export const openRows = (page: Page, hrefs: readonly string[]): Promise<Opened[]> =>
  page.evaluate(async (addresses) => {
    const found: { total: number; drawn: number; heading: string }[] = [];
    const here = (href: string): boolean => {
      const shown = document.querySelector<HTMLElement>('.app')?.dataset['address'];
      const { pathname, search } = new URL(href, location.href);
      return shown === pathname + search && document.querySelector('[aria-busy="true"], .skel') === null;
    };
    for (const href of addresses) {
      const link = document.createElement('a');
      link.href = href;
      document.querySelector('.app')?.append(link);
      link.click();
      link.remove();
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (here(href) && document.querySelector('[data-total]') !== null) resolve();
          else setTimeout(look, 1);
        };
        setTimeout(look, 0);
      });
      found.push({
        total: Number(document.querySelector<HTMLElement>('[data-total]')?.dataset['total']),
        drawn: document.querySelectorAll('table.cells tbody tr').length,
        heading: document.querySelector('main section.state h2')?.textContent ?? '',
      });
    }
    return found;
  }, hrefs);

/** The same figure's other part: what the rate is of. */
export const denominatorOf = (href: string): string => href.replace('part=numerator', 'part=denominator');

/** 12,486 → 12486 */
export const plain = (text: string): number => Number(text.replaceAll(',', ''));

/** Rows that the page draws at a time. */
const PAGE = 200;

/** Every figure that its rows do not bear out, in words; empty when all do. */
export async function contradicted(page: Page, cells: readonly FigureCell[]): Promise<string[]> {
  const rates = cells.filter(({ isRate }) => isRate);
  const opened = await openRows(
    page,
    cells.map(({ href }) => href),
  );
  const bases = await openRows(
    page,
    rates.map(({ href }) => denominatorOf(href)),
  );
  return cells.flatMap((cell, i) => {
    const rows = opened[i]!;
    const base = cell.isRate ? bases[rates.indexOf(cell)]!.total : null;
    const faults = [
      ...(agrees(cell.text, rows.total, base) ? [] : [`${cell.text} opens ${rows.total} of ${String(base)}`]),
      ...(rows.drawn === Math.min(rows.total, PAGE) ? [] : [`${rows.total} rows, ${rows.drawn} drawn`]),
      ...(rows.total > 0 || rows.heading !== '' ? [] : ['empty without a word']),
    ];
    return faults.map((fault) => `${cell.where}: ${fault}`);
  });
}

/** A count is its rows; a rate is its rows of its base, rounded half up. */
function agrees(text: string, total: number, base: number | null): boolean {
  if (base === null) return plain(text) === total;
  const decimals = text.split('.')[1]?.length ?? 0;
  const scale = 10 ** decimals;
  return (
    plain(text).toFixed(decimals) ===
    (Math.floor((200 * scale * total + base) / (2 * base)) / scale).toFixed(decimals)
  );
}
