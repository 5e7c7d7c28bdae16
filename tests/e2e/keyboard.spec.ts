/** The main job without a mouse; the focus is always seen. */
import { expect, test, type Page } from '@playwright/test';
import { ANSWERS, grouped, planted } from './answers';
import { at, go, loaded, openPage, SAMPLE_FILES, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
test.afterAll(() => page.context().close());

const focused = () => page.locator(':focus');
const title = () => page.getByRole('heading', { level: 1 });

/** Tab until the focused control is called that. */
async function tabTo(name: RegExp): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const words = await focused().evaluateAll(([element]) =>
      element === undefined ? '' : (element.getAttribute('aria-label') ?? element.textContent),
    );
    if (name.test(words.trim())) return;
  }
  throw new Error(`no Tab stop is called ${String(name)}`);
}

/** G, then the letter of a page; again if the machine took longer than a second and a half between the two. */
async function open(letter: string, name: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await expect(title()).toHaveText(name, { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await settled(page);
}

test('the first Tab offers to skip to the text, and Enter goes there', async () => {
  await page.keyboard.press('Tab');
  await expect(focused()).toHaveText('跳到正文');
  await expect(focused()).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('the sample is loaded and a period is chosen', async () => {
  await tabTo(/^试用示例数据$/);
  await page.keyboard.press('Enter');
  await loaded(page, SAMPLE_FILES);
  await open('o', '总览');
  await page.locator('body').press('Home');
  await tabTo(/^期间$/);
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/period=2026-09/);
  await page.keyboard.press('ArrowUp');
  await expect(page).toHaveURL(/period=2026-10/);
  await expect(page.locator('.what')).toContainText('2026年10月');
  await settled(page);
});

test('the four answers are one G and a letter away', async () => {
  await focused().blur();
  await open('x', '超期');
  await open('c', '投诉');
  await open('s', '满意度');
  await open('b', '末位名单');
  await open('d', '数据');
});

test('J, K and arrows go from figure to figure; Enter opens the rows; Esc comes back', async () => {
  await open('x', '超期');
  await page.keyboard.press('j');
  await expect(focused()).toHaveAttribute('data-at', '0:0');
  await page.keyboard.press('j');
  await expect(focused()).toHaveAttribute('data-at', '1:0');
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowRight');
  await expect(focused()).toHaveAttribute('data-at', '0:1');
  const number = await focused().innerText();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-total]')).toBeVisible();
  await settled(page);
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', number);
  await page.keyboard.press('Escape');
  await expect(title()).toHaveText('超期');
  await settled(page);
});

test('rows are sorted, searched, copied and exported', async () => {
  await go(page, at('/rows', '2026-10', '&measure=overdue_rate&part=denominator'));
  await tabTo(/^受理时间/);
  await page.keyboard.press('Enter');
  const head = page.locator('th[aria-sort]');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await settled(page);
  await expect(page.locator('th[aria-sort] button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await settled(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('税务局');
  const n = ANSWERS.measures['overdue_rate']?.['2026-10']?.['unit']?.['税务局']?.n ?? NaN;
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', String(n));
  await tabTo(/^复制$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toHaveText(`已复制 ${String(n)} 行`);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trimEnd().split('\n')).toHaveLength(n + 1);
  const download = page.waitForEvent('download');
  await page.keyboard.press('e');
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});

test('a table is sorted, filtered, copied and exported', async () => {
  await go(page, at('/overdue', '2026-10'));
  await tabTo(/^到期\s*件$/);
  await page.keyboard.press('Enter');
  await expect(page.locator('th[aria-sort="descending"]')).toContainText('到期');
  await page.keyboard.press('/');
  await page.keyboard.type('登记');
  await expect(page.locator('[data-grid] tbody tr')).toHaveCount(1);
  await tabTo(/^复制$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('不动产登记中心');
  expect(copied).toContain(String(planted('overdue_rate', '2026-10').n));
  const download = page.waitForEvent('download');
  await page.keyboard.press('e');
  expect((await download).suggestedFilename()).toContain('超期');
  await expect(page.locator('tfoot')).toContainText(grouped(Number(planted('overdue_rate', '2026-10').n)));
});

test('D explains the focused figure; Esc closes and the focus is where it was', async () => {
  await go(page, at('/satisfaction', '2026-10'));
  await page.keyboard.press('j');
  const was = await focused().getAttribute('data-at');
  await page.keyboard.press('d');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(focused()).toHaveAttribute('data-at', String(was));
});

test('? lists the keys; letters can be turned off', async () => {
  await page.keyboard.press('?');
  await expect(title()).toHaveText('帮助');
  await page.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(title()).toHaveText('帮助');
  await page.keyboard.press('Space');
  await focused().blur();
  await open('o', '总览');
});

for (const path of ['/', '/overview', '/overdue', '/bottom', '/rows', '/help'])
  test(`every Tab stop of ${path} is seen`, async () => {
    await go(
      page,
      path === '/rows' ? at('/rows', '2026-10', '&measure=complaints&part=numerator') : at(path, '2026-10'),
    );
    await page.evaluate(() => document.querySelector<HTMLElement>('.skip')?.focus());
    const hidden: string[] = [];
    let stops = 0;
    for (; stops < 400; stops++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(seenFocus);
      if (at === null) break;
      if (!at.seen) hidden.push(at.words);
    }
    expect(stops).toBeGreaterThan(10);
    expect(hidden).toEqual([]);
  });

/** The focused control: whether it, or what draws it, has an outline and stands in the window; null at the end. */
function seenFocus(): { words: string; seen: boolean } | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const drawn = [element, element.parentElement, element.closest('label')].some((node) => {
    if (node === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  const box = element.getBoundingClientRect();
  const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const uncovered = middle !== null && (element.contains(middle) || middle.contains(element));
  const words = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30)}`;
  return {
    words: `${words}${drawn ? '' : ' (no outline)'}${uncovered ? '' : ' (covered)'}`,
    seen: drawn && uncovered,
  };
}
