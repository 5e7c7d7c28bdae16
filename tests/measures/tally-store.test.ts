import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { GROUPINGS, type Grouping } from '../../src/lib/domain/records';
import { tally, type FilterDimension, type Tally } from '../../src/lib/measures/aggregate';
import { MEASURES } from '../../src/lib/measures/registry';
import { TallyStore, type Questions } from '../../src/lib/measures/tally-store';
import { loadSlice } from '../db/county-slice';
import { prepared } from '../ingest/loading';
import { seeded } from '../seeded';

const CUT_OFFS = ['2025-05-14 12:00:00.000000', '2025-05-31 23:59:59.999999', '2026-10-31 23:59:59.999999'];
const DIMENSIONS: readonly FilterDimension[] = ['unit', 'section', 'officer', 'item', 'channel'];
const MAY_2025 = 2025 * 12 + 4;
const COMBINATIONS = 20;

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
  await loadSlice(engine, 900);
}, 60_000);
afterAll(() => engine.close());

const keysOf = async (): Promise<Record<FilterDimension, number[]>> => {
  const keys: Partial<Record<FilterDimension, number[]>> = {};
  for (const name of DIMENSIONS) {
    const rows = await engine.query(`select ${name}_key as key from ${name} order by 1`);
    keys[name] = rows.map((row) => Number(row['key']));
  }
  return keys as Record<FilterDimension, number[]>;
};

interface Asked extends Omit<Questions, 'measures'> {
  readonly by: readonly Grouping[];
}

/** Twenty different ways to ask: cut-off, period, up to two filters, up to three groupings. */
const combinations = (keys: Readonly<Record<FilterDimension, readonly number[]>>): Asked[] => {
  const random = seeded(20_261_031);
  return Array.from({ length: COMBINATIONS }, () => {
    const filters: Partial<Record<FilterDimension, number>> = {};
    for (let n = random.below(3); n > 0; n -= 1) {
      const dimension = random.one(DIMENSIONS);
      filters[dimension] = random.one(keys[dimension].slice(0, 12));
    }
    const from = MAY_2025 - 1 + random.below(3);
    return {
      asOf: random.one(CUT_OFFS),
      months: random.below(2) === 0 ? null : { from, to: from + random.below(12) },
      filters,
      by: [...new Set(Array.from({ length: random.below(4) }, () => random.one(GROUPINGS)))],
    };
  });
};

/** A total of nothing is 0 of 0 or no row at all. */
const counted = (tallies: readonly Tally[]): Tally[] =>
  tallies.filter(({ numerator, denominator }) => numerator + denominator > 0);

describe('tallies kept for the pages', () => {
  it('every answer equals the one from the marked rows', async () => {
    const store = new TallyStore(engine);
    let found = 0;
    for (const { by, ...asked } of combinations(await keysOf())) {
      const kept = await store.tallies({ ...asked, measures: MEASURES }, by);
      for (const measure of MEASURES) {
        const direct = counted(await tally(engine, { ...asked, measure }, by));
        expect([measure.id, asked, by, counted(kept.get(measure.id) ?? [])]).toEqual([
          measure.id,
          asked,
          by,
          direct,
        ]);
        found += direct.length;
      }
    }
    expect(found).toBeGreaterThan(2_000);
  }, 60_000);

  const questions = (asOf: string): Questions => ({ asOf, months: null, filters: {}, measures: MEASURES });

  it('questions with two cut-offs at once do not mix', async () => {
    const [early = '', , late = ''] = CUT_OFFS;
    const alone = [
      await new TallyStore(engine).tallies(questions(early), ['unit']),
      await new TallyStore(engine).tallies(questions(late), ['unit']),
    ];
    const store = new TallyStore(engine);
    const together = await Promise.all([early, late].map((asOf) => store.tallies(questions(asOf), ['unit'])));
    expect(together).toEqual(alone);
    expect(together[0]).not.toEqual(together[1]);
  });

  it('a store that was replaced still answers, and takes nothing from its successor', async () => {
    const [early = '', , late = ''] = CUT_OFFS;
    const old = new TallyStore(engine);
    const expected = await old.tallies(questions(early), ['unit']);
    const next = new TallyStore(engine);
    const [latest, stale] = await Promise.all([
      next.tallies(questions(late), ['unit']),
      old.tallies(questions(early), ['unit']),
    ]);
    expect(stale).toEqual(expected);
    expect(await next.tallies(questions(late), ['unit'])).toEqual(latest);
  });

  it('an answer that failed is asked anew', async () => {
    const [asOf = ''] = CUT_OFFS;
    const broken = Object.create(engine) as Engine;
    let fails = true;
    broken.columns = (sql, params) =>
      fails ? Promise.reject(new Error('out of memory')) : engine.columns(sql, params);
    const store = new TallyStore(broken);
    await expect(store.tallies(questions(asOf), ['unit'])).rejects.toThrow('out of memory');
    fails = false;
    expect(await store.tallies(questions(asOf), ['unit'])).toEqual(
      await new TallyStore(engine).tallies(questions(asOf), ['unit']),
    );
  });

  it('what is counted once is not asked of the engine again', async () => {
    const [asOf = ''] = CUT_OFFS;
    const watched = Object.create(engine) as Engine;
    let asked = 0;
    watched.columns = (sql, params) => {
      asked += 1;
      return engine.columns(sql, params);
    };
    const store = new TallyStore(watched);
    await store.tallies(questions(asOf), ['unit']);
    expect(asked).toBe(MEASURES.length);
    await store.tallies({ ...questions(asOf), filters: { channel: 1 } }, ['officer', 'month']);
    expect(asked).toBe(MEASURES.length);
  });

  it('a stock and what the catalogue says ignore the period, everything else keeps to it', async () => {
    const months = { from: MAY_2025 + 600, to: MAY_2025 + 600 };
    const asked = { ...questions(CUT_OFFS[2] ?? ''), months };
    const kept = await new TallyStore(engine).tallies(asked, []);
    const filled = MEASURES.filter(({ id }) => counted(kept.get(id) ?? []).length > 0);
    expect(filled.map(({ id }) => id)).toEqual([
      ...['commitment_not_shorter', 'items_without_limit', 'open_overdue_stock'],
    ]);
    expect(filled.every(({ isTimeless }) => isTimeless)).toBe(true);
  });
});
