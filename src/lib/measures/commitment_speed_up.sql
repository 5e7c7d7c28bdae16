-- 承诺提速率 commitment speed up: by how much the committed days are fewer than the statutory ones, over the cases accepted in the period that have both.
-- kind: measure
-- shape: ratio
-- source: cases
-- grain: one row per case; numerator: days saved, denominator: statutory days
-- direction: higher_is_better
-- params: as_of timestamp
-- needs: cases.committed_days; cases.statutory_days; cases.accepted
-- clause: 000-P5 二(三)三; TL-05
with clock_of_case as (
  select source_row, is_countable, started_at, started_on
  from clock
  where clock_kind = 'case'
)
select 'cases' as source_table, c.source_row, c.case_id as source_id,
  c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, k.started_on as happened_on,
  k.is_countable and coalesce(k.started_at <= as_of and c.statutory_days > 0 and c.committed_days >= 0, false) as in_denominator,
  k.is_countable and coalesce(k.started_at <= as_of and c.statutory_days > 0 and c.committed_days < c.statutory_days, false) as in_numerator,
  cast(null as varchar) as category, cast(c.statutory_days - c.committed_days as double) as value, cast(c.statutory_days as double) as weight,
  case
    when not k.is_countable then 'cancelled'
    when c.statutory_days is null or c.committed_days is null or c.statutory_days = 0 then 'no_limit'
    when k.started_at is null then 'no_start'
    when k.started_at > as_of then 'after_cutoff'
  end as excluded_because
from cases c
join clock_of_case k on k.source_row = c.source_row
