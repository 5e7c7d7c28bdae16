/** 日历与期限: a time limit day by day without any file, and what no calendar covers is not guessed. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { drawn, go, loaded, openPage, settled } from './session';

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

const due = () => page.locator('.limit-due b');
const counted = () => page.locator('main > .ex .cal td b');

test('TL-10: the receipt day is day 1 when that is said, and the ledger numbers every counted day', async () => {
  await go(page, '/calendar?from=2026-09-24&days=15&unit=workday');
  await expect(due()).toHaveText('2026-10-22 到期');
  await expect(counted()).toHaveCount(15);
  await page.getByRole('checkbox', { name: /收件日算第 1 日/ }).check();
  await expect(due()).toHaveText('2026-10-21 到期');
  await expect(page).toHaveURL(/first=1/);
  await expect(counted()).toHaveCount(15);
});

test('a limit is changed by keyboard; a make-up day counts, and says that it is one', async () => {
  await go(page, '/calendar?from=2026-09-18&days=2&unit=workday');
  await page.getByLabel('期限', { exact: true }).fill('5');
  await page.keyboard.press('Enter');
  await expect(due()).toHaveText('2026-09-24 到期');
  const makeUp = page.locator('main > .ex .cal td[title="2026-09-20 周末调班，算工作日"]');
  await expect(makeUp).toContainText('班');
  await expect(makeUp.locator('b')).toHaveText('1');
});

test('30 working days from 2026-11-20 are refused, naming 2027; the next question is answered', async () => {
  await go(page, '/calendar?from=2026-11-20&days=30&unit=workday');
  await expect(page.getByRole('alert')).toContainText('2027-01-01');
  await page.getByLabel('单位').selectOption('day');
  await expect(due()).toHaveText('2026-12-20 到期');
});

test('natural days beyond the calendar all count, and it says which are not listed; no number of days is refused', async () => {
  await go(page, '/calendar?from=2026-12-25&days=30&unit=day');
  await expect(due()).toHaveText('2027-01-24 到期');
  await expect(page.locator('.limit-due')).toContainText('30 日计入，1 日不计入');
  await expect(page.getByText('之外的日子按自然日计入')).toBeVisible();
  const days = page.getByLabel('期限', { exact: true });
  await days.fill('10000');
  await page.keyboard.press('Enter');
  expect(await days.evaluate((field: HTMLInputElement) => field.validity.valid)).toBe(false);
  await expect(due()).toHaveText('2027-01-24 到期');
});

test('a year at a glance; the year after the last notice is a gap in words', async () => {
  await go(page, '/calendar?from=2026-09-24&days=15&unit=workday');
  await expect(page.locator('.year .cal')).toHaveCount(12);
  await expect(page.locator('.year td[title^="2026-10-01"]')).toContainText('休');
  await page.getByRole('button', { name: '下一年' }).click();
  await expect(page.getByRole('heading', { name: '日历没有 2027 年' })).toBeVisible();
  await page.getByRole('button', { name: '上一年' }).click();
  await expect(page.locator('.year .cal')).toHaveCount(12);
});

const line = (n: number, what: string) => page.getByLabel(`第 ${String(n)} 段：${what}`, { exact: true });

test('日历未覆盖: cases that run beyond the calendar are counted on the answer and open one by one', async () => {
  const text =
    '办件编号,承办单位,受理时间,承诺时限,办结时间\n001,甲局,2026-12-01,5,2026-12-08\n002,甲局,2026-12-20,30,2026-12-31\n';
  await page.getByRole('link', { name: /^数据/ }).first().click();
  const files = { name: '办件.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('.drop input[type="file"]').setInputFiles(files);
  await loaded(page, 1);
  await go(page, '/overdue?asof=2027-02-28');
  const note = page.locator('.foot p', { hasText: '日历未覆盖 2027 年：1 件未判定' });
  await expect(note).toBeVisible();
  await note.getByRole('link').click();
  await settled(page);
  await expect(page.locator('main')).toContainText('2026-12-20');
});

test('the notice for 2027 by form: each line is checked in words, and the figures follow', async () => {
  await go(page, '/calendar?from=2026-11-20&days=30&unit=workday&year=2027');
  await page.getByRole('button', { name: '录入 2027 年放假通知' }).click();
  await page.getByLabel('文号').fill('国办发明电〔2026〕9号');
  for (let holiday = 7; holiday > 2; holiday -= 1) await line(holiday, '删去').click();
  await line(1, '起（或当天）').fill('2027-01-01');
  await line(1, '止').fill('2027-01-03');
  await line(2, '起（或当天）').fill('2027-02-05');
  await line(2, '止').fill('2027-02-05');
  await line(3, '起（或当天）').fill('2027-02-05');
  const form = page.locator('form.part');
  await expect(form).toContainText('2027-02-05（星期五），不能作调休上班日');
  await expect(page.getByRole('button', { name: '采用', exact: true })).toBeDisabled();
  await line(3, '起（或当天）').fill('2027-02-06');
  await expect(form).toContainText('2027-02-06（星期六），可作调休上班日');
  await expect(form.locator('td[title^="2027-02-06"]')).toContainText('班');
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await expect(due()).toHaveText('2027-01-04 到期');
  await expect(page.locator('.strip')).toContainText(/2026\.1\+2027@[0-9a-f]{8}/);
  await expect(page.locator('.year .cal')).toHaveCount(12);
  await go(page, '/overdue?asof=2027-02-28');
  await expect(page.getByText('日历未覆盖')).toHaveCount(0);
});

test('a closure by file has its mark and its reason in the ledger and the year; a bad file changes nothing', async () => {
  await go(page, '/calendar?from=2026-10-12&days=5&unit=workday');
  await expect(due()).toHaveText('2026-10-19 到期');
  const take = (name: string, json: unknown) =>
    page.getByLabel('读入文件').setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(json)),
    });
  const entry = { from: '2026-10-14', kind: 'closure', name: '停电检修', document: '某函〔2026〕1号' };
  const overlay = { version: 1, kind: 'overlay', name: '某县', off: [entry], work: [] };
  await take('坏.json', { ...overlay, work: [{ on: '2026-10-16', name: '加班', document: '某函2号' }] });
  await expect(page.getByRole('alert')).toContainText('调休上班日只能是周六、周日');
  await expect(due()).toHaveText('2026-10-19 到期');
  await take('某县.json', overlay);
  await expect(due()).toHaveText('2026-10-20 到期');
  await expect(
    page.locator('.days li', { hasText: '2026-10-14 闭馆：停电检修（某函〔2026〕1号）' }),
  ).toHaveCount(2);
  await expect(page.locator('.year td[title^="2026-10-14"]')).toContainText('闭');
});

test('the calendar is remembered, another tab is told, and a part that is taken out is out everywhere', async () => {
  const other = await page.context().newPage();
  await other.goto('/calendar?from=2026-10-12&days=5&unit=workday');
  await drawn(other);
  await expect(other.locator('.limit-due b')).toHaveText('2026-10-20 到期');
  await page.getByRole('button', { name: '移除“某县”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await expect(due()).toHaveText('2026-10-19 到期');
  await other.getByRole('button', { name: '改用新的日历' }).click();
  await expect(other.locator('.limit-due b')).toHaveText('2026-10-19 到期');
  await expect(other.getByRole('rowheader', { name: '2027 年放假通知' })).toBeVisible();
  await other.close();
});

test('axe finds nothing on the page with its form open', async () => {
  await page.getByRole('button', { name: '录入本地放假、闭馆' }).click();
  await line(1, '起（或当天）').fill('2026-10-17');
  await expect(page.locator('form.part')).toContainText('2026-10-17（星期六）本来就不上班');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: '不采用' }).click();
});
