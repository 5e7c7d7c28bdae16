/**
 * How a date cell becomes an instant, in SQL, inside the one statement that loads a file.
 *
 * Year-first cells are cast as they stand; every other cell goes through named groups of a pattern in a second
 * statement over the odd rows only. The cast at the end is what refuses 4月31日: a day that does not exist gives NULL,
 * and the row is set aside by name.
 */
import type { DateOrder } from '../domain/layout';

const FULL_WIDTH = '０１２３４５６７８９：／－．\u3000\u00a0';
const HALF_WIDTH = '0123456789:/-.  ';

const TIME =
  '(?:[ T]*(上午|下午|AM|PM|am|pm)?\\s*(\\d{1,2})[:时点](\\d{1,2})(?:[:分](\\d{1,2})(?:\\.\\d+)?秒?|分)?\\s*(AM|PM|am|pm)?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?';
const TIME_GROUPS = "'before', 'h', 'mi', 's', 'after', 'zone'";

const YMD = `^(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?:\\s?日)?${TIME}$`;
const COMPACT = '^(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?)?()()()$';
const PARTS = `^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})${TIME}$`;

/** Minutes that a written offset lies west of the office's own (+08:00). */
const SHIFT =
  "case when p.zone = '' then 0 when p.zone = 'Z' then 480 else 480 - cast(substr(p.zone, 1, 1) || '1' as integer) * (cast(substr(p.zone, 2, 2) as integer) * 60 + cast(right(p.zone, 2) as integer)) end";

const HOUR =
  "case when p.h = '' then 0 when p.before in ('下午', 'PM', 'pm') or p.after in ('PM', 'pm') then cast(p.h as integer) % 12 + 12 when p.before in ('上午', 'AM', 'am') or p.after in ('AM', 'am') then cast(p.h as integer) % 12 else cast(p.h as integer) end";

const MACROS: readonly string[] = [
  `create or replace macro assemble_instant(p) as try_cast(case when strlen(p.y) = 2 then '20' || p.y else p.y end || '-' || p.mo || '-' || p.d || ' ' || cast(${HOUR} as varchar) || ':' || case when p.mi = '' then '0' else p.mi end || ':' || case when p.s = '' then '0' else p.s end as timestamp) + to_minutes(${SHIFT})`,
  `create or replace macro half_width(x) as translate(x, '${FULL_WIDTH}', '${HALF_WIDTH}')`,
];

/** Scalar macros used by the load; made once per database. `p` is a struct of the groups above. */
export const DATE_MACROS: readonly string[] = MACROS.map((sql) => sql.replaceAll(' cast(', ' try_cast('));

/**
 * Year first with - or /, no offset: the engine's own cast reads it. Anything else is odd. An offset would be
 * dropped by that cast without a word, so + and Z anywhere and - after the date rule it out.
 */
export const isYearFirst = (cell: string): string =>
  `(strlen(${cell}) between 8 and 19 and substr(${cell}, 5, 1) in ('-', '/') and not contains(${cell}, '+') and not contains(${cell}, 'Z') and not contains(substr(${cell}, 11), '-'))`;

const extract = (half: string, pattern: string, names: string): string =>
  `regexp_extract(${half}, '${pattern}', [${names}])`;

/** The groups of a cell that is not plain ISO, one struct per pattern. `half` is a column of ours. */
const datePartsSql = (half: string, order: DateOrder): { ymd: string; compact: string; parts: string } => ({
  ymd: extract(half, YMD, `'y', 'mo', 'd', ${TIME_GROUPS}`),
  compact: extract(half, COMPACT, "'y', 'mo', 'd', 'h', 'mi', 's', 'before', 'after', 'zone'"),
  parts: extract(half, PARTS, `${order === 'mdy' ? "'mo', 'd'" : "'d', 'mo'"}, 'y', ${TIME_GROUPS}`),
});

/** What is shaped like a date and is none names a day that does not exist, as 4月31日 in any year; the rest is unreadable. */
export const LOOKS_LIKE_DATE = [
  '^\\d{1,4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,4}\\s?日?[-\\s\\d:时点分秒.TZ+上下午AMPamp]*$',
  '^\\d{8}(T?(\\d{4}|\\d{6}))?$',
  '^(0?[2469]|11)月31日?$|^0?2月30日?$',
].join('|');

/** Whether an odd cell gives a time of day. */
const halfTimedSql = (half: string): string =>
  `(contains(${half}, ':') or contains(${half}, '时') or contains(${half}, '点') or regexp_matches(${half}, '^\\d{8}T?(\\d{4}|\\d{6})$'))`;

/** Second statement for one instant of the staged rows: reads the cells that the cast could not. */
export const resolveOddSql = (field: string, order: DateOrder): string => {
  const { ymd, compact, parts } = datePartsSql(`odd_${field}`, order);
  return `update staged set ${field}_at = r.instant, ${field}_timed = r.timed from (
  select record_no, coalesce(assemble_instant(ymd), assemble_instant(compact), assemble_instant(parts)) as instant,
    ${halfTimedSql('odd')} as timed
  from (select record_no, odd_${field} as odd, ${ymd} as ymd, ${compact} as compact, ${parts} as parts
    from staged where odd_${field} <> '')) r
  where staged.record_no = r.record_no`;
};
