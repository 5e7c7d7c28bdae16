/** Every figure of the four answers opens to as many rows as it says. */
import { expect, test, type Page } from '@playwright/test';
import { contradicted, figureCells, openRows, plain, type FigureCell } from './cells';
import { at, go, loadSamples, openPage, settled } from './session';

test.describe.configure({ timeout: 600_000 });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

const PERIOD = '2026-10';

/** Rows and columns that a table of that answer has at least: fewer would be nothing to click. */
const WHOLE = [
  ['/overdue', '', 550],
  ['/complaints', '', 200],
  ['/bottom', '', 130],
] as const;

for (const [path, more, least] of WHOLE)
  test(`every figure of ${path}${more}`, async () => {
    const cells = await everyFigure(path, more);
    expect(cells.length).toBeGreaterThan(least);
    expect(await contradicted(page, cells)).toEqual([]);
  });

const SAMPLED = [
  ['/overdue', ['section', 'officer', 'item', 'channel', 'month']],
  ['/complaints', ['section', 'officer', 'item', 'month']],
  ['/satisfaction', ['unit', 'channel', 'month', 'officer']],
  ['/bottom', ['officer']],
] as const;

for (const [path, groupings] of SAMPLED)
  for (const by of groupings)
    test(`forty figures of ${path} by ${by}`, async () => {
      const cells = drawn(await everyFigure(path, `&by=${by}`), 40);
      expect(cells.length).toBeGreaterThan(4);
      expect(await contradicted(page, cells)).toEqual([]);
    });

test('figures of the overview', async () => {
  await go(page, at('/overview', PERIOD));
  const figures = page.locator('.fig', { has: page.locator('.v a') });
  const hrefs = await figures
    .locator('.v a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const bases = await figures.locator('.base').allInnerTexts();
  expect(hrefs.length).toBeGreaterThan(4);
  const opened = await openRows(page, hrefs);
  for (const [i, base] of bases.entries()) {
    const numerator = /^([\d,]+) \//.exec(base.trim())?.[1];
    if (numerator !== undefined) expect([base, opened[i]?.total]).toEqual([base, plain(numerator)]);
  }
});

for (const path of ['/overdue', '/complaints', '/satisfaction', '/bottom'])
  test(`a figure of each column of ${path}, by mouse and by keyboard`, async () => {
    await go(page, at(path, PERIOD));
    const columns = [...new Map((await figureCells(page)).map((cell) => [cell.column, cell])).keys()];
    for (const column of columns) {
      const link = page.locator(`[data-grid] tbody tr td:nth-child(${String(column + 1)}) a`).first();
      for (const open of [() => link.click(), () => link.press('Enter')]) {
        const cell = { text: await link.innerText(), href: (await link.getAttribute('href')) ?? '' };
        await open();
        await expect(page).toHaveURL((url) => cell.href.endsWith(url.search));
        await settled(page);
        const total = Number(await page.locator('[data-total]').getAttribute('data-total'));
        const drawnRows = await page.locator('table.cells tbody tr').count();
        expect(drawnRows).toBe(Math.min(total, 200));
        if (!cell.text.includes('.')) expect(total).toBe(plain(cell.text));
        await page.goBack();
        await settled(page);
      }
    }
  });

test('a figure with more rows than a page shows them all, page by page, each once', async () => {
  await go(page, at('/overdue', PERIOD));
  await page.locator('[data-grid] tfoot a').first().click();
  await expect(page.locator('[data-total]')).toBeVisible();
  await settled(page);
  const total = Number(await page.locator('[data-total]').getAttribute('data-total'));
  expect(total).toBeGreaterThan(2000);
  const seen = new Set<string>();
  for (let from = 0; from < total; from += 200) {
    const rows = await page.locator('table.cells tbody tr').evaluateAll((all) =>
      all.map((row) =>
        [...row.querySelectorAll('td')]
          .slice(0, 2)
          .map((cell) => cell.textContent)
          .join(' '),
      ),
    );
    expect(rows).toHaveLength(Math.min(200, total - from));
    for (const row of rows) seen.add(row);
    if (from + 200 >= total) break;
    await page.getByRole('button', { name: '下一页' }).click();
    await expect(page.locator('[data-total] + .note')).toContainText(
      `${(from + 201).toLocaleString('en-US')}–`,
    );
    await settled(page);
  }
  expect(seen.size).toBe(total);
  await expect(page.getByRole('button', { name: '下一页' })).toBeDisabled();
});

async function everyFigure(path: string, more: string): Promise<FigureCell[]> {
  await go(page, at(path, PERIOD, more));
  return figureCells(page);
}

/** That many of them, always the same ones, the first and the last among them. */
function drawn<T>(cells: readonly T[], most: number): T[] {
  if (cells.length <= most) return [...cells];
  let state = 20261031;
  const next = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const picked = new Set([0, cells.length - 1]);
  while (picked.size < most) picked.add(Math.floor(next() * cells.length));
  return [...picked].sort((a, b) => a - b).map((i) => cells[i]!);
}

/** Links of the overview whose text is a count, and the cells of its heat map, whose title says `x / n`. */
test('every count of the overview opens its rows, and so do the cells of its heat map', async () => {
  await go(page, at('/overview', PERIOD));
  const counts = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('.figs a, .summary td a')].flatMap((link) => {
      const text = link.textContent.trim();
      return /^[\d,]+$/.test(text) ? [{ text, href: link.getAttribute('href') ?? '' }] : [];
    }),
  );
  // Fourteen figures, some of them rates with two parts, each now, before, a year ago and from January on.
  expect(counts.length).toBeGreaterThan(40);
  const heat = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('.heat td a')].map((link) => ({
      text: / · (\d[\d,]*) \/ /.exec(link.title)?.[1] ?? '?',
      href: link.getAttribute('href') ?? '',
    })),
  );
  expect(heat.length).toBeGreaterThan(150);
  const opening = [...counts, ...drawn(heat, 60)];
  const rows = await openRows(
    page,
    opening.map(({ href }) => href),
  );
  const wrong = opening.filter(({ text }, i) => plain(text) !== rows[i]?.total);
  expect(wrong).toEqual([]);
});
