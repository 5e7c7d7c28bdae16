-- 三次及以上 three visits: cases for which somebody had to come, or to be told what is missing, as often as the rule set says (3) or more.
-- kind: measure
-- shape: rate
-- source: cases
-- grain: one row per case
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: cases.visits | case_events.kind; cases.accepted
-- clause: 004-11(四)1⑦; TL-22
with told as (
  select case_id, count(*) as notices
  from case_events
  where event_kind = 'supplement_notice' and case_id is not null
  group by case_id
), most as (
  select coalesce(min(cast(param_value as integer)), 3) as visits
  from rule_param
  where rule_id = 'TL-22' and param_key = 'visits'
), clock_of_case as (
  select source_row, is_countable, started_at, started_on
  from clock
  where clock_kind = 'case'
)
select 'cases' as source_table, c.source_row, c.case_id as source_id,
  c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, k.started_on as happened_on,
  k.is_countable and coalesce(k.started_at <= as_of, false) as in_denominator,
  k.is_countable and coalesce(k.started_at <= as_of, false) and (coalesce(c.visits >= m.visits, false) or coalesce(t.notices >= m.visits, false)) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not k.is_countable then 'cancelled'
    when k.started_at is null then 'no_start'
    when k.started_at > as_of then 'after_cutoff'
  end as excluded_because
from cases c
join clock_of_case k on k.source_row = c.source_row
cross join most m
left join told t on t.case_id = c.case_id
