-- 投诉情形 event of a complaint: an upheld one, one that repeats another, one answered late, and what an upheld one was about.
-- kind: event
-- source: complaints
-- grain: one row per complaint and kind
-- params: as_of timestamp
-- needs: complaints.received
-- clause: 002 备注2, 第十六条(一)(六); 004-10 六; 004-11(四)5; AC-13; CP-01, CP-04, CP-05, CP-06, CP-11, CP-13, TL-13, AC-04…AC-07
-- emits upheld_complaint: complaints.received; complaints.verdict
-- emits repeat_complaint: complaints.is_repeat | complaints.repeat_count | complaints.complainant
-- emits complaint_reply_late: complaints.received; complaints.replied
-- emits promise_breach: complaints.verdict; complaints.category
-- emits attitude_complaint: complaints.verdict; complaints.category
-- emits integrity_complaint: complaints.verdict; complaints.category
-- state: the verdict as known at the cut-off; an exemption excuses, and matters of other bodies (AC-13) are out of scope.
with outside as (
  select param_value as source_name
  from rule_param
  where rule_id = 'AC-13' and param_key = 'sources'
  group by param_value
), topic as (
  select rule_id as topic_rule, param_value as topic_name
  from rule_param
  where (rule_id = 'CP-06' or rule_id = 'CP-11' or rule_id = 'CP-13') and param_key = 'categories'
  group by rule_id, param_value
), known as (
  select c.source_row, c.complaint_id, c.case_id, c.unit_key, c.section_key, c.officer_key,
    date_of(c.received_at) as received_on, date_of(case when c.established_at <= as_of then c.established_at end) as known_on,
    f.is_repeat, c.category, c.damage_class, coalesce(c.is_obstructed, false) as is_obstructed,
    coalesce(c.corrected_at < c.received_at, false) as is_corrected,
    case
      when o.source_name is not null then 'exempt'
      when nullif(c.exemption, '') is not null then 'exempt'
      when c.verdict_class = 'upheld' and coalesce(c.established_at <= as_of, true) then 'upheld'
      when c.verdict_class = 'dismissed' and coalesce(c.established_at <= as_of, true) then 'dismissed'
      else 'pending'
    end as standing,
    case when o.source_name is not null then 'out_of_scope' end as note,
    k.due_on,
    coalesce(k.due_at <= as_of, false)
      and (coalesce(k.ended_at <= as_of and k.is_ended_late, false)
        or coalesce(k.ended_at > as_of, true) and coalesce(case when k.due_is_timed then as_of > k.due_at else date_of(as_of) > k.due_on end, false)) as is_reply_late
  from complaints c
  join complaint f on f.source_row = c.source_row
  left join outside o on o.source_name = c.source
  left join (
    select source_row, due_at, due_on, due_is_timed, ended_at, is_ended_late
    from clock
    where clock_kind = 'complaint_reply'
  ) k on k.source_row = c.source_row
  where coalesce(c.received_at <= as_of, true)
), emitted as (
  select 'upheld_complaint' as failing, 'CP-01' as carried_by, source_row, complaint_id, case_id, unit_key, section_key, officer_key,
    received_on as failed_on, known_on, damage_class, category, note, standing, is_corrected, is_obstructed
  from known
  union all
  select 'repeat_complaint', 'CP-04', source_row, complaint_id, case_id, unit_key, section_key, officer_key,
    received_on, received_on, damage_class, category, note, case when standing = 'exempt' then 'exempt' else 'upheld' end, is_corrected, is_obstructed
  from known
  where is_repeat
  union all
  select 'complaint_reply_late', 'CP-04', source_row, complaint_id, case_id, unit_key, section_key, officer_key,
    due_on, due_on, damage_class, category, note, case when standing = 'exempt' then 'exempt' else 'upheld' end, is_corrected, is_obstructed
  from known
  where is_reply_late
  union all
  select case t.topic_rule when 'CP-06' then 'promise_breach' when 'CP-11' then 'attitude_complaint' else 'integrity_complaint' end, t.topic_rule,
    k.source_row, k.complaint_id, k.case_id, k.unit_key, k.section_key, k.officer_key,
    k.received_on, k.known_on, k.damage_class, k.category, k.note, k.standing, k.is_corrected, k.is_obstructed
  from known k
  join topic t on t.topic_name = k.category
)
select failing || '|' || coalesce(complaint_id, '') as event_id,
  case
    when failing = 'repeat_complaint' or failing = 'complaint_reply_late' then failing || '|' || coalesce(complaint_id, 'row ' || cast(source_row as varchar))
    when failing = 'promise_breach' and case_id is not null then 'late|' || case_id
    else 'complaint|' || coalesce(complaint_id, 'row ' || cast(source_row as varchar))
  end as fact_key,
  failing as kind, carried_by as rule_id, 'complaints' as source_table, source_row, complaint_id as source_id, case_id,
  unit_key, section_key, officer_key, failed_on as happened_on, known_on as established_on,
  damage_class as severity, category, note as detail, standing as state,
  is_corrected as is_mitigated, is_obstructed as is_aggravated
from emitted
