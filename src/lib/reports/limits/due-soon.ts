/** Open cases past their due or due within the next working days, by unit: what a 督办单 reminds of. No period applies. */
import { absenceOf } from '../../domain/absence';
import { UNJUDGED } from '../../domain/limit-review';
import { callMacro } from '../../db/sql-file';
import type { Row } from '../../db/engine';
import type { ReportContext } from '../context';
import type { Scope } from '../types';
import { narrowing, type Narrowed } from './narrowing';
import type { DueCase, DueSoon } from './types';
import { limitQuery } from './workings';

const NEEDS = [['cases.due', 'cases.committed_days', 'cases.statutory_days'], ['cases.finished']];

/** Cases of one list; beyond it the page says how many there are. */
const MOST = 5_000;

interface Placed {
  readonly unit: number;
  readonly state: string;
  readonly n: number;
}

const FROM = (): string => callMacro(limitQuery('due_soon'));

const count = async ({ engine }: ReportContext, { where, values }: Narrowed): Promise<readonly Placed[]> => {
  const rows = await engine.query(
    `select unit_key, state, count(*) as n from ${FROM()} where ${where} group by unit_key, state`,
    values,
  );
  return rows.map((row) => ({
    unit: Number(row['unit_key']),
    state: String(row['state']),
    n: Number(row['n']),
  }));
};

const list = async (
  context: ReportContext,
  scope: Scope,
  days: number,
  state: 'late' | 'soon',
): Promise<DueCase[]> => {
  const { where, values, bind } = narrowing(scope, [days]);
  const rows = await context.engine.query(
    `select source_row, case_id, unit_key, officer_key, item_key, days_left,
      case when due_is_timed then cast(due_at as varchar) else cast(due_on as varchar) end as due
    from ${FROM()} where ${where} and state = ${bind(state)}
    order by due_at, source_row limit ${MOST}`,
    values,
  );
  const masks = await context.limits.officerMasks();
  return rows.map((row) => caseOf(context, row, masks));
};

const caseOf = ({ names }: ReportContext, row: Row, masks: ReadonlyMap<number, string>): DueCase => {
  const officer = names('officer', Number(row['officer_key']));
  const left = row['days_left'];
  return {
    sourceRow: Number(row['source_row']),
    caseId: String(row['case_id'] ?? ''),
    unit: names('unit', Number(row['unit_key'])),
    officer: officer.label,
    masked: masks.get(Number(row['officer_key'])) || officer.code,
    item: names('item', Number(row['item_key'])).label,
    due: String(row['due']),
    daysLeft: typeof left === 'number' ? left : null,
  };
};

const sumOf = (placed: readonly Placed[], state: string): number =>
  placed.filter((one) => one.state === state).reduce((sum, { n }) => sum + n, 0);

/** `days`: working days after the day of the cut-off. Throws InvalidAsOfError for a bad scope. */
export const readDueSoon = async (context: ReportContext, scope: Scope, days: number): Promise<DueSoon> => {
  const missing = absenceOf(NEEDS, await context.standing.columns(), 'cases');
  const counted = { late: 0, soon: 0 };
  if (missing !== null) return { missing, days, late: [], soon: [], counted, units: [], unplaced: [] };
  await context.limits.prepared();
  const whole = { ...scope, period: null };
  const placed = await count(context, narrowing(whole, [days]));
  const units = [...new Set(placed.map(({ unit }) => unit))].sort((a, b) => a - b);
  return {
    missing,
    days,
    late: await list(context, whole, days, 'late'),
    soon: await list(context, whole, days, 'soon'),
    counted: { late: sumOf(placed, 'late'), soon: sumOf(placed, 'soon') },
    units: units.flatMap((unit) => {
      const own = placed.filter((one) => one.unit === unit);
      const [late, soon] = [sumOf(own, 'late'), sumOf(own, 'soon')];
      return late + soon === 0 ? [] : [{ group: context.names('unit', unit), late, soon }];
    }),
    unplaced: UNJUDGED.flatMap((why) => {
      const n = sumOf(placed, why);
      return n === 0 ? [] : [{ why, n }];
    }),
  };
};
