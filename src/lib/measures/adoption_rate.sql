-- 意见建议采纳率 adoption rate: of the suggestions that were decided about, the share adopted.
-- kind: measure
-- shape: rate
-- source: activities
-- grain: one row per suggestion
-- direction: higher_is_better
-- params: as_of timestamp
-- needs: activities.kind; activities.is_done
-- clause: 004-9 三; CP-12
select 'activities' as source_table, source_row, activity_id as source_id,
  unit_key, section_key, officer_key, 0 as item_key, 0 as channel_key, date_of(coalesce(done_at, due_at)) as happened_on,
  coalesce(is_done is not null and coalesce(done_at, due_at) <= as_of, is_done is not null) as in_denominator,
  coalesce(is_done and coalesce(done_at, due_at) <= as_of, is_done, false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when is_done is null then 'open'
    when coalesce(done_at, due_at) > as_of then 'after_cutoff'
  end as excluded_because
from activities
where activity_class = 'suggestion'
