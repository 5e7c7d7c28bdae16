-- 重复投诉 repeat complaints: complaints that the export marks as repeated, or that follow an earlier reply within the window.
-- kind: measure
-- shape: count
-- source: complaints
-- grain: one row per complaint
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: complaints.received; complaints.is_repeat | complaints.repeat_count | complaints.complainant; complaints.is_repeat | complaints.repeat_count | complaints.unit; complaints.is_repeat | complaints.repeat_count | complaints.category | complaints.item; complaints.is_repeat | complaints.repeat_count | complaints.replied
-- clause: 002 第十六条(六); CP-04, CP-05
select 'complaints' as source_table, source_row, complaint_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, counted_on as happened_on,
  coalesce(counted_at <= as_of, true) as in_denominator,
  coalesce(counted_at <= as_of, true) and is_repeat as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case when counted_at > as_of then 'after_cutoff' end as excluded_because
from complaint
