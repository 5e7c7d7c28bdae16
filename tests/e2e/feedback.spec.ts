/** 单位反馈: a saved pack holds the rows of its unit alone; a sheet that comes back becomes decisions, and can be undone. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { cases, drop, text } from './files';
import { at, go, loaded, openPage } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await drop(page, [
    cases('甲.csv', '甲局', 12, 2),
    cases('乙.csv', '乙局', 12, 3),
    text(
      '投诉.csv',
      [
        '投诉编号,受理时间,查实情况,被投诉单位,认定时间',
        'TS-1,2026-10-02,属实,甲局,2026-10-09',
        'TS-2,2026-10-03,属实,乙局,2026-10-10',
        '',
      ].join('\r\n'),
    ),
  ]);
  await loaded(page, 3);
  await go(page, at('/feedback', '2026-10'));
});
test.afterAll(() => page.context().close());

let sheet = '';

test('the last day to reply is a working day of the calendar; the pack of 甲局 has no row of 乙局', async () => {
  await page.getByLabel('发出日').fill('2026-11-05');
  await page.getByLabel('答复期（工作日）').fill('5');
  // 2026-11-05 is a Thursday: five working days on is the next Thursday.
  await expect(page.getByText('最后答复日 2026-11-12')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存反馈包：甲局' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('2026年10月单位反馈_甲局.zip');
  const files = Object.entries(unzipSync(readFileSync(await download.path())));
  const said = files.map(([, bytes]) => strFromU8(bytes)).join('\n');
  expect(said).toContain('TS-1');
  expect(said).toContain('# reply_by: 2026-11-12');
  expect(said.replaceAll(/^# file.*$/gm, '')).not.toMatch(/TS-2|乙局/);
  sheet = strFromU8(files.find(([name]) => name === '3-facts.csv')![1]);
});

test('a contested fact becomes a decision 申诉中 on a press; a line that cannot be read is named; undo', async () => {
  const answered = sheet
    .split('\r\n')
    .map((line) =>
      line.includes(',TS-1,') ? line.replace(/,,,,$/, ',不属实,另有材料,林某,2026-11-09') : line,
    );
  const bad = 'x,,,,,,,,大概,,林某,2026-11-09';
  await page.locator('.page-h input[type="file"]').setInputFiles({
    name: '甲局.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([...answered.filter((line) => line !== ''), bad, ''].join('\r\n')),
  });
  await expect(page.getByRole('row', { name: /甲局\.csv 第 \d+ 行 x “意见”写的是“大概”/ })).toBeVisible();
  await expect(page.getByText('还没有记入。将新记 1 条')).toBeVisible();
  const contested = page
    .getByRole('row', { name: /^甲局/ })
    .filter({ hasText: '保存' })
    .getByRole('cell')
    .nth(4);
  await expect(contested).toHaveText('0');
  await page.getByRole('button', { name: '记入 1 条处理意见' }).click();
  await expect(contested).toHaveText('1');
  await page.getByRole('button', { name: '甲局的' }).click();
  await expect(page.getByRole('row', { name: /TS-1.*林某.*另有材料/ })).toBeVisible();
  await page.getByRole('button', { name: '撤回这次记入' }).click();
  await expect(contested).toHaveText('0');
});
