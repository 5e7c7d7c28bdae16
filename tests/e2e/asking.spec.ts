/** What only the reader knows is asked once, beside what the file holds; until then nothing of it is loaded. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { hasShared, sharedPath } from '../shared';
import { cases, drop, text, UNNAMED, type MadeFile } from './files';
import { at, drawn, go, loaded, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

const fileRow = (name: string) =>
  page.getByRole('table', { name: '读入与核对' }).getByRole('row').filter({ hasText: name });
const dialog = () => page.getByRole('dialog');
const ask = (name: string): Promise<void> => fileRow(name).getByRole('button', { name: /^回答/ }).click();

/** Ratings as digits: 80 of 5, 20 of 1; dated in `month`. */
const ratings = (name: string, month: string): MadeFile => {
  const lines = Array.from(
    { length: 100 },
    (_, i) => `P${month}${String(i)},甲局,${i < 80 ? '5' : '1'},2026-${month}-09`,
  );
  return text(
    name,
    ['评价编号,单位,满意程度,评价时间', ...lines, ''].join('\r\n').replace('满意程度', '评价等级'),
  );
};

async function satisfied(): Promise<string> {
  await go(page, at('/satisfaction', '2026-10'));
  const rate = await page.locator('[data-grid] tfoot td[data-measure="satisfaction_rate"]').allInnerTexts();
  await go(page, '/');
  return rate.join(' ');
}

test('a file that asks waits, and the others of the drop load', async () => {
  await drop(page, [ratings('十月评价.csv', '10'), cases('甲局.csv', '甲局', 40, 4)]);
  await loaded(page, 1);
  await expect(fileRow('十月评价.csv')).toContainText('待回答');
  await expect(fileRow('十月评价.csv')).toContainText('“评价等级”里的数字，哪头是好？');
  await expect(fileRow('甲局.csv')).toContainText('已装入');
});

test('nothing is chosen beforehand, every answer shows what it means, and why one cannot go on is said', async () => {
  await ask('十月评价.csv');
  await expect(dialog().getByRole('radio')).toHaveCount(2);
  await expect(dialog().getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(dialog().getByRole('button', { name: '按回答装入' })).toBeDisabled();
  await expect(dialog().getByRole('status')).toHaveText('还有 1 问没有回答，答完才能装入。');
  const rows = await dialog().locator('tbody tr').allInnerTexts();
  expect(rows.map((row) => row.split(/\s+/).join(' '))).toEqual([
    '5 80 非常满意 非常不满意',
    '1 20 非常不满意 非常满意',
    '其中满意 80.0% 20.0%',
  ]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
  await expect(fileRow('十月评价.csv')).toContainText('待回答');
});

test('answered by keyboard, the file loads as the answer says', async () => {
  await fileRow('十月评价.csv').getByRole('button', { name: /^回答/ }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog().getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(dialog().getByRole('radio', { name: '5 级，5 最好' })).toBeChecked();
  await expect(dialog().getByRole('status')).toHaveText('');
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').innerText()) === '按回答装入') break;
  }
  await page.keyboard.press('Enter');
  await loaded(page, 2);
  await expect(fileRow('十月评价.csv')).toContainText('已装入');
  expect(await satisfied()).toContain('80.0');
});

test('a file taken away comes back without asking again', async () => {
  await page.getByRole('button', { name: '移除 十月评价.csv' }).click();
  await loaded(page, 1);
  await page.getByRole('button', { name: '放回' }).click();
  await loaded(page, 2);
  expect(await satisfied()).toContain('80.0');
});

test('a file that is not wanted is gone from the list', async () => {
  await drop(page, [text('九月评价.csv', '评价编号,评价等级\r\n1,5\r\n')]);
  await settled(page);
  await ask('九月评价.csv');
  await dialog().getByRole('button', { name: '不装入这个文件' }).click();
  await expect(fileRow('九月评价.csv')).toHaveCount(0);
  await expect(page.getByText('九月评价.csv')).toHaveCount(0);
});

test('day and month are asked once for the whole file, and only where no cell tells', async () => {
  test.skip(!hasShared, '../shared is missing: real exports are not tested');
  const name = 'qsv_boston311-dmy-100.csv';
  const whole = readFileSync(sharedPath(`data/${name}`), 'utf8');
  const open = whole.split('\n').filter((line) => !/\b(?:1[3-9]|2\d|3[01])\/\d\d\/20/.test(line));
  await drop(page, [text(name, whole), text('open.csv', open.join('\n'))]);
  await loaded(page, 3);
  await expect(fileRow(name)).toContainText('已装入');
  await ask('open.csv');
  await expect(dialog().getByRole('group')).toHaveCount(1);
  await dialog().getByRole('radio', { name: '日在前' }).check();
  await dialog().getByRole('button', { name: '按回答装入' }).click();
  await loaded(page, 4);
  await expect(fileRow('open.csv')).toContainText('已装入');
});

test.describe('files whose columns nobody but the reader knows', () => {
  const [other, twins, headless] = UNNAMED.map(({ file }) => file.name) as [string, string, string];
  const field = (column: string) => dialog().getByRole('combobox', { name: `“${column}”的含义` });
  const load = (): Promise<void> => dialog().getByRole('button', { name: '按这个对应装入' }).click();

  test('wait, and say what is asked', async () => {
    await drop(
      page,
      UNNAMED.map(({ file }) => file),
    );
    await settled(page);
    for (const { file, asks } of UNNAMED) {
      await expect(fileRow(file.name)).toContainText('待回答');
      await expect(fileRow(file.name)).toContainText(asks);
    }
  });

  test('an unknown table: first what it is, then likenesses that are only taken by a click', async () => {
    await ask(other);
    await expect(dialog().getByRole('status')).toHaveText('先选这是什么表。');
    await expect(field('甲')).toBeDisabled();
    await dialog().getByRole('radio', { name: '办件' }).check();
    await expect(field('承办科室名')).toHaveValue('');
    await expect(dialog().getByRole('status')).toHaveText('至少给一列选含义。');
    await dialog()
      .getByRole('button', { name: /：股室？$/ })
      .click();
    await expect(field('承办科室名')).toHaveValue('section');
    await expect(dialog().getByRole('status')).toContainText('还缺 办件编号；或者 单位 和 受理时间');
    await field('甲').selectOption('case_id');
    await expect(dialog().getByRole('status')).toHaveText('');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    const before = await page.locator('.nav .n').innerText();
    await load();
    await expect(fileRow(other)).toContainText('已装入');
    await expect(page.locator('.nav .n')).not.toHaveText(before);
  });

  test('two columns of one name: neither is filled in', async () => {
    await ask(twins);
    await expect(field('办件编号')).toHaveValue('case_id');
    await expect(field('承办单位').first()).toHaveValue('');
    await expect(field('承办单位').last()).toHaveValue('');
    await field('承办单位').last().selectOption('unit');
    await expect(field('承办单位').first().getByRole('option', { name: /^单位/ })).toBeDisabled();
    await load();
    await expect(fileRow(twins)).toContainText('已装入');
  });

  test('no header: the columns go by their place, whole by keyboard', async () => {
    await fileRow(headless).getByRole('button', { name: /^回答/ }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog().getByRole('radio').first()).toBeFocused();
    await page.keyboard.press('Space');
    await expect(dialog().getByRole('radio', { name: '办件' })).toBeChecked();
    await field('（第 1 列，无列名）').selectOption('case_id');
    await field('（第 2 列，无列名）').selectOption('unit');
    await field('（第 4 列，无列名）').selectOption('due');
    await load();
    await expect(fileRow(headless)).toContainText('已装入');
  });

  test('the columns of a loaded file are changed in its place; what asks or is left leaves it as it is', async () => {
    await fileRow(headless).getByRole('button', { name: headless, exact: true }).click();
    await page.getByRole('button', { name: '改列的对应' }).click();
    await expect(field('（第 4 列，无列名）')).toHaveValue('due');
    await page.keyboard.press('Escape');
    await expect(dialog()).toHaveCount(0);
    await page.getByRole('button', { name: '改列的对应' }).click();
    await field('（第 3 列，无列名）').selectOption('accepted');
    await dialog().getByRole('button', { name: '按新的对应重新装入' }).click();
    await settled(page);
    await expect(page.getByRole('table', { name: '列的对应' })).toContainText('受理时间');
    await expect(
      page.getByRole('row').filter({ hasText: headless }).filter({ hasText: '已装入' }),
    ).toHaveCount(1);
  });

  test('the real list of words without a header loads by the columns that its reader names', async () => {
    test.skip(!hasShared, '../shared is missing: real exports are not tested');
    const name = 'cn_wordfreq_gbk.csv';
    await page.locator('input[type=file]').setInputFiles(sharedPath(`data/${name}`));
    await settled(page);
    await ask(name);
    await expect(dialog()).toContainText('医院 · 医生 · 政策');
    await dialog().getByRole('radio', { name: '办件' }).check();
    await field('（第 1 列，无列名）').selectOption('item');
    await load();
    await expect(fileRow(name)).toContainText('4,273');
  });
});

test.describe('what was answered is remembered by the layout', () => {
  const list = () => page.getByRole('table', { name: '记住的对应方案' });
  const nameOf = (name: string) => list().getByRole('textbox', { name: `方案名称：${name}` });
  const open = async (): Promise<void> => {
    await page.locator('details.more summary').click();
    await expect(list()).toBeVisible();
  };

  test('next month’s export asks nothing, and the table says by which profile', async () => {
    await drop(page, [ratings('十一月评价.csv', '11')]);
    await settled(page);
    await expect(fileRow('十一月评价.csv')).toContainText('已装入');
    await expect(fileRow('十一月评价.csv')).toContainText('按方案“十月评价”');
  });

  test('clearing the data and coming again leave it; it can be renamed', async () => {
    await page.getByRole('button', { name: '清除数据' }).click();
    await expect(dialog()).toContainText('记住的对应方案不删');
    await dialog()
      .getByRole('button', { name: /^清除 \d+ 个文件/ })
      .click();
    await open();
    await nameOf('十月评价').fill('县平台好差评');
    await nameOf('十月评价').press('Enter');
    await expect(nameOf('县平台好差评')).toBeVisible();
    await page.reload();
    await drawn(page);
    await drop(page, [ratings('十二月评价.csv', '12')]);
    await loaded(page, 1);
    await expect(fileRow('十二月评价.csv')).toContainText('按方案“县平台好差评”');
  });

  test('nothing of a case is kept', async () => {
    const kept = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('mingcha');
        opening.onsuccess = () => resolve(opening.result);
      });
      const entries = await new Promise((resolve) => {
        const all = database.transaction('profiles').objectStore('profiles').getAll();
        all.onsuccess = () => resolve(all.result);
      });
      database.close();
      return JSON.stringify(entries);
    });
    expect(kept).toContain('评价等级');
    expect(kept).not.toMatch(/甲局|P1\d|2026-/);
  });

  test('exported, deleted, and taken in again; in between the file asks', async () => {
    await open();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    const download = page.waitForEvent('download');
    await list().getByRole('button', { name: '导出方案 县平台好差评' }).click();
    const file = await download;
    const content = readFileSync(await file.path());
    await list().getByRole('button', { name: '删除方案 县平台好差评' }).click();
    await dialog().getByRole('button', { name: '删除方案' }).click();
    await expect(nameOf('县平台好差评')).toHaveCount(0);
    await drop(page, [ratings('一月评价.csv', '01')]);
    await settled(page);
    await expect(fileRow('一月评价.csv')).toContainText('待回答');
    const input = page.locator('details.more input[type=file]');
    const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/json', buffer });
    await input.setInputFiles(
      asFile('坏.json', Buffer.from(content.toString().replace('"rating"', '"grade"'))),
    );
    await expect(page.getByRole('alert')).toContainText('坏.json');
    await expect(page.getByRole('alert')).toContainText('grade');
    await input.setInputFiles(asFile(file.suggestedFilename(), content));
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(nameOf('县平台好差评')).toBeVisible();
    await drop(page, [ratings('三月评价.csv', '03')]);
    await settled(page);
    await expect(fileRow('三月评价.csv')).toContainText('按方案“县平台好差评”');
  });

  test('switched off, nothing more is remembered', async () => {
    await page.getByRole('checkbox', { name: '记住以后的回答' }).uncheck();
    const other = '评价编号,评价等级\r\n1,5\r\n';
    await drop(page, [text('甲.csv', other)]);
    await settled(page);
    await ask('甲.csv');
    await dialog().getByRole('radio', { name: '5 级，5 最好' }).check();
    await dialog().getByRole('button', { name: '按回答装入' }).click();
    await expect(fileRow('甲.csv')).toContainText('已装入');
    await drop(page, [text('乙.csv', other.replace('1,5', '2,5'))]);
    await settled(page);
    await expect(fileRow('乙.csv')).toContainText('待回答');
  });
});
