/** The main job as a reader does it: opened page, sample county, period and cut-off, the four answers. */
import { expect, test, type Page } from '@playwright/test';
import { ANSWERS, grouped, planted } from './answers';
import { at, go, loadSamples, openPage, SAMPLE_FILES, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

/** x / n in per cent, rounded half up on whole numbers. */
function percent({ x, n }: { x: number; n: number | null }, decimals: number): string {
  const scale = 10 ** decimals;
  return (Math.floor((200 * scale * x + Number(n)) / (2 * Number(n))) / scale).toFixed(decimals);
}
const decimalsOf = (n: number | null): number => (Number(n) < 1000 ? 1 : 2);
const rate = (measure: string, period: string): string => {
  const total = planted(measure, period);
  return percent(total, decimalsOf(total.n));
};

/** Figures of the total row, by measure, in the order of the columns. */
const total = (measure: string): Promise<string[]> =>
  page.locator(`[data-grid] tfoot td[data-measure="${measure}"]`).allInnerTexts();

test('an opened page says what to do, and nothing is invented', async () => {
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
  await expect(page.locator('[data-grid]')).toHaveCount(0);
  await go(page, '/overdue');
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
  await go(page, '/');
});

test('试用示例数据: every file is recognised, and every record is accounted for', async () => {
  await loadSamples(page);
  const table = page.getByRole('table', { name: '读入与核对' });
  const files = Object.entries(ANSWERS.files);
  expect(files).toHaveLength(SAMPLE_FILES);
  for (const [name, { records, loaded, setAside, header }] of files) {
    const cells = table.getByRole('row', { name }).getByRole('cell');
    const texts = await cells.allInnerTexts();
    const [title, footer] = ['0', '0'];
    expect([name, ...texts.slice(4, -1)]).toEqual(
      [name, records, loaded, setAside, title, header, footer, '已装入'].map((part) =>
        typeof part === 'number' ? grouped(part) : part,
      ),
    );
    expect(loaded + setAside + header).toBe(records);
  }
  const sum = (part: 'records' | 'loaded' | 'setAside'): string =>
    grouped(files.reduce((all, [, file]) => all + file[part], 0));
  const texts = await table
    .getByRole('row', { name: `合计 ${String(SAMPLE_FILES)} 个文件` })
    .getByRole('cell')
    .allInnerTexts();
  expect(texts.slice(4, 7)).toEqual([sum('records'), sum('loaded'), sum('setAside')]);
  expect(texts.at(-2)).toBe('相符');
  const kinds = await table.locator('tbody td:nth-child(2)').allInnerTexts();
  expect(new Set(kinds)).toEqual(
    new Set([
      ...['办件', '好差评', '投诉', '红黄牌', '单位名册', ''],
      ...['办理环节', '事项目录', '来文督办', '督查问题', '问责办理'],
      ...['否定报备', '首问登记', '履责记录', '人员名册'],
    ]),
  );
});

test('what was set aside is named with its line, its value and what to do', async () => {
  const table = page.getByRole('table', { name: '剔除与存疑' });
  const setAside = Object.values(ANSWERS.files).reduce((all, file) => all + file.setAside, 0);
  const counts = await table.locator('tbody td.r').allInnerTexts();
  expect(counts.reduce((all, n) => all + Number(n), 0)).toBe(setAside);
  for (const row of await table.locator('tbody tr:not(.part)').all())
    await expect(row).toContainText(/第 [\d,]+ 行/);
});

test('period and cut-off are chosen in the strip, and the address keeps them', async () => {
  await page.getByRole('link', { name: /^看总览/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '总览' })).toBeVisible();
  await page.getByRole('combobox', { name: '期间' }).selectOption('2026-09');
  await expect(page.locator('.what')).toContainText('2026年9月');
  await page.getByRole('combobox', { name: '期间' }).selectOption('2026-10');
  await page.locator('summary').click();
  await page.getByLabel('截止', { exact: true }).fill('2026-10-30');
  await page.getByRole('button', { name: '采用' }).click();
  await expect(page.locator('.what')).toContainText('2026-10-30');
  await page.locator('summary').click();
  await page.getByLabel('截止', { exact: true }).fill(ANSWERS.asOf);
  await page.getByRole('button', { name: '采用' }).click();
  await expect(page).toHaveURL(/period=2026-10&asof=2026-10-31/);
  await settled(page);
  await expect(page.locator('.fig[data-measure=overdue_rate]')).toContainText(
    rate('overdue_rate', '2026-10'),
  );
});

for (const period of ['2026-10', '2026', 'all']) {
  test.describe(period, () => {
    test('超期: both denominators and what is behind them', async () => {
      await go(page, at('/overdue', period));
      const { x, n } = planted('overdue_rate', period);
      const all = planted('overdue_rate_all_cases', period);
      const decimals = decimalsOf(n);
      expect(await total('overdue_rate')).toEqual([
        grouped(Number(n)),
        grouped(x),
        percent({ x, n }, decimals),
      ]);
      expect(await total('overdue_rate_all_cases')).toEqual([
        grouped(Number(all.n)),
        rate('overdue_rate_all_cases', period),
      ]);
      for (const measure of ['closed_late', 'open_overdue', 'no_limit', 'open_overdue_stock'])
        expect([measure, ...(await total(measure))]).toEqual([measure, grouped(planted(measure, period).x)]);
      expect(Number(all.n)).toBe(Number(n) + planted('no_limit', period).x);
      expect(await total('early_finish_rate')).toEqual([rate('early_finish_rate', period)]);
    });

    test('投诉: received, upheld, dismissed, pending, repeated', async () => {
      await go(page, at('/complaints', period));
      for (const kind of ['', 'upheld_', 'dismissed_', 'pending_', 'repeat_'])
        expect([kind, ...(await total(`${kind}complaints`))]).toEqual([
          kind,
          grouped(planted(`${kind}complaints`, period).x),
        ]);
    });

    test('满意度: every level of the scale, and the ratings apart', async () => {
      await go(page, at('/satisfaction', period));
      const levels = ANSWERS.levels[period]?.total ?? {};
      // The five levels come first, then the tiers of the tests.
      expect((await total('satisfaction_levels')).slice(0, 5)).toEqual(
        ['5', '4', '3', '2', '1'].map((level) => grouped(levels[level] ?? NaN)),
      );
      const { x, n } = planted('satisfaction_rate', period);
      expect(await total('satisfaction_rate')).toEqual([
        grouped(Number(n)),
        percent({ x, n }, decimalsOf(n)),
      ]);
      for (const measure of ['default_ratings', 'invalid_ratings', 'repeat_ratings'])
        expect([measure, ...(await total(measure))]).toEqual([measure, grouped(planted(measure, period).x)]);
      for (const measure of ['active_rating_rate', 'coverage_rate'])
        expect([measure, ...(await total(measure))]).toEqual([measure, rate(measure, period)]);
    });

    test('末位名单: the ranked units of each peer group, worst first; too few and no business apart', async () => {
      await go(page, at('/bottom', period));
      for (const [group, { ranked, tooFew, noBusiness }] of Object.entries(ANSWERS.ranking[period] ?? {})) {
        const shown = await bottomOf(group);
        const lines = (of: typeof ranked): string[] =>
          of.map(({ unit, n, x }) => `${unit} ${grouped(n)} ${grouped(x)}`);
        expect([group, ...shown.ranked.sort()]).toEqual([group, ...lines(ranked).sort()]);
        expect([group, ...shown.apart.sort()]).toEqual([
          group,
          ...[...lines(tooFew), ...noBusiness.map((unit) => `${unit} 0 0`)].sort(),
        ]);
        // The place by raw rate is printed whether or not the group has an order.
        expect([group, ...shown.raw]).toEqual([group, ...ranked.map(placeAmong).sort((a, b) => b - a)]);
      }
    });
  });
}

/** 1 + how many are strictly better: equal raw rates share the lower number. */
const placeAmong = (
  own: { x: number; n: number },
  _: number,
  all: readonly { x: number; n: number }[],
): number => 1 + all.filter(({ x, n }) => x * own.n < own.x * n).length;

interface Shown {
  /** `unit due late` */
  readonly ranked: string[];
  readonly apart: string[];
  /** Places by raw rate of the ranked, the last first. */
  readonly raw: number[];
}

/** A table of places, ordered by raw place. */
async function bottomOf(group: string): Promise<Shown> {
  const table = page.getByRole('table', { name: group, exact: true });
  const shown: Shown = { ranked: [], apart: [], raw: [] };
  for (const row of await table.locator('tbody tr:not(.sum):not(.part):not(.says)').all()) {
    const cells = await row.locator('th a, a[data-at$=":0"], a[data-at$=":1"]').allInnerTexts();
    const isApart = (await row.getAttribute('class'))?.includes('muted') === true;
    (isApart ? shown.apart : shown.ranked).push(cells.join(' '));
    if (!isApart) shown.raw.push(Number(await row.locator('td.raw').innerText()));
  }
  shown.raw.sort((a, b) => b - a);
  return shown;
}
