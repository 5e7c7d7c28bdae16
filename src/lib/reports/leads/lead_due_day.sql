-- 到期当天扎堆 finished on the due day: of the cases finished in time within the last working days, those on the very last.
-- kind: query
-- shape: rate
-- source: cases
-- grain: one row per case
-- direction: neither
-- by: unit, officer
-- params: as_of timestamp
-- needs: cases.finished; cases.due | cases.committed_days | cases.statutory_days; cases.accepted
-- clause: LD-01 days; product default
-- A case whose whole limit is no longer than those days says nothing: it could only end then.
with setting as (
  select cast(max(param_value) as integer) as last_days
  from rule_param
  where rule_id = 'LD-01' and param_key = 'days' and valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), placed as (
  select c.source_row, c.case_id, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, c.ended_on, c.due_on,
    coalesce(c.is_countable and c.ended_at <= as_of and c.ended_on <= c.due_on
      and d.workday_index - e.workday_index <= w.last_days and d.workday_index - s.workday_index > w.last_days, false) as is_near
  from clock c
  cross join setting w
  left join calendar_day s on s.calendar_on = c.started_on
  left join calendar_day e on e.calendar_on = c.ended_on
  left join calendar_day d on d.calendar_on = c.due_on
  where c.clock_kind = 'case'
)
select 'cases' as source_table, source_row, case_id as source_id, unit_key, section_key, officer_key, item_key, channel_key,
  ended_on as happened_on, is_near as in_denominator, is_near and coalesce(ended_on = due_on, false) as in_numerator
from placed
