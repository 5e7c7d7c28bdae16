-- 不属实投诉 dismissed complaints: complaints found not to be true.
-- kind: measure
-- shape: count
-- source: complaints
-- grain: one row per complaint
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: complaints.received; complaints.verdict
-- clause: 002 备注2; CP-01
select 'complaints' as source_table, source_row, complaint_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, counted_on as happened_on,
  coalesce(counted_at <= as_of, true) as in_denominator,
  coalesce(counted_at <= as_of, true) and verdict_class = 'dismissed'
    and coalesce(established_at <= as_of, true) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case when counted_at > as_of then 'after_cutoff' end as excluded_because
from complaint
