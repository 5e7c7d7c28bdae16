/** Names of units, sections and officers that somebody should look at: each once, at the first record that has it. */
import type { Engine } from '../db/engine';
import type { Layout } from '../domain/layout';
import { INVISIBLE, writtenNameSql } from './clean-sql';
import type { Doubt } from './doubts';
import type { Has } from './finish-parts';

const NAMES = ['unit', 'section', 'officer'] as const;

const headerOf = ({ columns }: Layout, name: string): string =>
  columns.find(({ field }) => field === name)?.header ?? '';

/**
 * Names that are not read as they were written: spaces between 汉字 and （窗口） are left out. Those with characters that
 * are not seen are pointed out by `invisible.ts`. The distinct names decide, so that rows are looked at only when there
 * is something.
 */
const isOtherwise = (name: string): string =>
  `${name} <> '' and ${writtenNameSql(`raw_${name}`)} <> ${name} and not regexp_matches(raw_${name}, '${INVISIBLE}')`;

const readOtherwise = (name: string): string => `create or replace temp table odd_name as
  select distinct raw_${name} as raw, ${writtenNameSql(`raw_${name}`)} as written from staff where ${isOtherwise(name)}`;

const firstRecords = (name: string): string => `select min(s.record_no) as record_no, o.written as value
  from staged s join odd_name o on o.raw = s.${name} group by o.written order by 1`;

/** One name in two sections of a unit and no id: two persons until somebody says otherwise. */
const NAMESAKES = `create or replace temp table namesake as
  select unit, officer, string_agg(section, '、' order by section) as sections from (
    select distinct unit, officer, section from staff where officer <> '' and officer_id = '' and section <> '')
  group by unit, officer having count(*) > 1`;
const FIRST_NAMESAKES = `select min(s.record_no) as record_no, n.officer || '（' || n.sections || '）' as value
  from namesake n join staff f on f.unit = n.unit and f.officer = n.officer
  join staged s on s.unit = f.raw_unit and s.section = f.raw_section and s.officer = f.raw_officer
  group by n.unit, n.officer, n.sections order by 1`;

const isEmpty = async (engine: Engine, table: 'odd_name' | 'namesake'): Promise<boolean> => {
  const [row] = await engine.query(`select count(*) as n from ${table}`);
  return Number(row?.['n']) === 0;
};

const oddNames = async (engine: Engine, name: string, column: string): Promise<Doubt[]> => {
  await engine.run(readOtherwise(name));
  if (await isEmpty(engine, 'odd_name')) return [];
  const rows = await engine.query(firstRecords(name));
  return rows.map((row) => ({
    recordNo: Number(row['record_no']),
    column,
    value: String(row['value']),
    reason: 'name_spelling',
    kept: true,
  }));
};

const namesakes = async (engine: Engine, column: string): Promise<Doubt[]> => {
  await engine.run(NAMESAKES);
  if (await isEmpty(engine, 'namesake')) return [];
  const rows = await engine.query(FIRST_NAMESAKES);
  return rows.map((row) => ({
    recordNo: Number(row['record_no']),
    column,
    value: String(row['value']),
    reason: 'same_name',
    kept: true,
  }));
};

/** One question for all of it: most files hold nothing of the kind. */
const hasDoubts = async (engine: Engine, names: readonly string[]): Promise<boolean> => {
  const [row] = await engine.query(
    `select count(*) filter (where ${names.map((name) => `(${isOtherwise(name)})`).join(' or ')}) as names, (select count(*) from (
       select 1 from staff where officer <> '' and officer_id = '' and section <> ''
       group by unit, officer having count(distinct section) > 1)) as namesakes from staff`,
  );
  return Number(row?.['names']) + Number(row?.['namesakes']) > 0;
};

/** Reads `staged` and `staff` of the file that is being loaded. */
export const findNameDoubts = async (engine: Engine, layout: Layout, has: Has): Promise<Doubt[]> => {
  const names = NAMES.filter(has);
  if (names.length === 0 || !(await hasDoubts(engine, names))) return [];
  const doubts: Doubt[] = [];
  for (const name of names) doubts.push(...(await oddNames(engine, name, headerOf(layout, name))));
  if (NAMES.every(has)) doubts.push(...(await namesakes(engine, headerOf(layout, 'officer'))));
  return doubts;
};
