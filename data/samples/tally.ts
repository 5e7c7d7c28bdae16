/**
 * Counting planted facts by measure, period and group. A group with nothing to count does not appear;
 * the total always does.
 */
import { civilOf, type Day, monthOf, type Period, PERIODS, periodsOf } from './civil';

/** Numerator and denominator; `n` is null for a plain count. */
export type Count = { readonly x: number; readonly n: number | null };

/** Group key → count. */
export type Counts = Readonly<Record<string, Count>>;

/** One measure in one period. Complaints and cards have no channel of their own, so they have no such group. */
export type Answer = {
  readonly total: Count;
  readonly unit: Counts;
  readonly section: Counts;
  readonly officer: Counts;
  readonly item: Counts;
  readonly channel?: Counts;
  readonly month: Counts;
};

/** The groups a fact belongs to, as keys; `channel` is null where the record has none. */
export type Keys = {
  readonly unit: string;
  readonly section: string;
  readonly officer: string;
  readonly item: string;
  readonly channel: string | null;
};

type Running = { x: number; n: number };
type Dimension = 'unit' | 'section' | 'officer' | 'item' | 'channel' | 'month';
type Sheet = { readonly total: Running; readonly groups: Readonly<Record<Dimension, Map<string, Running>>> };

function emptySheet(): Sheet {
  return {
    total: { x: 0, n: 0 },
    groups: {
      unit: new Map(),
      section: new Map(),
      officer: new Map(),
      item: new Map(),
      channel: new Map(),
      month: new Map(),
    },
  };
}

function bump(group: Map<string, Running>, key: string, x: number, n: number): void {
  const running = group.get(key);
  if (running === undefined) {
    group.set(key, { x, n });
    return;
  }
  running.x += x;
  running.n += n;
}

function addTo(sheet: Sheet, keys: Keys, month: string, x: number, n: number): void {
  sheet.total.x += x;
  sheet.total.n += n;
  bump(sheet.groups.unit, keys.unit, x, n);
  bump(sheet.groups.section, keys.section, x, n);
  bump(sheet.groups.officer, keys.officer, x, n);
  bump(sheet.groups.item, keys.item, x, n);
  bump(sheet.groups.month, month, x, n);
  if (keys.channel !== null) bump(sheet.groups.channel, keys.channel, x, n);
}

/** The year of the assessment. */
export const ASSESSED_YEAR = 2026;

/** One measure over all answered periods. */
export class Tally {
  readonly #isRate: boolean;
  /** Month of the assessed year by group. */
  readonly #months = { unit: new Map<string, Running>(), officer: new Map<string, Running>() };
  readonly #sheets = new Map<Period, Sheet>(PERIODS.map((period) => [period, emptySheet()]));

  constructor(kind: 'rate' | 'count') {
    this.#isRate = kind === 'rate';
  }

  /** A record in the denominator on that day, and in the numerator or not. Counts take only records that hit. */
  add(keys: Keys, day: Day, hit: boolean): void {
    for (const period of periodsOf(day)) this.#addTo(period, keys, day, hit);
    const { year, month } = civilOf(day);
    if (year !== ASSESSED_YEAR || (!hit && !this.#isRate)) return;
    bump(this.#months.unit, `${keys.unit} ${String(month)}`, hit ? 1 : 0, 1);
    bump(this.#months.officer, `${keys.officer} ${String(month)}`, hit ? 1 : 0, 1);
  }

  /** What was counted of one group in the named months (1–12) of the assessed year. */
  inMonths(by: 'unit' | 'officer', key: string, months: readonly number[]): { x: number; n: number } {
    const found = months.flatMap((month) => this.#months[by].get(`${key} ${String(month)}`) ?? []);
    return {
      x: found.reduce((sum, { x }) => sum + x, 0),
      n: found.reduce((sum, { n }) => sum + n, 0),
    };
  }

  /** For a stock, which every period shows whole. */
  addToEveryPeriod(keys: Keys, day: Day): void {
    for (const period of PERIODS) this.#addTo(period, keys, day, true);
  }

  #addTo(period: Period, keys: Keys, day: Day, hit: boolean): void {
    const sheet = this.#sheets.get(period);
    if (sheet !== undefined && (hit || this.#isRate)) addTo(sheet, keys, monthOf(day), hit ? 1 : 0, 1);
  }

  /** The counts of one period. */
  answer(period: Period, withChannel: boolean): Answer {
    const { total, groups } = this.#sheets.get(period) ?? emptySheet();
    const countOf = ({ x, n }: Running): Count => ({ x, n: this.#isRate ? n : null });
    const countsOf = (group: Map<string, Running>): Counts =>
      Object.fromEntries([...group].map(([key, running]) => [key, countOf(running)]));
    return {
      total: countOf(total),
      unit: countsOf(groups.unit),
      section: countsOf(groups.section),
      officer: countsOf(groups.officer),
      item: countsOf(groups.item),
      ...(withChannel ? { channel: countsOf(groups.channel) } : {}),
      month: countsOf(groups.month),
    };
  }
}
