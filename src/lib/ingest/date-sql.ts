/**
 * How a date cell becomes an instant, in SQL, inside the one statement that loads a file.
 *
 * Year-first cells are cast as they stand; every other cell goes through named groups of a pattern in a second
 * statement over the odd rows only. The cast at the end is what refuses 4月31日: a day that does not exist gives NULL,
 * and the row is set aside by name. 24:00 is the last second of its day, so that its date stays the one that was
 * written.
 */
import type { DateOrder, Layout } from '../domain/layout';

const FULL_WIDTH = '０１２３４５６７８９：／－．\u3000\u00a0';
const HALF_WIDTH = '0123456789:/-.  ';

const TIME =
  '(?:[ T]*(上午|下午|AM|PM|am|pm)?\\s*(\\d{1,2})[:时点](\\d{1,2})(?:[:分](\\d{1,2})(?:\\.\\d+)?秒?|分)?\\s*(AM|PM|am|pm)?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?';
const TIME_GROUPS = "'before', 'h', 'mi', 's', 'after', 'zone'";

const YMD = `^(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?:\\s?日)?${TIME}$`;
const COMPACT = '^(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?)?()()()$';
const PARTS = `^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})${TIME}$`;
/** A day above 12 tells by itself which part it is. */
const BIG_DAY = '1[3-9]|2\\d|3[01]';
const DAY_FIRST = `^(${BIG_DAY})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})${TIME}$`;
const MONTH_FIRST = `^(\\d{1,2})[-/.](${BIG_DAY})[-/.](\\d{4}|\\d{2})${TIME}$`;

/** 1月5日, perhaps with a time: a date that needs a year. */
export const WITHOUT_YEAR = '^\\d{1,2}月\\d{1,2}日';

/** Day and month that could be either; RE2, over a cell in half width. */
export const EITHER_ORDER = '^(0?[1-9]|1[0-2])[-/.](0?[1-9]|1[0-2])[-/.](\\d{4}|\\d{2})(\\D|$)';

/** Minutes that a written offset lies west of the office's own (+08:00). */
const SHIFT =
  "case when p.zone = '' then 0 when p.zone = 'Z' then 480 else 480 - cast(substr(p.zone, 1, 1) || '1' as integer) * (cast(substr(p.zone, 2, 2) as integer) * 60 + cast(right(p.zone, 2) as integer)) end";

const HOUR =
  "case when p.h = '' then 0 when p.before in ('下午', 'PM', 'pm') or p.after in ('PM', 'pm') then cast(p.h as integer) % 12 + 12 when p.before in ('上午', 'AM', 'am') or p.after in ('AM', 'am') then cast(p.h as integer) % 12 else cast(p.h as integer) end";

const MACROS: readonly string[] = [
  `create or replace macro assemble_instant(p) as try_cast(case when strlen(p.y) = 2 then '20' || p.y else p.y end || '-' || p.mo || '-' || p.d || ' ' || cast(${HOUR} as varchar) || ':' || case when p.mi = '' then '0' else p.mi end || ':' || case when p.s = '' then '0' else p.s end as timestamp) + to_minutes(${SHIFT}) - to_seconds(case when p.h = '24' then 1 else 0 end)`,
  `create or replace macro half_width(x) as translate(x, '${FULL_WIDTH}', '${HALF_WIDTH}')`,
];

/** Scalar macros used by the load; made once per database. `p` is a struct of the groups above. */
export const DATE_MACROS: readonly string[] = MACROS.map((sql) => sql.replaceAll(' cast(', ' try_cast('));

/**
 * Year first with - or /, no offset: the engine's own cast reads it. Anything else is odd. An offset would be
 * dropped by that cast without a word, so + and Z anywhere and - after the date rule it out; 24:00 it would move to the
 * next day.
 */
export const isYearFirst = (cell: string): string =>
  `(strlen(${cell}) between 8 and 19 and substr(${cell}, 5, 1) in ('-', '/') and not contains(${cell}, '+') and not contains(${cell}, 'Z') and not contains(substr(${cell}, 11), '-') and not contains(${cell}, ' 24:') and not contains(${cell}, 'T24:'))`;

const extract = (half: string, pattern: string, names: string): string =>
  `regexp_extract(${half}, '${pattern}', [${names}])`;

/** What decides how an odd cell of one column is read. */
export interface DateReading {
  /** null = only cells that leave no doubt. */
  readonly order: DateOrder | null;
  readonly year: number | null;
  readonly serials: Layout['serials'];
}

const partsSql = (half: string, order: DateOrder | null): string[] => {
  const [dayFirst, monthFirst] = [`'d', 'mo', 'y', ${TIME_GROUPS}`, `'mo', 'd', 'y', ${TIME_GROUPS}`];
  if (order === null) return [extract(half, DAY_FIRST, dayFirst), extract(half, MONTH_FIRST, monthFirst)];
  return [extract(half, PARTS, order === 'mdy' ? monthFirst : dayFirst)];
};

/** The groups of a cell that is not plain ISO, one struct per pattern. `half` is a column of ours. */
const datePartsSql = (half: string, { order, year }: DateReading): string[] => {
  const dated =
    year === null
      ? half
      : `case when regexp_matches(${half}, '${WITHOUT_YEAR}') then '${year}年' || ${half} else ${half} end`;
  return [
    extract(dated, YMD, `'y', 'mo', 'd', ${TIME_GROUPS}`),
    extract(half, COMPACT, "'y', 'mo', 'd', 'h', 'mi', 's', 'before', 'after', 'zone'"),
    ...partsSql(half, order),
  ];
};

/** Days from day 0 to 1970-01-01 and to 2150-01-01: a number outside is no date of ours. */
const SERIALS = {
  1900: { zero: '1899-12-30', from: 25569, to: 91311 },
  1904: { zero: '1904-01-01', from: 24107, to: 89849 },
} as const;

/** 46027.33: whole days and a part of a day, to the second. At most 24 characters, so that no cell can be a burden. */
const serialSql = (half: string, serials: Layout['serials']): string => {
  const { zero, from, to } = SERIALS[serials];
  const days = `cast(${half} as double)`;
  return `case when strlen(${half}) <= 24 and regexp_full_match(${half}, '\\d{5}(\\.\\d+)?') and ${days} between ${from} and ${to}
    then timestamp '${zero} 00:00:00' + to_seconds(cast(round(${days} * 86400) as bigint)) end`;
};

/** 1767571380000: milliseconds of world time since 1970, in the office's own time (+08:00). */
const epochSql = (half: string): string =>
  `case when regexp_full_match(${half}, '\\d{13}') then timestamp '1970-01-01 08:00:00' + to_seconds(cast(${half} as bigint) // 1000) end`;

/** What is shaped like a date and is none names a day that does not exist, as 4月31日 in any year; the rest is unreadable. */
export const LOOKS_LIKE_DATE = [
  '^\\d{1,4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,4}\\s?日?[-\\s\\d:时点分秒.TZ+上下午AMPamp]*$',
  '^\\d{8}(T?(\\d{4}|\\d{6}))?$',
  '^(0?[2469]|11)月31日?$|^0?2月30日?$',
].join('|');

/** Whether an odd cell gives a time of day. */
const halfTimedSql = (half: string): string =>
  `(contains(${half}, ':') or contains(${half}, '时') or contains(${half}, '点') or regexp_matches(${half}, '^\\d{8}T?(\\d{4}|\\d{6})$|^\\d{5}\\.|^\\d{13}$'))`;

/** A time written 24:00, in whatever form: over a cell in half width. */
export const hour24Sql = (half: string): string =>
  `(contains(${half}, '24') and regexp_matches(${half}, '[ T日]24[:时点]|^\\d{8}T?2400(00)?$'))`;

/** Second statement for one instant of the staged rows: reads the cells that the cast could not. */
export const resolveOddSql = (field: string, reading: DateReading): string => {
  const parts = datePartsSql(`odd_${field}`, reading);
  const instants = [
    ...parts.map((_, at) => `assemble_instant(p${at})`),
    serialSql('odd', reading.serials),
    epochSql('odd'),
  ];
  return `update staged set ${field}_at = r.instant, ${field}_timed = r.timed from (
  select record_no, coalesce(${instants.join(', ')}) as instant, ${halfTimedSql('odd')} as timed
  from (select record_no, odd_${field} as odd, ${parts.map((sql, at) => `${sql} as p${at}`).join(', ')}
    from staged where odd_${field} <> '')) r
  where staged.record_no = r.record_no`;
};
