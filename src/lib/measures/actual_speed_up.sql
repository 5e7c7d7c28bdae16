-- 实际提速率 actual speed up: by how much the working days used are fewer than the statutory ones, over the cases finished in the period.
-- kind: measure
-- shape: ratio
-- source: cases
-- grain: one row per case; numerator: days saved, denominator: statutory days
-- direction: higher_is_better
-- params: as_of timestamp
-- needs: cases.statutory_days; cases.accepted; cases.finished
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
  is_countable and coalesce(ended_at <= as_of and statutory_days > 0 and used_days >= 0, false) as in_denominator,
  is_countable and coalesce(ended_at <= as_of and statutory_days > 0 and used_days >= 0 and used_days < statutory_days, false) as in_numerator,
  cast(null as varchar) as category, cast(statutory_days - used_days as double) as value, cast(statutory_days as double) as weight,
  case
    when not is_countable then 'cancelled'
    when ended_at is null then 'open'
    when ended_at > as_of then 'after_cutoff'
    when statutory_days is null or statutory_days = 0 then 'no_limit'
    when started_on is null then 'no_start'
    when used_days is null then 'beyond_calendar'
    when used_days < 0 then 'reversed'
  end as excluded_because
from days
