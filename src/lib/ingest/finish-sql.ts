/**
 * From the staged text of one file to its canonical table: groups become integer keys once, spellings become meanings.
 *
 * A group without a name is key 0, 未填. An officer is the id when there is one, else unit + section + name.
 */
import type { TableName } from '../domain/records';
import { oneLineSql, staffNameSql, unitNameSql } from './clean-sql';
import { dutySql } from './finish-duties';
import {
  channelJoin,
  classed,
  clean,
  flags,
  instant,
  instants,
  itemJoin,
  meaning,
  placeJoin,
  row,
  text,
  value,
  words,
  yes,
  type Has,
} from './finish-parts';
import { describeUnitsSql, HOME } from './group-listing';

/** Rows of `staff` by identity: the id, else unit, section and name. */
const officerIdentity =
  "case when officer_id <> '' then 'id|' || officer_id when officer <> '' then 'name|' || unit || '|' || section || '|' || officer else '' end";

/** Officers known so far by their identity. */
const KNOWN_OFFICER = `create or replace temp table known_officer as
  select o.officer_key, case when o.officer_id <> '' then 'id|' || o.officer_id
    when o.officer_name <> '' then 'name|' || u.unit_name || '|' || x.section_name || '|' || o.officer_name
    else '' end as identity
  from officer o join unit u on u.unit_key = o.unit_key join section x on x.section_key = o.section_key`;

/** New units, sections, officers of the staged file; keys continue, in the order of their names. */
const staffSql = (has: Has): string[] => [
  `create or replace temp table staff as
   select raw_unit, raw_section, raw_officer, raw_officer_id, ${unitNameSql('raw_unit')} as unit, ${staffNameSql('raw_section')} as section,
     ${staffNameSql('raw_officer')} as officer, ${clean('raw_officer_id')} as officer_id
   from (select distinct ${text(has, 'unit')} as raw_unit, ${text(has, 'section')} as raw_section,
     ${text(has, 'officer')} as raw_officer, ${text(has, 'officer_id')} as raw_officer_id from staged s)`,
  `insert into unit
   select row_number() over (order by unit) + (select max(unit_key) from unit), unit, '', '', null, null
   from (select distinct unit from staff) where unit not in (select unit_name from unit)`,
  `insert into section
   select row_number() over (order by unit_key, section) + (select max(section_key) from section), unit_key, section
   from (select distinct u.unit_key, f.section from staff f join unit u on u.unit_name = f.unit) n
   where not exists (select 1 from section x where x.unit_key = n.unit_key and x.section_name = n.section)`,
  `create or replace temp table staff_identity as
   select f.*, ${officerIdentity} as identity, u.unit_key, x.section_key
   from staff f join unit u on u.unit_name = f.unit
   join section x on x.unit_key = u.unit_key and x.section_name = f.section`,
  KNOWN_OFFICER,
  `insert into officer
   select row_number() over (order by identity) + (select max(officer_key) from officer),
     unit_key, section_key, officer_id, officer
   from (select identity, min_by(unit_key, ${HOME}) as unit_key, min_by(section_key, ${HOME}) as section_key,
       min(officer_id) as officer_id, max(officer) as officer
     from staff_identity group by identity)
   where identity not in (select identity from known_officer)`,
  KNOWN_OFFICER,
  `create or replace temp table place as
   select i.raw_unit, i.raw_section, i.raw_officer, i.raw_officer_id, i.unit_key, i.section_key, k.officer_key
   from staff_identity i join known_officer k on k.identity = i.identity`,
];

/** New items and channels; a name and a code make one item. */
const itemChannelSql = (has: Has, itemField = 'item'): string[] => [
  `create or replace temp table item_text as
   select raw_code, raw_name, ${clean('raw_code')} as code, ${oneLineSql('raw_name')} as name
   from (select distinct ${text(has, 'item_code')} as raw_code, ${text(has, itemField)} as raw_name from staged s)`,
  `insert into item
   select row_number() over (order by code, name) + (select max(item_key) from item), code, name
   from (select distinct code, name from item_text) n
   where not exists (select 1 from item i where i.item_code = n.code and i.item_name = n.name)`,
  `create or replace temp table item_place as
   select t.raw_code, t.raw_name, i.item_key from item_text t join item i on i.item_code = t.code and i.item_name = t.name`,
  `create or replace temp table channel_text as
   select raw_name, ${oneLineSql('raw_name')} as name from (select distinct ${text(has, 'channel')} as raw_name from staged s)`,
  `insert into channel
   select row_number() over (order by name) + (select max(channel_key) from channel), name
   from (select distinct name from channel_text) where name not in (select channel_name from channel)`,
  `create or replace temp table channel_place as
   select t.raw_name, c.channel_key from channel_text t join channel c on c.channel_name = t.name`,
];

const casesSql = (has: Has, fileNo: number): string => {
  const result = meaning(has, 'result', 'r');
  const unit = meaning(has, 'limit_unit', 'l');
  const overdue = meaning(has, 'is_overdue', 'o');
  const onTime = meaning(has, 'is_on_time', 't');
  const approved = flags(has, 'late_approved');
  return `insert into cases
  select ${row(fileNo)}, ${value(has, 'case_id', 'varchar')}, p.unit_key, p.section_key, p.officer_key, i.item_key, ch.channel_key,
    ${value(has, 'case_type', 'varchar')}, ${instant(has, 'submitted')}, ${instant(has, 'accepted')},
    ${value(has, 'committed_days', 'integer')}, ${value(has, 'statutory_days', 'integer')},
    ${instant(has, 'due')}, ${instant(has, 'finished')},
    ${value(has, 'result', 'varchar')}, ${result.column}, ${value(has, 'status', 'varchar')},
    ${unit.column}, coalesce(${yes(overdue.column)}, not ${yes(onTime.column)}), ${value(has, 'visits', 'integer')},
    ${words(has, 'archive_no', 'refusal_reason', 'late_reason')}, ${approved.columns}
  from staged s ${placeJoin(has)} ${itemJoin(has)} ${channelJoin(has)} ${result.join} ${unit.join} ${overdue.join} ${onTime.join} ${approved.joins}`;
};

/** A default rating is one that nobody gave; a file says so by either of two opposite columns, or in the rating itself. */
const evaluationsSql = (has: Has, fileNo: number): string => {
  const rating = meaning(has, 'rating', 'r');
  const active = meaning(has, 'is_active', 'a');
  const byDefault = meaning(has, 'is_default', 'd');
  const valid = meaning(has, 'is_valid', 'v');
  const level = `try_cast(${rating.column} as integer)`;
  return `insert into evaluations
  select ${row(fileNo)}, ${value(has, 'evaluation_id', 'varchar')}, ${value(has, 'case_id', 'varchar')},
    p.unit_key, p.section_key, p.officer_key, ch.channel_key, ${value(has, 'rating', 'varchar')},
    case when ${level} is not null then (select size from rating_scale) end, ${level},
    coalesce(${yes(active.column)}, not ${yes(byDefault.column)}, not ${yes('f.meaning')}), ${yes(valid.column)}, ${instant(has, 'rated')},
    ${instants(has, 'visited')}, ${words(has, 'reform_status')}, ${instants(has, 'reform_due', 'reformed')}
  from staged s ${placeJoin(has)} ${channelJoin(has)} ${rating.join} ${active.join} ${byDefault.join} ${valid.join}
  left join value_map f on f.field = 'rating_default' and f.raw = ${text(has, 'rating')}`;
};

/** The matter of a complaint is the category it was filed under, or else its item: one grouping, not two. */
const matterField = (has: Has): string => (has('category') ? 'category' : 'item');

const complaintsSql = (has: Has, fileNo: number): string => {
  const verdict = meaning(has, 'verdict', 'v');
  const repeat = meaning(has, 'is_repeat', 'r');
  const damage = classed(has, 'damage');
  const obstructed = flags(has, 'is_obstructed');
  const counted = has('repeat_count') ? 's.repeat_count > 0' : 'cast(null as boolean)';
  return `insert into complaints
  select ${row(fileNo)}, ${value(has, 'complaint_id', 'varchar')}, ${value(has, 'case_id', 'varchar')},
    p.unit_key, p.section_key, p.officer_key, i.item_key, ch.channel_key,
    ${value(has, 'kind', 'varchar')}, ${has('category') ? `nullif(${oneLineSql('s.category')}, '')` : 'cast(null as varchar)'}, ${value(has, 'complainant', 'varchar')},
    ${instant(has, 'received')}, ${instant(has, 'due')}, ${instant(has, 'replied')}, ${instant(has, 'established')},
    ${value(has, 'verdict', 'varchar')}, coalesce(${verdict.column}, 'pending'),
    coalesce(${yes(repeat.column)}, ${counted}), ${damage.columns}, ${words(has, 'exemption')}, ${instants(has, 'corrected')},
    ${obstructed.columns}, ${words(has, 'source')}
  from staged s ${placeJoin(has)} ${itemJoin(has, matterField(has))} ${channelJoin(has)} ${verdict.join} ${repeat.join} ${damage.joins} ${obstructed.joins}`;
};

const cardsSql = (has: Has, fileNo: number): string => {
  const level = meaning(has, 'level', 'l');
  const status = meaning(has, 'status', 't');
  return `insert into cards
  select ${row(fileNo)}, ${value(has, 'card_id', 'varchar')}, ${value(has, 'case_id', 'varchar')},
    p.unit_key, p.section_key, p.officer_key, ${value(has, 'level', 'varchar')}, ${level.column},
    ${value(has, 'reason', 'varchar')}, ${value(has, 'status', 'varchar')}, ${status.column},
    ${instant(has, 'issued')}, ${instant(has, 'revoked')}
  from staged s ${placeJoin(has)} ${level.join} ${status.join}`;
};

/** 旧称, 简称 that the unit directory names; they hold for the files that are read after it. */
const aliasesSql = (has: Has, fileNo: number): string[] =>
  has('aliases')
    ? [
        `insert into unit_alias
   select ${fileNo}, record_no, alias, unit_name, valid_from from (
     select s.record_no, ${unitNameSql("unnest(string_split_regex(s.aliases, '[、，,;；/|]+'))")} as alias, f.unit as unit_name,
       ${has('alias_from') ? 'date_of(s.alias_from_at)' : 'cast(null as date)'} as valid_from
     from staged s join staff f on f.raw_unit = s.unit where s.aliases is not null)
   where alias <> '' and alias <> unit_name`,
      ]
    : [];

/** The unit directory describes units; what it knows replaces what was known before. */
const unitsSql = (has: Has, fileNo: number): string[] => [
  `insert into unit_listing
   select ${fileNo}, s.record_no, f.unit, ${text(has, 'unit_id')}, ${text(has, 'peer_group')},
     ${has('valid_from') ? 'date_of(s.valid_from_at)' : 'null'}, ${has('valid_to') ? 'date_of(s.valid_to_at)' : 'null'}
   from staged s join (select distinct raw_unit, unit from staff) f on f.raw_unit = ${text(has, 'unit')}`,
  ...describeUnitsSql(),
];

/** All statements that move the staged rows into their table. */
export const finishSql = (table: TableName, has: Has, fileNo: number): string[] => {
  switch (table) {
    case 'cases':
      return [...staffSql(has), ...itemChannelSql(has), casesSql(has, fileNo)];
    case 'evaluations':
      return [...staffSql(has), ...itemChannelSql(has), evaluationsSql(has, fileNo)];
    case 'complaints':
      return [...staffSql(has), ...itemChannelSql(has, matterField(has)), complaintsSql(has, fileNo)];
    case 'cards':
      return [...staffSql(has), cardsSql(has, fileNo)];
    case 'items':
      return [...staffSql(has), ...itemChannelSql(has), dutySql(table, has, fileNo)];
    case 'case_events':
    case 'matters':
    case 'findings':
    case 'procedures':
    case 'filings':
    case 'registers':
    case 'activities':
    case 'persons':
      return [...staffSql(has), dutySql(table, has, fileNo)];
    case 'units':
      return [...staffSql(has), ...unitsSql(has, fileNo), ...aliasesSql(has, fileNo)];
  }
};
