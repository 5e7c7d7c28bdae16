/** How every page looks and reads: no barrier, no sideways scroll, paper, both languages, both colour schemes. */
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { at, go, loadSamples, openPage, settled } from './session';

test.describe.configure({ timeout: 600_000 });

const SHOTS = fileURLToPath(new URL('../../test-results/shots/', import.meta.url));
const rows = (measure: string): string => at('/rows', '2026-10', `&measure=${measure}&part=numerator`);
const PAGES = {
  data: '/',
  quality: at('/quality', '2026-10'),
  overview: at('/overview', '2026-10'),
  overdue: at('/overdue', '2026-10'),
  'overdue-officer': at('/overdue', '2026-10', '&by=officer'),
  'overdue-chart': at('/overdue', '2026-10', '&view=chart'),
  'overdue-months': at('/overdue', 'all', '&by=month&view=chart'),
  speed: at('/speed', '2026-10'),
  complaints: at('/complaints', '2026-10'),
  satisfaction: at('/satisfaction', '2026-10'),
  bottom: at('/bottom', '2026-10'),
  'bottom-officer': at('/bottom', '2026-10', '&by=officer'),
  rows: rows('overdue_rate'),
  'rows-complaints': rows('complaints'),
  case: at('/case', '2026-10', '&at=1.5'),
  calendar: '/calendar?from=2026-09-24&days=15&unit=workday',
  triggers: at('/triggers', '2026-10').replace('rules=base', 'rules=xinhui-2012'),
  rules: at('/rules', '2026-10').replace('rules=base', 'rules=xinhui-2012'),
  'rules-diff': at('/rules', '2026-10', '&set=xinhui-2012&view=diff'),
  feedback: at('/feedback', '2026-10'),
  findings: at('/findings', '2026-10'),
  handover: '/handover',
  leads: at('/leads', 'all'),
  rectification: at('/rectification', '2026'),
  'rectification-duties': at('/rectification', '2026', '&show=duties'),
  'rectification-ledger': at('/rectification', '2026', '&show=ledger'),
  readiness: at('/readiness', '2026-10'),
  definitions: '/definitions',
  help: '/help',
} as const;

/** Rows of a table are alike, and so are the lists of one kind: the first dozen, the first three, stand for all. */
const ALIKE = ['main tbody tr:nth-child(n+13)', '.rank-list ~ .rank-list ~ .rank-list ~ .rank-list'];

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

async function speak(lang: 'zh-CN' | 'en'): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) !== lang)
    await page.locator('.nav-foot > button').click();
  await expect(page.locator('.app')).toHaveAttribute('lang', lang);
}
const paint = (theme: 'light' | 'dark') =>
  page
    .locator('.themes button')
    .nth(theme === 'light' ? 1 : 2)
    .click();

/** Charts are drawn a moment after their figures are there. */
async function drawn(): Promise<void> {
  await settled(page);
  for (const chart of await page.locator('.echart').all())
    await expect(chart.locator('svg path').first()).toBeAttached();
}

/** Each language and each colour scheme once: words do not change with colours. */
for (const [lang, theme] of [
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)
  test(`no barrier on any page: ${lang}, ${theme}`, async () => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await go(page, '/');
    await speak(lang);
    await paint(theme);
    for (const [name, address] of Object.entries(PAGES)) {
      await go(page, address);
      await drawn();
      await page.screenshot({ path: `${SHOTS}${name}.${lang}.${theme}.png`, fullPage: true });
      const { violations } = await new AxeBuilder({ page }).exclude(ALIKE[0]!).exclude(ALIKE[1]!).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`);
      expect([name, ...found]).toEqual([name]);
    }
  });

for (const width of [1366, 1093])
  test(`no page scrolls sideways at ${String(width)}, and no word is cut`, async () => {
    await page.setViewportSize({ width, height: 768 });
    for (const lang of ['zh-CN', 'en'] as const) {
      await go(page, '/');
      await speak(lang);
      for (const [name, address] of Object.entries(PAGES)) {
        await go(page, address);
        await drawn();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([lang, name, wide]).toEqual([lang, name, Math.min(wide, 0)]);
        expect([lang, name, ...(await page.evaluate(cutWords))]).toEqual([lang, name]);
      }
    }
  });

/** Words of heads, buttons and navigation that do not fit where they stand. */
function cutWords(): string[] {
  const fixed = 'h1, .btn, .tabs a, .nav a, .strip dt, .strip dd, thead th, .fig h2, .fig .v, .fig .base';
  return [...document.querySelectorAll<HTMLElement>(fixed)]
    .filter((node) => node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1)
    .map((node) => `${node.tagName} ${node.textContent.trim()}: ${node.scrollWidth} in ${node.clientWidth}`);
}

test('on paper: no navigation, no buttons, every row', async () => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await go(page, '/');
  await speak('zh-CN');
  for (const [name, selector] of [
    ['overdue', '[data-grid] tbody tr'],
    ['overdue-officer', '[data-grid] tbody tr'],
    ['bottom', '[data-grid] tbody tr'],
    ['rows', 'table.cells tbody tr'],
  ] as const) {
    await go(page, PAGES[name]);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.nav', '.acts', '.tabs', '.links'])
      for (const part of await page.locator(gone).all()) await expect(part).toBeHidden();
    await expect(page.locator('.strip')).toContainText('2026-10-31');
    const said = await page.locator('.ex-h .note, [data-total]').first().innerText();
    const shown = await page
      .locator(selector)
      .evaluateAll(
        (all) =>
          all.filter((row) => row.getClientRects().length > 0 && row.getAttribute('aria-hidden') === null)
            .length,
      );
    if (name !== 'bottom')
      expect([name, said]).toEqual([name, expect.stringMatching(new RegExp(`(^| )${String(shown)}( |$)`))]);
    expect(shown).toBeGreaterThan(30);
    const cut = await page.evaluate(
      () =>
        [...document.querySelectorAll('main .wide, main .scrolls')].filter(
          (box) => box.scrollHeight > box.clientHeight + 1,
        ).length,
    );
    expect([name, cut]).toEqual([name, 0]);
    await page.screenshot({ path: `${SHOTS}${name}.print.png`, fullPage: true });
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  }
});

test('the rows page prints all of its rows, not the first page of them', async () => {
  await go(page, at('/rows', '2026-10', '&measure=overdue_rate&part=denominator'));
  const total = Number(await page.locator('[data-total]').getAttribute('data-total'));
  const printed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        window.print = () => resolve(document.querySelectorAll('table.cells tbody tr').length);
      }),
  );
  await page.keyboard.press('p');
  expect(total).toBeGreaterThan(200);
  expect(await printed).toBe(total);
});

test('every chart has its table one link away', async () => {
  for (const name of ['overview', 'overdue-chart', 'overdue-months'] as const) {
    await go(page, PAGES[name]);
    const exhibits = page.locator('.ex', { has: page.locator('.echart') });
    const n = await exhibits.count();
    expect(n).toBeGreaterThan(0);
    for (let i = 0; i < n; i++) {
      await go(page, PAGES[name]);
      await exhibits.nth(i).getByRole('link', { name: '表格' }).click();
      await expect(page.locator('[data-grid] tfoot')).toBeVisible();
      await settled(page);
    }
  }
});

test('a chart draws what its title says, also after another grouping and another column', async () => {
  const words = async (): Promise<string> =>
    (await page.locator('.echart svg text').allTextContents()).join(' ');
  await go(page, PAGES['overdue-officer']);
  await go(page, PAGES['overdue-chart']);
  await drawn();
  await expect.poll(words).toContain('统计局');
  expect(await words()).not.toContain('郑庚一');
  await page.getByRole('combobox', { name: '画哪一列' }).selectOption({ index: 0 });
  await expect.poll(words).toContain('233');
  expect(await words()).not.toContain('100.00');
});

test('the other language keeps the data, the page and its choices', async () => {
  await go(page, PAGES.overdue);
  const address = page.url();
  const figures = async (): Promise<string> =>
    (await page.locator('[data-grid] tfoot td').allInnerTexts()).join(' ');
  const before = await figures();
  await speak('en');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overdue');
  expect(page.url()).toBe(address);
  expect(await figures()).toBe(before);
  await expect(page.locator('main')).not.toContainText(/超期|办件/);
  await speak('zh-CN');
});
