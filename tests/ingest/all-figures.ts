/** Every figure that the loaded files give, by the names of its groups: what must be equal when nothing may differ. */
import type { Engine } from '../../src/lib/db/engine';
import { GROUPINGS, type Grouping } from '../../src/lib/domain/records';
import { buildFacts } from '../../src/lib/facts/facts';
import { tally } from '../../src/lib/measures/aggregate';
import { MEASURES } from '../../src/lib/measures/registry';
import { readGroupNames, type GroupNames } from '../../src/lib/reports/groups';

const nameOf = (names: GroupNames, grouping: Grouping, key: number | null): string => {
  const { label, within, code } = names(grouping, key);
  return [grouping, within, label, code].join('/');
};

/**
 * `measure, one group of every grouping` → `x/n`, of every measure and without a period: when these cells are equal, so is
 * everything that is added up from them.
 */
export const allFigures = async (engine: Engine, asOf: string): Promise<Record<string, string>> => {
  await buildFacts(engine);
  const names = await readGroupNames(engine);
  const found: Record<string, string> = {};
  for (const measure of MEASURES) {
    const question = { measure, asOf, months: null, filters: {} };
    for (const { keys, category, numerator, denominator } of await tally(engine, question, GROUPINGS)) {
      const groups = GROUPINGS.map((grouping, at) => nameOf(names, grouping, keys[at] ?? null));
      found[[measure.id, ...groups, category ?? ''].join(' ')] = `${numerator}/${denominator}`;
    }
  }
  return found;
};

/** The units as the bottom lists see them, and which columns count as loaded. */
export const allGroups = async (engine: Engine): Promise<readonly string[]> => {
  const rows = [
    ...(await engine.query(
      `select unit_name as a, unit_id as b, peer_group as c from unit union all
       select u.unit_name, x.section_name, '' from section x join unit u on u.unit_key = x.unit_key union all
       select officer_name, officer_id, u.unit_name from officer o join unit u on u.unit_key = o.unit_key union all
       select item_name, item_code, '' from item union all
       select channel_name, '', '' from channel union all
       select distinct table_name, field, '' from column_fill`,
    )),
  ];
  return rows.map((row) => `${String(row['a'])}|${String(row['b'])}|${String(row['c'])}`).sort();
};
