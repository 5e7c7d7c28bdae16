-- 问责情形 event of an accountability procedure: the conduct that it is about, and a step of it that took too long or was left out.
-- kind: event
-- source: procedures
-- grain: one row per procedure and kind
-- params: as_of timestamp
-- needs: procedures.opened | procedures.decided
-- clause: 002 第十六条(五); 004-10 四, 六, 七; AC-04…AC-09, AC-11, AC-12, AC-16, CP-07, CP-08, CP-09, CP-15, CP-16
-- emits duty_failure: procedures.category | procedures.damage; procedures.decided
-- emits investigation_late: procedures.opened
-- emits delivery_late: procedures.decided; procedures.delivered
-- emits review_late: procedures.applied; procedures.review_decided
-- emits not_pursued: procedures.is_not_pursued | procedures.is_pursued
-- state: under review from the application until its decision.
with late_clock as (
  select clock_kind, source_row, due_on
  from clock
  where (clock_kind = 'investigation' or clock_kind = 'delivery' or clock_kind = 'review') and coalesce(due_at <= as_of, false)
    and (coalesce(ended_at <= as_of and is_ended_late, false)
      or coalesce(ended_at > as_of, true) and coalesce(case when due_is_timed then as_of > due_at else date_of(as_of) > due_on end, false))
), opened as (
  select source_row, procedure_id, unit_key, section_key, officer_key, category as conduct, damage_class, measure,
    date_of(coalesce(opened_at, decided_at)) as opened_on,
    date_of(case when decided_at <= as_of then decided_at end) as decided_on,
    coalesce(is_obstructed, false) as is_obstructed, coalesce(corrected_at < coalesce(opened_at, decided_at), false) as is_corrected,
    coalesce(is_not_pursued, false) as is_left,
    case
      when nullif(exemption, '') is not null then 'exempt'
      when applied_at <= as_of and coalesce(review_decided_at > as_of, true) then 'under_review'
      when decided_at <= as_of then 'upheld'
      else 'pending'
    end as standing
  from procedures
  where coalesce(coalesce(opened_at, decided_at) <= as_of, true)
), emitted as (
  select 'duty_failure' as failing, 'AC-16' as carried_by, source_row, procedure_id, unit_key, section_key, officer_key, opened_on as failed_on, decided_on,
    damage_class, conduct, measure as note, standing, is_corrected, is_obstructed
  from opened
  where not is_left
  union all
  select case l.clock_kind when 'investigation' then 'investigation_late' when 'delivery' then 'delivery_late' else 'review_late' end,
    case l.clock_kind when 'investigation' then 'AC-08' when 'delivery' then 'AC-09' else 'AC-11' end,
    o.source_row, o.procedure_id, o.unit_key, o.section_key, 0, l.due_on, l.due_on,
    cast(null as varchar), o.conduct, cast(null as varchar), 'upheld', false, false
  from opened o
  join late_clock l on l.source_row = o.source_row
  union all
  select 'not_pursued', 'AC-12', source_row, procedure_id, unit_key, section_key, 0, opened_on, opened_on,
    cast(null as varchar), conduct, cast(null as varchar), 'upheld', false, false
  from opened
  where is_left
)
select failing || '|' || coalesce(procedure_id, '') as event_id,
  failing || '|' || coalesce(procedure_id, 'row ' || cast(source_row as varchar)) as fact_key,
  failing as kind, carried_by as rule_id, 'procedures' as source_table, source_row, procedure_id as source_id, cast(null as varchar) as case_id,
  unit_key, section_key, officer_key, failed_on as happened_on, decided_on as established_on,
  damage_class as severity, conduct as category, note as detail, standing as state,
  is_corrected as is_mitigated, is_obstructed as is_aggravated
from emitted
