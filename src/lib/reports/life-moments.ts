/** Which cells of which tables say that something happened to a case, in the words of the life line. */
import type { RecordTable } from '../domain/records';

/** Who acted: the applicant, the unit that handles, or those who supervise it. */
export type LifeLane = 'applicant' | 'handling' | 'supervision';

export interface Moment {
  readonly table: RecordTable;
  /** Key of its words, `life_<what>`; of a case event the kind itself. */
  readonly what: string;
  readonly lane: LifeLane;
  /** Column without `_at`. */
  readonly column: string;
  /** What is said of it: SQL over a record `r`, text or NULL. */
  readonly detail: string;
  /** Nothing that happened: a date that was set. */
  readonly isDeadline: boolean;
}

const moment = (
  table: RecordTable,
  what: string,
  lane: LifeLane,
  column: string,
  detail = 'cast(null as varchar)',
  isDeadline = false,
): Moment => ({ table, what, lane, column, detail, isDeadline });

const joined = (...parts: readonly string[]): string =>
  `nullif(trim(${parts.map((part) => `coalesce(${part}, '')`).join(` || ' ' || `)}), '')`;

const STEP_DETAIL = joined(
  'r.stage',
  'r.reason',
  `case when r.new_due_at is not null then '→ ' || cast(date_of(r.new_due_at) as varchar) end`,
  'r.doc_no',
);

/** In the order of a life: what happens at the same moment is told in this order. */
export const MOMENTS: readonly Moment[] = [
  moment('registers', 'registered', 'applicant', 'registered', joined('r.kind', 'r.matter')),
  moment('cases', 'submitted', 'applicant', 'submitted'),
  moment('cases', 'accepted', 'handling', 'accepted'),
  moment('registers', 'handed', 'handling', 'handed', 'r.transferred_to'),
  // Its own kind is its word.
  moment('case_events', '', 'handling', 'entered', STEP_DETAIL),
  moment('case_events', 'notified', 'handling', 'notified', joined('r.kind', 'r.reason')),
  moment('cases', 'due', 'handling', 'due', undefined, true),
  moment('cases', 'finished', 'handling', 'finished', 'r.result'),
  moment('filings', 'leader_decided', 'handling', 'leader_decided', 'r.ground'),
  moment('filings', 'filed', 'handling', 'filed', 'r.ground'),
  moment('evaluations', 'rated', 'applicant', 'rated', 'r.rating'),
  moment('evaluations', 'visited', 'supervision', 'visited', 'r.reform_status'),
  moment('evaluations', 'reform_due', 'supervision', 'reform_due', undefined, true),
  moment('evaluations', 'reformed', 'handling', 'reformed', 'r.reform_status'),
  moment('complaints', 'complained', 'applicant', 'received', joined('r.kind', 'r.category')),
  moment('complaints', 'reply_due', 'supervision', 'due', undefined, true),
  moment('complaints', 'complaint_replied', 'handling', 'replied'),
  moment('complaints', 'established', 'supervision', 'established', 'r.verdict'),
  moment('cards', 'card', 'supervision', 'issued', joined('r.level', 'r.reason')),
  moment('cards', 'card_revoked', 'supervision', 'revoked', 'r.level'),
  moment('findings', 'inspected', 'supervision', 'found', joined('r.method', 'r.behaviour')),
  moment('findings', 'rectify_due', 'supervision', 'rectify_due', undefined, true),
  moment('findings', 'rectified', 'handling', 'rectified'),
];

/** That nothing was found is a result of an inspection like any other. */
const INSPECTED = `case when coalesce(r.is_clean, false) then 'inspected_clean' else 'inspected' end`;

const whatOf = ({ what }: Moment): string =>
  what === '' ? EVENT_WHAT : what === 'inspected' ? INSPECTED : `'${what}'`;

/** The day by which a finding is to be put right is known with the finding. */
const knownAt = ({ what }: Moment, instant: string): string =>
  what === 'rectify_due' ? 'coalesce(r.found_at, r.rectify_due_at)' : instant;

const EVENT_WHAT = `case when r.event_kind is not null then 'event_' || r.event_kind else 'event' end`;

/** Events that only say when they ended have happened then. */
const at = ({ table, column }: Moment): { readonly at: string; readonly timed: string } =>
  table === 'case_events' && column === 'entered'
    ? {
        at: 'coalesce(r.entered_at, r.left_at)',
        timed: 'case when r.entered_at is not null then r.entered_timed else r.left_timed end',
      }
    : { at: `r.${column}_at`, timed: `r.${column}_timed` };

/** Every moment of the cases whose ids stand in the table `wanted (case_id)`, as one statement. */
export const momentsSql = (): string =>
  MOMENTS.map((one, order) => {
    const { at: instant, timed } = at(one);
    return `select r.case_id, ${String(order)} as moment_no, ${whatOf(one)} as what,
      case when ${timed} then cast(${instant} as varchar) else cast(date_of(${instant}) as varchar) end as happened,
      ${instant} as sort_at, ${knownAt(one, instant)} as known_at, r.source_row, r.officer_key, cast(${one.detail} as varchar) as detail,
      ${one.table === 'case_events' ? 'r.approver' : 'cast(null as varchar)'} as approver
    from ${one.table} r where r.case_id in (select case_id from wanted) and ${instant} is not null`;
  }).join(' union all ');
