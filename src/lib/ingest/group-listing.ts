/**
 * What each file says about units, sections, officers, items and channels, so that the groups themselves follow from the
 * files that are loaded: a group that no file names any more is gone, and with a file goes what it said.
 */
import { TABLE_NAMES, type TableName } from '../domain/records';

const NO_CHANNEL: readonly TableName[] = TABLE_NAMES.filter(
  (table) => !['cases', 'evaluations', 'complaints'].includes(table),
);

/** Where the load has put the keys of a file's groups; few tables have an item or a channel. */
const PLACES: readonly {
  readonly name: string;
  readonly from: string;
  readonly not: readonly TableName[];
}[] = [
  { name: 'unit', from: 'place', not: [] },
  { name: 'section', from: 'place', not: [] },
  { name: 'officer', from: 'place', not: [] },
  { name: 'item', from: 'item_place', not: NO_CHANNEL.filter((table) => table !== 'items') },
  { name: 'channel', from: 'channel_place', not: NO_CHANNEL },
];

/**
 * Where an officer belongs: the lowest of the places that rows name. One row without a unit or a section must not take
 * somebody out of the unit, and so out of its ranking and assessment; it decides only where no row says more.
 */
export const HOME = `case when unit = '' then 4000000000000000 else cast(unit_key as bigint) * 10000000000 end
  + case when section = '' then 5000000000 else 0 end + section_key`;

/** Notes the groups of the file whose rows have just been given their keys. */
export const listingSql = (table: TableName, fileNo: number): string[] => [
  ...PLACES.filter(({ not }) => !not.includes(table)).map(
    ({ name, from }) =>
      `insert into group_listing select distinct ${fileNo}, '${name}', ${name}_key from ${from} where ${name}_key > 0`,
  ),
  `insert into officer_listing
   select ${fileNo}, k.officer_key, min_by(unit_key, ${HOME}), min_by(section_key, ${HOME}),
     min(i.officer_id), max(i.officer)
   from staff_identity i join known_officer k on k.identity = i.identity where k.officer_key > 0 group by k.officer_key`,
  describeOfficersSql(`officer_key in (select officer_key from officer_listing where file_no = ${fileNo})`),
];

/** Forgets what a file said; the groups themselves stay until they are pruned. */
export const unlistSql = (fileNo: number): string[] =>
  ['group_listing', 'officer_listing', 'unit_listing', 'unit_alias'].map(
    (table) => `delete from ${table} where file_no = ${fileNo}`,
  );

/** Drops the groups that no file names any more; the others are as the files that are left say. */
export const pruneSql = (): string[] => [
  ...PLACES.map(
    ({ name }) =>
      `delete from ${name} where ${name}_key > 0
       and ${name}_key not in (select group_key from group_listing where grouping_name = '${name}')`,
  ),
  describeOfficersSql('true'),
  ...describeUnitsSql(),
];

/**
 * An officer is as the first file that names the id, and where it works, describes them; files keep their numbers, so the
 * first stays first.
 */
const describeOfficersSql = (which: string): string =>
  `update officer set unit_key = f.unit_key, section_key = f.section_key, officer_id = f.officer_id,
     officer_name = f.officer_name
   from (select * from officer_listing where ${which}
     qualify row_number() over (partition by officer_key order by unit_key = 0, file_no) = 1) f
   where f.officer_key = officer.officer_key`;

/** The directory that was loaded last describes a unit; one that no directory names has no code and no peer group. */
export const describeUnitsSql = (): string[] => [
  `update unit set unit_id = '', peer_group = '', valid_from = null, valid_to = null where unit_key > 0`,
  `update unit set unit_id = l.unit_id, peer_group = l.peer_group, valid_from = l.valid_from, valid_to = l.valid_to
   from (select * from unit_listing
     qualify row_number() over (partition by unit_name order by file_no desc, record_no desc) = 1) l
   where l.unit_name = unit.unit_name and unit.unit_key > 0`,
];
