-- 承诺不短于法定 commitment not shorter: of the items with both limits, the share whose committed days are not fewer than the statutory ones.
-- kind: measure
-- shape: rate
-- period: none
-- source: items
-- grain: one row per line of the catalogue
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: items.committed_days; items.statutory_days
-- clause: 000-P5 二(三)三; TL-05
select 'items' as source_table, source_row, item_row_id as source_id,
  unit_key, section_key, officer_key, item_key, 0 as channel_key, date_of(as_of) as happened_on,
  committed_days is not null and statutory_days is not null as in_denominator,
  coalesce(committed_days >= statutory_days, false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case when committed_days is null or statutory_days is null then 'no_limit' end as excluded_because
from items
