/** The columns without which a file is not its table. */
import type { TableName } from './records';

/** A part is there when one of its fields is. */
type Part = readonly string[];

/** A way is open when all of its parts are there; one way is enough. */
export const ESSENTIAL_FIELDS: Readonly<Record<TableName, readonly (readonly Part[])[]>> = {
  cases: [[['case_id']], [['unit'], ['accepted', 'due', 'finished']]],
  evaluations: [[['rating']]],
  complaints: [[['verdict', 'complaint_id', 'kind']]],
  cards: [[['level'], ['issued']]],
  units: [[['unit'], ['peer_group', 'unit_id']]],
};

/** What each way still lacks; empty when one of them is open. */
export function missingEssentials(
  table: TableName,
  has: (field: string) => boolean,
): readonly (readonly Part[])[] {
  const ways = ESSENTIAL_FIELDS[table].map((parts) => parts.filter((part) => !part.some(has)));
  return ways.some((parts) => parts.length === 0) ? [] : ways;
}
