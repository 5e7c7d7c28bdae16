/** One opened page with the sample county in it, and the ways to move in it without losing what is loaded. */
import { expect, type Browser, type Locator, type Page } from '@playwright/test';

/** Opens the page as a reader does, who presses nothing before there is something to see. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(120_000);
  await page.goto('/');
  await drawn(page);
  return page;
}

/** The page is there: what is pressed from here on is heard. After a reload too. */
export const drawn = (page: Page): Promise<void> => page.locator('.app h1').waitFor();

/** Looks in a row that must find the page at rest: a question is asked a moment after its address has changed. */
const LOOKS_AT_REST = 4;

/** Nothing is being read or computed, and what is on the page belongs to its address. */
export async function settled(page: Page): Promise<void> {
  const looks = await page.evaluateHandle(() => ({ atRest: 0 }));
  await page.waitForFunction(
    ([count, enough]) => {
      const shown = document.querySelector<HTMLElement>('.app')?.dataset['address'];
      const busy = document.querySelector('[aria-busy="true"], .skel, [role="progressbar"]');
      count.atRest =
        shown === `${location.pathname}${location.search}` && busy === null ? count.atRest + 1 : 0;
      return count.atRest >= enough;
    },
    [looks, LOOKS_AT_REST] as const,
  );
  await looks.dispose();
}

export const samplesButton = (page: Page): Locator =>
  page.getByRole('button', { name: /试用示例数据|Try the sample/ });

/** Files of the sample county. */
export const SAMPLE_FILES = 25;

/** Loads the sample county and waits until its files are accounted for. */
export async function loadSamples(page: Page): Promise<void> {
  await samplesButton(page).first().click();
  await loaded(page, SAMPLE_FILES);
}

/** Waits until that many files stand in the table of files. */
export async function loaded(page: Page, files: number): Promise<void> {
  await expect(page.locator('.nav .n')).toHaveText(new RegExp(`^${String(files)} `), { timeout: 240_000 });
  await settled(page);
}

/** Opens an address of ours by a link, as a click does: loading it anew would lose the data. */
export async function go(page: Page, address: string): Promise<void> {
  await drawn(page);
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.querySelector('.app')?.append(link);
    link.click();
    link.remove();
  }, address);
  await page.waitForFunction((href) => {
    const shown = document.querySelector<HTMLElement>('.app')?.dataset['address'];
    return shown === new URL(href, location.href).pathname + new URL(href, location.href).search;
  }, address);
  await settled(page);
}

/** The choices under which the county was planted. */
export const at = (path: string, period: string, more = ''): string =>
  `${path}?period=${period}&asof=2026-10-31&rules=base${more}`;

/** Heads of the first table, without their sort mark and unit. */
export const heads = (page: Page): Promise<string[]> =>
  page.locator('[data-grid] thead th b').allInnerTexts();

/** Texts of the total row, in the order of the heads. */
export const totals = (page: Page): Promise<string[]> => page.locator('[data-grid] tfoot td').allInnerTexts();
