/** The staged rows of the tables about duties beside the case itself: events, catalogue, letters, findings, procedures. */
import {
  classed,
  cleaned,
  flags,
  instants,
  itemJoin,
  KEYS,
  meaning,
  placeJoin,
  row,
  text,
  value,
  words,
  yes,
  type Has,
} from './finish-parts';
import { registerSql, type RegisterTable } from './finish-registers';

/** A table of which every record has a unit, a section and an officer, and no channel. */
export type DutyTable = 'case_events' | 'items' | 'matters' | 'findings' | 'procedures' | RegisterTable;

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
  const [written, consent] = [flags(has, 'is_written'), flags(has, 'consent')];
  return `insert into case_events
  select ${row(fileNo)}, ${eventId(has)}, ${words(has, 'case_id')}, ${KEYS}, ${words(has, 'stage', 'kind')}, ${kind.column},
    ${instants(has, 'entered', 'left')}, ${value(has, 'limit_days', 'integer')}, ${instants(has, 'new_due')},
    ${words(has, 'reason', 'approver', 'approver_role')}, ${instants(has, 'approved', 'notified')}, ${words(has, 'doc_no')},
    ${written.columns}, ${words(has, 'materials')}, ${value(has, 'pages', 'integer')}, ${consent.columns}
  from staged s ${placeJoin(has)} ${kind.join} ${written.joins} ${consent.joins}`;
};

const CATALOGUE_TEXTS = ['phone', 'supervision_phone', 'audience', 'fee', 'basis', 'conditions', 'materials'];

const itemsSql = (has: Has, fileNo: number): string => {
  const unit = meaning(has, 'limit_unit', 'l');
  const [published, guide] = [flags(has, 'is_published'), flags(has, 'has_guide')];
  return `insert into items
  select ${row(fileNo)}, ${words(has, 'item_row_id')}, ${KEYS}, i.item_key,
    ${value(has, 'statutory_days', 'integer')}, ${value(has, 'committed_days', 'integer')}, ${unit.column},
    ${published.columns}, ${words(has, 'case_type', ...CATALOGUE_TEXTS)}, ${guide.columns}
  from staged s ${placeJoin(has)} ${itemJoin(has)} ${unit.join} ${published.joins} ${guide.joins}`;
};

const SEVEN = ['register', 'arrangement', 'responsible', 'deadline', 'follow_up', 'feedback', 'summary'];
/** 七有 and what 五个一 adds to it. */
const MATTER_FLAGS = [...SEVEN, 'leader', 'team', 'plan'].map((name) => `has_${name}`);

const mattersSql = (has: Has, fileNo: number): string => {
  const kind = classed(has, 'kind');
  const said = flags(has, 'needs_study', 'needs_policy', ...MATTER_FLAGS);
  return `insert into matters
  select ${row(fileNo)}, ${words(has, 'matter_id')}, ${KEYS}, ${kind.columns}, ${words(has, 'title', 'source')},
    ${instants(has, 'received', 'forwarded', 'required', 'planned', 'replied')}, ${said.columns}
  from staged s ${placeJoin(has)} ${kind.joins} ${said.joins}`;
};

/**
 * An inspection is clean when a column of its own says so, or when what was found is 未发现问题. Without a number of its
 * own a finding goes by that of its inspection, so that the next export takes its place.
 */
const findingsSql = (has: Has, fileNo: number): string => {
  const [kind, damage] = [classed(has, 'inspection_kind'), classed(has, 'damage')];
  const [verified, clean] = [flags(has, 'is_verified'), flags(has, 'is_clean')];
  const said = has('behaviour')
    ? `case when n.meaning is not null then true when s.behaviour is not null then false end`
    : 'null';
  const nothing = has('behaviour')
    ? `left join value_map n on n.field = 'nothing_found' and n.raw = s.behaviour`
    : '';
  const id = words(has, has('finding_id') ? 'finding_id' : 'inspection_no');
  return `insert into findings
  select ${row(fileNo)}, ${id}, ${words(has, 'case_id', 'inspection_no')}, ${kind.columns}, ${KEYS},
    ${words(has, 'method', 'leader', 'inspectors', 'inspection_record', 'behaviour', 'place')},
    ${instants(has, 'found', 'rectify_due', 'rectified')}, ${verified.columns},
    coalesce(${clean.columns}, ${said}), ${damage.columns}, ${words(has, 'notice_no', 'exemption')}
  from staged s ${placeJoin(has)} ${kind.joins} ${damage.joins} ${verified.joins} ${clean.joins} ${nothing}`;
};

/** 未追究 and 是否追究 are opposite columns of one truth. */
const proceduresSql = (has: Has, fileNo: number): string => {
  const damage = classed(has, 'damage');
  const said = flags(has, 'is_obstructed', 'is_not_pursued');
  const pursued = meaning(has, 'is_pursued', 'map_is_pursued');
  const [obstructed, spared] = [flags(has, 'is_obstructed').columns, flags(has, 'is_not_pursued').columns];
  return `insert into procedures
  select ${row(fileNo)}, ${words(has, 'procedure_id')}, ${KEYS}, ${cleaned(has, 'category')}, ${words(has, 'measure')},
    ${instants(has, 'opened', 'extension', 'closed', 'decided', 'delivered', 'applied', 'review_decided')},
    ${words(has, 'applicant_role')}, ${damage.columns}, ${words(has, 'exemption')}, ${instants(has, 'corrected')},
    ${obstructed}, coalesce(${spared}, not ${yes(pursued.column)})
  from staged s ${placeJoin(has)} ${damage.joins} ${said.joins} ${pursued.join}`;
};

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
    default:
      return registerSql(table, has, fileNo);
  }
};
