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

/**
 * Opens the rows at each address, without leaving the page, and reads what stands there.
 *
 * The records are in the page but not laid out meanwhile: thousands of tables are read here, and looked at elsewhere.
 */
export const openRows = (page: Page, hrefs: readonly string[]): Promise<Opened[]> =>
  page.evaluate(async (addresses) => {
    const unseen = document.createElement('style');
    unseen.textContent = 'table.cells { display: none }';
    document.head.append(unseen);
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
    unseen.remove();
    return found;
  }, hrefs);

/** The same figure's other part: what the rate is of. */
export const denominatorOf = (href: string): string => href.replace('part=numerator', 'part=denominator');

/** 12,486 → 12486 */
export const plain = (text: string): number => Number(text.replaceAll(',', ''));

/** Rows that the page draws at a time. */
const PAGE = 200;

/** Every figure that its rows do not bear out, in words; empty when all do. An address that two figures share is opened once. */
export async function contradicted(page: Page, cells: readonly FigureCell[]): Promise<string[]> {
  const basesOf = cells.filter(({ isRate }) => isRate).map(({ href }) => denominatorOf(href));
  const addresses = [...new Set([...cells.map(({ href }) => href), ...basesOf])];
  const found = await openRows(page, addresses);
  const opened = new Map(addresses.map((address, i) => [address, found[i]!]));
  return cells.flatMap((cell) => {
    const rows = opened.get(cell.href)!;
    const base = cell.isRate ? opened.get(denominatorOf(cell.href))!.total : null;
    const faults = [
      ...(agrees(cell.text, rows.total, base)
        ? []
        : [`${cell.text} opens ${String(rows.total)} of ${String(base)}`]),
      ...(rows.drawn === Math.min(rows.total, PAGE)
        ? []
        : [`${String(rows.total)} rows, ${String(rows.drawn)} drawn`]),
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
  const percent = Math.floor((200 * scale * total + base) / (2 * base)) / scale;
  return plain(text).toFixed(decimals) === percent.toFixed(decimals);
}
