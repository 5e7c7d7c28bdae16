-- 否定率 refusal rate: of the cases finished in the period, the share that ended with a refusal.
-- kind: measure
-- shape: rate
-- source: cases
-- grain: one row per case
-- direction: neither
-- params: as_of timestamp
-- needs: cases.finished; cases.result
-- clause: EX-09
with clock_of_case as (
  select source_row, is_countable, ended_at, ended_on
  from clock
  where clock_kind = 'case'
)
select 'cases' as source_table, c.source_row, c.case_id as source_id,
  c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, k.ended_on as happened_on,
  k.is_countable and coalesce(k.ended_at <= as_of, false) as in_denominator,
  k.is_countable and coalesce(k.ended_at <= as_of and c.result_class = 'negative', false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not k.is_countable then 'cancelled'
    when k.ended_at is null then 'open'
    when k.ended_at > as_of then 'after_cutoff'
  end as excluded_because
from cases c
join clock_of_case k on k.source_row = c.source_row
