/** Public exports with deadlines that nobody here wrote; their publishers' own verdicts are what must come out. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import { NO_ANSWERS, openWorkspace, type Workspace } from '../../src/headless/workspace';
import { fileNoOf, recordNoOf, type Grouping } from '../../src/lib/domain/records';
import { readTable } from '../../src/lib/ingest/read-table';
import { measureById } from '../../src/lib/measures/registry';
import { readRows } from '../../src/lib/reports/rows';
import { toQuestion } from '../../src/lib/reports/scope';
import { hasShared, sharedPath } from '../shared';

const SCOPE = { period: null, asOf: '2026-01-01', ruleSet: 'base', filters: {} } as const;

const open = (names: readonly string[]): Promise<Workspace> =>
  openWorkspace(
    names.map((name) => ({ path: sharedPath(`data/${name}`), table: undefined })),
    BASE_RULES,
    NO_ANSWERS,
  );

const figures = async (workspace: Workspace, measure: string, by: readonly Grouping[] = []) => {
  const tallies = await workspace.context.tallies.tallies(
    { ...toQuestion(SCOPE), measures: [measureById(measure)] },
    by,
  );
  return tallies.get(measure) ?? [];
};

const x = async (workspace: Workspace, measure: string): Promise<number> =>
  (await figures(workspace, measure)).reduce((sum, { numerator }) => sum + numerator, 0);

describe.skipIf(!hasShared)('Boston 2013–2017: late by the publisher’s own on_time', () => {
  it.each([
    [2013, 3095, 258, 404],
    [2014, 5268, 425, 2718],
    [2015, 6221, 614, 3168],
    [2016, 7494, 659, 3011],
    [2017, 7760, 741, 3037],
  ])('%i: of %i cases %i late, %i without a target', async (year, cases, late, without) => {
    const name = `boston311_buspark_${year}.csv`;
    const workspace = await open([name]);
    expect(workspace.files.map(({ conservation }) => conservation.loaded)).toEqual([cases]);
    expect(await x(workspace, 'overdue_rate')).toBe(late);
    expect(await x(workspace, 'no_limit')).toBe(without);
    expect(await figures(workspace, 'overdue_rate')).toMatchObject([{ denominator: cases - without }]);
    expect(await figures(workspace, 'overdue_rate_all_cases')).toMatchObject([
      { numerator: late, denominator: cases },
    ]);
    expect(await lateRecords(workspace)).toEqual(publishersOverdue(name));
    await workspace.close();
  });

  it('the five files together give the sum: 2,697 of 29,838', async () => {
    const workspace = await open(
      [2013, 2014, 2015, 2016, 2017].map((year) => `boston311_buspark_${year}.csv`),
    );
    expect(await figures(workspace, 'overdue_rate_all_cases')).toMatchObject([
      { numerator: 2697, denominator: 29838 },
    ]);
    expect([await x(workspace, 'closed_late'), await x(workspace, 'open_overdue')]).toEqual([675, 2022]);
    await workspace.close();
  });
});

/** Records that the rows behind the numerator name, by record number of the file. */
const lateRecords = async (workspace: Workspace): Promise<number[]> => {
  const rows = await workspace.engine.query(
    `select source_row from overdue_rate(as_of := '2026-01-01 23:59:59.999999'::timestamp) where in_numerator order by source_row`,
  );
  return rows.map((row) => {
    expect(fileNoOf(Number(row['source_row']))).toBe(1);
    return recordNoOf(Number(row['source_row']));
  });
};

/** Record numbers (header = 1) whose on_time says OVERDUE. */
const publishersOverdue = (name: string): number[] => {
  const { data } = Papa.parse<string[]>(readFileSync(sharedPath(`data/${name}`), 'utf8'), {
    skipEmptyLines: true,
  });
  const at = data[0]?.indexOf('on_time') ?? -1;
  return data.flatMap((record, i) => (record[at] === 'OVERDUE' ? [i + 1] : []));
};

describe.skipIf(!hasShared)('Baltimore: dates in month/day order with AM and PM', () => {
  it('closed late 1,567, open late 159, without due 286; a close exactly at the due time is in time', async () => {
    const workspace = await open(['baltimore311_sample.csv']);
    expect(await x(workspace, 'closed_late')).toBe(1567);
    expect(await x(workspace, 'open_overdue')).toBe(159);
    expect(await x(workspace, 'overdue_rate')).toBe(1726);
    expect(await x(workspace, 'no_limit')).toBe(286);
    const late = new Map(
      (await figures(workspace, 'closed_late', ['unit'])).map(({ keys, numerator }) => [
        workspace.context.names('unit', keys[0] ?? null).label,
        numerator,
      ]),
    );
    expect([
      late.get('Solid Waste'),
      late.get('Transportation'),
      late.get('Water Wastewater'),
      late.get('Housing'),
    ]).toEqual([565, 314, 306, 123]);
    await workspace.close();
  });

  it('every figure opens to as many rows as it says', async () => {
    const workspace = await open(['baltimore311_sample.csv']);
    const [file] = workspace.files;
    const page = await readRows(
      workspace.engine,
      {
        measure: 'closed_late',
        part: 'numerator',
        category: null,
        scope: SCOPE,
        grouping: null,
        key: null,
        sort: null,
        search: '',
        offset: 0,
        limit: 3,
      },
      (_, recordNo) => file?.firstLine[recordNo - 1] ?? 0,
    );
    expect(page.total).toBe(1567);
    expect(page.rows).toHaveLength(3);
    await workspace.close();
  });
});

describe.skipIf(!hasShared)('a GBK file with line breaks inside its cells', () => {
  it('cn_reply_gbk: 2,816 rows and no replacement character', () => {
    const path = sharedPath('data/cn_reply_gbk.csv');
    const { head, rows } = readTable('cn_reply_gbk.csv', new Uint8Array(readFileSync(path)), undefined);
    expect(rows).toHaveLength(2816);
    expect(head).toHaveLength(8);
    expect(
      rows
        .flat()
        .concat(head ?? [])
        .some((cell) => cell.includes('\ufffd')),
    ).toBe(false);
    expect(rows.every((row) => row.length === 8)).toBe(true);
  });
});
