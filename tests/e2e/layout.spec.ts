/** How a file is read is seen over its own rows, corrected by a click, and used only when its reader says so. */
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

const HEAD = '办件编号,承办单位,受理时间,应办结时间,办结时间';
/** A title, and two cases whose units are called like a total and a note. */
const NAMED = text(
  '名称.csv',
  [
    '某县办件明细,,,,',
    HEAD,
    '001,甲局,2026-10-09,2026-10-20,2026-10-19',
    '002,甲局,2026-10-09,2026-10-20,2026-10-23',
    '合计,2,,,',
    '',
  ].join('\r\n'),
);
/** Two columns of one name: a title that nobody took for one. */
const TWICE = text(
  '同名.csv',
  `承办单位,承办单位\r\n${HEAD}\r\n101,乙局,2026-10-09,2026-10-20,2026-10-19\r\n`,
);

const fileRow = (name: string) =>
  page.getByRole('table', { name: '读入与核对' }).getByRole('row').filter({ hasText: name }).first();
const dialog = () => page.getByRole('dialog', { name: /怎么读$/ });
const rows = () => dialog().getByRole('table', { name: '首尾各行' }).getByRole('row');
/** What each row is taken for; data rows are blank. */
const kinds = async (): Promise<string> =>
  (await rows().locator('.kind').allInnerTexts()).map((kind) => kind[0] ?? '·').join('');
const say = (kind: string) =>
  dialog().getByRole('group', { name: '这一行是什么' }).getByRole('button', { name: kind });
/** Read, loaded, set aside, titles, headers, totals. */
const account = (name: string): Promise<string[]> =>
  fileRow(name)
    .getByRole('cell')
    .allInnerTexts()
    .then((cells) => cells.slice(4, 10));

test('the first and last rows are shown with their line and what they are taken for', async () => {
  await drop(page, [NAMED]);
  await loaded(page, 1);
  expect(await account('名称.csv')).toEqual(['5', '2', '0', '1', '1', '1']);
  await page.getByRole('button', { name: '看或改 名称.csv 的读法' }).click();
  await expect.poll(kinds).toBe('标表··合');
  expect(await rows().locator('button').allInnerTexts()).toEqual(['1', '2', '3', '4', '5']);
  await expect(dialog().getByRole('combobox', { name: '编码' })).toHaveValue('');
  await expect(dialog().getByRole('option', { name: '按识别：逗号' })).toHaveCount(1);
});

test('a click on a row and on what it is shows the effect at once; nothing is loaded before that is said', async () => {
  await rows().nth(3).click();
  await say('合计、备注').click();
  await expect.poll(kinds).toBe('标表·合合');
  await rows().nth(4).click();
  await say('数据').click();
  await expect.poll(kinds).toBe('标表·合·');
  await dialog().getByRole('button', { name: '全部按识别' }).click();
  await expect.poll(kinds).toBe('标表··合');
  expect(await account('名称.csv')).toEqual(['5', '2', '0', '1', '1', '1']);
});

test('delimiter and quote have their effect at once, and so has leaving them out', async () => {
  await dialog().getByRole('combobox', { name: '分隔' }).selectOption({ label: '分号' });
  await expect(rows().nth(2).getByRole('cell').nth(2)).toHaveText(/^001,甲局/);
  await dialog().getByRole('textbox', { name: '其他分隔符' }).fill('局,');
  await expect(rows().nth(2).getByRole('cell').nth(2)).toHaveText('001,甲');
  await dialog().getByRole('combobox', { name: '分隔' }).selectOption({ label: '按识别：局,' });
  await expect(rows().nth(2).getByRole('cell').nth(2)).toHaveText('001');
  await expect.poll(kinds).toBe('标表··合');
});

test('by keyboard: arrows choose a row, a digit says what it is, and it is loaded again in its place', async () => {
  await rows().nth(0).locator('button').focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('4');
  await expect.poll(kinds).toBe('标表·合合');
  await dialog().getByRole('button', { name: '按这样重新装入' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog()).toHaveCount(0);
  await settled(page);
  expect(await account('名称.csv')).toEqual(['5', '1', '0', '1', '1', '2']);
  await go(page, at('/overdue', '2026-10'));
  await expect(page.locator('[data-grid] tbody tr').first()).toContainText(/甲局\s*1\s*0/);
  await go(page, '/');
});

test('what was said is there when the dialog is opened again, and can be taken back', async () => {
  await page.getByRole('button', { name: '看或改 名称.csv 的读法' }).click();
  await expect.poll(kinds).toBe('标表·合合');
  await dialog().getByRole('button', { name: '全部按识别' }).click();
  await dialog().getByRole('button', { name: '按这样重新装入' }).click();
  await expect(dialog()).toHaveCount(0);
  await settled(page);
  expect(await account('名称.csv')).toEqual(['5', '2', '0', '1', '1', '1']);
});

test('a way of reading that cannot be loaded says why; the loaded file stands', async () => {
  await page.getByRole('button', { name: '看或改 名称.csv 的读法' }).click();
  await expect.poll(kinds).toBe('标表··合');
  for (const at of [2, 3]) {
    await rows().nth(at).click();
    await say('合计、备注').click();
  }
  await expect.poll(kinds).toBe('标表合合合');
  await dialog().getByRole('button', { name: '按这样重新装入' }).click();
  await expect(dialog().getByRole('alert')).toContainText('没有重新装入，原来的还在');
  await page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
  expect(await account('名称.csv')).toEqual(['5', '2', '0', '1', '1', '1']);
});

test('a file that asks because its header was not seen is read another way, and then asks no more', async () => {
  await drop(page, [TWICE]);
  await settled(page);
  await expect(fileRow('同名.csv')).toContainText('待回答');
  await page.getByRole('button', { name: '看或改 同名.csv 的读法' }).click();
  await rows().nth(0).click();
  await say('标题').click();
  await expect.poll(kinds).toBe('标表·');
  await dialog().getByRole('button', { name: '按这样装入' }).click();
  await loaded(page, 2);
  expect(await account('同名.csv')).toEqual(['3', '1', '0', '1', '1', '0']);
  await expect(page.getByText('待回答')).toHaveCount(0);
});

test('so can one that was not loaded, because all its rows were taken for totals', async () => {
  await drop(page, [text('只有合计.csv', `${HEAD}\r\n合计,2,,,\r\n`)]);
  await settled(page);
  await expect(fileRow('只有合计.csv')).toContainText('没有数据行');
  await page.getByRole('button', { name: '看或改 只有合计.csv 的读法' }).click();
  await rows().nth(1).click();
  await say('数据').click();
  await expect.poll(kinds).toBe('表·');
  await dialog().getByRole('button', { name: '按这样装入' }).click();
  await loaded(page, 3);
  expect(await account('只有合计.csv')).toEqual(['2', '1', '0', '0', '1', '0']);
});

test('no barrier, in both languages', async () => {
  for (const [open, other] of [
    ['看或改 名称.csv 的读法', 'English'],
    ['See or change how 名称.csv is read', '中文'],
  ] as const) {
    await page.getByRole('button', { name: open }).click();
    await page.getByRole('dialog').locator('tr').first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.nav-foot').getByRole('button', { name: other }).click();
    await settled(page);
  }
});
