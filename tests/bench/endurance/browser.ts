/** The page's side of the endurance run, step by step; memory and processor time are read from outside it. */
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import type { BrowserSide } from '../browser-side';
import { UnequalError } from '../equal';
import { Answered } from '../figures';
import { heldNow, highestPeak } from '../renderer-memory';
import { BrokenOff, Taken } from './figures';
import type { BreakAt } from './tab';

const load = async (page: Page): Promise<Taken> =>
  v.parse(Taken, await page.evaluate(() => window.endurance.load()));

const opened = <T>(side: BrowserSide, path: string, run: (page: Page) => Promise<T>): Promise<T> =>
  side.inPage([path], async (page) => {
    await page.evaluate(() => window.endurance.open());
    return run(page);
  });

/** Rows and peak of a page that goes from the file to the four answers. */
export const answeredAtPeak = (
  side: BrowserSide,
  path: string,
): Promise<{ rows: number; peak: number | null }> =>
  side.inPage([path], async (page) => {
    const { records } = v.parse(Answered, await page.evaluate(() => window.bench.answer()));
    return { rows: records[0] ?? 0, peak: highestPeak(await side.memory()) };
  });

/** Memory after each of so many imports in one page, each taken away before the next. */
export const heldAfterImports = (
  side: BrowserSide,
  path: string,
  imports: number,
): Promise<(number | null)[]> =>
  opened(side, path, async (page) => {
    const held: (number | null)[] = [];
    for (let at = 0; at < imports; at += 1) {
      const { fileNo } = await load(page);
      held.push(heldNow(await side.memory()));
      await page.evaluate((no) => window.endurance.remove(no), fileNo);
    }
    return held;
  });

export interface TimedLoad extends Taken {
  /** Milliseconds of processor time, from the file to the facts. */
  readonly ms: number;
  /** Of the typed table. */
  readonly checksum: string;
}

export const timedLoad = (side: BrowserSide, path: string): Promise<TimedLoad> =>
  opened(side, path, async (page) => {
    const before = await side.pageTime();
    const taken = await load(page);
    const ms = (await side.pageTime()) - before;
    const checksum = v.parse(v.string(), await page.evaluate(() => window.endurance.cases()));
    return { ...taken, ms, checksum };
  });

/** Loads the first file, then breaks the second one off at each of the places. */
export const brokenOff = (
  side: BrowserSide,
  [few, cases]: readonly [string, string],
  places: readonly BreakAt[],
): Promise<number[]> =>
  opened(side, few, async (page) => {
    await load(page);
    await page.setInputFiles('#files', cases);
    const ms: number[] = [];
    for (const place of places) ms.push(await brokenOffAt(page, place));
    return ms;
  });

async function brokenOffAt(page: Page, place: BreakAt): Promise<number> {
  const broken = v.parse(BrokenOff, await page.evaluate((at) => window.endurance.breakOff(at), place));
  const at = `cancelled at ${String(place.share)} + ${String(place.afterMs)} ms`;
  if (broken.ms === null) throw new UnequalError(`${at}: the load had ended before`);
  if (!broken.isAsBefore) throw new UnequalError(`${at}: the tables are not as they were`);
  return broken.ms;
}
