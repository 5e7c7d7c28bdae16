-- 督查发现 inspection findings: problems found by inspections in the period; a visit that found nothing is none.
-- kind: measure
-- shape: count
-- source: findings
-- grain: one row per record of an inspection
-- direction: neither
-- params: as_of timestamp
-- needs: findings.found; findings.behaviour
-- clause: 003 督查 四(六); SP-05, SP-07
select 'findings' as source_table, source_row, finding_id as source_id,
  unit_key, section_key, officer_key, 0 as item_key, 0 as channel_key, date_of(found_at) as happened_on,
  not coalesce(is_clean, false) and behaviour is not null and coalesce(found_at <= as_of, true) as in_denominator,
  not coalesce(is_clean, false) and behaviour is not null and coalesce(found_at <= as_of, true) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when coalesce(is_clean, false) or behaviour is null then 'nothing_found'
    when found_at > as_of then 'after_cutoff'
  end as excluded_because
from findings
