/** Real exports, read by their headers alone, come out at the figures their publishers and our references give. */
import { expect, test, type Page } from '@playwright/test';
import { hasShared, sharedPath } from '../shared';
import { go, loaded, openPage } from './session';

test.skip(!hasShared, '../shared is missing: real exports are not tested');

const OVERDUE = '/overdue?period=all&asof=2026-01-01&rules=base';

/** Chooses files of ../shared/data, all at once. */
async function choose(page: Page, names: readonly string[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(names.map((name) => sharedPath(`data/${name}`)));
  await loaded(page, names.length);
}

/** Figures of the total row, by measure. */
const total = (page: Page, measure: string): Promise<string[]> =>
  page.locator(`[data-grid] tfoot td[data-measure="${measure}"]`).allInnerTexts();

/** Boston counts by the publisher's own `on_time`, in UTC; the cut-off is the one of the references. */
test('Boston 2013–2017, five files together', async ({ browser }) => {
  const page = await openPage(browser);
  await choose(
    page,
    [2013, 2014, 2015, 2016, 2017].map((year) => `boston311_buspark_${String(year)}.csv`),
  );
  await expect(page.getByRole('row', { name: '合计 5 个文件' })).toContainText('相符');
  await go(page, OVERDUE);
  const [due, late] = await total(page, 'overdue_rate');
  expect([due, late]).toEqual(['17,500', '2,697']);
  expect((await total(page, 'overdue_rate_all_cases'))[0]).toBe('29,838');
  expect(await total(page, 'no_limit')).toEqual(['12,338']);
  expect(await total(page, 'open_overdue_stock')).toEqual(['2,022']);
  await page.context().close();
});

test('Baltimore: closed late and open late', async ({ browser }) => {
  const page = await openPage(browser);
  await choose(page, ['baltimore311_sample.csv']);
  await go(page, OVERDUE);
  expect((await total(page, 'overdue_rate'))[1]).toBe('1,726');
  expect(await total(page, 'closed_late')).toEqual(['1,567']);
  expect(await total(page, 'open_overdue')).toEqual(['159']);
  await page.context().close();
});
