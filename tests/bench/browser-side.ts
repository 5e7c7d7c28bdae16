/** The browser side: a fresh page per round in one real browser, served with the product's own policy. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import * as v from 'valibot';
import { build } from 'vite';
import { folderPolicy } from '../../src/headless/serve/policy';
import { listen, pageHandler, type Listening } from '../../src/headless/serve/server';
import { BROWSER_ARGS, findBrowser } from '../browser';
import { Answered, Asked, Loaded, Places, Read, Spot, Staged, type Whole } from './figures';
import { highestPeak, peakGrowth, rendererMemory, rendererTime, type Memory } from './renderer-memory';

/** No browser on this machine, or a page that cannot be built: nothing to measure. */
export class NoBrowserError extends Error {}

export interface BrowserWhole extends Whole {
  /** Bytes at the peak beyond the open page with its started engine; null where the system does not tell. */
  readonly peakGrowth: number | null;
  /** Bytes at the peak of the page in all. */
  readonly peak: number | null;
}

export async function launch(): Promise<Browser> {
  const found = findBrowser();
  if (found.kind === 'none') throw new NoBrowserError(found.advice);
  const path = found.kind === 'installed' ? { executablePath: found.path } : {};
  return chromium.launch({ headless: true, args: [...BROWSER_ARGS], ...path });
}

/** Builds the bench page and gives it the policy of the built product, header and all. */
async function servePage(root: string): Promise<Listening> {
  await build({ configFile: join(root, 'tests/bench/page/vite.config.ts') });
  const folder = join(root, 'dist/bench-page');
  const [path, policy] = [join(folder, 'index.html'), folderPolicy(join(root, 'build'))];
  const meta = `<meta http-equiv="content-security-policy" content="${policy}">`;
  writeFileSync(path, readFileSync(path, 'utf8').replace('<head>', `<head>${meta}`));
  return listen(pageHandler(folder), 0);
}

export class BrowserSide {
  private constructor(
    private readonly browser: Browser,
    private readonly session: CDPSession,
    private readonly served: Listening,
  ) {}

  static async start(root: string, browser: Browser): Promise<BrowserSide> {
    return new BrowserSide(browser, await browser.newBrowserCDPSession(), await servePage(root));
  }

  stage(path: string): Promise<number> {
    return this.inPage([path], async (page) =>
      v.parse(Staged, await page.evaluate(() => window.bench.stage())),
    );
  }

  load(path: string): Promise<Loaded> {
    return this.inPage([path], async (page) =>
      v.parse(Loaded, await page.evaluate(() => window.bench.load())),
    );
  }

  read(path: string): Promise<Read> {
    return this.inPage([path], async (page) => v.parse(Read, await page.evaluate(() => window.bench.read())));
  }

  whole(paths: readonly string[]): Promise<BrowserWhole> {
    return this.inPage(paths, async (page) => {
      const before = await this.memory();
      const answered = v.parse(Answered, await page.evaluate(() => window.bench.answer()));
      const after = await this.memory();
      const asked = v.parse(Asked, await page.evaluate(() => window.bench.ask()));
      const spot = v.parse(Spot, await page.evaluate(() => window.bench.spot()));
      return { answered, asked, spot, peakGrowth: peakGrowth(before, after), peak: highestPeak(after) };
    });
  }

  assessed(): Promise<Places> {
    return this.inPage([], async (page) =>
      v.parse(Places, await page.evaluate(() => window.bench.assessed())),
    );
  }

  places(): Promise<Places> {
    return this.inPage([], async (page) => v.parse(Places, await page.evaluate(() => window.bench.places())));
  }

  stop(): void {
    this.served.close();
  }

  /** What the browser's pages hold in memory; null on systems that do not tell. */
  memory(): Promise<Memory> {
    return rendererMemory(this.session);
  }

  /** Milliseconds of processor time that the browser's pages have taken so far, workers included. */
  pageTime(): Promise<number> {
    return rendererTime(this.session);
  }

  /** A fresh page with a started engine, to which the files are given. */
  async inPage<T>(paths: readonly string[], run: (page: Page) => Promise<T>): Promise<T> {
    const page = await this.browser.newPage();
    try {
      await page.goto(`http://localhost:${String(this.served.port)}/`);
      await page.evaluate(() => window.bench.open());
      await page.setInputFiles('#files', [...paths]);
      return await run(page);
    } finally {
      await page.close();
    }
  }
}
