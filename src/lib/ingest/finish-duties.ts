/** The staged rows of the tables about duties beside the case itself: events, catalogue, letters, findings, procedures. */
import { instant, itemJoin, meaning, placeJoin, row, text, value, yes, type Has } from './finish-parts';

/** A table of which every record has a unit, a section and an officer, and no channel. */
export type DutyTable = 'case_events' | 'items' | 'matters' | 'findings' | 'procedures';

const flag = (has: Has, field: string, alias: string): { join: string; column: string } => {
  const { join, column } = meaning(has, field, alias);
  return { join, column: yes(column) };
};

const words = (has: Has, ...fields: readonly string[]): string =>
  fields.map((field) => value(has, field, 'varchar')).join(', ');
const instants = (has: Has, ...fields: readonly string[]): string =>
  fields.map((field) => instant(has, field)).join(', ');

const KEYS = 'p.unit_key, p.section_key, p.officer_key';

/**
 * A number under which several cases stand is that of a step (01 收件, 02 受理), not of an event: it tells no two records
 * apart, and another file's step 01 must not take this one's place.
 */
const eventId = (has: Has): string => {
  if (!has('event_id')) return 'cast(null as varchar)';
  const [own, among] = [text(has, 'case_id'), 'over (partition by s.event_id)'];
  return `case when min(${own}) ${among} = max(${own}) ${among} then s.event_id end`;
};

/** Without a word of its own for what happened a row is what its stage's name says, or else just a stage. */
const eventKind = (has: Has): { join: string; column: string } => {
  const kind = meaning(has, 'kind', 'k');
  if (!has('stage')) return kind;
  const byStage = `coalesce(g.meaning, case when s.stage is not null then 'stage' end)`;
  return {
    join: `${kind.join} left join value_map g on g.field = 'stage_kind' and g.raw = s.stage`,
    column: has('kind') ? `case when s.kind is null then ${byStage} else ${kind.column} end` : byStage,
  };
};

const eventsSql = (has: Has, fileNo: number): string => {
  const kind = eventKind(has);
  return `insert into case_events
  select ${row(fileNo)}, ${eventId(has)}, ${words(has, 'case_id')}, ${KEYS}, ${words(has, 'stage', 'kind')}, ${kind.column},
    ${instants(has, 'entered', 'left')}, ${value(has, 'limit_days', 'integer')}, ${instants(has, 'new_due')},
    ${words(has, 'reason', 'approver', 'approver_role')}, ${instants(has, 'approved', 'notified')}, ${words(has, 'doc_no')}
  from staged s ${placeJoin(has)} ${kind.join}`;
};

const itemsSql = (has: Has, fileNo: number): string => {
  const unit = meaning(has, 'limit_unit', 'l');
  const published = flag(has, 'is_published', 'b');
  return `insert into items
  select ${row(fileNo)}, ${words(has, 'item_row_id')}, ${KEYS}, i.item_key,
    ${value(has, 'statutory_days', 'integer')}, ${value(has, 'committed_days', 'integer')}, ${unit.column},
    ${published.column}, ${words(has, 'case_type')}
  from staged s ${placeJoin(has)} ${itemJoin(has)} ${unit.join} ${published.join}`;
};

const mattersSql = (has: Has, fileNo: number): string => {
  const kind = meaning(has, 'kind', 'k');
  const study = flag(has, 'needs_study', 'y');
  const policy = flag(has, 'needs_policy', 'q');
  return `insert into matters
  select ${row(fileNo)}, ${words(has, 'matter_id')}, ${KEYS}, ${words(has, 'kind')}, ${kind.column}, ${words(has, 'title')},
    ${instants(has, 'received', 'forwarded', 'required', 'planned', 'replied')}, ${study.column}, ${policy.column}
  from staged s ${placeJoin(has)} ${kind.join} ${study.join} ${policy.join}`;
};

const findingsSql = (has: Has, fileNo: number): string => {
  const verified = flag(has, 'is_verified', 'v');
  return `insert into findings
  select ${row(fileNo)}, ${words(has, 'finding_id')}, ${KEYS}, ${words(has, 'method', 'behaviour', 'place')},
    ${instants(has, 'found', 'rectify_due', 'rectified')}, ${verified.column}
  from staged s ${placeJoin(has)} ${verified.join}`;
};

const proceduresSql = (has: Has, fileNo: number): string =>
  `insert into procedures
  select ${row(fileNo)}, ${words(has, 'procedure_id')}, ${KEYS}, ${words(has, 'measure')},
    ${instants(has, 'opened', 'extension', 'closed', 'decided', 'delivered', 'applied', 'review_decided')}
  from staged s ${placeJoin(has)}`;

/** The statement that moves the staged rows into their table; places and items have their keys. */
export const dutySql = (table: DutyTable, has: Has, fileNo: number): string => {
  switch (table) {
    case 'case_events':
      return eventsSql(has, fileNo);
    case 'items':
      return itemsSql(has, fileNo);
    case 'matters':
      return mattersSql(has, fileNo);
    case 'findings':
      return findingsSql(has, fileNo);
    case 'procedures':
      return proceduresSql(has, fileNo);
  }
};
