-- 主动评价率 active rating rate: active ratings over active and default ones; invalid and replaced ones are apart.
-- kind: measure
-- shape: rate
-- source: evaluations
-- grain: one row per rating
-- direction: higher_is_better
-- params: as_of timestamp
-- needs: evaluations.rating
-- clause: GB/T 39734-2020 (term); EV-01
select 'evaluations' as source_table, source_row, coalesce(evaluation_id, case_id) as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, rated_on as happened_on,
  is_rated and is_valid and coalesce(rated_at <= as_of, true)
    and coalesce(replaced_at > as_of, true) as in_denominator,
  is_rated and is_valid and coalesce(rated_at <= as_of, true)
    and coalesce(replaced_at > as_of, true) and is_active as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when rated_at > as_of then 'after_cutoff'
    when not is_rated then 'unrated'
    when not is_valid then 'invalid'
    when replaced_at <= as_of then 'replaced'
  end as excluded_because
from rating
