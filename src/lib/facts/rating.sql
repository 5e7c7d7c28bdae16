-- 评价 rating: each evaluation with its case and the moment from which a later valid one of the same case replaces it.
-- kind: fact
-- grain: one row per evaluation
-- params: (none)
-- key: source_row
-- shard: none
-- needs: evaluations.rating
-- clause: 001 6 (一次一评); EV-01 keep = last, EV-02 countAsSatisfied
-- replaced_at: NULL while it is the last one; by a rating without a date: from the beginning of time (1970). case_row: the case it belongs to, NULL when no file holds it.
with satisfied as (
  select 5 as scale_size, cast(param_value as integer) as rating_level
  from rule_param where rule_id = 'EV-02' and param_key = 'countAsSatisfied.5'
  union all
  select 4 as scale_size, cast(param_value as integer) as rating_level
  from rule_param where rule_id = 'EV-02' and param_key = 'countAsSatisfied.4'
  union all
  select 3 as scale_size, cast(param_value as integer) as rating_level
  from rule_param where rule_id = 'EV-02' and param_key = 'countAsSatisfied.3'
), kept as (
  select max(param_value) as keep
  from rule_param
  where rule_id = 'EV-01' and param_key = 'keep'
), counted as (
  select source_row, case_id, rated_at
  from evaluations
  where rating_level is not null and coalesce(is_valid, true) and case_id is not null
), several as (
  select case_id
  from counted
  group by case_id
  having count(*) > 1
), replaced as (
  select c.source_row,
    case
      when k.keep = 'all' then null
      when k.keep = 'first' then case when row_number() over same_case > 1 then coalesce(c.rated_at, at_midnight(date '1970-01-01')) end
      when count(*) over next_one > 0 then coalesce(min(c.rated_at) over next_one, at_midnight(date '1970-01-01'))
    end as replaced_at
  from counted c
  join several s on s.case_id = c.case_id
  cross join kept k
  window same_case as (partition by c.case_id order by c.rated_at nulls first, c.source_row),
    next_one as (
      partition by c.case_id order by c.rated_at nulls first, c.source_row rows between 1 following and 1 following
    )
), known_case as (
  select case_id, min(source_row) as case_row, min_by(item_key, source_row) as item_key
  from cases
  where case_id is not null
  group by case_id
)
select e.source_row, e.evaluation_id, e.case_id, e.unit_key, e.section_key, e.officer_key,
  coalesce(k.item_key, 0) as item_key, e.channel_key, k.case_row,
  e.scale_size, e.rating_level, e.rating_level is not null and s.rating_level is not null as is_satisfied,
  e.rating_level is not null as is_rated,
  coalesce(e.is_active, true) as is_active, coalesce(e.is_valid, true) as is_valid,
  e.rated_at, date_of(e.rated_at) as rated_on, r.replaced_at
from evaluations e
left join replaced r on r.source_row = e.source_row
left join known_case k on k.case_id = e.case_id
left join satisfied s on s.scale_size = e.scale_size and s.rating_level = e.rating_level
