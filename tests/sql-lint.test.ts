import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lintSql } from './sql-lint';

const lib = fileURLToPath(new URL('../src/lib/', import.meta.url));
const HEADER = `-- 超期率 overdue rate: of the cases that fell due, the share past their limit.
-- kind: measure
-- params: starts_on date, as_of timestamp
-- needs: cases.due
-- clause: 002 第十条(二)
`;

const sqlFiles = ['facts', 'measures', 'events', 'reports/limits', 'reports/leads']
  .map((folder) => `${lib}${folder}`)
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith('.sql'));

describe('every fact, measure and event keeps to the common core of SQL', () => {
  it('there are files to check', () => {
    expect(sqlFiles.length).toBeGreaterThan(0);
  });
  it.each(sqlFiles.map((path) => [path.slice(lib.length), path]))('%s', (_, path) => {
    expect(lintSql(readFileSync(path, 'utf8'))).toEqual([]);
  });
});

describe('the common core of SQL, rule by rule', () => {
  it('a file that keeps the rules has no problems', () => {
    const body = `with late as (
  select c.*, cast(value as double) / nullif(n, 0) as share, case_no || coalesce(suffix, '') as case_key
  from cases c left join units u on u.unit_key = c.unit_key
)
-- 'not in' and // in a comment; "A" too
select source_row, date_of(due_at) as due_on, share * 1.96e0 / 2 as half, 'A#1; //' as note
from late where due_on between starts_on and date_of(as_of) and due_on >= date '1970-01-01'`;
    expect(lintSql(HEADER + body)).toEqual([]);
  });

  it.each([
    ['select a // b as q from t', 'no //'],
    ['select a # b as q from t', 'no #'],
    ['select a from t;', 'no ;'],
    ['SELECT a from t', 'lower case'],
    ['select Unit from t', 'lower case'],
    ['select a::date as d from t', 'no ::date'],
    ['select a::timestamp as d from t', 'no ::date'],
    ['select cast(a as date) as d from t', 'no cast to date'],
    ['select cast(coalesce(a, b) as timestamp) as d from t', 'no cast to date'],
    ['select a from t where a not in (1, 2)', 'no not in'],
    ['select a from t where a not\n in (select b from u)', 'no not in'],
    ['select round(a) as r from t', 'no round'],
    ['select length(a) as n from t', 'no bytes-or-characters'],
    ['select substring(a, 1, 2) as n from t', 'no bytes-or-characters'],
    ['select left(a, 2) as n from t', 'no bytes-or-characters'],
    ["select position('x' in a) as n from t", 'no bytes-or-characters'],
    ['select concat(a, b) as n from t', 'no concat'],
    ['select upper(a) as n from t', 'no upper or lower'],
    ['select lag(a) over (order by b) as n from t', 'no lag or lead'],
    ['select a from t, lateral (select 1 as b)', 'no lists'],
    ['select unnest(a) as b from t', 'no lists'],
    ['select [1, 2] as b from t', 'no lists'],
    ['select struct_pack(a := 1) as b from t', 'no lists'],
    ["select json_extract(a, 'x') as b from t", 'no lists'],
    ['select a, count(*) as n from t group by rollup (a)', 'no rollup'],
    ['select a, count(*) as n from t group by cube (a)', 'no rollup'],
    ["select strftime(a, 'Y') as y from t", 'no date formatting'],
    ['select week(a) as w from t', 'no date formatting'],
    ["select date_diff('week', a, b) as w from t", "no date_diff('week')"],
    ['select current_date as today from t', 'no clock'],
    ['select now() as today from t', 'no clock'],
    ["select regexp_matches(a, 'x') as m from t", 'no regular expressions'],
    ['select log(a) as l from t', 'no log'],
    ['select a * 1.96 as h from t', 'no decimals'],
    ['select a collate nocase as b from t', 'no collations'],
    ['select try_cast(a as integer) as b from t', 'no try_cast'],
    ['select var_samp(a) as b from t', 'no variance'],
    ['select arg_max(a, b) as c from t', 'not on every engine'],
    ['select a / b as c from t', 'divide by nullif'],
    [String.raw`select 'a\nb' as c from t`, 'no backslash'],
    ["select a from t where b > date '1965-03-15'", 'no date literal'],
    ["select a from t where b > timestamp '2200-01-01'", 'no date literal'],
    ['select * from t', 'no select *'],
    ['with t as (select a from b) select t.* from t', 'no select *'],
    ['with t as (select a from b) select a, t.* from t', 'no select *'],
  ])('%s → %s', (body, rule) => {
    const problems = lintSql(HEADER + body);
    expect(problems.some((problem) => problem.startsWith(rule))).toBe(true);
  });

  it.each([
    ['-- 超期率 overdue rate', '-- overdue rate', 'header: first line'],
    [
      '-- 超期率 overdue rate: of the cases that fell due, the share past their limit.',
      '-- 超期率',
      'header: first line',
    ],
    ['-- kind: measure', '-- kind: figure', 'header: -- kind'],
    ['-- params: starts_on date, as_of timestamp', '-- params: starts_on', 'header: -- params'],
    ['-- params: starts_on date, as_of timestamp', '-- params: starts_on day', 'header: -- params'],
    ['-- needs: cases.due\n', '', 'header: -- needs'],
    ['-- clause: 002 第十条(二)', '-- clause:', 'header: -- clause'],
    ['-- kind: measure', '-- kind: fact', 'header: -- key'],
  ])('a header with %s replaced by %j is refused', (good, bad, rule) => {
    const problems = lintSql(`${HEADER.replace(good, bad)}select a from t`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(rule);
  });
});
