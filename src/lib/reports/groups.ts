/** Names of groups: keys are for counting, names for reading; they meet here, at the end. */
import type { Engine } from '../db/engine';
import type { Grouping } from '../domain/records';
import { monthId } from './scope';
import type { Group } from './types';

type Named = Exclude<Grouping, 'month'>;

const NAMES: Readonly<Record<Named, string>> = {
  unit: `select unit_key as key, unit_name as label, '' as within, unit_id as code from unit`,
  section: `select s.section_key as key, s.section_name as label, u.unit_name as within, '' as code
    from section s join unit u on u.unit_key = s.unit_key`,
  officer: `select o.officer_key as key, o.officer_name as label, u.unit_name as within, o.officer_id as code
    from officer o join unit u on u.unit_key = o.unit_key`,
  item: `select item_key as key, item_name as label, '' as within, item_code as code from item`,
  channel: `select channel_key as key, channel_name as label, '' as within, '' as code from channel`,
};

export interface NamedGroup extends Group {
  /** Officer id, unit code, item code; '' when there is none. */
  readonly code: string;
}

export type GroupNames = (grouping: Grouping, key: number | null) => NamedGroup;

/** All names of the loaded data, read once after each load. */
export const readGroupNames = async (engine: Engine): Promise<GroupNames> => {
  const names = new Map<string, NamedGroup>();
  const groupings: readonly Named[] = ['unit', 'section', 'officer', 'item', 'channel'];
  for (const grouping of groupings) {
    for (const row of await engine.query(NAMES[grouping])) {
      const key = Number(row['key']);
      const code = String(row['code']);
      const label = String(row['label']);
      names.set(`${grouping} ${key}`, {
        key,
        label: label === '' ? code : label,
        within: String(row['within']),
        code,
      });
    }
  }
  return (grouping, key) => {
    if (key === null) return { key: null, label: '', within: '', code: '' };
    if (grouping === 'month') return { key, label: monthId(key), within: '', code: '' };
    return names.get(`${grouping} ${key}`) ?? { key, label: '', within: '', code: '' };
  };
};
