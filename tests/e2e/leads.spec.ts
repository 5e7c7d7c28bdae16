/** Data leads: what stands out from its peers, with the ordinary explanations; a figure opens its records. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { drop, text } from './files';
import { go, loaded, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

/** Written by the build. */
const FOLDER = new URL('../../data/samples/leads/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(encodeURIComponent(name), FOLDER), 'utf8');
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.csv'))
  .sort();
const Answers = v.object({
  asOf: v.string(),
  control: v.string(),
  leads: v.array(
    v.object({
      lead: v.string(),
      kind: v.string(),
      subject: v.string(),
      marked: v.number(),
      records: v.number(),
    }),
  ),
});
const answers = v.parse(Answers, JSON.parse(read('answers.json')));
const ADDRESS = `/leads?period=all&asof=${answers.asOf}&rules=base`;

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await drop(
    page,
    files.map((name) => text(name, read(name))),
  );
  await loaded(page, files.length);
});
test.afterAll(() => page.context().close());

const kinds = () => page.getByRole('table', { name: '各项线索' });

test('each planted habit is told of its unit, never of the control; the figure opens as many records', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { level: 1, name: '数据线索' })).toBeVisible();
  await go(page, ADDRESS);
  await expect(page.getByText('线索只说明数据里有值得问一问的地方')).toBeVisible();
  for (const { lead, kind, subject, marked, records } of answers.leads.filter((one) => one.kind === 'unit')) {
    await go(page, `${ADDRESS}&lead=${lead}`);
    const row = page.locator('[data-grid] tbody tr').filter({ hasText: subject }).first();
    await expect(row.getByRole('cell').nth(0), `${lead} ${kind}`).toHaveText(String(marked));
    await expect(row.getByRole('cell').nth(1)).toHaveText(String(records));
    await expect(page.getByRole('rowheader', { name: answers.control })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: '先核对的正常原因' })).toBeVisible();
  }
  const first = answers.leads[0]!;
  await go(page, `${ADDRESS}&lead=${first.lead}`);
  await page.locator('[data-grid] tbody tr').first().getByRole('link').first().click();
  await settled(page);
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', String(first.marked));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('到期当天扎堆：标出的记录');
});

test('no barrier, no sideways scroll, also with everybody compared', async () => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await go(page, `${ADDRESS}&lead=lead_moved_due&all=1`);
  await expect(kinds().getByRole('row')).toHaveCount(9);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
