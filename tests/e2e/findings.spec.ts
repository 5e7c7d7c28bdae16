/** 检查记录: typed by keyboard with nothing loaded, there again after a reload, merged, and taken into the data. */
import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { cases, drop } from './files';
import { at, drawn, go, loaded, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await go(page, '/findings');
});
test.afterAll(() => page.context().close());

const field = (name: string) => page.getByLabel(name, { exact: true });

/** Moves by Tab alone until the control of that name has the focus. */
async function tabTo(name: string): Promise<void> {
  const goal = field(name).first();
  for (let i = 0; i < 90; i++) {
    if (await goal.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab stop is called ${name}`);
}
async function press(name: string): Promise<void> {
  const goal = page.getByRole('button', { name, exact: true });
  for (let i = 0; i < 90; i++) {
    if (await goal.evaluate((node) => node === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}
async function type(name: string, text: string): Promise<void> {
  await tabTo(name);
  await page.keyboard.type(text);
}

test('a record typed by keyboard: what is missing stands beside its field, and a draft survives a reload', async () => {
  await tabTo('把草稿和记录留在本机');
  await page.keyboard.press('Space');
  await tabTo('检查日期');
  await page.keyboard.type('20261020');
  if ((await field('检查日期').inputValue()) !== '2026-10-20') await field('检查日期').fill('2026-10-20');
  await type('被检查单位', '甲局');
  await tabTo('检查类型');
  await page.keyboard.press('ArrowDown');
  await tabTo('检查方式');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await type('检查地点', '政务大厅');
  await type('带队领导', '林甲一');
  await type('带队领导所在单位', '甲局');
  await type('工作人员佩戴工牌：查', '12');
  await type('工作人员佩戴工牌：合格', '13');
  await press('添加问题');
  await type('办件编号', '甲局000001');
  await type('涉及人员', '张三');
  await press('记入');
  await expect(field('带队领导所在单位')).toHaveAccessibleDescription('带队领导就在被检查单位，应当回避');
  await expect(field('带队领导所在单位')).toBeFocused();
  await expect(field('工作人员佩戴工牌：合格')).toHaveAccessibleDescription('合格的比查的多');
  await expect(field('情形')).toHaveAccessibleDescription('没有写发现的情形');
  await page.reload();
  await drawn(page);
  await expect(page.getByText('已恢复上次留在本机的草稿和 0 份记录。')).toBeVisible();
  await expect(field('被检查单位')).toHaveValue('甲局');
  await expect(field('涉及人员')).toHaveValue('张三');
});

test('the limit for mending comes from the rule and the calendar; evidence is its name and hash', async () => {
  await field('带队领导所在单位').fill('效能办');
  await field('工作人员佩戴工牌：合格').fill('11');
  await field('情形').fill('玩游戏');
  // 15 natural days (base, SP-08) after 2026-10-20.
  await expect(page.getByText('按规则集 SP-08：15 日内，到 2026-11-04')).toBeVisible();
  await field('整改期限').fill('2026-11-20');
  await page.getByRole('button', { name: '填入 2026-11-04' }).click();
  await expect(field('整改期限')).toHaveValue('2026-11-04');
  await field('证据文件').setInputFiles({
    name: '照片.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('abc'),
  });
  await expect(page.locator('.finger .hash')).toHaveText(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  const [id] = /JC-\S+/.exec(await page.getByText(/^记录编号 JC-/).innerText()) ?? [''];
  await page.getByRole('button', { name: '记入', exact: true }).click();
  await expect(page.getByText(`已记入 ${id}，`)).toBeVisible();
  await expect(page.getByRole('table', { name: '已记入的检查记录' }).getByRole('row')).toHaveCount(2);
  await expect(field('检查日期')).toBeFocused();
});

let saved = '';

test('neither a finding nor 未发现问题 is no record; a second one like it is asked about once', async () => {
  await field('检查日期').fill('2026-10-20');
  await field('被检查单位').fill('甲局');
  await field('检查类型').selectOption({ label: '随机督查' });
  await field('检查方式').selectOption({ label: '暗访' });
  await field('检查地点').fill('政务大厅');
  await field('带队领导').fill('林甲一');
  await page.getByRole('button', { name: '记入', exact: true }).click();
  await expect(page.getByText('没有结果：添加问题，或者勾“未发现问题”')).toBeVisible();
  await field('未发现问题').check();
  await page.getByRole('button', { name: '记入', exact: true }).click();
  await expect(field('被检查单位')).toHaveAccessibleDescription(/已有一份记录/);
  await page.getByRole('button', { name: '已核对，仍然记入' }).click();
  await expect(page.getByRole('table', { name: '已记入的检查记录' }).getByRole('row')).toHaveCount(3);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存本机记录' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^检查记录_20261020_.*\.json$/);
  saved = readFileSync(await download.path(), 'utf8');
  expect(saved).toContain('"sha256": "ba7816bf');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

const read = (name: string, text: string): Promise<void> =>
  page
    .getByLabel('读入其他平板的文件', { exact: true })
    .first()
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

test('a second tablet’s file merges: the same counts once, other content under one number is chosen by the user', async () => {
  await read('二号平板.json', saved);
  await expect(page.getByText('二号平板.json：新增 0 份，相同 2 份，冲突 0 份。')).toBeVisible();
  const ids = [...saved.matchAll(/"id": "(JC-[^"]+)"/g)].map(([, id]) => String(id));
  const found = JSON.parse(saved) as { records: { id: string; findings: object[] }[] };
  const own = found.records.find(({ findings }) => findings.length === 1)?.id ?? '';
  const other = ids.find((id) => id !== own) ?? '';
  const theirs = saved
    .replace(`"id": "${other}"`, '"id": "JC-ZZZZ-ZZZZ-ZZZZ"')
    .replace('"behaviour": "玩游戏"', '"behaviour": "打瞌睡"');
  await read('三号平板.json', theirs);
  const conflict = page.getByRole('region', { name: `${own} 有两种内容` });
  await expect(conflict).toContainText('玩游戏');
  await expect(conflict).toContainText('打瞌睡');
  await expect(page.getByRole('button', { name: /并入当前数据/ })).toBeDisabled();
  await conflict.getByRole('button', { name: '用这一份：本机录入' }).click();
  await expect(conflict).toBeHidden();
  await expect(page.getByRole('table', { name: '已记入的检查记录' }).getByRole('row')).toHaveCount(4);
  await read('别的.json', '{"format":"别的"}');
  await expect(page.getByRole('alert')).toContainText('别的.json 没有读入');
});

test('taken into the data, the life line of the case shows the finding; taken in again, it is there once', async () => {
  await go(page, '/');
  await drop(page, [cases('甲.csv', '甲局', 12, 2)]);
  await loaded(page, 1);
  await go(page, at('/findings', '2026-10'));
  for (let i = 0; i < 2; i++) {
    await page.getByRole('button', { name: '把 3 份记录（3 行）并入当前数据' }).click();
    await settled(page);
    await expect(page.getByText('当前数据里有由此并入的 3 行')).toBeVisible();
    await expect(page.locator('.nav .n')).toHaveText(/^2 /);
  }
  await go(page, at('/case', '2026-10', '&at=1.2'));
  await expect(page.locator('main')).toContainText('甲局000001');
  await expect(page.locator('main')).toContainText('玩游戏');
  await expect(page.locator('main')).toContainText('2026-11-04');
});

test('the sheet to be signed is filled from the record; on paper it stands alone', async () => {
  await go(page, at('/findings', '2026-10'));
  await page.getByRole('button', { name: '检查记录表', exact: true }).click();
  const sheets = page.getByRole('region', { name: '检查记录表' }).getByRole('article');
  await expect(sheets).toHaveCount(3);
  await expect(sheets.filter({ hasText: '玩游戏' })).toContainText('合格 11，查 12');
  await expect(sheets.filter({ hasText: '玩游戏' })).not.toContainText('张三');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('form', { name: '填写检查记录' })).toBeHidden();
  await expect(sheets.first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '文书 Word' }).click();
  expect((await saving).suggestedFilename()).toBe('检查记录表_20261020.docx');
  await page.getByRole('button', { name: '收起文书' }).click();
});

test('the register as CSV comes in on the data page without a question', async ({ browser }) => {
  await go(page, at('/findings', '2026-10'));
  const saving = page.waitForEvent('download');
  await page.keyboard.press('e');
  const text = readFileSync(await (await saving).path());
  const other = await openPage(browser);
  await drop(other, [{ name: '检查记录.csv', bytes: new Uint8Array(text) }]);
  await loaded(other, 1);
  await expect(other.locator('main')).toContainText('督查问题');
  await other.context().close();
});

test('cleared on request, nothing is left on the machine', async () => {
  await page.getByRole('button', { name: '清除草稿和记录' }).click();
  await page.getByRole('button', { name: '清除草稿和 3 份记录' }).click();
  await expect(page.getByText('还没有记入')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('mingcha.inspections'))).toBeNull();
  await page.reload();
  await drawn(page);
  await expect(field('被检查单位')).toHaveValue('');
});
