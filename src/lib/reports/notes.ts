/** What a reader must know beside the figures: how many records stand outside, and why. */
import type { Engine } from '../db/engine';
import { parseAsOf } from '../domain/as-of';
import { readUncovered } from './calendar-gaps';
import type { ReportContext } from './context';
import type { Answer, Note, Scope } from './types';

interface Count {
  readonly key: string;
  /** One number; the note is left out when it is 0. */
  readonly sql: string;
}

/** What stands under: an answer, or the figures of the overview. */
type Noted = Answer['id'] | 'overview';

/** `$1` is the cut-off. */
const COUNTS: Readonly<Record<Noted, readonly Count[]>> = {
  overview: [
    {
      key: 'note_cards_after_cutoff',
      sql: `select count(*) as n from cards where issued_at > $1::timestamp`,
    },
    {
      key: 'note_revoked_after_cutoff',
      sql: `select count(*) as n from cards where revoked_at > $1::timestamp
        and coalesce(issued_at <= $1::timestamp, true)`,
    },
  ],
  overdue: [
    {
      key: 'note_cases_excluded',
      sql: `select count(*) as n from clock where clock_kind = 'case' and not is_countable and $1::timestamp is not null`,
    },
    {
      key: 'note_finished_after_cutoff',
      sql: `select count(*) as n from clock where clock_kind = 'case' and ended_at > $1::timestamp`,
    },
    {
      key: 'note_paused',
      sql: `select count(*) as n from clock where clock_kind = 'case' and is_countable and due_basis = 'paused' and $1::timestamp is not null`,
    },
    {
      key: 'note_no_hours',
      sql: `select count(*) as n from clock where clock_kind = 'case' and is_countable and due_basis = 'no_hours' and $1::timestamp is not null`,
    },
    {
      key: 'note_no_date',
      sql: `select count(*) as n from clock where clock_kind = 'case' and due_basis = 'none' and started_on is null and $1::timestamp is not null`,
    },
  ],
  speed: [
    {
      key: 'note_finished_after_cutoff',
      sql: `select count(*) as n from clock where clock_kind = 'case' and ended_at > $1::timestamp`,
    },
  ],
  complaints: [
    {
      key: 'note_complaints_after_cutoff',
      sql: `select count(*) as n from complaint where counted_at > $1::timestamp`,
    },
    {
      key: 'note_verdicts_after_cutoff',
      sql: `select count(*) as n from complaint where established_at > $1::timestamp
        and coalesce(counted_at <= $1::timestamp, true) and verdict_class <> 'pending'`,
    },
  ],
  rectification: [
    {
      key: 'note_findings_after_cutoff',
      sql: `select count(*) as n from findings where found_at > $1::timestamp`,
    },
    {
      key: 'note_rectified_after_cutoff',
      sql: `select count(*) as n from findings where rectified_at > $1::timestamp
        and coalesce(found_at <= $1::timestamp, true)`,
    },
    {
      key: 'note_findings_unlimited',
      sql: `select count(*) as n from clock where clock_kind = 'rectification' and due_at is null and $1::timestamp is not null`,
    },
  ],
  satisfaction: [
    {
      key: 'note_ratings_after_cutoff',
      sql: `select count(*) as n from rating where rated_at > $1::timestamp`,
    },
    {
      key: 'note_scale_inferred',
      sql: `select coalesce(sum(n), 0) as n from (
        select count(rating_level) as n from evaluations where scale_size = 5 and $1::timestamp is not null
        group by floor(source_row / 4294967296) having min(rating_level) > 1)`,
    },
    {
      key: 'note_unrated',
      sql: `select count(*) as n from rating where not is_rated and $1::timestamp is not null`,
    },
    {
      key: 'note_ratings_without_case',
      sql: `select count(*) as n from rating where is_rated and case_row is null and $1::timestamp is not null`,
    },
  ],
};

/** What the absence of a column means for the figures, once per answer. */
const absences = (id: Noted, has: (column: string) => boolean): string[] => {
  switch (id) {
    case 'overview':
    case 'speed':
    case 'rectification':
      return [];
    case 'overdue':
      return has('cases.case_id') && !has('cases.result') ? ['note_no_result_column'] : [];
    case 'complaints':
      return has('complaints.received') && !has('complaints.is_repeat') && !has('complaints.repeat_count')
        ? ['note_repeats_derived']
        : [];
    case 'satisfaction':
      return has('evaluations.rating') && !has('evaluations.is_active') && !has('evaluations.is_default')
        ? ['note_no_default_column']
        : [];
  }
};

/** The notes that are counted, at one cut-off; what is dated after it is counted here. */
const countedNotes = async (engine: Engine, id: Noted, asOf: string): Promise<Note[]> => {
  const notes: Note[] = id === 'overview' || id === 'overdue' ? await readUncovered(engine) : [];
  for (const { key, sql } of COUNTS[id]) {
    const [row] = await engine.query(sql, [asOf]);
    const n = Number(row?.['n'] ?? 0);
    if (n > 0) notes.push({ key, params: { n } });
  }
  return notes;
};

/** Notes under an answer, or under the overview, in a fixed order. */
export const answerNotes = async ({ standing }: ReportContext, id: Noted, scope: Scope): Promise<Note[]> => {
  const asOf = parseAsOf(scope.asOf).at;
  const counted = await standing.notesOf(`${id} ${asOf}`, (engine) => countedNotes(engine, id, asOf));
  const loaded = await standing.columns();
  return [...counted, ...absences(id, (column) => loaded.has(column)).map((key) => ({ key, params: {} }))];
};
