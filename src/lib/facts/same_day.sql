-- 当日 same day: the day on which an immediate or same-day case has to be finished.
-- kind: fact
-- grain: one row per case of a type that is done at once
-- params: (none)
-- key: case_row
-- shard: none
-- needs: cases.case_type
-- clause: 002 第九条(一); 004-10 三(二)3-4; TL-07, TL-08 (caseTypes)
-- same_day_on: the day of acceptance; the next working day for what came after closing time or on a day off
with done_at_once as (
  select param_value as case_type, min(rule_id) as rule_id
  from rule_param
  where (rule_id = 'TL-07' or rule_id = 'TL-08') and param_key = 'caseTypes'
  group by param_value
), office as (
  select cast(max(param_value) as integer) as closes
  from rule_param
  where rule_id = 'TL-01' and param_key = 'office.closes'
), accepted as (
  select c.source_row, t.rule_id, date_of(c.accepted_at) as accepted_on,
    coalesce(c.accepted_timed and extract(hour from c.accepted_at) * 60 + extract(minute from c.accepted_at) >= o.closes, false) as is_after_closing
  from cases c
  join done_at_once t on t.case_type = c.case_type
  cross join office o
  where c.accepted_at is not null
), workday as (
  select workday_index, calendar_on
  from calendar_day
  where is_workday
)
select a.source_row as case_row, a.rule_id, w.calendar_on as same_day_on, w.workday_index as same_day_no
from accepted a
left join calendar_day d on d.calendar_on = a.accepted_on
left join workday w on w.workday_index = d.workday_index + case when d.is_workday and not a.is_after_closing then 0 else 1 end
