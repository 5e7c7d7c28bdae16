/**
 * 个案生命线: everything that the loaded tables say about a case, in the order of time, and the steps that a rule wants and
 * no record shows. The gaps are the events of the rules themselves, computed over the records of these cases alone.
 */
import type { Engine, Row } from '../db/engine';
import { parseAsOf } from '../domain/as-of';
import type { EventKind, EventState } from '../domain/event-kinds';
import { fileNoOf, recordNoOf } from '../domain/records';
import { readEvents } from '../events/read';
import { absentKinds } from '../events/readiness';
import { MOMENTS, momentsSql, type LifeLane } from './life-moments';
import type { ReportContext } from './context';
import type { LineOf } from './rows';

/** Rules about one case: what they find wrong or missing belongs on its line. */
export const CASE_KINDS: readonly EventKind[] = [
  'unjustified_late',
  'same_day_late',
  'acceptance_late',
  'no_receipt',
  'receipt_incomplete',
  'incomplete_process',
  'no_pickup',
  'not_archived',
  'no_officer',
  'late_unreported',
  'negative_without_filing',
  'negative_without_reason',
  'stage_late',
  'forwarded_late',
  'notice_not_written',
  'repeated_notice',
  'hop_unrecorded',
  'hop_late',
  'absence_unreported',
  'handover_unapproved',
  'extension_invalid',
  'extension_repeated',
  'invalid_ground',
  'leader_late',
  'filing_incomplete',
  'poor_rating_open',
];

interface Place {
  readonly sourceRow: number;
  readonly fileNo: number;
  readonly line: number;
}

export interface LifeStep extends Place {
  /** A date, or an instant where the cell has a time. */
  readonly happened: string;
  readonly what: string;
  readonly lane: LifeLane;
  readonly officer: string;
  readonly officerKey: number;
  /** Who approved it; '' where nobody is named. */
  readonly approver: string;
  /** As the file says it; '' when it says nothing. */
  readonly detail: string;
  readonly isDeadline: boolean;
}

/** What a rule wants and the records do not show, or show otherwise. */
export interface LifeGap extends Place {
  readonly kind: EventKind;
  readonly ruleId: string;
  /** By which it was owed; '' when the rule gives no day. */
  readonly on: string;
  /** `pending` = only a missing record suggests it: to be looked at. */
  readonly state: EventState;
  readonly detail: string;
}

export interface LifeLine {
  readonly caseId: string;
  readonly steps: readonly LifeStep[];
  readonly gaps: readonly LifeGap[];
  /** What is dated after the cut-off, and not told. */
  readonly later: number;
  /** Older records of the same id, which count no longer. */
  readonly versions: readonly Place[];
  /** Kinds that no loaded file can tell: no gap there means nothing. */
  readonly untold: readonly EventKind[];
}

/** What the rules read about a case, cut down to some cases: the names hide those of the whole tables. */
const CUT_DOWN = [
  ...['cases', 'case_events', 'evaluations', 'complaints', 'cards', 'filings', 'registers', 'findings'],
  ...['clock', 'extension', 'rating', 'complaint', 'case_versions'],
];

const cutDown = async (engine: Engine, ids: readonly string[]): Promise<void> => {
  const list = ids.map((_, at) => `($${String(at + 1)})`).join(', ');
  await engine.query(
    `create or replace temp table wanted as select cast(c as varchar) as case_id from (values ${list}) v(c)`,
    ids,
  );
  await engine.runAll(
    CUT_DOWN.map(
      (table) =>
        `create or replace temp table ${table} as select * from main.${table} where case_id in (select case_id from wanted)`,
    ),
  );
};

const readGaps = async (
  context: ReportContext,
  here: Engine,
  at: string,
  lineOf: LineOf,
): Promise<{
  readonly gaps: ReadonlyMap<string, readonly LifeGap[]>;
  readonly untold: readonly EventKind[];
}> => {
  const absent = absentKinds(await context.standing.told());
  const isTold = (kind: EventKind): boolean => (absent.get(kind) ?? null) === null;
  const gaps = new Map<string, LifeGap[]>();
  for (const event of await readEvents(here, at, CASE_KINDS.filter(isTold))) {
    const { kind, ruleId, sourceRow, state, caseId } = event;
    if (caseId === null) continue;
    const fileNo = fileNoOf(sourceRow);
    const place = { sourceRow, fileNo, line: lineOf(fileNo, recordNoOf(sourceRow)) };
    const gap = { kind, ruleId, state, on: event.happenedOn ?? '', detail: event.detail ?? '', ...place };
    gaps.set(caseId, [...(gaps.get(caseId) ?? []), gap]);
  }
  for (const own of gaps.values())
    own.sort((a, b) => (a.on === b.on ? (a.kind < b.kind ? -1 : 1) : a.on < b.on ? -1 : 1));
  return { gaps, untold: CASE_KINDS.filter((kind) => !isTold(kind)) };
};

const stepOf = ({ names }: ReportContext, row: Row, lineOf: LineOf): LifeStep => {
  const sourceRow = Number(row['source_row']);
  const fileNo = fileNoOf(sourceRow);
  const moment = MOMENTS[Number(row['moment_no'])];
  return {
    ...{ sourceRow, fileNo, line: lineOf(fileNo, recordNoOf(sourceRow)) },
    happened: String(row['happened']),
    what: String(row['what']),
    lane: moment?.lane ?? 'handling',
    officer: names('officer', Number(row['officer_key'])).label,
    officerKey: Number(row['officer_key']),
    approver: String(row['approver'] ?? ''),
    detail: String(row['detail'] ?? ''),
    isDeadline: moment?.isDeadline ?? false,
  };
};

const versionsOf = async (here: Engine, lineOf: LineOf): Promise<ReadonlyMap<string, readonly Place[]>> => {
  const versions = new Map<string, Place[]>();
  for (const row of await here.query('select case_id, source_row from case_versions order by source_row')) {
    const [id, sourceRow] = [String(row['case_id']), Number(row['source_row'])];
    const fileNo = fileNoOf(sourceRow);
    const place = { sourceRow, fileNo, line: lineOf(fileNo, recordNoOf(sourceRow)) };
    versions.set(id, [...(versions.get(id) ?? []), place]);
  }
  return versions;
};

const MOST_AT_ONCE = 200;

const readSome = async (
  context: ReportContext,
  here: Engine,
  ids: readonly string[],
  at: string,
  lineOf: LineOf,
): Promise<LifeLine[]> => {
  await cutDown(here, ids);
  const rows = await here.query(
    `select *, known_at <= $1::timestamp or what in ('due', 'reform_due', 'reply_due') as is_known from (${momentsSql()})
    order by sort_at, moment_no, source_row`,
    [at],
  );
  const { gaps, untold } = await readGaps(context, here, at, lineOf);
  const versions = await versionsOf(here, lineOf);
  return ids.map((caseId) => {
    const own = rows.filter((row) => row['case_id'] === caseId);
    const known = own.filter((row) => row['is_known'] === true);
    return {
      caseId,
      steps: known.map((row) => stepOf(context, row, lineOf)),
      gaps: gaps.get(caseId) ?? [],
      later: own.length - known.length,
      versions: versions.get(caseId) ?? [],
      untold,
    };
  });
};

/** The life lines of these cases, in their order. `asOf`: the cut-off as typed. */
export const readLifeLines = async (
  context: ReportContext,
  ids: readonly string[],
  asOf: string,
  lineOf: LineOf,
): Promise<readonly LifeLine[]> => {
  const { at } = parseAsOf(asOf);
  const here = await context.engine.connect();
  const lines: LifeLine[] = [];
  try {
    for (let from = 0; from < ids.length; from += MOST_AT_ONCE)
      lines.push(...(await readSome(context, here, ids.slice(from, from + MOST_AT_ONCE), at, lineOf)));
  } finally {
    await here.close();
  }
  return lines;
};
