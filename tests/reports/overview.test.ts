/** The figures of the overview: against the answers of the sample county, against its rows, and in bad states. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import { NO_ANSWERS, openWorkspace, type Workspace } from '../../src/headless/workspace';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { readOverview } from '../../src/lib/reports/answers';
import { readRows } from '../../src/lib/reports/rows';
import type { Overview, Scope } from '../../src/lib/reports/types';
import { writeCounty, type County } from '../county';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const shown = ({ figures }: Overview): Record<string, string> =>
  Object.fromEntries(
    figures.map(({ column, cell }) => [
      column.measure,
      cell.status === 'missing' ? '—' : [cell.numerator, cell.denominator].join('/'),
    ]),
  );

describe('the sample county', () => {
  let county: County;
  let workspace: Workspace;
  beforeAll(async () => {
    county = writeCounty();
    const files = county.paths.map((path) => ({ path, table: undefined }));
    workspace = await openWorkspace(files, BASE_RULES, NO_ANSWERS);
  });
  afterAll(() => workspace.close());
  const scopeOf = (period: string): Scope => scopeAt(county.answers.asOf, period);

  it.each(['2026-10', '2026-Q3', '2026'])('%s: what was planted is what is shown', async (period) => {
    const found = shown(await readOverview(workspace.context, scopeOf(period)));
    const planted = Object.entries(county.answers.measures).flatMap(([id, periods]) => {
      const total = periods[period]?.total;
      return found[id] === undefined || total === undefined
        ? []
        : [[id, `${total.x}/${total.n ?? ''}`] as const];
    });
    expect(planted.length).toBe(11);
    expect(found).toMatchObject(Object.fromEntries(planted));
  });

  it('a half-year is its two quarters', async () => {
    const of = async (period: string) => (await readOverview(workspace.context, scopeOf(period))).figures;
    const [half, first, second] = await Promise.all(['2026-H1', '2026-Q1', '2026-Q2'].map(of));
    for (const [at, { column, cell }] of half!.entries()) {
      if (column.measure === 'open_overdue_stock' || cell.status === 'missing') continue;
      const [a, b] = [first![at]!.cell, second![at]!.cell];
      expect([column.measure, cell.numerator]).toEqual([
        column.measure,
        (a.numerator ?? 0) + (b.numerator ?? 0),
      ]);
    }
  });

  it('every figure opens as many rows as it says; sums of days open the records added up', async () => {
    const scope = scopeOf('2026-Q3');
    for (const { column, cell } of (await readOverview(workspace.context, scope)).figures) {
      if (cell.status === 'missing' || column.sums !== undefined) continue;
      const ask = { measure: column.measure, category: null, scope, grouping: null, key: null, sort: null };
      const page = { search: '', offset: 0, limit: 1 };
      const rows = await readRows(workspace.engine, { ...ask, ...page, part: 'numerator' }, () => 1);
      expect([column.measure, rows.total]).toEqual([column.measure, cell.numerator]);
    }
  });
});

describe('bad states are said, never 0 and no word', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await prepared(await openNative());
  });
  afterAll(() => engine.close());
  const CASES = ['办件编号,受理时间,应办结时间,办结时间,单位', 'a,2026-10-08,2026-10-20,2026-10-19,税务局'];
  const COMPLAINTS = ['投诉编号,受理时间,查实情况,被投诉单位', 'p,2026-09-02,属实,公安局'];
  const notes = async (
    asOf: string,
    period: string | null,
    unit: number | null = null,
  ): Promise<string[]> => {
    const scope: Scope = { ...scopeAt(asOf, period), filters: unit === null ? {} : { unit } };
    const { notes: found } = await readOverview(await contextOf(engine), scope);
    return found.map(({ key, params }) => [key, ...Object.values(params)].join(' '));
  };

  it('the days of the period; a month without records of a table that is loaded', async () => {
    await given(engine, CASES, COMPLAINTS);
    expect(await notes('2026-10-31', '2026-10')).toEqual([
      'note_period 2026-10-01 2026-10-31',
      'note_no_records complaints',
    ]);
    expect(await notes('2026-10-31', '2026-09')).toEqual([
      'note_period 2026-09-01 2026-09-30',
      'note_no_records cases',
    ]);
    expect(await notes('2026-10-31', null)).toEqual(['note_period_all']);
  });

  it('a period that runs on beyond the cut-off, and one that has not begun', async () => {
    await given(engine, CASES);
    expect(await notes('2026-10-25', '2026-Q4')).toContain('note_period_running 2026-10-25 2026-12-31');
    expect(await notes('2026-10-25', '2026-11')).toEqual([
      'note_period 2026-11-01 2026-11-30',
      'note_period_ahead 2026-11-01 2026-10-25',
      'note_no_records cases',
    ]);
  });

  it('a unit without cases', async () => {
    await given(engine, CASES, COMPLAINTS);
    const [row] = await engine.query("select unit_key from unit where unit_name = '公安局'");
    expect(await notes('2026-10-31', '2026-10', Number(row?.['unit_key']))).toEqual([
      'note_period 2026-10-01 2026-10-31',
      'note_no_records_here cases complaints',
    ]);
  });

  it('a missing table is missing, not 0', async () => {
    await given(engine, CASES);
    const overview = await readOverview(await contextOf(engine), scopeAt('2026-10-31', '2026-10'));
    const found = shown(overview);
    expect([found['satisfaction_rate'], found['complaints'], found['net_red_cards']]).toEqual([
      '—',
      '—',
      '—',
    ]);
    expect(found['received_cases']).toBe('1/');
    expect(overview.figures.find(({ column }) => column.measure === 'complaints')?.missing?.tables).toEqual([
      'complaints',
    ]);
  });
});
