-- 无督查结果率 inspection no result rate: of the numbered inspections of the period, the share with neither a finding nor the words that nothing was found.
-- kind: measure
-- shape: rate
-- source: findings
-- grain: one row per inspection: its first record
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: findings.found; findings.inspection_no; findings.behaviour | findings.is_clean
-- clause: 003 督查 五(一); SP-04
select 'findings' as source_table, source_row, finding_id as source_id,
  unit_key, 0 as section_key, 0 as officer_key, 0 as item_key, 0 as channel_key, held_on as happened_on,
  is_first and inspection_no is not null and tells_result and coalesce(held_at <= as_of, true) as in_denominator,
  is_first and inspection_no is not null and tells_result and coalesce(held_at <= as_of, true) and not has_result as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not is_first then 'same_inspection'
    when inspection_no is null then 'no_number'
    when not tells_result then 'no_column'
    when held_at > as_of then 'after_cutoff'
  end as excluded_because
from inspection_visit
