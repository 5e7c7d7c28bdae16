-- 环节情形 failing of a step: a stage or hand-over that took too long, a notice not in writing, an extension not in order.
-- kind: event
-- source: case_events
-- grain: one row per step and kind
-- params: as_of timestamp
-- needs: case_events.kind | case_events.stage
-- clause: 001 二(一)3, 9; 002 第八条(二), 第九条(三)(四); 003 一次性 3, 5, 6; 003 限时 5; 004-6 第六条; 004-8 五; TL-14, TL-19, RN-01, RN-02, RN-03, RN-10, RN-17, EX-01, EX-02, EX-03
-- emits stage_late: case_events.limit_days; case_events.entered; case_events.left
-- emits forwarded_late: case_events.kind=forwarded; cases.accepted
-- emits notice_not_written: case_events.kind=supplement_notice; case_events.doc_no
-- emits repeated_notice: case_events.kind=supplement_notice
-- emits receipt_incomplete: case_events.kind=receipt
-- emits hop_unrecorded: case_events.kind=handed_over; case_events.doc_no
-- emits hop_late: case_events.kind=handed_over; case_events.entered; case_events.left
-- emits absence_unreported: case_events.kind=handed_over; case_events.reason; case_events.notified
-- emits extension_invalid: case_events.kind=extension_approved | case_events.kind=extension_requested
-- emits extension_repeated: case_events.kind=extension_approved
-- emits handover_unapproved: case_events.kind=handed_over; case_events.approver
with setting as (
  select coalesce(cast(max(case when rule_id = 'RN-02' and param_key = 'notices' then param_value end) as integer), 1) as notices,
    cast(max(case when rule_id = 'RN-03' and param_key = 'fields' then param_value end) as integer) as receipt_fields,
    cast(max(case when rule_id = 'RN-10' and param_key = 'days' then param_value end) as integer) as hop_days
  from rule_param
  where valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), step as (
  select e.source_row, e.event_id as step_id, e.case_id, e.unit_key, e.section_key, e.officer_key, e.event_kind,
    date_of(coalesce(e.entered_at, e.left_at)) as stepped_on, date_of(e.entered_at) as entered_on, date_of(e.left_at) as left_on,
    e.doc_no, e.reason, e.approver, e.notified_at, e.is_written,
    case when e.doc_no is null then 0 else 1 end + case when e.materials is null then 0 else 1 end + case when e.pages is null then 0 else 1 end
      + case when e.new_due_at is null and e.limit_days is null then 0 else 1 end + case when e.officer_key = 0 then 0 else 1 end
      + case when e.entered_at is null then 0 else 1 end as filled_fields
  from case_events e
  where e.event_kind is not null and coalesce(coalesce(e.entered_at, e.left_at) <= as_of, true)
), late_clock as (
  select clock_kind, source_row, case_id, unit_key, section_key, officer_key, due_on
  from clock
  where (clock_kind = 'stage' or clock_kind = 'forwarding') and coalesce(due_at <= as_of, false)
    and (coalesce(ended_at <= as_of and is_ended_late, false)
      or coalesce(ended_at > as_of, true) and coalesce(case when due_is_timed then as_of > due_at else date_of(as_of) > due_on end, false))
), hop as (
  select s.source_row, s.step_id, s.case_id, s.unit_key, s.section_key, s.officer_key, s.stepped_on, s.doc_no, s.reason, s.approver, s.notified_at,
    coalesce(b.workday_index - a.workday_index > g.hop_days, false) as is_slow
  from step s
  cross join setting g
  left join calendar_day a on a.calendar_on = s.entered_on
  left join calendar_day b on b.calendar_on = s.left_on
  where s.event_kind = 'handed_over'
), notice as (
  select s.source_row, s.step_id, s.case_id, s.unit_key, s.section_key, s.officer_key, s.stepped_on, s.doc_no, s.is_written,
    row_number() over (partition by s.case_id order by s.stepped_on, s.source_row) as notice_no
  from step s
  where s.event_kind = 'supplement_notice'
), emitted as (
  select case clock_kind when 'stage' then 'stage_late' else 'forwarded_late' end as failing,
    case clock_kind when 'stage' then 'TL-19' else 'TL-14' end as carried_by,
    l.source_row, e.event_id as step_id, l.case_id, l.unit_key, l.section_key, l.officer_key, l.due_on as failed_on,
    cast(null as varchar) as note, 'upheld' as standing
  from late_clock l
  join case_events e on e.source_row = l.source_row
  union all
  select 'notice_not_written', 'RN-01', source_row, step_id, case_id, unit_key, section_key, officer_key, stepped_on, cast(null as varchar), 'upheld'
  from notice
  where doc_no is null and not coalesce(is_written, false)
  union all
  select 'repeated_notice', 'RN-02', n.source_row, n.step_id, n.case_id, n.unit_key, n.section_key, n.officer_key, n.stepped_on, cast(n.notice_no as varchar), 'pending'
  from notice n
  cross join setting g
  where n.notice_no > g.notices and n.case_id is not null
  union all
  select 'receipt_incomplete', 'RN-03', s.source_row, s.step_id, s.case_id, s.unit_key, s.section_key, s.officer_key, s.stepped_on, cast(s.filled_fields as varchar), 'upheld'
  from step s
  cross join setting g
  where s.event_kind = 'receipt' and s.filled_fields < g.receipt_fields
  union all
  select 'hop_unrecorded', 'RN-10', source_row, step_id, case_id, unit_key, section_key, officer_key, stepped_on, cast(null as varchar), 'upheld'
  from hop
  where doc_no is null
  union all
  select 'hop_late', 'RN-10', source_row, step_id, case_id, unit_key, section_key, officer_key, stepped_on, cast(null as varchar), 'upheld'
  from hop
  where is_slow
  union all
  select 'absence_unreported', 'RN-17', source_row, step_id, case_id, unit_key, section_key, officer_key, stepped_on, reason, 'pending'
  from hop
  where reason is not null and notified_at is null
  union all
  select 'handover_unapproved', 'EX-03', source_row, step_id, case_id, unit_key, section_key, officer_key, stepped_on, cast(null as varchar), 'upheld'
  from hop
  where approver is null
  union all
  select case when x.verdict = 'too_many' then 'extension_repeated' else 'extension_invalid' end,
    case when x.verdict = 'too_many' then 'EX-02' else 'EX-01' end,
    x.source_row, s.step_id, x.case_id, s.unit_key, s.section_key, s.officer_key, coalesce(x.approved_on, s.stepped_on), x.verdict, 'upheld'
  from extension x
  join step s on s.source_row = x.source_row
  where x.verdict = 'too_many' or x.verdict = 'incomplete' or x.verdict = 'role' or x.verdict = 'late' or x.verdict = 'not_approved'
)
select failing || '|' || coalesce(step_id, coalesce(case_id, '')) as event_id,
  failing || '|' || coalesce(case_id, '') || '|' || coalesce(step_id, cast(failed_on as varchar), 'row ' || cast(source_row as varchar)) as fact_key,
  failing as kind, carried_by as rule_id, 'case_events' as source_table, source_row, step_id as source_id, case_id,
  unit_key, section_key, officer_key, failed_on as happened_on, failed_on as established_on,
  cast(null as varchar) as severity, cast(null as varchar) as category, note as detail, standing as state,
  false as is_mitigated, false as is_aggravated
from emitted
