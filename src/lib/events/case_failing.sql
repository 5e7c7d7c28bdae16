-- 办件情形 failing of a case: what the record of a case, or the absence of a step, says against those who handled it.
-- kind: event
-- source: cases
-- grain: one row per case and kind
-- params: as_of timestamp
-- needs: cases.case_id
-- clause: 001 二(一)3, 8; 002 第八条…第十条; 003 限时办结, 否定报备; 004-6; 004-8 六; TL-04, TL-07, TL-20, TL-22, RN-03, RN-04, RN-06, RN-12, RN-15, RN-16, EX-04, EX-05
-- emits unjustified_late: cases.due | cases.committed_days | cases.statutory_days; cases.finished
-- emits same_day_late: cases.case_type; cases.accepted; cases.finished
-- emits many_visits: cases.visits
-- emits acceptance_late: cases.submitted; cases.accepted
-- emits no_receipt: cases.accepted; case_events.kind=receipt
-- emits incomplete_process: case_events.kind=handed_over | case_events.kind=forwarded; case_events.kind=handled; case_events.kind=replied
-- emits no_pickup: cases.finished; case_events.kind=delivered | case_events.kind=picked_up
-- emits not_archived: cases.finished; cases.archive_no
-- emits no_officer: cases.accepted; cases.officer | cases.officer_id
-- emits late_unreported: cases.due | cases.committed_days | cases.statutory_days; cases.finished; case_events.kind=late_report
-- emits negative_without_filing: cases.result; filings.case_id
-- emits negative_without_reason: cases.result; cases.refusal_reason | filings.ground
-- happened_on: of lateness the day it was due, of a missing step the day by which it was owed.
-- state: what the record itself proves is upheld; what only a missing record suggests is pending until somebody has looked.
with excuse as (
  select param_value as late_reason, min(valid_from) as valid_from, max(coalesce(valid_to, date '2149-12-31')) as valid_until
  from rule_param
  where rule_id = 'TL-04' and param_key = 'excuses'
  group by param_value
), setting as (
  select cast(max(case when rule_id = 'TL-22' and param_key = 'visits' then param_value end) as integer) as visits,
    cast(max(case when rule_id = 'TL-20' and param_key = 'days' then param_value end) as integer) as acceptance_days,
    cast(max(case when rule_id = 'RN-12' and param_key = 'days' then param_value end) as integer) as archive_days,
    cast(max(case when rule_id = 'RN-16' and param_key = 'days' then param_value end) as integer) as officer_days
  from rule_param
  where valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), step_of as (
  select case_id,
    max(case when event_kind = 'receipt' then 1 else 0 end) as receipts,
    max(case when event_kind = 'handed_over' or event_kind = 'forwarded' then 1 else 0 end) as hand_overs,
    max(case when event_kind = 'handled' then 1 else 0 end) as handlings,
    max(case when event_kind = 'replied' then 1 else 0 end) as replies,
    max(case when event_kind = 'delivered' or event_kind = 'picked_up' then 1 else 0 end) as pickups,
    min(case when event_kind = 'late_report' then date_of(coalesce(entered_at, left_at)) end) as reported_on
  from case_events
  where case_id is not null and coalesce(entered_at <= as_of, true)
  group by case_id
), filed as (
  select case_id, max(case when ground is not null then 1 else 0 end) as grounds
  from filings
  where case_id is not null and coalesce(filed_at <= as_of, true)
  group by case_id
), accepted_day as (
  select calendar_on as accepted_on, workday_index as accepted_no
  from calendar_day
), submitted_day as (
  select calendar_on as submitted_on, workday_index as submitted_no
  from calendar_day
), today as (
  select max(workday_index) as today_no
  from calendar_day
  where calendar_on <= date_of(as_of)
), judged as (
  select c.source_row, c.case_id, c.unit_key, c.section_key, c.officer_key,
    k.started_on, k.due_on, k.same_day_on,
    case when k.ended_at <= as_of then k.ended_on end as finished_on,
    k.is_countable and coalesce(k.due_at <= as_of, false)
      and (coalesce(k.ended_at <= as_of and k.is_ended_late, false)
        or coalesce(k.ended_at > as_of, true) and coalesce(case when k.due_is_timed then as_of > k.due_at else date_of(as_of) > k.due_on end, false)) as is_late,
    e.late_reason is not null and coalesce(c.late_approved, true) as is_excused,
    c.late_reason, c.late_approved, c.visits, c.archive_no, c.refusal_reason, c.result_class,
    k.is_countable and k.same_day_on is not null and coalesce(k.same_day_on < date_of(as_of) or k.ended_at <= as_of, false)
      and case when k.ended_at <= as_of then k.ended_on > k.same_day_on else true end as is_same_day_late,
    coalesce(a.accepted_no - s.submitted_no > g.acceptance_days, false) as is_accepted_late,
    coalesce(t.today_no - a.accepted_no > g.officer_days, false) as is_officer_due,
    coalesce(c.visits >= g.visits, false) as is_many_visits,
    g.archive_days, f.case_id is not null as is_filed, coalesce(f.grounds, 0) as grounds,
    coalesce(p.receipts, 0) as receipts, coalesce(p.hand_overs, 0) as hand_overs, coalesce(p.handlings, 0) as handlings,
    coalesce(p.replies, 0) as replies, coalesce(p.pickups, 0) as pickups, p.reported_on
  from cases c
  join (
    select source_row, started_at, started_on, due_at, due_on, due_is_timed, same_day_on, ended_at, ended_on, is_ended_late, is_countable
    from clock
    where clock_kind = 'case'
  ) k on k.source_row = c.source_row
  cross join setting g
  cross join today t
  left join excuse e on e.late_reason = c.late_reason and e.valid_from <= k.due_on and e.valid_until >= k.due_on
  left join step_of p on p.case_id = c.case_id
  left join filed f on f.case_id = c.case_id
  left join accepted_day a on a.accepted_on = k.started_on
  left join submitted_day s on s.submitted_on = date_of(c.submitted_at)
  where coalesce(k.started_at <= as_of, true)
), emitted as (
  select 'unjustified_late' as failing, 'TL-04' as carried_by, source_row, case_id, unit_key, section_key, officer_key, due_on as failed_on,
    case when late_reason is null then '' else late_reason end as note,
    case when is_excused and late_approved is null then 'pending' else 'upheld' end as standing
  from judged
  where is_late and not (is_excused and coalesce(late_approved, false))
  union all
  select 'same_day_late', 'TL-07', source_row, case_id, unit_key, section_key, officer_key, same_day_on, '', 'upheld'
  from judged
  where is_same_day_late
  union all
  select 'many_visits', 'TL-22', source_row, case_id, unit_key, section_key, officer_key, coalesce(finished_on, started_on), cast(visits as varchar), 'upheld'
  from judged
  where is_many_visits
  union all
  select 'acceptance_late', 'TL-20', source_row, case_id, unit_key, section_key, officer_key, started_on, '', 'upheld'
  from judged
  where is_accepted_late
  union all
  select 'no_receipt', 'RN-03', source_row, case_id, unit_key, section_key, officer_key, started_on, '', 'pending'
  from judged
  where receipts = 0
  union all
  select 'incomplete_process', 'RN-04', source_row, case_id, unit_key, section_key, officer_key, finished_on,
    case when handlings = 0 and replies = 0 then 'handled, replied' when handlings = 0 then 'handled' else 'replied' end, 'pending'
  from judged
  where finished_on is not null and hand_overs = 1 and (handlings = 0 or replies = 0)
  union all
  select 'no_pickup', 'RN-06', source_row, case_id, unit_key, section_key, officer_key, finished_on, '', 'pending'
  from judged
  where finished_on < date_of(as_of) and pickups = 0
  union all
  select 'not_archived', 'RN-12', source_row, case_id, unit_key, section_key, officer_key, finished_on + archive_days, '', 'pending'
  from judged
  where archive_no is null and finished_on + archive_days < date_of(as_of)
  union all
  select 'no_officer', 'RN-16', source_row, case_id, unit_key, section_key, officer_key, started_on, '', 'upheld'
  from judged
  where officer_key = 0 and is_officer_due
  union all
  select 'late_unreported', 'EX-04', source_row, case_id, unit_key, section_key, officer_key, due_on, '', 'pending'
  from judged
  where is_late and (reported_on is null or reported_on > due_on)
  union all
  select 'negative_without_filing', 'EX-05', source_row, case_id, unit_key, section_key, officer_key, finished_on, '', 'upheld'
  from judged
  where finished_on is not null and result_class = 'negative' and not is_filed
  union all
  select 'negative_without_reason', 'RN-15', source_row, case_id, unit_key, section_key, officer_key, finished_on, '', 'upheld'
  from judged
  where finished_on is not null and result_class = 'negative' and refusal_reason is null and grounds = 0
)
select failing || '|' || coalesce(case_id, '') as event_id,
  case when failing = 'unjustified_late' then 'late' else failing end || '|' || coalesce(case_id, 'row ' || cast(source_row as varchar)) as fact_key,
  failing as kind, carried_by as rule_id, 'cases' as source_table, source_row, case_id as source_id, case_id,
  unit_key, section_key, officer_key, failed_on as happened_on, failed_on as established_on,
  cast(null as varchar) as severity, cast(null as varchar) as category, nullif(note, '') as detail, standing as state,
  false as is_mitigated, false as is_aggravated
from emitted
