-- 督查情形 event of an inspection: what was found about whom, whether it was mended, and how the inspection itself was held.
-- kind: event
-- source: findings
-- grain: one row per record of an inspection and kind
-- params: as_of timestamp
-- needs: findings.found
-- clause: 001 9; 002 第十六条(二); 003 督查 四(六), 五(一), 六; SP-03, SP-04, SP-05, SP-07, SP-08, SP-12, AS-14
-- emits misconduct: findings.behaviour; findings.found
-- emits exposed_finding: findings.behaviour; findings.found
-- emits rectification_late: findings.found | findings.rectify_due; findings.rectified
-- emits recheck_failed: findings.is_verified
-- emits measure_missing: findings.officer | findings.officer_id; findings.rectify_due
-- emits finding_uncirculated: findings.notice_no
-- emits inspection_unled: findings.leader
-- emits inspection_same_team: findings.inspectors; findings.found
-- emits inspection_unrecorded: findings.inspection_record
with behaviour_of as (
  select rule_id as behaviour_rule, param_value as behaviour_name
  from rule_param
  where (rule_id = 'SP-05' or rule_id = 'SP-07') and param_key = 'behaviours'
  group by rule_id, param_value
), held as (
  select f.source_row, f.finding_id, f.case_id, f.unit_key, f.section_key, f.officer_key, f.behaviour, f.damage_class, date_of(f.found_at) as found_on,
    f.inspection_no, f.inspection_class, f.leader, f.inspectors, f.record_no, f.notice_no, f.is_verified, date_of(f.rectified_at) as rectified_on,
    f.rectify_due_at, coalesce(f.is_clean, false) or f.behaviour is null as is_clean,
    case when nullif(f.exemption, '') is not null then 'exempt' else 'upheld' end as standing,
    k.due_on,
    coalesce(k.due_at <= as_of, false)
      and (coalesce(k.ended_at <= as_of and k.is_ended_late, false)
        or coalesce(k.ended_at > as_of, true) and coalesce(case when k.due_is_timed then as_of > k.due_at else date_of(as_of) > k.due_on end, false)) as is_mended_late
  from findings f
  left join (
    select source_row, due_at, due_on, due_is_timed, ended_at, is_ended_late
    from clock
    where clock_kind = 'rectification'
  ) k on k.source_row = f.source_row
  where coalesce(f.found_at <= as_of, true)
), inspection as (
  select inspection_no, min(source_row) as source_row, max(case when inspection_class = 'cross' then 1 else 0 end) as is_cross,
    max(leader) as leader, min(inspectors) as team, max(record_no) as record_no, min(found_on) as held_on,
    max(case when not is_clean or record_no is not null then 1 else 0 end) as has_result
  from held
  where inspection_no is not null
  group by inspection_no
), team_month as (
  select team, year(held_on) * 12 + month(held_on) as month_no, min(source_row) as source_row
  from inspection
  where team is not null and held_on is not null
  group by team, year(held_on) * 12 + month(held_on)
), emitted as (
  select case b.behaviour_rule when 'SP-05' then 'misconduct' else 'exposed_finding' end as failing, b.behaviour_rule as carried_by,
    h.source_row, h.finding_id, h.case_id, h.unit_key, h.section_key, h.officer_key, h.found_on as failed_on, h.damage_class, h.behaviour, h.standing,
    'finding' as fact_kind
  from held h
  join behaviour_of b on b.behaviour_name = h.behaviour
  where not h.is_clean
  union all
  select 'rectification_late', 'SP-08', source_row, finding_id, case_id, unit_key, section_key, officer_key, due_on, damage_class, behaviour, standing, 'rectification'
  from held
  where is_mended_late and not is_clean
  union all
  select 'recheck_failed', 'SP-08', source_row, finding_id, case_id, unit_key, section_key, officer_key, rectified_on, damage_class, behaviour, standing, 'recheck'
  from held
  where not is_clean and rectified_on is not null and not coalesce(is_verified, true)
  union all
  select 'measure_missing', 'AS-14', source_row, finding_id, case_id, unit_key, section_key, officer_key, found_on, damage_class, behaviour, 'pending', 'measure'
  from held
  where not is_clean and (officer_key = 0 or rectify_due_at is null)
  union all
  select 'finding_uncirculated', 'SP-12', source_row, finding_id, case_id, unit_key, section_key, officer_key, found_on, damage_class, behaviour, 'pending', 'circulation'
  from held
  where not is_clean and notice_no is null
  union all
  select 'inspection_unled', 'SP-03', h.source_row, h.finding_id, h.case_id, h.unit_key, h.section_key, h.officer_key, h.found_on, cast(null as varchar), h.inspection_no, 'pending', 'leader'
  from held h
  join inspection i on i.source_row = h.source_row
  where i.leader is null and i.is_cross = 0
  union all
  select 'inspection_same_team', 'SP-03', h.source_row, h.finding_id, h.case_id, h.unit_key, h.section_key, h.officer_key, h.found_on, cast(null as varchar), h.inspectors, 'pending', 'team'
  from held h
  join team_month t on t.source_row = h.source_row
  join team_month b on b.team = t.team and b.month_no = t.month_no - 1
  union all
  select 'inspection_unrecorded', 'SP-04', h.source_row, h.finding_id, h.case_id, h.unit_key, h.section_key, h.officer_key, h.found_on, cast(null as varchar), h.inspection_no, 'pending', 'record'
  from held h
  join inspection i on i.source_row = h.source_row
  where i.record_no is null
)
select failing || '|' || coalesce(finding_id, '') as event_id,
  fact_kind || '|' || coalesce(finding_id, 'row ' || cast(source_row as varchar)) as fact_key,
  failing as kind, carried_by as rule_id, 'findings' as source_table, source_row, finding_id as source_id, case_id,
  unit_key, section_key, officer_key, failed_on as happened_on, failed_on as established_on,
  damage_class as severity, behaviour as category, cast(null as varchar) as detail, standing as state,
  false as is_mitigated, false as is_aggravated
from emitted
