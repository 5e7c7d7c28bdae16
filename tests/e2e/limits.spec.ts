/** 时限核查: the export against the rules, cards against cases, what is due soon, and a sheet for each unit. */
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { go, loaded, openPage } from './session';

test.describe.configure({ timeout: 600_000 });

const SHOTS = fileURLToPath(new URL('../../test-results/shots/', import.meta.url));
const UNITS = ['自然资源局', '市场监管局', '公安局', '交通局'];

/** Accepted on 2026-11-02, due on 2026-11-16 by 10 committed days; the export counts as it likes. */
const CASES = [
  '办件编号,承办单位,经办人,事项名称,受理时间,承诺时限,法定时限,应办结时间,办结时间,是否超期',
  ...Array.from({ length: 24 }, (_, at) => {
    const due = ['2026-11-16', '2026-11-13', '2026-11-12', '2026-11-23'][at % 4] ?? '';
    const done = at % 3 === 0 ? '' : `2026-11-${String(10 + (at % 9))}`;
    return [
      `NO${String(2026000 + at)}`,
      UNITS[at % 3],
      '张三',
      '企业设立登记',
      '2026-11-02',
      10,
      15,
      due,
      done,
      at % 5 === 0 ? '是' : '否',
    ];
  }).map((cells) => cells.join(',')),
  'NO9001,交通局,李四,道路运输许可,2026-11-05,10,20,2026-11-19,,否',
].join('\n');
const CARDS = [
  '牌号,办件编号,承办单位,级别,发牌时间,撤销时间',
  'H1,NO2026000,自然资源局,黄牌,2026-11-17,',
  'H2,NO2026001,市场监管局,黄牌,2026-11-17,',
  'H3,NO2026003,自然资源局,黄牌,2026-11-14,2026-11-16',
  'H4,NO7777,公安局,红牌,2026-11-17,',
].join('\n');

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(`${text}\n`),
  });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([file('办件.csv', CASES), file('红黄牌.csv', CARDS)]);
  await loaded(page, 2);
});
test.afterAll(() => page.context().close());

const at = (more: string): string => `/limits?period=all&asof=2026-11-17&rules=base&${more}`;
const TABS = {
  flag: at('tab=differences&of=flag'),
  due: at('tab=differences&of=due'),
  cards: at('tab=cards&state=missing'),
  soon: at('tab=due&days=3&view=list'),
  sheets: at('tab=due&days=3&view=sheets'),
};

test('differing due dates: each with the way of counting that gives the export’s, and it opens its case', async () => {
  await go(page, TABS.due);
  const whys = page.locator('.c4 table');
  await expect(whys).toContainText('收件日算成了第 1 日');
  await expect(whys).toContainText('按自然日，没按工作日');
  await expect(whys).toContainText('用了法定天数，没用承诺天数');
  await page.getByRole('link', { name: '收件日算成了第 1 日' }).click();
  await expect(page).toHaveURL(/why=receipt/);
  await expect(page.locator('.t.cells tbody tr')).toHaveCount(6);
  await page.locator('.t.cells tbody a').first().click();
  await expect(page.locator('h1')).toContainText('NO2026001');
});

test('cards: a figure narrows the list to its own', async () => {
  await go(page, TABS.cards);
  await page
    .getByRole('table', { name: '各级别' })
    .getByRole('row', { name: /黄牌/ })
    .getByRole('link')
    .nth(3)
    .click();
  await expect(page).toHaveURL(/state=revoked&level=yellow/);
  await expect(page.locator('.t.cells tbody tr')).toHaveCount(1);
  await expect(page.locator('.t.cells tbody')).toContainText('NO2026003');
});

test('due soon: days ahead are chosen, and paper holds one sheet for each unit', async () => {
  await go(page, TABS.soon);
  await expect(page.locator('main')).toContainText('NO9001');
  await page.getByLabel('截止后多少个工作日内').fill('1');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/days=1/);
  await expect(page.locator('main')).not.toContainText('NO9001');
  await go(page, TABS.sheets);
  await expect(page.locator('.slip')).toHaveCount(3);
  await expect(page.locator('.slip').first()).not.toContainText('张三');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.strip')).toBeHidden();
  await page.screenshot({ path: `${SHOTS}limits-sheets.print.png`, fullPage: true });
  await page.emulateMedia({ media: 'screen' });
});

test('looks, and what a reader with other senses meets', async () => {
  for (const [name, address] of Object.entries(TABS)) {
    await go(page, address);
    await page.screenshot({ path: `${SHOTS}limits-${name}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect([name, ...violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)]).toEqual([name]);
  }
  await page.getByRole('button', { name: 'English' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [name, address] of Object.entries(TABS)) {
    await go(page, address);
    await page.screenshot({ path: `${SHOTS}limits-${name}.en.dark.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect([name, ...violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)]).toEqual([name]);
  }
});
