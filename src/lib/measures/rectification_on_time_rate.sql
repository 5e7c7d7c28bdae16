-- 按期整改率 rectification on time rate: of the findings whose rectification fell due by the cut-off, the share put right by then.
-- kind: measure
-- shape: rate
-- source: findings
-- grain: one row per finding to be put right
-- direction: higher_is_better
-- params: as_of timestamp
-- needs: findings.found | findings.rectify_due; findings.rectified
-- clause: 003 督查 四(六); SP-08
select 'findings' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, 0 as item_key, 0 as channel_key, due_on as happened_on,
  coalesce(due_at <= as_of, false) as in_denominator,
  coalesce(due_at <= as_of, false) and coalesce(ended_at <= as_of and not is_ended_late, false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when due_at is null and due_basis = 'uncovered' then 'beyond_calendar'
    when due_at is null then 'no_limit'
    when due_at > as_of then 'not_due'
  end as excluded_because
from clock
where clock_kind = 'rectification'
