-- 小时时限 hour limit: when a limit in hours ends, counted in the office hours of working days.
-- kind: fact
-- grain: one row per case whose limit is in hours
-- params: (none)
-- key: case_row
-- shard: none
-- needs: cases.limit_unit
-- clause: TL-01 (unit, office hours)
-- due_no: working day of the calendar; due_minute: minute of that day. Both NULL without office hours in the rule set, or
-- without a time of day at acceptance: such a case is not judged.
with office as (
  select cast(max(case when param_key = 'office.opens' then param_value end) as integer) as opens,
    cast(max(case when param_key = 'office.breaks' then param_value end) as integer) as breaks,
    cast(max(case when param_key = 'office.resumes' then param_value end) as integer) as resumes,
    cast(max(case when param_key = 'office.closes' then param_value end) as integer) as closes
  from rule_param
  where rule_id = 'TL-01'
), hourly as (
  select source_row, accepted_at, date_of(accepted_at) as accepted_on,
    case when accepted_timed then extract(hour from accepted_at) * 60 + extract(minute from accepted_at) end as accepted_minute,
    60 * coalesce(committed_days, statutory_days) as limit_minutes
  from cases
  where limit_unit = 'hour'
), used as (
  select h.source_row, o.opens, o.resumes, o.breaks - o.opens as morning, o.breaks - o.opens + o.closes - o.resumes as day_minutes,
    d.workday_index - case when d.is_workday then 1 else 0 end as days_before,
    greatest(1, h.limit_minutes + case when h.accepted_minute is null then null when d.is_workday
      then least(greatest(h.accepted_minute - o.opens, 0), o.breaks - o.opens) + least(greatest(h.accepted_minute - o.resumes, 0), o.closes - o.resumes)
      else 0 end) as minutes,
    h.accepted_minute is not null and o.opens is not null and h.limit_minutes is not null as is_known
  from hourly h
  cross join office o
  left join calendar_day d on d.calendar_on = h.accepted_on
), whole as (
  select source_row, opens, resumes, morning, day_minutes, days_before, minutes, is_known,
    cast(floor((minutes - 1) / nullif(day_minutes, 0)) as integer) as more_days
  from used
)
select source_row as case_row,
  case when is_known then days_before + 1 + more_days end as due_no,
  case when is_known then case
    when minutes - more_days * day_minutes <= morning then opens + minutes - more_days * day_minutes
    else resumes + minutes - more_days * day_minutes - morning
  end end as due_minute
from whole
