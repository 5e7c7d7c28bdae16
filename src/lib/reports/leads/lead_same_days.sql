-- 办理天数雷同 identical durations: of the cases finished before their due day, those that took the one number of days commonest in their unit.
-- kind: query
-- shape: rate
-- source: cases
-- grain: one row per case
-- direction: neither
-- by: unit
-- params: as_of timestamp
-- needs: cases.finished; cases.accepted; cases.due | cases.committed_days | cases.statutory_days
-- clause: TL-21; LD-08 limitDays; product default
-- Working days without pauses; the commonest is that of everything up to the cut-off, whatever the period. Short limits
-- leave no choice and are left out; the due day is another lead.
with setting as (
  select cast(max(param_value) as integer) as least_limit
  from rule_param
  where rule_id = 'LD-08' and param_key = 'limitDays' and valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), used as (
  select c.source_row, c.case_id, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, c.ended_on,
    e.workday_index - s.workday_index - case when c.limit_unit = 'day' then 0 else coalesce(c.paused_days, 0) end as used_days
  from clock c
  cross join setting w
  join calendar_day s on s.calendar_on = c.started_on
  join calendar_day e on e.calendar_on = c.ended_on
  join calendar_day d on d.calendar_on = c.due_on
  where c.clock_kind = 'case' and c.is_countable and c.ended_at <= as_of and c.ended_on < c.due_on
    and d.workday_index - s.workday_index >= w.least_limit
), counted as (
  select unit_key, used_days, count(*) as cases
  from used
  where used_days > 0
  group by unit_key, used_days
), commonest as (
  select unit_key, used_days as common_days
  from counted
  qualify row_number() over (partition by unit_key order by cases desc, used_days) = 1
)
select 'cases' as source_table, u.source_row, u.case_id as source_id, u.unit_key, u.section_key, u.officer_key, u.item_key, u.channel_key,
  u.ended_on as happened_on, u.used_days > 0 as in_denominator, coalesce(u.used_days = m.common_days, false) as in_numerator
from used u
left join commonest m on m.unit_key = u.unit_key
