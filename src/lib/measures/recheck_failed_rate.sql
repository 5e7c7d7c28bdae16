-- 复查不合格率 recheck failed rate: of the findings put right and checked again by the cut-off, the share that was not good enough.
-- kind: measure
-- shape: rate
-- source: findings
-- grain: one row per finding to be put right
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: findings.rectified; findings.is_verified
-- clause: 003 督查 四(六); SP-08
select 'findings' as source_table, source_row, finding_id as source_id,
  unit_key, section_key, officer_key, 0 as item_key, 0 as channel_key, date_of(rectified_at) as happened_on,
  coalesce(rectified_at <= as_of, false) and is_verified is not null as in_denominator,
  coalesce(rectified_at <= as_of, false) and not coalesce(is_verified, true) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not coalesce(rectified_at <= as_of, false) then 'not_rectified'
    when is_verified is null then 'not_rechecked'
  end as excluded_because
from findings
where not coalesce(is_clean, false)
