-- 整改状态 rectification states: of the findings of the period, how each stands at the cut-off: put right in time or late, past its due day, not yet due.
-- kind: measure
-- shape: distribution
-- source: findings
-- grain: one row per finding to be put right
-- direction: neither
-- params: as_of timestamp
-- needs: findings.found; findings.rectified
-- clause: 003 督查 四(六); SP-08
select 'findings' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, 0 as item_key, 0 as channel_key, started_on as happened_on,
  coalesce(started_at <= as_of, true) as in_denominator,
  coalesce(started_at <= as_of, true) as in_numerator,
  case
    when coalesce(ended_at <= as_of, false) and due_at is null then 'closed_unjudged'
    when coalesce(ended_at <= as_of, false) and is_ended_late then 'closed_late'
    when coalesce(ended_at <= as_of, false) then 'closed_in_time'
    when due_at is null then 'open_unjudged'
    when case when due_is_timed then as_of > due_at else date_of(as_of) > due_on end then 'overdue'
    else 'open'
  end as category,
  cast(null as double) as value, cast(null as double) as weight,
  case when started_at > as_of then 'after_cutoff' end as excluded_because
from clock
where clock_kind = 'rectification'
