-- 即将到期 due soon: open cases at the cut-off that are past their due, or due within the next working days.
-- kind: query
-- grain: one row per open case with a due date
-- params: as_of timestamp, days integer
-- key: source_row
-- needs: cases.due | cases.committed_days | cases.statutory_days; cases.finished
-- clause: 002 第十条(二); TL-01; definitions: Late, Cut-off
-- days_left: working days after the day of the cut-off, up to and with the due day; below 0 those since it; NULL where the
-- calendar does not reach. is_late: past its due. An open case without a due date has why there is none in due_basis.
with today as (
  select workday_index, calendar_on
  from calendar_day
  where calendar_on = date_of(as_of)
), horizon as (
  select w.calendar_on as last_on
  from calendar_day w
  join today t on w.workday_index = t.workday_index + days
  where w.is_workday
), opened as (
  select source_row, case_id, unit_key, section_key, officer_key, item_key, channel_key, started_on, due_at, due_on, due_is_timed, due_basis
  from clock
  where clock_kind = 'case' and is_countable and coalesce(ended_at > as_of, true) and coalesce(started_at <= as_of, true)
), judged as (
  select o.source_row, o.case_id, o.unit_key, o.section_key, o.officer_key, o.item_key, o.channel_key, o.started_on, o.due_at, o.due_on,
    o.due_is_timed, o.due_basis, d.workday_index - t.workday_index as days_left,
    coalesce(case when o.due_is_timed then as_of > o.due_at else date_of(as_of) > o.due_on end, false) as is_late,
    h.last_on
  from opened o
  left join today t on true
  left join horizon h on true
  left join calendar_day d on d.calendar_on = o.due_on
)
select source_row, case_id, unit_key, section_key, officer_key, item_key, channel_key, started_on, due_at, due_on, due_is_timed, due_basis,
  days_left, is_late,
  case
    when due_on is null then due_basis
    when is_late then 'late'
    when days_left <= days then 'soon'
    when days_left is null and last_on is null then 'uncovered'
    else 'later'
  end as state
from judged
