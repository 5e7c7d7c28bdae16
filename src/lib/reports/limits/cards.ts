/** The cards that the cases give rise to, against those that the files hold, at the cut-off (CD-03). */
import { absenceOf } from '../../domain/absence';
import { parseAsOf } from '../../domain/as-of';
import { CARD_LEVELS, type CardState } from '../../domain/limit-review';
import type { RuleSet } from '../../domain/rule-set';
import { numberParameter } from '../../domain/rule-value';
import { callMacro } from '../../db/sql-file';
import type { ReportContext } from '../context';
import { placedRows, type LineOf } from '../rows';
import type { Note, RowsPage, Scope } from '../types';
import { narrowing, type Narrowed } from './narrowing';
import type { CardCounts, CardQuery, CardReport, CountedCards } from './types';
import { limitQuery } from './workings';

const NEEDS = [
  ['cards.level'],
  ['cards.case_id'],
  ['cases.due', 'cases.committed_days', 'cases.statutory_days'],
];

const QUERY = 'card_review';

/** Where no file holds a warning, nobody keeps them as cards: then none is missing. */
const KNOWN = `(level <> 'warning' or state <> 'missing' or exists (select 1 from cards where card_level = 'warning'))`;

interface Asked extends Narrowed {
  readonly from: string;
}

/** The statement with the cut-off as `$1` and the days of warning as `$2`. */
const asked = (ruleSet: RuleSet, scope: Scope): Asked => {
  const narrowed = narrowing(scope, [warningDays(ruleSet, scope)]);
  return { ...narrowed, from: `${callMacro(limitQuery(QUERY))} where ${narrowed.where} and ${KNOWN}` };
};

const warningDays = (ruleSet: RuleSet, { asOf }: Scope): number =>
  numberParameter(ruleSet, 'CD-03', 'warningDays', parseAsOf(asOf).on);

const count = async ({ engine }: ReportContext, { from, values }: Asked): Promise<CountedCards[]> => {
  const rows = await engine.query(
    `select unit_key, level, state, count(*) as n from ${from} group by unit_key, level, state`,
    values,
  );
  return rows.map((row) => ({
    unit: Number(row['unit_key']),
    level: String(row['level']),
    state: String(row['state']),
    n: Number(row['n']),
  }));
};

const countsOf = (counted: readonly CountedCards[]): CardCounts => {
  const of = (state: CardState): number =>
    counted.filter((one) => one.state === state).reduce((sum, { n }) => sum + n, 0);
  return {
    matched: of('matched'),
    missing: of('missing'),
    extra: of('extra'),
    revoked: of('revoked'),
    not_judged: of('not_judged'),
    no_case: of('no_case'),
  };
};

/** Cards that no case or no level can be told of, and levels that nothing predicts. */
const notesOf = async ({ engine, standing }: ReportContext, scope: Scope): Promise<Note[]> => {
  const [row] = await engine.query(
    `select cast(sum(case when case_id is null then 1 else 0 end) as integer) as unlinked,
      cast(sum(case when case_id is not null and card_level is null then 1 else 0 end) as integer) as unlevelled,
      cast(sum(case when card_level = 'warning' then 1 else 0 end) as integer) as warnings
    from cards where coalesce(issued_at <= $1::timestamp, true)`,
    [parseAsOf(scope.asOf).at],
  );
  const n = (name: string): number => Number(row?.[name] ?? 0);
  const note = (key: string, of: number): Note[] => (of > 0 ? [{ key, params: { n: of } }] : []);
  const plain = (key: string, holds: boolean): Note[] => (holds ? [{ key, params: {} }] : []);
  return [
    ...note('note_limit_cards_unlinked', n('unlinked')),
    ...note('note_limit_cards_unlevelled', n('unlevelled')),
    ...plain('note_limit_no_warnings', n('warnings') === 0),
    ...plain('note_limit_no_statutory', !(await standing.columns()).has('cases.statutory_days')),
  ];
};

/** Throws InvalidPeriodError or InvalidAsOfError for a bad scope. */
export const readCards = async (
  context: ReportContext,
  ruleSet: RuleSet,
  scope: Scope,
): Promise<CardReport> => {
  const missing = absenceOf(NEEDS, await context.standing.columns());
  const days = warningDays(ruleSet, scope);
  const nothing = { warningDays: days, levels: [], units: [], total: countsOf([]), notes: [] };
  if (missing !== null) return { missing, ...nothing };
  const counted = await countedCards(context, ruleSet, scope);
  const units = [...new Set(counted.map(({ unit }) => unit))].sort((a, b) => a - b);
  return {
    missing,
    warningDays: days,
    levels: CARD_LEVELS.map((level) => ({
      level,
      counts: countsOf(counted.filter((one) => one.level === level)),
    })),
    units: units.map((unit) => ({
      group: context.names('unit', unit),
      counts: countsOf(counted.filter((one) => one.unit === unit)),
    })),
    total: countsOf(counted),
    notes: await notesOf(context, scope),
  };
};

const countedCards = async (
  context: ReportContext,
  ruleSet: RuleSet,
  scope: Scope,
): Promise<readonly CountedCards[]> => {
  await context.limits.prepared();
  return context.limits.cards(JSON.stringify(scope), () => count(context, asked(ruleSet, scope)));
};

const COLUMNS = [
  'm.case_id',
  'm.level',
  'm.state',
  'u.unit_name as unit',
  `case when o.officer_name <> '' then o.officer_name else o.officer_id end as officer`,
  'cast(k.due_on as varchar) as due',
  'cast(m.predicted_on as varchar) as predicted',
  'cast(m.issued_on as varchar) as issued',
  'cast(m.cards as integer) as cards',
  'cast(m.revoked as integer) as revoked',
];
const NAMES = COLUMNS.map((column) => column.replace(/^.*( as |\.)/s, ''));

/** One page of the cards, by case number and level. */
export const readCardRows = async (
  context: ReportContext,
  ruleSet: RuleSet,
  { scope, state, level, offset, limit }: CardQuery,
  lineOf: LineOf,
): Promise<RowsPage> => {
  const counted = await countedCards(context, ruleSet, scope);
  const { from, values, bind } = asked(ruleSet, scope);
  const wanted = [
    ...(state === null ? [] : [`state = ${bind(state)}`]),
    ...(level === null ? [] : [`level = ${bind(level)}`]),
  ].map((condition) => `and ${condition}`);
  const rows = await context.engine.query(
    `select m.source_row, ${COLUMNS.join(', ')}
    from (select * from ${from} ${wanted.join(' ')}
      order by source_row, level limit ${Math.trunc(limit)} offset ${Math.trunc(offset)}) m
    join unit u on u.unit_key = m.unit_key
    join officer o on o.officer_key = m.officer_key
    left join clock k on k.source_row = m.case_row and k.clock_kind = 'case'
    order by m.source_row, m.level`,
    values,
  );
  const fits = (one: CountedCards): boolean =>
    (state === null || one.state === state) && (level === null || one.level === level);
  return {
    columns: ['file', 'line', ...NAMES],
    total: counted.filter(fits).reduce((sum, { n }) => sum + n, 0),
    ...placedRows(rows, NAMES, lineOf),
  };
};
