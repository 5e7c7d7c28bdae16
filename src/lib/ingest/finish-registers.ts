/** The staged rows of what offices keep by hand: refusals on file, first inquiries, duties done, the roster. */
import {
  classed,
  flags,
  instants,
  KEYS,
  meaning,
  placeJoin,
  row,
  value,
  words,
  type Has,
} from './finish-parts';

export type RegisterTable = 'filings' | 'registers' | 'activities' | 'persons';

const filingsSql = (has: Has, fileNo: number): string => {
  const ground = classed(has, 'ground');
  const said = flags(has, 'is_written', 'is_signed');
  return `insert into filings
  select ${row(fileNo)}, ${words(has, 'filing_id', 'case_id')}, ${KEYS}, ${ground.columns},
    ${instants(has, 'leader_decided', 'decided', 'notified', 'filed')}, ${said.columns}
  from staged s ${placeJoin(has)} ${ground.joins} ${said.joins}`;
};

/** A register that does not say what a row is, is that of first inquiries. */
const registersSql = (has: Has, fileNo: number): string => {
  const { join, column } = meaning(has, 'kind', 'map_kind');
  const consent = flags(has, 'consent');
  const ofKind = has('kind')
    ? `case when s.kind is null then 'first_inquiry' else ${column} end`
    : `'first_inquiry'`;
  return `insert into registers
  select ${row(fileNo)}, ${words(has, 'register_id', 'case_id')}, ${KEYS}, ${words(has, 'kind')}, ${ofKind},
    ${words(has, 'visitor', 'visitor_unit', 'matter', 'outcome')}, ${instants(has, 'registered', 'handed')},
    ${words(has, 'transferred_to')}, ${consent.columns}, ${instants(has, 'reported')}, ${words(has, 'source')}
  from staged s ${placeJoin(has)} ${join} ${consent.joins}`;
};

const activitiesSql = (has: Has, fileNo: number): string => {
  const kind = classed(has, 'kind');
  const done = flags(has, 'is_done');
  return `insert into activities
  select ${row(fileNo)}, ${words(has, 'activity_id')}, ${KEYS}, ${kind.columns}, ${words(has, 'title')},
    ${value(has, 'quantity', 'integer')}, ${done.columns}, ${instants(has, 'due', 'done')}, ${words(has, 'doc_no')}
  from staged s ${placeJoin(has)} ${kind.joins} ${done.joins}`;
};

const day = (has: Has, field: string): string =>
  has(field) ? `date_of(s.${field}_at)` : 'cast(null as date)';

const personsSql = (has: Has, fileNo: number): string => {
  const [post, category] = [classed(has, 'post'), classed(has, 'category')];
  return `insert into persons
  select ${row(fileNo)}, ${words(has, 'person_id')}, ${KEYS}, ${post.columns}, ${category.columns},
    ${day(has, 'valid_from')}, ${day(has, 'valid_to')}, ${words(has, 'supervises')}
  from staged s ${placeJoin(has)} ${post.joins} ${category.joins}`;
};

/** The statement that moves the staged rows into their table; places have their keys. */
export const registerSql = (table: RegisterTable, has: Has, fileNo: number): string => {
  switch (table) {
    case 'filings':
      return filingsSql(has, fileNo);
    case 'registers':
      return registersSql(has, fileNo);
    case 'activities':
      return activitiesSql(has, fileNo);
    case 'persons':
      return personsSql(has, fileNo);
  }
};
