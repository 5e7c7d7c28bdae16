-- 督查方式 inspection methods: visits of inspections to units in the period, by method.
-- kind: measure
-- shape: distribution
-- source: findings
-- grain: one row per inspection and unit: its first record there
-- direction: neither
-- params: as_of timestamp
-- needs: findings.found; findings.method
-- clause: 003 督查 五(一); SP-10
select 'findings' as source_table, source_row, finding_id as source_id,
  unit_key, 0 as section_key, 0 as officer_key, 0 as item_key, 0 as channel_key, held_on as happened_on,
  coalesce(held_at <= as_of, true) as in_denominator,
  coalesce(held_at <= as_of, true) as in_numerator,
  coalesce(nullif(method, ''), 'unsaid') as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when held_at > as_of then 'after_cutoff'
  end as excluded_because
from inspection_visit
