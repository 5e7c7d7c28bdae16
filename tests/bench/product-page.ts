/** The product as a person opens it: from the address to the fourth answer on the sample county. */
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { listen, pageHandler } from '../../src/headless/serve/server';

const PATIENCE_MS = 60_000;
const PAGES = ['overdue', 'complaints', 'satisfaction', 'bottom'] as const;

/** Presses 试用示例数据, waits for the offered way on, and reads all four answers. */
async function readFourAnswers(page: Page): Promise<number> {
  await page.getByRole('button', { name: '试用示例数据' }).first().click();
  await page.locator('main a[href*="overview"]').first().waitFor();
  for (const name of PAGES) {
    await page.locator(`nav a[href*="${name}"]`).first().click();
    await page.waitForURL((url) => url.pathname.includes(name));
    await page.locator('main table tbody tr').first().waitFor();
  }
  return page.evaluate(() => performance.now());
}

async function openOnce(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'commit' });
    return (await readFourAnswers(page)) / 1000;
  } finally {
    await context.close();
  }
}

/** Seconds from the beginning of the navigation to the fourth answer, per round; nothing is cached between rounds. */
export async function openedPage(root: string, browser: Browser, runs: number): Promise<number[]> {
  const served = await listen(pageHandler(join(root, 'build')), 0);
  try {
    const seconds: number[] = [];
    for (let run = 0; run < runs; run += 1)
      seconds.push(await openOnce(browser, `http://localhost:${String(served.port)}/`));
    return seconds;
  } finally {
    served.close();
  }
}
