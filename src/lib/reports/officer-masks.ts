/** Names of all officers as a masking level shows them, by key: those that look alike once masked stay apart. */
import type { Engine } from '../db/engine';
import { maskOfficers, type MaskingLevel } from '../domain/masking';

/** '' for an officer without a name, and for records that name none (key 0). */
export const readOfficerMasks = async (
  engine: Engine,
  level: MaskingLevel,
): Promise<ReadonlyMap<number, string>> => {
  const rows =
    await engine.query(`select o.officer_key, o.officer_name, o.officer_id, u.unit_name, s.section_name
    from officer o join unit u on u.unit_key = o.unit_key join section s on s.section_key = o.section_key
    order by o.officer_key`);
  const names = maskOfficers(
    rows.map((row) => ({
      name: String(row['officer_name']),
      id: String(row['officer_id']),
      unit: String(row['unit_name']),
      section: String(row['section_name']),
    })),
    level,
  );
  return new Map(rows.map((row, at) => [Number(row['officer_key']), names[at] ?? '']));
};
