/**
 * 通报 without a mouse: from the files of a county to the saved paper, counted. An action is one activation or one text
 * entry; a press is one key, every typed character included. At most 40 actions the first time and 12 the next month,
 * and at most 150 presses.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type FileChooser, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { drawn, loaded, openPage, SAMPLE_FILES, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
const county = fileURLToPath(new URL('../../build/samples/', import.meta.url));
const paths = readdirSync(county)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => `${county}${name}`);
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

/** Two hands on a keyboard, and what they did. */
class Hands {
  actions = 0;
  presses = 0;

  async press(key: string): Promise<void> {
    this.presses += 1;
    await page.keyboard.press(key);
  }

  async act(...keys: readonly string[]): Promise<void> {
    this.actions += 1;
    for (const key of keys) await this.press(key);
  }

  async type(words: string): Promise<void> {
    this.actions += 1;
    this.presses += [...words].length;
    await page.keyboard.insertText(words);
  }

  /** Tab until the focus is on what matches. */
  async reach(selector: string): Promise<void> {
    for (let i = 0; i < 60; i++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await this.press('Tab');
    }
    throw new Error(`no Tab stop matches ${selector}`);
  }
}

const FILLED = [
  ['office', '示例县效能办'],
  ['doc_no', '示效能〔2026〕1号'],
  ['signer', '某某'],
  ['to', '各单位'],
  ['sign', '示例县效能办'],
] as const;

/** From an opened page to the saved paper of a month, which is `down` below the newest one on the list. */
async function paper(hands: Hands, down: number): Promise<string> {
  await (await chooser(hands)).setFiles([...paths]);
  await loaded(page, SAMPLE_FILES);
  await hands.act('g', 'w');
  await settled(page);
  await choosePeriod(hands, down);
  for (const [name, words] of FILLED) {
    await hands.reach(`input[name="${name}"]`);
    await hands.type(words);
  }
  await hands.reach('button');
  const saved = page.waitForEvent('download');
  await hands.act('e');
  const parts = unzipSync(readFileSync(await (await saved).path()));
  return strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
}

/** O again where the browser opened nothing: it does so only within seconds of the press, and may have been busy. */
async function chooser(hands: Hands): Promise<FileChooser> {
  for (let i = 0; i < 5; i++) {
    const opened = page.waitForEvent('filechooser', { timeout: 20_000 }).catch(() => null);
    await hands.act('o');
    const found = await opened;
    if (found !== null) return found;
  }
  throw new Error('O opens no files');
}

async function choosePeriod(hands: Hands, down: number): Promise<void> {
  if (down === 0) return;
  await hands.reach('.strip select');
  await hands.act(...Array.from({ length: down }, () => 'ArrowDown'));
  await settled(page);
}

test('the first month: files to saved paper in at most 40 actions and 150 presses', async () => {
  const hands = new Hands();
  const text = await paper(hands, 0);
  for (const [, words] of FILLED) expect(text).toContain(words);
  expect(text).toMatch(/共受理办件[\d,]+件/);
  expect(
    [hands.actions <= 40, hands.presses <= 150],
    `${hands.actions} actions, ${hands.presses} presses`,
  ).toEqual([true, true]);
});

test('the next month: at most 12 actions and 150 presses', async () => {
  await page.goto('/');
  await drawn(page);
  const hands = new Hands();
  const text = await paper(hands, 1);
  expect(text).toContain('2026年9月');
  expect(text).toMatch(/共受理办件[\d,]+件/);
  expect(
    [hands.actions <= 12, hands.presses <= 150],
    `${hands.actions} actions, ${hands.presses} presses`,
  ).toEqual([true, true]);
});
