-- 整改率 rectification rate: of the findings of the period, the share put right by the cut-off.
-- kind: measure
-- shape: rate
-- source: findings
-- grain: one row per finding to be put right
-- direction: higher_is_better
-- params: as_of timestamp
-- needs: findings.found; findings.rectified
-- clause: 003 督查 四(六); SP-08
select 'findings' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, 0 as item_key, 0 as channel_key, started_on as happened_on,
  coalesce(started_at <= as_of, true) as in_denominator,
  coalesce(started_at <= as_of, true) and coalesce(ended_at <= as_of, false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case when started_at > as_of then 'after_cutoff' end as excluded_because
from clock
where clock_kind = 'rectification'
