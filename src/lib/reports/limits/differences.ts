/** The export's own flag and due date against ours: counts by unit and by reason, and the cases one by one. */
import { absenceOf } from '../../domain/absence';
import { UNJUDGED, WHYS, type DifferenceKind } from '../../domain/limit-review';
import { callMacro } from '../../db/sql-file';
import type { ReportContext } from '../context';
import { placedRows, type LineOf } from '../rows';
import type { RowsPage, Scope } from '../types';
import { narrowing } from './narrowing';
import type { Counted, DifferenceQuery, DifferenceReport, Differences } from './types';
import { limitQuery } from './workings';

const NEEDS: Readonly<Record<DifferenceKind, readonly (readonly string[])[]>> = {
  flag: [['cases.is_overdue'], ['cases.due', 'cases.committed_days', 'cases.statutory_days']],
  due: [['cases.due'], ['cases.committed_days', 'cases.statutory_days'], ['cases.accepted']],
};

const MORE: Readonly<Record<DifferenceKind, string>> = {
  flag: 'flagged_late',
  due: 'given_on > counted_on',
};

const macroOf = (kind: DifferenceKind): string => callMacro(limitQuery(`${kind}_review`));

const NOTHING: Differences = { judged: 0, more: 0, less: 0, unjudged: 0 };

const added = (a: Differences, b: Differences): Differences => ({
  judged: a.judged + b.judged,
  more: a.more + b.more,
  less: a.less + b.less,
  unjudged: a.unjudged + b.unjudged,
});

const count = async ({ engine }: ReportContext, kind: DifferenceKind, scope: Scope): Promise<Counted[]> => {
  const { where, values } = narrowing(scope);
  const rows = await engine.query(
    `select unit_key, why, cast(sum(case when is_judged then 1 else 0 end) as integer) as judged,
      cast(sum(case when is_different and ${MORE[kind]} then 1 else 0 end) as integer) as more_than,
      cast(sum(case when is_different and not ${MORE[kind]} then 1 else 0 end) as integer) as less_than,
      cast(sum(case when not is_judged and why is not null then 1 else 0 end) as integer) as unjudged
    from ${macroOf(kind)} where ${where} group by unit_key, why`,
    values,
  );
  return rows.map((row) => ({
    unit: Number(row['unit_key']),
    why: row['why'] === null ? null : String(row['why']),
    judged: Number(row['judged']),
    more: Number(row['more_than']),
    less: Number(row['less_than']),
    unjudged: Number(row['unjudged']),
  }));
};

const byUnit = (counted: readonly Counted[]): Map<number, Differences> => {
  const units = new Map<number, Differences>();
  for (const one of counted) units.set(one.unit, added(units.get(one.unit) ?? NOTHING, one));
  return units;
};

const whysOf = (counted: readonly Counted[]): DifferenceReport['whys'] =>
  [...WHYS, ...UNJUDGED].flatMap((why) => {
    const mine = counted.filter((one) => one.why === why);
    const n = mine.reduce((sum, { more, less, unjudged }) => sum + more + less + unjudged, 0);
    return n === 0 ? [] : [{ why, n }];
  });

/** Throws InvalidPeriodError or InvalidAsOfError for a bad scope. */
export const readDifferences = async (
  context: ReportContext,
  kind: DifferenceKind,
  scope: Scope,
): Promise<DifferenceReport> => {
  const missing = absenceOf(NEEDS[kind], await context.standing.columns(), 'cases');
  if (missing !== null) return { kind, missing, units: [], total: NOTHING, whys: [] };
  await context.limits.prepared();
  const counted = await context.limits.differences(`${kind} ${JSON.stringify(scope)}`, () =>
    count(context, kind, scope),
  );
  const units = [...byUnit(counted)]
    .filter(([, { judged, unjudged }]) => judged + unjudged > 0)
    .sort(([a], [b]) => a - b)
    .map(([key, differences]) => ({ group: context.names('unit', key), ...differences }));
  return { kind, missing, units, total: counted.reduce(added, NOTHING), whys: whysOf(counted) };
};

const OWN: Readonly<Record<DifferenceKind, readonly string[]>> = {
  flag: [
    `case when m.flagged_late then 'late' else 'in_time' end as flag`,
    'm.ours',
    'cast(m.due_on as varchar) as due',
    'm.due_basis',
  ],
  due: [
    'c.committed_days',
    'c.statutory_days',
    'cast(m.given_on as varchar) as given_due',
    'cast(m.counted_on as varchar) as counted_due',
    'm.days_apart',
  ],
};

const COLUMNS = [
  'c.case_id',
  'u.unit_name as unit',
  `case when o.officer_name <> '' then o.officer_name else o.officer_id end as officer`,
  'cast(date_of(c.accepted_at) as varchar) as accepted',
  'cast(date_of(c.finished_at) as varchar) as finished',
];

const nameOf = (column: string): string => column.replace(/^.*( as |\.)/s, '');

/** One page of the cases that differ or could not be compared, in the order of the files. */
export const readDifferenceRows = async (
  context: ReportContext,
  { kind, scope, why, offset, limit }: DifferenceQuery,
  lineOf: LineOf,
): Promise<RowsPage> => {
  const { whys } = await readDifferences(context, kind, scope);
  const { where, values, bind } = narrowing(scope);
  const wanted = why === null ? 'why is not null' : `why = ${bind(why)}`;
  const columns = [...COLUMNS, ...OWN[kind], 'm.why'];
  const names = columns.map(nameOf);
  const from = `(select * from ${macroOf(kind)} where ${where} and ${wanted}) m`;
  const rows = await context.engine.query(
    `select m.source_row, ${columns.join(', ')}
    from (select * from ${from} order by source_row limit ${Math.trunc(limit)} offset ${Math.trunc(offset)}) m
    join cases c on c.source_row = m.source_row
    join unit u on u.unit_key = m.unit_key
    join officer o on o.officer_key = m.officer_key
    order by m.source_row`,
    values,
  );
  return {
    columns: ['file', 'line', ...names],
    total: whys.filter((one) => why === null || one.why === why).reduce((sum, { n }) => sum + n, 0),
    ...placedRows(rows, names, lineOf),
  };
};
