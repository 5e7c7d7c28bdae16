/** 在本机保留: off until asked for; the state before or after, never half; one tab; erased with proof. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { cases, drop, type MadeFile } from './files';
import { at, drawn, go, loaded, totals } from './session';

let context: BrowserContext;
let page: Page;

const opened = async (): Promise<Page> => {
  const fresh = await context.newPage();
  fresh.setDefaultTimeout(120_000);
  await fresh.goto('/');
  await drawn(fresh);
  return fresh;
};
test.beforeEach(async ({ browser }) => {
  context = await browser.newContext();
  page = await opened();
});
test.afterEach(() => context.close());

const FIRST = cases('一.csv', '甲局', 40, 7);
const SECOND = cases('二.csv', '乙局', 60, 9);
/** Long enough on its way in to be interrupted. */
const LARGE = cases('大.csv', '丙局', 150_000, 4321);

const section = (where = page) => where.locator('#keeping');
const press = (name: RegExp, where = page): Promise<void> =>
  section(where).getByRole('button', { name }).click();
const keeps = (kind: string, where = page): Promise<void> =>
  where.locator(`#keeping[data-keeping="${kind}"]`).waitFor();
const idle = (where = page): Promise<void> =>
  where.waitForFunction(() => document.querySelector('[role="progressbar"]') === null).then(() => undefined);

async function load(files: readonly MadeFile[], all: number): Promise<void> {
  await drop(page, files);
  await loaded(page, all);
}

/** Every figure of an answer, and of which files they are. */
async function figures(): Promise<string[]> {
  const names = await page.getByRole('table', { name: '读入与核对' }).locator('tbody th').allInnerTexts();
  await go(page, at('/overdue', '2026-10'));
  const found = [...names, ...(await totals(page))];
  await go(page, '/');
  return found;
}

/** Everything that lies in the storage of this origin. */
const stored = (where = page): Promise<string[]> =>
  where.evaluate(async () => {
    const names: string[] = [];
    const list = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, entry] of folder.entries()) {
        names.push(name);
        if (entry.kind === 'directory') await list(entry);
      }
    };
    await list(await navigator.storage.getDirectory());
    return names.sort();
  });

/** The page's process is gone, in the middle of whatever it does. */
async function kill(): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const tools = await context.newCDPSession(page);
  tools.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

test('off until it is asked for: nothing lies on the machine, and nothing comes back', async () => {
  await load([FIRST], 1);
  await keeps('off');
  expect(await stored()).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
});

test('kept from then on after every change, and back at the next visit with the same figures', async () => {
  await load([FIRST], 1);
  await press(/^在本机保留$/);
  await keeps('on');
  await expect(section()).toContainText('已保留：1 个文件，40 条记录');
  await load([SECOND], 2);
  await expect(section()).toContainText('已保留：2 个文件，100 条记录');
  const before = await figures();
  await page.close();
  page = await opened();
  await loaded(page, 2);
  await keeps('on');
  expect(await figures()).toEqual(before);
  await expect(page.locator('#log')).toContainText('恢复');
});

test('the dropped files come back too: what was set aside in them can be read and mended', async () => {
  const broken = cases('坏.csv', '甲局', 5, 1);
  const line = new TextEncoder().encode('甲局000099,甲局,2026-10-09\r\n');
  await load([{ name: broken.name, bytes: Uint8Array.from([...broken.bytes, ...line]) }], 1);
  await press(/^在本机保留$/);
  await keeps('on');
  await page.close();
  page = await opened();
  await loaded(page, 1);
  const file = (await stored()).filter((name) => name.endsWith('.bin'));
  expect(file).toHaveLength(1);
  await go(page, at('/problems', '2026-10'));
  await page.getByRole('table', { name: '逐行' }).locator('tbody tr').first().click();
  await expect(page.getByText('甲局000099,甲局,2026-10-09').last()).toBeVisible();
  await expect(page.getByText(/原文件读不到了/)).toHaveCount(0);
});

test('what is removed does not come back, and after clearing nothing does', async () => {
  await load([FIRST, SECOND], 2);
  await press(/^在本机保留$/);
  await keeps('on');
  await page.getByRole('button', { name: /移除.*二\.csv/ }).click();
  await loaded(page, 1);
  const before = await figures();
  await page.reload();
  await loaded(page, 1);
  expect(await figures()).toEqual(before);
  await page.getByRole('button', { name: '清除数据' }).click();
  await page.getByRole('button', { name: /^清除 1 个文件/ }).click();
  await expect(section()).toContainText('已保留：0 个文件');
  await page.reload();
  await keeps('on');
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
});

test('erased by one click, and the proof is a list of what is left: nothing', async () => {
  await load([FIRST], 1);
  await press(/^在本机保留$/);
  await keeps('on');
  expect((await stored()).length).toBeGreaterThan(3);
  await press(/^抹去/);
  await keeps('off');
  await expect(section().locator('[data-proof="0"]')).toContainText('里面没有任何文件');
  expect(await stored()).toEqual([]);
  await loaded(page, 1);
  await page.reload();
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
});

test('a reader who does not want it back can say so, and take it back later', async () => {
  await load([LARGE], 1);
  await press(/^在本机保留$/);
  await keeps('on');
  const before = await figures();
  await page.close();
  page = await opened();
  await page.getByRole('button', { name: /^这次不恢复/ }).click();
  await keeps('found');
  await idle();
  await expect(section()).toContainText('本机上保留着 1 个文件');
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
  await press(/^恢复/);
  await loaded(page, 1);
  expect(await figures()).toEqual(before);
});

test('a second window says which one keeps, keeps nothing itself, and can go on when that one is closed', async () => {
  await load([FIRST], 1);
  await press(/^在本机保留$/);
  await keeps('on');
  const first = page;
  const second = (page = await opened());
  await keeps('elsewhere');
  await expect(section()).toContainText(/打开的另一个窗口正在保留数据（1 个文件/);
  await expect(section().getByRole('button')).toHaveCount(0);
  const names = await stored();
  await load([SECOND], 1);
  await expect(section()).toContainText('这个窗口里装入的不保留');
  expect(await stored()).toEqual(names);
  await first.close();
  await keeps('found');
  await press(/^改为保留现在的 1 个文件/);
  await keeps('on', second);
  const before = await figures();
  await page.reload();
  await loaded(page, 1);
  expect(await figures()).toEqual(before);
});

test('what another window erases is not said to be kept any more', async () => {
  await load([FIRST], 1);
  await press(/^在本机保留$/);
  await keeps('on');
  const second = await opened();
  await keeps('elsewhere', second);
  await press(/^抹去/);
  await keeps('off', second);
});

test('a full disk is named, and the state before it stands', async () => {
  await load([FIRST], 1);
  await press(/^在本机保留$/);
  await keeps('on');
  const before = await figures();
  const tools = await context.newCDPSession(page);
  const { usage } = await page.evaluate(() => navigator.storage.estimate());
  await tools.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(page.url()).origin,
    quotaSize: (usage ?? 0) + 400_000,
  });
  await load([LARGE], 2);
  await expect(section()).toContainText('本机存储空间不够');
  await expect(section()).toContainText('已保留：1 个文件');
  await page.reload();
  await loaded(page, 1);
  expect(await figures()).toEqual(before);
});

test('what was altered on the machine is told, not shown', async () => {
  await load([FIRST], 1);
  await press(/^在本机保留$/);
  await keeps('on');
  await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('mingcha');
    for await (const [name, entry] of folder.entries()) {
      if (!name.endsWith('.db')) continue;
      const file = await (entry as FileSystemFileHandle).getFile();
      const half = await file.slice(0, file.size / 2).arrayBuffer();
      const stream = await (entry as FileSystemFileHandle).createWritable();
      await stream.write(half);
      await stream.close();
    }
  });
  await page.reload();
  await keeps('found');
  await expect(section()).toContainText('和存的时候不一样');
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
  await press(/^抹去/);
  await expect(section().locator('[data-proof="0"]')).toBeVisible();
});

test.describe('the process of the page is killed', () => {
  const MOMENTS = [
    ['while a file is being read', '正在读取 大.csv'],
    ['while it is being stored', '正在存到本机'],
  ] as const;
  for (const [when, sign] of MOMENTS)
    test(`${when}: the next visit finds the state before it, whole`, async () => {
      await load([FIRST], 1);
      await press(/^在本机保留$/);
      await keeps('on');
      const before = await figures();
      await drop(page, [LARGE]);
      await page.getByRole('heading', { name: sign }).waitFor();
      await kill();
      page = await opened();
      await keeps('on');
      await idle();
      expect(await figures()).toEqual(before);
      const names = await stored();
      expect(names.filter((name) => name.endsWith('.db'))).toHaveLength(1);
    });

  test('at any later moment: the state before or the one after, and equal to the last figure', async () => {
    await load([FIRST], 1);
    await press(/^在本机保留$/);
    await keeps('on');
    const before = await figures();
    await load([SECOND], 2);
    const after = await figures();
    for (const wait of [0, 40, 80, 160, 320]) {
      await page.getByRole('button', { name: /移除.*二\.csv/ }).click();
      await loaded(page, 1);
      await idle();
      await drop(page, [SECOND]);
      await page.waitForTimeout(wait);
      await kill();
      page = await opened();
      await keeps('on');
      await idle();
      const found = await figures();
      expect([before, after]).toContainEqual(found);
      if (found.length === before.length && found[1] !== '二.csv') await load([SECOND], 2);
    }
  });
});
