-- 暂停 pause: the spans of days in which the clock of a case stood still; overlapping ones are one.
-- kind: fact
-- grain: one row per case number and merged span
-- params: (none)
-- key: case_id, from_on
-- shard: case_id
-- needs: case_events.kind | case_events.stage
-- clause: TL-01; definitions: Pauses and the ledger
-- from_on: the day after the notice; to_on: the day the supplement arrives, inclusive, or the finish before it; NULL while
-- nothing has arrived and the case is open. ..._no: working days of the calendar up to the day before, and up to to_on; NULL outside it.
with happened as (
  select case_id, source_row, event_kind, date_of(coalesce(entered_at, left_at)) as happened_on,
    date_of(left_at) as left_on
  from case_events
  where case_id is not null and coalesce(entered_at, left_at) is not null
), begun as (
  select case_id, source_row, happened_on, left_on,
    case event_kind when 'supplement_notice' then 'supplement_received' when 'suspended' then 'resumed' end as ending_kind
  from happened
  where event_kind = 'supplement_notice' or event_kind = 'suspended' or event_kind = 'special'
), answered as (
  select b.source_row, min(e.happened_on) as answered_on
  from begun b
  join happened e on e.case_id = b.case_id and e.event_kind = b.ending_kind and e.happened_on >= b.happened_on
  group by b.source_row
), finished as (
  select c.case_id, max(date_of(c.finished_at)) as finished_on
  from cases c
  join (select distinct case_id from begun) b on b.case_id = c.case_id
  group by c.case_id
), span as (
  select b.case_id, b.source_row, b.happened_on + 1 as from_on,
    least(coalesce(a.answered_on, case when b.left_on > b.happened_on or b.ending_kind is null then b.left_on end, date '2149-12-31'),
      f.finished_on) as to_on
  from begun b
  left join answered a on a.source_row = b.source_row
  left join finished f on f.case_id = b.case_id
), reaching as (
  select case_id, source_row, from_on, to_on,
    max(to_on) over (partition by case_id order by from_on, to_on, source_row
      rows between unbounded preceding and 1 preceding) as reached_on
  from span
  where to_on >= from_on
), numbered as (
  select case_id, from_on, to_on,
    sum(case when reached_on is null or from_on > reached_on + 1 then 1 else 0 end)
      over (partition by case_id order by from_on, to_on, source_row) as span_no
  from reaching
), merged as (
  select case_id, span_no, min(from_on) as from_on, max(to_on) as to_on
  from numbered
  group by case_id, span_no
)
select m.case_id, m.from_on, case when m.to_on < date '2149-12-31' then m.to_on end as to_on,
  b.workday_index as before_no, t.workday_index as to_no
from merged m
left join calendar_day b on b.calendar_on = m.from_on - 1
left join calendar_day t on t.calendar_on = m.to_on
