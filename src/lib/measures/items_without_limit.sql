-- 无时限事项 items without limit: of the items of the catalogue, those with no limit at all, or whose committed limit is not published.
-- kind: measure
-- shape: rate
-- period: none
-- source: items
-- grain: one row per line of the catalogue
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: items.committed_days | items.statutory_days
-- clause: 000-P5 二(三)三; 000-P3 十九; 004-11(五)2; TL-06
select 'items' as source_table, source_row, item_row_id as source_id,
  unit_key, section_key, officer_key, item_key, 0 as channel_key, date_of(as_of) as happened_on,
  true as in_denominator,
  committed_days is null and statutory_days is null or committed_days is not null and not coalesce(is_published, true) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  cast(null as varchar) as excluded_because
from items
