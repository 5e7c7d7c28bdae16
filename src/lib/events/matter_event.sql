-- 来文督办情形 failing of a letter or task: answered late or not at all, or kept without its particulars.
-- kind: event
-- source: matters
-- grain: one row per matter and kind
-- params: as_of timestamp
-- needs: matters.received
-- clause: 000-P5 二(三)四; 003 公开 4; 003 督查 四(五); 004-7 三, 四; 004-10 三(二); 004-11(五)4; TL-09…TL-18, RN-07, RN-08, RN-18
-- emits matter_late: matters.kind; matters.received; matters.replied
-- emits matter_unanswered: matters.kind; matters.received; matters.replied
-- emits seven_missing: matters.has_register; matters.has_arrangement; matters.has_responsible; matters.has_deadline; matters.has_follow_up; matters.has_feedback; matters.has_summary
-- emits five_missing: matters.has_responsible; matters.has_leader; matters.has_team; matters.has_plan; matters.has_follow_up
with setting as (
  select coalesce(cast(max(param_value) as integer), 7) as flags
  from rule_param
  where rule_id = 'RN-07' and param_key = 'flags'
), late_clock as (
  select source_row, due_on, coalesce(ended_at <= as_of, false) as is_answered
  from clock
  where clock_kind <> 'forwarding' and source_row in (select source_row from matters) and coalesce(due_at <= as_of, false)
    and (coalesce(ended_at <= as_of and is_ended_late, false)
      or coalesce(ended_at > as_of, true) and coalesce(case when due_is_timed then as_of > due_at else date_of(as_of) > due_on end, false))
), kept as (
  select source_row, matter_id, unit_key, section_key, officer_key, matter_kind, title, date_of(received_at) as received_on,
    case when has_register then 1 else 0 end + case when has_arrangement then 1 else 0 end + case when has_responsible then 1 else 0 end
      + case when has_deadline then 1 else 0 end + case when has_follow_up then 1 else 0 end + case when has_feedback then 1 else 0 end
      + case when has_summary then 1 else 0 end as seven,
    case when has_responsible then 1 else 0 end + case when has_leader then 1 else 0 end + case when has_team then 1 else 0 end
      + case when has_plan then 1 else 0 end + case when has_follow_up then 1 else 0 end as five
  from matters
  where coalesce(received_at <= as_of, true)
), emitted as (
  select 'matter_late' as failing, 'TL-18' as carried_by, k.source_row, k.matter_id, k.unit_key, k.section_key, k.officer_key, l.due_on as failed_on,
    k.matter_kind, cast(null as varchar) as note
  from kept k
  join late_clock l on l.source_row = k.source_row
  union all
  select 'matter_unanswered', 'RN-08', k.source_row, k.matter_id, k.unit_key, k.section_key, k.officer_key, l.due_on, k.matter_kind, cast(null as varchar)
  from kept k
  join late_clock l on l.source_row = k.source_row
  where not l.is_answered
  union all
  select 'seven_missing', 'RN-07', k.source_row, k.matter_id, k.unit_key, k.section_key, k.officer_key, k.received_on, k.matter_kind, cast(k.seven as varchar)
  from kept k
  cross join setting g
  where k.seven < g.flags
  union all
  select 'five_missing', 'RN-18', source_row, matter_id, unit_key, section_key, officer_key, received_on, matter_kind, cast(five as varchar)
  from kept
  where five < 5
)
select failing || '|' || coalesce(matter_id, '') as event_id,
  case when failing = 'matter_late' or failing = 'matter_unanswered' then 'matter' else failing end
    || '|' || coalesce(matter_id, 'row ' || cast(source_row as varchar)) as fact_key,
  failing as kind, carried_by as rule_id, 'matters' as source_table, source_row, matter_id as source_id, cast(null as varchar) as case_id,
  unit_key, section_key, officer_key, failed_on as happened_on, failed_on as established_on,
  cast(null as varchar) as severity, matter_kind as category, note as detail, 'upheld' as state,
  false as is_mitigated, false as is_aggravated
from emitted
