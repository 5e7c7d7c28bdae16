-- 督查类型 inspection kinds: inspections of the period by kind: regular, random, special, key, cross.
-- kind: measure
-- shape: distribution
-- source: findings
-- grain: one row per inspection: its first record
-- direction: neither
-- params: as_of timestamp
-- needs: findings.found; findings.inspection_kind
-- clause: 003 督查 五(一); 003 公开 3; SP-01, SP-02
select 'findings' as source_table, source_row, finding_id as source_id,
  unit_key, 0 as section_key, 0 as officer_key, 0 as item_key, 0 as channel_key, held_on as happened_on,
  is_first and coalesce(held_at <= as_of, true) as in_denominator,
  is_first and coalesce(held_at <= as_of, true) as in_numerator,
  coalesce(inspection_class, 'unsaid') as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not is_first then 'same_inspection'
    when held_at > as_of then 'after_cutoff'
  end as excluded_because
from inspection_visit
