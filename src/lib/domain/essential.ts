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
  case_events: [[['case_id'], ['kind', 'stage'], ['entered', 'left']]],
  items: [
    [
      ['item', 'item_code'],
      ['committed_days', 'statutory_days'],
    ],
  ],
  matters: [[['kind'], ['received']]],
  findings: [
    [['behaviour', 'rectify_due', 'rectified', 'is_clean', 'inspection_no', 'inspection_kind'], ['found']],
  ],
  procedures: [
    [['opened'], ['closed', 'decided', 'delivered', 'applied', 'review_decided']],
    [['decided'], ['measure', 'closed', 'delivered', 'applied', 'review_decided']],
  ],
  filings: [
    [['ground'], ['case_id', 'filing_id', 'leader_decided', 'decided', 'filed']],
    [['filing_id'], ['decided', 'filed', 'notified', 'leader_decided', 'is_signed']],
  ],
  registers: [
    [
      ['visitor', 'register_id', 'visitor_unit'],
      ['registered', 'handed'],
    ],
  ],
  activities: [[['kind'], ['due', 'done', 'is_done', 'quantity']]],
  persons: [
    [
      ['officer', 'officer_id'],
      ['post', 'category'],
    ],
  ],
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
