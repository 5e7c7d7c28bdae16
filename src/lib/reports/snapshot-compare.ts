/**
 * What was published against what the data say now, figure by figure: which records make the difference, and why.
 *
 * The reasons of a figure add up to its difference: nothing is left over, and nothing is counted twice.
 */
import type { RecordTable } from '../domain/records';
import { OVERVIEW_COLUMNS } from './columns';
import type { ReportContext } from './context';
import type { Breathe } from './ranking';
import type { DigestedRecord } from './record-digests';
import { readPeriodState, type Identity, type Mark, type MarkedFigure, type PeriodState } from './snapshot';
import type {
  ChangedRecord,
  ChangeKind,
  ChangeReason,
  FigureDifference,
  SnapshotComparison,
} from './snapshot-compare-types';
import { CONTENT_DIGITS, ID_DIGITS, split, type Snapshot, type SnapshotFigure } from './snapshot-file';
import type { Cell } from './types';

const KINDS: readonly ChangeKind[] = ['added', 'removed', 'changed', 'otherwise'];
const NOTHING: Mark = { x: 0, n: 0 };

/** Number of each record of a table then → its content. */
const contentsOf = (snapshot: Snapshot, table: RecordTable): ReadonlyMap<string, string> =>
  new Map(
    split(snapshot.records[table] ?? '', ID_DIGITS + CONTENT_DIGITS).map((text) => [
      text.slice(0, ID_DIGITS),
      text.slice(ID_DIGITS),
    ]),
  );

const marksThen = ({ marks }: SnapshotFigure): ReadonlyMap<string, Mark> =>
  new Map(
    Object.entries(marks).flatMap(([mark, ids]) => {
      const [x = '0', n = '0'] = mark.split('/');
      return split(ids, ID_DIGITS).map((id) => [id, { x: Number(x), n: Number(n) }] as const);
    }),
  );

/** Both states of one table, by fingerprint. */
interface Table {
  readonly then: ReadonlyMap<string, string>;
  readonly now: ReadonlyMap<string, DigestedRecord>;
}

const kindOf = ({ then, now }: Table, id: string): ChangeKind => {
  const [before, after] = [then.get(id), now.get(id)];
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return before === after.content ? 'otherwise' : 'changed';
};

const marksNow = ({ marks }: MarkedFigure, records: readonly DigestedRecord[]): ReadonlyMap<string, Mark> =>
  new Map(
    records.flatMap(({ sourceRow, id }) => {
      const mark = marks.get(sourceRow);
      return mark === undefined ? [] : [[id, mark] as const];
    }),
  );

const GONE = Number.MAX_SAFE_INTEGER;

/** In the order of the files; those that are not there now last. */
const inFiles = (a: ChangedRecord, b: ChangedRecord): number =>
  (a.sourceRow ?? GONE) - (b.sourceRow ?? GONE) || (a.id < b.id ? -1 : 1);

/** Records whose share in the figure is another one, by reason. */
const reasonsOf = (
  before: ReadonlyMap<string, Mark>,
  after: ReadonlyMap<string, Mark>,
  table: Table,
): readonly ChangeReason[] => {
  const found = new Map<ChangeKind, { numerator: number; denominator: number; records: ChangedRecord[] }>();
  for (const id of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [was, is] = [before.get(id) ?? NOTHING, after.get(id) ?? NOTHING];
    const by = { numerator: is.x - was.x, denominator: is.n - was.n };
    if (by.numerator === 0 && by.denominator === 0) continue;
    const kind = kindOf(table, id);
    const reason = found.get(kind) ?? { numerator: 0, denominator: 0, records: [] };
    const { number = '', sourceRow = null } = table.now.get(id) ?? {};
    reason.numerator += by.numerator;
    reason.denominator += by.denominator;
    reason.records.push({ id, number, sourceRow, ...by });
    found.set(kind, reason);
  }
  return KINDS.flatMap((kind) => {
    const reason = found.get(kind);
    return reason === undefined ? [] : [{ kind, ...reason, records: reason.records.sort(inFiles) }];
  });
};

const cellThen = ({ status, numerator, denominator }: SnapshotFigure): Cell => ({
  status,
  numerator,
  denominator,
  value: status !== 'ok' || numerator === null ? null : numerator / (denominator ?? 1),
});

const NOT_THERE: Cell = { numerator: null, denominator: null, value: null, status: 'missing' };

const differenceOf = (
  column: (typeof OVERVIEW_COLUMNS)[number],
  snapshot: Snapshot,
  state: PeriodState,
  tables: ReadonlyMap<RecordTable, Table>,
): FigureDifference => {
  const then = snapshot.figures.find(({ measure }) => measure === column.measure);
  const now = state.figures.find(({ measure }) => measure.id === column.measure);
  const cells = { before: then ? cellThen(then) : NOT_THERE, now: now?.cell ?? NOT_THERE };
  const table = now && tables.get(now.measure.source);
  const isBoth = cells.before.status !== 'missing' && cells.now.status !== 'missing';
  if (!then || !now || !table || !isBoth) return { column, ...cells, reasons: [] };
  const records = state.records.get(now.measure.source) ?? [];
  return { column, ...cells, reasons: reasonsOf(marksThen(then), marksNow(now, records), table) };
};

const filesOf = (then: Snapshot['files'], now: Identity['files']): SnapshotComparison['files'] => {
  const [had, has] = [then, now].map((files) => new Set(files.map(({ sha256 }) => sha256)));
  return {
    same: now.filter(({ sha256 }) => had?.has(sha256)).map(({ name }) => name),
    added: now.filter(({ sha256 }) => !had?.has(sha256)).map(({ name }) => name),
    gone: then.filter(({ sha256 }) => !has?.has(sha256)).map(({ name }) => name),
  };
};

/** The snapshot's period, counted anew at that cut-off. Throws InvalidPeriodError or InvalidAsOfError for a bad snapshot. */
export const compareSnapshot = async (
  context: ReportContext,
  identity: Identity,
  snapshot: Snapshot,
  asOf: string,
  breathe: Breathe,
): Promise<SnapshotComparison> => {
  const scope = { period: snapshot.period, asOf, ruleSet: identity.ruleSet.id, filters: {} };
  const state = await readPeriodState(context, scope, snapshot.salt, breathe);
  const tables = new Map(
    [...state.records].map(([table, records]) => [
      table,
      { then: contentsOf(snapshot, table), now: new Map(records.map((record) => [record.id, record])) },
    ]),
  );
  return {
    scope,
    then: { asOf: snapshot.asOf, ruleSet: snapshot.ruleSet, calendar: snapshot.calendar },
    now: { asOf, ruleSet: identity.ruleSet, calendar: identity.calendar },
    causes: [
      ...(snapshot.ruleSet.hash === identity.ruleSet.hash ? [] : (['rules'] as const)),
      ...(snapshot.calendar.version === identity.calendar.version ? [] : (['calendar'] as const)),
      ...(snapshot.asOf === asOf ? [] : (['cut_off'] as const)),
    ],
    files: filesOf(snapshot.files, identity.files),
    figures: OVERVIEW_COLUMNS.map((column) => differenceOf(column, snapshot, state, tables)),
  };
};
