/** Every fact and every measure means the same in the browser and in the terminal. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Row } from '../../src/lib/db/engine';
import { callMacro, type SqlFile } from '../../src/lib/db/sql-file';
import { GROUPINGS, type Grouping } from '../../src/lib/domain/records';
import { FACTS } from '../../src/lib/facts/catalogue';
import { hasCategories, tally, type Question } from '../../src/lib/measures/aggregate';
import { MEASURES, type Measure } from '../../src/lib/measures/registry';
import { contents, emptied, prepared } from '../ingest/loading';
import { foundCases, foundClocks } from '../county-clocks';
import { countyClocks, loadSlice } from './county-slice';
import { ENGINE_NAMES, openBoth, type EngineName } from './engines';
import { firstDifference } from './same-rows';

const LINES = 900;
const MIDDLE = '2025-05-12 12:00:00.000000';
const END = '2026-10-31 23:59:59.999999';

let engines: Readonly<Record<EngineName, Engine>>;

const both = async <T>(ask: (engine: Engine) => Promise<T>): Promise<[T, T]> => [
  await ask(engines.native),
  await ask(engines.wasm),
];

beforeAll(async () => {
  engines = await openBoth();
  for (const name of ENGINE_NAMES) await prepared(engines[name]);
}, 60_000);
afterAll(async () => {
  for (const name of ENGINE_NAMES) await engines[name].close();
});

const filesOf = (folder: string): string[] =>
  readdirSync(fileURLToPath(new URL(`../../src/lib/${folder}`, import.meta.url)))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.replace('.sql', ''))
    .sort();

const factRows = (fact: SqlFile) => (engine: Engine) =>
  engine.query(`select * from ${fact.id} order by ${fact.header.get('key') ?? ''}`);
const markedRows = (measure: Measure, asOf: string) => (engine: Engine) =>
  engine.query(`select * from ${callMacro(measure.file)} order by source_row`, [asOf]);
const question = (measure: Measure): Question => ({ measure, asOf: END, months: null, filters: {} });

it('every .sql file of facts and measures takes part', () => {
  expect([FACTS.map(({ id }) => id).sort(), MEASURES.map(({ id }) => id)]).toEqual([
    filesOf('facts'),
    filesOf('measures'),
  ]);
});

describe('with nothing loaded', () => {
  it.each(FACTS)('fact $id is empty, unless it tells of the rule set', async (fact) => {
    const [native, wasm] = await both(factRows(fact));
    expect(firstDifference(native, wasm)).toBeNull();
    expect(native.length > 0).toBe(fact.header.get('needs') === 'rule_param');
  });

  it.each(MEASURES)('measure $id marks nothing, and its total is 0 of 0', async (measure) => {
    expect(await both(markedRows(measure, END))).toEqual([[], []]);
    const total = hasCategories(measure) ? [] : [{ keys: [], category: null, numerator: 0, denominator: 0 }];
    expect(await both((engine) => tally(engine, question(measure), []))).toEqual([total, total]);
  });
});

/** Tables of which the sample county has no file. */
const NOT_IN_COUNTY: ReadonlySet<string> = new Set([
  ...['unit_alias', 'filings', 'registers', 'activities', 'persons'],
]);

/** Clocks of which the beginning of the files holds all. */
const WHOLE_KINDS = [
  ...['letter', 'mail', 'request', 'work', 'villager_request', 'incident', 'superior_task'],
  ...['rectification', 'investigation', 'delivery', 'review_request', 'review'],
];

describe('with the beginning of every file of the sample county', () => {
  beforeAll(async () => {
    for (const name of ENGINE_NAMES) await loadSlice(engines[name], LINES);
  }, 60_000);
  afterAll(async () => {
    for (const name of ENGINE_NAMES) await emptied(engines[name]);
  });

  it('both engines load the same rows', async () => {
    const [native, wasm] = await both(contents);
    for (const [table, rows] of Object.entries(native)) {
      expect([table, firstDifference(rows, wasm[table] ?? [])]).toEqual([table, null]);
      if (!table.endsWith('_versions') && !NOT_IN_COUNTY.has(table))
        expect([table, rows.length > 1]).toEqual([table, true]);
    }
  });

  it.each(FACTS)('fact $id', async (fact) => {
    const [native, wasm] = await both(factRows(fact));
    expect(firstDifference(native, wasm)).toBeNull();
    expect([fact.id, native.length > 0]).toEqual([fact.id, true]);
  });

  it('both engines say of the added cases and of the registers what was planted', async () => {
    const { cases, clocks } = countyClocks();
    for (const name of ENGINE_NAMES) {
      expect(await foundCases(engines[name], cases)).toEqual(cases);
      for (const kind of WHOLE_KINDS)
        expect([kind, await foundClocks(engines[name], kind)]).toEqual([kind, clocks[kind]]);
    }
  });

  const marks = (rows: readonly Row[], mark: string): number =>
    rows.filter((row) => row[mark] === true).length;

  it.each(MEASURES)('measure $id marks the same rows, some of them', async (measure) => {
    for (const asOf of [MIDDLE, END]) {
      const [native, wasm] = await both(markedRows(measure, asOf));
      expect(firstDifference(native, wasm)).toBeNull();
      if (asOf === MIDDLE) continue;
      expect([marks(native, 'in_denominator') > 0, marks(native, 'in_numerator') > 0]).toEqual([true, true]);
    }
  });

  it.each(MEASURES)(
    'measure $id: every mark is yes or no, and every row outside says why',
    async (measure) => {
      const isWhole = (row: Row): boolean => {
        const { in_denominator: isIn, in_numerator: isCounted, excluded_because: why } = row;
        return (
          typeof isIn === 'boolean' &&
          typeof isCounted === 'boolean' &&
          (isIn || !isCounted) &&
          isIn === (why === null)
        );
      };
      const rows = await markedRows(measure, MIDDLE)(engines.native);
      expect(rows.filter((row) => !isWhole(row))).toEqual([]);
    },
  );

  it.each(MEASURES)('measure $id counts the same by every grouping', async (measure) => {
    const groupings: readonly (readonly Grouping[])[] = [[], ...GROUPINGS.map((one) => [one])];
    for (const by of groupings) {
      const [native, wasm] = await both((engine) => tally(engine, question(measure), by));
      expect([by, wasm]).toEqual([by, native]);
    }
  });
});
