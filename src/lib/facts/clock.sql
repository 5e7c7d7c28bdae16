-- 办件时钟 case clock: what each case has to answer to: when it began, when it is due, when it ended, and whether it ended late.
-- kind: fact
-- grain: one row per case; later kinds of clock add rows of their own
-- params: (none)
-- key: source_row
-- shard: none
-- needs: cases.accepted | cases.due | cases.finished
-- clause: 001 二(一)3; 002 第十条(二); TL-01 (rule_param dueBasis)
-- due: the export's own due date, else working days after acceptance (the next working day is day 1); a computed due is
--      date-only. due_basis: explicit, committed, statutory, none (no limit), uncovered (the calendar ends before it).
with basis as (
  select max(case when param_key = 'dueBasis' then param_value end) as due_basis,
    max(case when param_key = 'dayCount.unit' then param_value end) as day_unit,
    max(case when param_key = 'dayCount.inclusiveStart' then param_value end) as inclusive_start
  from rule_param
  where rule_id = 'TL-01'
), limited as (
  select c.source_row, c.case_id, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key,
    c.accepted_at, date_of(c.accepted_at) as accepted_on,
    c.finished_at, date_of(c.finished_at) as finished_on, coalesce(c.finished_timed, false) as finished_is_timed,
    c.result_class,
    case when c.due_at is not null and (b.due_basis is distinct from 'computed' or coalesce(c.committed_days, c.statutory_days) is null)
      then c.due_at end as given_due_at,
    coalesce(c.due_timed, false) as given_due_timed,
    coalesce(c.committed_days, c.statutory_days) as limit_days,
    case when c.committed_days is not null then 'committed' else 'statutory' end as limit_basis,
    coalesce(b.day_unit = 'day', false) as counts_every_day,
    case when b.inclusive_start = 'true' then 1 else 0 end as start_counts
  from cases c cross join basis b
), counted as (
  select l.source_row,
    d.workday_index + l.limit_days - case when d.is_workday then l.start_counts else 0 end as due_index,
    case
      when l.limit_days = 0 then l.accepted_on
      when l.counts_every_day then l.accepted_on + l.limit_days - l.start_counts
    end as plain_due_on
  from limited l
  left join calendar_day d on d.calendar_on = l.accepted_on
  where l.given_due_at is null and l.limit_days is not null
), workday as (
  select workday_index, calendar_on
  from calendar_day
  where is_workday
), computed as (
  select c.source_row, coalesce(c.plain_due_on, w.calendar_on) as due_on
  from counted c
  left join workday w on w.workday_index = c.due_index
), due as (
  select l.source_row, l.case_id, l.unit_key, l.section_key, l.officer_key, l.item_key, l.channel_key,
    l.accepted_at, l.accepted_on, l.finished_at, l.finished_on, l.finished_is_timed, l.result_class,
    coalesce(l.given_due_at, at_midnight(c.due_on)) as due_at,
    l.given_due_at is not null and l.given_due_timed as due_is_timed,
    case
      when l.given_due_at is not null then 'explicit'
      when l.limit_days is null or l.accepted_on is null then 'none'
      when c.due_on is null then 'uncovered'
      else l.limit_basis
    end as due_basis
  from limited l
  left join computed c on c.source_row = l.source_row
)
select 'case' as clock_kind, source_row, case_id, unit_key, section_key, officer_key, item_key, channel_key,
  accepted_at, accepted_on, due_at, date_of(due_at) as due_on, due_is_timed, due_basis,
  finished_at, finished_on, finished_is_timed,
  case
    when due_is_timed and finished_is_timed then finished_at > due_at
    else finished_on > date_of(due_at)
  end as is_finished_late,
  not coalesce(result_class = 'cancelled' or result_class = 'withdrawn' or result_class = 'duplicate', false) as is_countable
from due
