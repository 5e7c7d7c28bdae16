/** Records that were set aside: listed one by one, opened as they stand in their file. */
import { expect, test, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { drop, text } from './files';
import { at, go, loaded, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

const HEAD = '办件编号,承办单位,股室,经办人,受理时间,应办结时间,办结时间,办理结果';
/** A title, a date that does not exist, a comma in a text, cells missing at the end, a stray quote, a copy. */
const BROKEN = text(
  '办件.csv',
  [
    '某县办件明细,,,,,,,',
    HEAD,
    '0001,税务局,一股,张三,2026-10-01,2026-10-10,2026-10-09,办结',
    '0002,税务局,一股,张三,2026-09-31,2026-10-30,2026-10-20,办结',
    '0003,民政局,婚姻,登记股,李四,2026-10-03,2026-10-12,2026-10-15,办结',
    '0004,水利局,水政股,王五,2026-10-03,2026-10-12',
    '0005,水利局,"水政"股,王五,2026-10-04,2026-10-12,2026-10-12,办结',
    '0001,税务局,一股,张三,2026-10-01,2026-10-10,2026-10-09,办结',
    '',
  ].join('\r\n'),
);
const OTHER = text(
  '另一份.csv',
  `${HEAD}\r\n0101,教育局,一股,赵六,2026-10-05,2026-10-10,2026-10-01,办结\r\n`,
);

const PROBLEMS = at('/problems', '2026-10');
const list = () => page.getByRole('table', { name: '逐行' });
/** Line, column, value and outcome of the rows that are shown. */
async function rows(): Promise<string[][]> {
  const all = await list().locator('tbody tr').all();
  const texts = await Promise.all(all.map((row) => row.getByRole('cell').allInnerTexts()));
  return texts.map((cells) => cells.slice(-6)).map((cells) => [...cells.slice(0, 3), cells[5] ?? '']);
}

test('every row set aside or doubted is listed with line, column, raw value, reason and remedy', async () => {
  await drop(page, [BROKEN, OTHER]);
  await loaded(page, 2);
  await page.getByRole('table', { name: '读入与核对' }).getByRole('link', { name: '5', exact: true }).click();
  await settled(page);
  expect(await rows()).toEqual([
    ['4', '受理时间', '2026-09-31', '剔除'],
    ['5', '—', expect.stringContaining('婚姻,登记股'), '剔除'],
    ['6', '—', expect.stringContaining('0004,水利局'), '剔除'],
    ['7', '—', expect.stringContaining('水政'), '剔除'],
    ['8', '办件编号', '0001', '剔除'],
  ]);
  await expect(list().getByRole('row').nth(1)).toContainText('日期不存在');
  await expect(list().getByRole('row').nth(1)).toContainText('按原始材料改成实际日期');
});

test('file, reason and outcome can be chosen, each with its count', async () => {
  await go(page, PROBLEMS);
  expect((await rows()).map((row) => row[0])).toHaveLength(6);
  const reason = page.getByRole('combobox', { name: '原因' });
  expect(await reason.getByRole('option').allInnerTexts()).toContain('办结早于受理（1）');
  await reason.selectOption('finished_before_accepted');
  await settled(page);
  expect(await rows()).toEqual([['2', '办结时间', expect.stringContaining('2026-10-01'), '采用']]);
  await page.getByRole('combobox', { name: '文件' }).selectOption({ label: '办件.csv（0）' });
  await settled(page);
  await expect(page.getByText('筛选后没有符合的行')).toBeVisible();
  await page.getByRole('button', { name: '去掉筛选' }).click();
  await settled(page);
  await page.getByRole('button', { name: '采用（1）' }).click();
  await settled(page);
  expect(await rows()).toHaveLength(1);
});

test('a record opens as it stands in the file, by keyboard too', async () => {
  await go(page, PROBLEMS);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await settled(page);
  const record = page.getByRole('region', { name: '原文' });
  await expect(record).toContainText('办件.csv 第 5 行');
  await expect(record.locator('pre')).toHaveText(
    '0003,民政局,婚姻,登记股,李四,2026-10-03,2026-10-12,2026-10-15,办结',
  );
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await settled(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('问题行');
});

test('no barrier, in both languages', async () => {
  await go(page, PROBLEMS);
  await list().getByRole('button', { name: '6' }).click();
  for (const other of ['English', '中文']) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
    await page.locator('.nav-foot').getByRole('button', { name: other }).click();
    await settled(page);
  }
});
