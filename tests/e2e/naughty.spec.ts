/** Names and texts that break other programs: no page runs them, changes them, or asks anybody else for them. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { caseFile, complaintFile, nameOf, naughtyNames, payloads } from '../naughty';
import { hasShared } from '../shared';
import { drop, text } from './files';
import { at, go, loaded, openPage } from './session';

test.describe.configure({ mode: 'serial', timeout: 900_000 });
test.skip(!hasShared, 'the outside suites stand beside the repository');

let page: Page;
/** Whatever a name made the page do: dialogs, errors, requests to others, refused scripts. */
const done: string[] = [];

test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  page.on('dialog', (dialog) => {
    done.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => done.push(`error ${error.message}`));
  page.on('console', (line) => {
    if (/refused|violates/i.test(line.text())) done.push(line.text());
  });
  const own = new URL(page.url()).origin;
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== own) done.push(request.url());
  });
});
test.afterAll(() => page.context().close());

/** Elements that only a name can have made: the page itself draws none of them in its text. */
const foreign = (): Promise<string[]> =>
  page
    .locator(
      'main :is(script, iframe, object, embed, marquee, video, audio, img[onerror], a[href^="javascript"])',
    )
    .evaluateAll((all) => all.map((node) => node.outerHTML.slice(0, 120)));

/** Heads of the rows of the table; a long table is drawn whole first, as for paper. */
async function rowHeads(): Promise<string[]> {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const heads = await page
    .locator('[data-grid] tbody th')
    .evaluateAll((all) => all.map((head) => head.textContent.trim()));
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  return heads;
}
const disarmed = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '');

async function saved(press: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await press();
  return readFileSync(await (await download).path());
}

test('they are loaded, and every page of the navigation stands with them', async () => {
  await drop(page, [
    text('办件.csv', caseFile(naughtyNames(), 'N')),
    text('别的办件.csv', caseFile(payloads(), 'P', '子虚局')),
    text('投诉.csv', complaintFile(naughtyNames())),
  ]);
  await loaded(page, 3);
  await go(page, at('/overview', '2026-10'));
  const links = await page
    .locator('.nav a[href]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThan(15);
  for (const href of [
    ...links,
    at('/overdue', '2026-10', '&by=officer'),
    at('/overdue', '2026-10', '&view=chart'),
  ]) {
    await go(page, href);
    expect([href, ...(await foreign()), ...done]).toEqual([href]);
    await expect(page.locator('main h1')).toBeVisible();
  }
});

test('the table of units names each as it is written, and so does its file, read again', async () => {
  await go(page, at('/overdue', '2026-10'));
  const expected = new Set(
    naughtyNames()
      .map(nameOf)
      .filter((name) => name !== ''),
  );
  const shown = new Set(await rowHeads());
  // What the page shows of a run of blanks is one blank.
  expect([...expected].filter((name) => !shown.has(name.trim()))).toEqual([]);
  const rows = await saved(() => page.keyboard.press('e'));
  const cells = new Set(
    Papa.parse<string[]>(rows.toString('utf8').replace(/^\uFEFF/, ''))
      .data.flat()
      .map(disarmed),
  );
  expect([...expected].filter((name) => !cells.has(name))).toEqual([]);
});

test('rows saved as a file and opened again give the same units', async () => {
  await go(page, at('/rows', '2026-10', '&measure=overdue_rate&part=denominator'));
  const rows = await saved(() => page.keyboard.press('e'));
  await go(page, '/');
  await page.getByRole('button', { name: '清除数据' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^清除/ }).click();
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
  await drop(page, [{ name: '办件行.csv', bytes: rows }]);
  await loaded(page, 1);
  await go(page, at('/overdue', '2026-10'));
  const shown = new Set(await rowHeads());
  // One apostrophe at the front says nothing, the second time too.
  const lost = naughtyNames()
    .map((name) => nameOf(nameOf(name)))
    .filter((name) => name !== '' && !shown.has(name.trim()));
  expect(lost).toEqual([]);
});

test('the circular with them is saved as text alone', async () => {
  await go(page, at('/circular', '2026-10'));
  const book = unzipSync(await saved(() => page.getByRole('button', { name: /xlsx/i }).first().click()));
  const formulas = Object.entries(book).filter(
    ([name, bytes]) => name.startsWith('xl/worksheets/') && /<f[ >]/.test(strFromU8(bytes)),
  );
  expect(formulas.map(([name]) => name)).toEqual([]);
  const paper = unzipSync(await saved(() => page.keyboard.press('e')));
  const body = strFromU8(paper['word/document.xml'] ?? new Uint8Array());
  expect(body).not.toMatch(/<script|<img|<w:instrText|<w:fldSimple/i);
  expect(done).toEqual([]);
});
