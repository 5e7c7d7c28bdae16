-- 办理用时 days used: the working days that each case finished in the period took, the days on which its clock stood still left out.
-- kind: measure
-- shape: quantile
-- source: cases
-- grain: one row per case; category and value: working days
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: cases.accepted; cases.finished
-- clause: TL-21
with days as (
  select c.source_row, c.case_id, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, c.is_countable,
    c.ended_at, c.ended_on, c.statutory_days, c.started_on,
    e.workday_index - s.workday_index - case when c.limit_unit = 'day' then 0 else coalesce(c.paused_days, 0) end as used_days
  from clock c
  left join calendar_day s on s.calendar_on = c.started_on
  left join calendar_day e on e.calendar_on = c.ended_on
  where c.clock_kind = 'case'
)
select 'cases' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, ended_on as happened_on,
  is_countable and coalesce(ended_at <= as_of and used_days >= 0, false) as in_denominator,
  is_countable and coalesce(ended_at <= as_of and used_days >= 0, false) as in_numerator,
  cast(used_days as varchar) as category, cast(used_days as double) as value, cast(null as double) as weight,
  case
    when not is_countable then 'cancelled'
    when ended_at is null then 'open'
    when ended_at > as_of then 'after_cutoff'
    when started_on is null then 'no_start'
    when used_days is null then 'beyond_calendar'
    when used_days < 0 then 'reversed'
  end as excluded_because
from days
