/** What the facts say about the clocks of the sample county, in the shape in which the generator wrote its answers. */
import * as v from 'valibot';
import type { Engine } from '../src/lib/db/engine';
import type { CountyAnswers } from './county';

type Clock = Pick<CountyAnswers['clock'], 'clocks' | 'flags'>;
type Cases = CountyAnswers['clock']['cases'];
/** Of a planted case: its plant, and whether its paused days are told. */
type Planted = Readonly<Record<string, Pick<Cases[string], 'plant' | 'pausedDays'>>>;

const AS_OF = "date '2026-10-31'";
const IS_LATE = `coalesce(ended_on <= ${AS_OF} and is_ended_late, false)`;
const IS_OPEN_LATE = `coalesce((ended_on is null or ended_on > ${AS_OF}) and due_on < ${AS_OF}, false)`;

const Case = v.object({
  case_id: v.string(),
  due: v.nullable(v.string()),
  paused_days: v.number(),
  late: v.boolean(),
  verdicts: v.nullable(v.string()),
});

/** The added cases, without the plant's name; days are only told where they were planted to be told. */
export const foundCases = async (engine: Engine, planted: Planted): Promise<Cases> => {
  const rows = await engine.query(`
    select c.case_id, cast(c.due_on as varchar) as due, coalesce(c.paused_days, 0) as paused_days,
      ${IS_LATE} or ${IS_OPEN_LATE} as late, e.verdicts
    from clock c
    left join (
      select case_row, string_agg(verdict, ',' order by extension_no) as verdicts from extension group by case_row
    ) e on e.case_row = c.source_row
    where c.clock_kind = 'case'`);
  const found = rows.flatMap((row) => {
    const { case_id, due, paused_days, late, verdicts } = v.parse(Case, row);
    const own = planted[case_id];
    if (own === undefined) return [];
    const pausedDays = own.pausedDays === null ? null : paused_days;
    return [
      [case_id, { plant: own.plant, due, pausedDays, late, verdicts: verdicts?.split(',') ?? [] }] as const,
    ];
  });
  return Object.fromEntries(found);
};

const Count = v.object({ name: v.string(), n: v.number(), late: v.number(), open: v.number() });

const counted = async (engine: Engine, kind: string, by: string) => {
  const rows = await engine.query(
    `select ${by} as name, cast(count(*) as integer) as n,
       cast(count(*) filter (where ${IS_LATE}) as integer) as late,
       cast(count(*) filter (where ${IS_OPEN_LATE}) as integer) as open
     from clock c join unit u on u.unit_key = c.unit_key
     where c.clock_kind = $1 and c.due_on <= ${AS_OF}
     group by 1`,
    [kind],
  );
  return rows.map((row) => v.parse(Count, row)).map(({ name, ...count }) => [name, count] as const);
};

/** Clocks of one kind that were due by the cut-off, in all and by unit. */
export const foundClocks = async (engine: Engine, kind: string): Promise<Clock['clocks'][string]> => {
  const [total] = await counted(engine, kind, "''");
  return {
    total: total?.[1] ?? { n: 0, late: 0, open: 0 },
    unit: Object.fromEntries(await counted(engine, kind, 'u.unit_name')),
  };
};

/** Cases due by the cut-off whose own flag says otherwise than the clock. */
export const foundFlags = async (engine: Engine): Promise<Clock['flags']> => {
  const rows = await engine.query(`
    select u.unit_name as name, cast(count(*) as integer) as n,
      cast(count(*) filter (where ${IS_LATE} or ${IS_OPEN_LATE}) as integer) as late, 0 as open
    from clock c join cases k on k.source_row = c.source_row join unit u on u.unit_key = c.unit_key
    where c.clock_kind = 'case' and c.is_countable and c.due_on <= ${AS_OF}
      and k.flagged_late <> (${IS_LATE} or ${IS_OPEN_LATE})
    group by 1`);
  const units = rows.map((row) => v.parse(Count, row));
  const saysInTime = units.reduce((all, { late }) => all + late, 0);
  const all = units.reduce((sum, { n }) => sum + n, 0);
  return {
    saysInTime,
    saysLate: all - saysInTime,
    unit: Object.fromEntries(units.map(({ name, n }) => [name === '' ? '（未填）' : name, n])),
  };
};

const Catalogue = v.object({
  promisedNoLess: v.number(),
  withoutLimit: v.number(),
  unpublished: v.number(),
  threeVisits: v.number(),
});

/** Faults of the catalogue (TL-05, TL-06), and cases with three visits or more. */
export const foundFaults = async (engine: Engine): Promise<v.InferOutput<typeof Catalogue>> => {
  const [row] = await engine.query(`
    select cast(count(*) filter (where committed_days >= statutory_days) as integer) as "promisedNoLess",
      cast(count(*) filter (where committed_days is null and statutory_days is null) as integer) as "withoutLimit",
      cast(count(*) filter (where not is_published) as integer) as "unpublished",
      (select cast(count(*) as integer) from cases where visits >= 3) as "threeVisits"
    from items`);
  return v.parse(Catalogue, row);
};
