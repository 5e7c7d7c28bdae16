/** 整改台账: each finding with its notice, its due date, what was done, the recheck, and how it stands at the cut-off (SP-08). */
import { absenceOf } from '../../domain/absence';
import { narrowed } from '../../measures/aggregate';
import { measureById } from '../../measures/registry';
import type { ReportContext } from '../context';
import { placedRows, type LineOf } from '../rows';
import { toQuestion } from '../scope';
import type { FindingLedger, LedgerQuery } from './types';

const written = (column: string): string =>
  `case when f.${column}_timed then cast(f.${column}_at as varchar) else cast(date_of(f.${column}_at) as varchar) end`;

const COLUMNS = [
  'f.finding_id',
  's.finding_state',
  'u.unit_name as unit',
  `case when o.officer_name <> '' then o.officer_name else o.officer_id end as officer`,
  'f.behaviour',
  `${written('found')} as found`,
  'f.notice_no',
  'cast(k.due_on as varchar) as due',
  'k.due_basis',
  `case when f.rectified_at <= $1::timestamp then ${written('rectified')} end as rectified`,
  'case when f.rectified_at <= $1::timestamp then f.is_verified end as is_verified',
];
const NAMES = COLUMNS.map((column) => column.replace(/^.*( as |\.)/s, ''));

/** Those that wait first, the longest due first; then in the order of the files. */
const ORDER = `case s.finding_state when 'overdue' then 0 when 'open' then 1 when 'open_unjudged' then 2 else 3 end,
  k.due_on nulls last, s.source_row`;

/** What is dated after the cut-off is not told. @throws InvalidPeriodError, InvalidAsOfError. */
export const readFindingLedger = async (
  { engine, standing }: ReportContext,
  { scope, state, offset, limit }: LedgerQuery,
  lineOf: LineOf,
): Promise<FindingLedger> => {
  const measure = measureById('rectification_states');
  const missing = absenceOf(measure.needs, await standing.columns(), measure.source);
  const columns = ['file', 'line', ...NAMES];
  if (missing !== null) return { missing, columns, total: 0, rows: [], places: [] };
  const { from, where, values } = narrowed({ ...toQuestion(scope), measure });
  const wanted = state === null ? '' : `and category = $${String(values.push(state))}`;
  const standings = `select source_row, category as finding_state from ${from} where in_numerator and ${where} ${wanted}`;
  const [counted] = await engine.query(`select count(*) as n from (${standings})`, values);
  const rows = await engine.query(
    `select s.source_row, ${COLUMNS.join(', ')}
    from (${standings}) s
    join findings f on f.source_row = s.source_row
    join clock k on k.source_row = s.source_row and k.clock_kind = 'rectification'
    join unit u on u.unit_key = f.unit_key
    join officer o on o.officer_key = f.officer_key
    order by ${ORDER} limit ${String(Math.trunc(limit))} offset ${String(Math.trunc(offset))}`,
    values,
  );
  return { missing, columns, total: Number(counted?.['n'] ?? 0), ...placedRows(rows, NAMES, lineOf) };
};
