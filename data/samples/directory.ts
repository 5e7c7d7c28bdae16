/**
 * 事项目录: which unit handles which item, and within how many days.
 *
 * The days of the catalogue limit every case that brings none. A unit's item of which some case has no limit is
 * therefore listed without one, which is what TL-06 is about; the one item whose days do decide is in no other case.
 */
import type { PlantedCase } from './case';
import { CATALOGUE_ITEM } from './clock-cases';
import type { Item, Unit } from './county';
import { Stream } from './seed';

/** One line of the catalogue. */
export type ListedItem = {
  readonly unit: Unit;
  readonly item: Item;
  readonly committedDays: number | null;
  readonly statutoryDays: number | null;
  readonly published: boolean;
};

/** How many lines are wrong in which way: TL-05 promises no less than the law allows, TL-06 has no limit. */
export type CatalogueAnswer = {
  readonly promisedNoLess: number;
  readonly withoutLimit: number;
  readonly unpublished: number;
};

const pairOf = ({ name }: Unit, { code }: Item): string => `${name}|${code}`;

function unlimitedPairs(cases: readonly PlantedCase[]): Set<string> {
  const without = cases.filter(
    ({ committedDays, statutoryDays, explicitDue }) =>
      committedDays === null && statutoryDays === null && explicitDue === null,
  );
  return new Set(without.map(({ unit, item }) => pairOf(unit, item)));
}

function itemsOf({ group }: Unit, units: readonly Unit[]): Item[] {
  const byCode = new Map<string, Item>();
  for (const unit of units) {
    if (unit.group === group) for (const item of unit.items) byCode.set(item.code, item);
  }
  return [...byCode.values()];
}

function listed(unit: Unit, item: Item, limited: boolean, stream: Stream): ListedItem {
  const slack = stream.chance(0.08) ? item.committedDays - stream.int(0, 2) : item.statutoryDays;
  const published = !stream.chance(0.07);
  const days = { committedDays: item.committedDays, statutoryDays: Math.max(1, slack) };
  return { unit, item, published, ...(limited ? days : { committedDays: null, statutoryDays: null }) };
}

function linesOf(
  unit: Unit,
  units: readonly Unit[],
  unlimited: ReadonlySet<string>,
  stream: Stream,
): ListedItem[] {
  const handled = new Set(unit.items.map(({ code }) => code));
  const others = itemsOf(unit, units).filter(({ code }) => !handled.has(code));
  const own = unit.items.filter((item) => !unlimited.has(pairOf(unit, item)) || stream.chance(0.2));
  const lines = [...own, ...others.slice(0, 5)];
  return lines.map((item) => listed(unit, item, !unlimited.has(pairOf(unit, item)), stream));
}

/** All lines, unit by unit. */
export function plantCatalogue(
  units: readonly Unit[],
  cases: readonly PlantedCase[],
  seed: string,
): ListedItem[] {
  const rest = cases.filter(({ item }) => item !== CATALOGUE_ITEM);
  const unlimited = unlimitedPairs(rest);
  const deciding = new Set(cases.filter(({ item }) => item === CATALOGUE_ITEM).map(({ unit }) => unit));
  return units.flatMap((unit, n) => {
    const lines = linesOf(unit, units, unlimited, new Stream(seed, 'catalogue', n));
    const { committedDays, statutoryDays } = CATALOGUE_ITEM;
    const own = { unit, item: CATALOGUE_ITEM, committedDays, statutoryDays, published: true };
    return deciding.has(unit) ? [own, ...lines] : lines;
  });
}

/** Counts of the planted faults. */
export function catalogueAnswer(lines: readonly ListedItem[]): CatalogueAnswer {
  const without = lines.filter((line) => line.committedDays === null && line.statutoryDays === null);
  const noLess = lines.filter(
    ({ committedDays, statutoryDays }) =>
      committedDays !== null && statutoryDays !== null && committedDays >= statutoryDays,
  );
  return {
    promisedNoLess: noLess.length,
    withoutLimit: without.length,
    unpublished: lines.filter(({ published }) => !published).length,
  };
}
