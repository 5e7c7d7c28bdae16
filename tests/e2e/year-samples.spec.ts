/** 年终考核: scheme and entries of the sample county are offered beside its data, and give what its answers say. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import * as v from 'valibot';
import { at, go, loadSamples, openPage, settled } from './session';

const Score = v.object({ total: v.nullable(v.string()), place: v.nullable(v.number()) });
const Answers = v.object({
  yearEnd: v.object({ unit: v.object({ scores: v.record(v.string(), Score) }) }),
});
const answers = v.parse(
  Answers,
  JSON.parse(readFileSync(new URL('../../data/samples/county/answers.json', import.meta.url), 'utf8')),
);

test('the sample entries are taken in by one button; totals are those of the answers', async ({
  browser,
}) => {
  const page = await openPage(browser);
  await loadSamples(page);
  await go(page, at('/year-end', '2026'));
  await settled(page);
  await page.getByRole('button', { name: '试用示例方案和登记' }).click();
  await expect(page.getByText('都是虚构的')).toBeVisible();
  await settled(page);
  const { scores } = answers.yearEnd.unit;
  const tables = page.getByRole('table', { name: /总成绩表/ });
  for (const total of Object.values(scores).flatMap((one) => one.total ?? []))
    await expect(tables.getByRole('cell', { name: total, exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '试用示例方案和登记' })).toBeHidden();
  await page.context().close();
});
