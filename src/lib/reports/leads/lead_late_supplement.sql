-- 临到期才要求补正 papers asked for at the last moment: of the cases in which papers were asked for, those asked just before the due.
-- kind: query
-- shape: rate
-- source: case_events
-- grain: one row per case, its first notice
-- direction: neither
-- by: unit, officer
-- params: as_of timestamp
-- needs: case_events.kind | case_events.stage; case_events.case_id; cases.case_id; cases.due | cases.committed_days | cases.statutory_days
-- clause: RN-02; LD-05 days; product default
-- The due is that before any pause: the days of the limit from acceptance, else the export's own date. A limit no longer
-- than those days says nothing.
with setting as (
  select cast(max(param_value) as integer) as last_days
  from rule_param
  where rule_id = 'LD-05' and param_key = 'days' and valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), notice as (
  select case_id, source_row, date_of(coalesce(entered_at, left_at)) as noticed_on
  from case_events
  where event_kind = 'supplement_notice' and case_id is not null and coalesce(entered_at, left_at) <= as_of
  qualify row_number() over (partition by case_id order by coalesce(entered_at, left_at), source_row) = 1
), first_case as (
  select case_id, unit_key, section_key, officer_key, item_key, channel_key, started_on, due_on, limit_days, limit_unit
  from clock
  where clock_kind = 'case' and is_countable and case_id is not null
  qualify row_number() over (partition by case_id order by source_row) = 1
), placed as (
  select n.source_row, n.case_id, n.noticed_on, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key,
    case when c.limit_days is not null and coalesce(c.limit_unit, 'workday') = 'workday' then s.workday_index + c.limit_days else d.workday_index end as due_no,
    s.workday_index as start_no, b.workday_index as notice_no
  from notice n
  join first_case c on c.case_id = n.case_id
  left join calendar_day s on s.calendar_on = c.started_on
  left join calendar_day d on d.calendar_on = c.due_on
  left join calendar_day b on b.calendar_on = n.noticed_on
)
select 'case_events' as source_table, p.source_row, p.case_id as source_id, p.unit_key, p.section_key, p.officer_key, p.item_key, p.channel_key,
  p.noticed_on as happened_on, coalesce(p.due_no - p.start_no > w.last_days, false) as in_denominator,
  coalesce(p.due_no - p.start_no > w.last_days and p.due_no >= p.notice_no and p.due_no - p.notice_no < w.last_days, false) as in_numerator
from placed p
cross join setting w
