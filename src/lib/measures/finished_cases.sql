-- 办结量 finished cases: cases finished in the period, not after the cut-off, with a limit or without.
-- kind: measure
-- shape: count
-- source: cases
-- grain: one row per case
-- direction: neither
-- params: as_of timestamp
-- needs: cases.finished
-- clause: product default
select 'cases' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, ended_on as happened_on,
  is_countable and coalesce(ended_at <= as_of, false) as in_denominator,
  is_countable and coalesce(ended_at <= as_of, false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not is_countable then 'cancelled'
    when ended_at is null then 'open'
    when ended_at > as_of then 'after_cutoff'
  end as excluded_because
from clock
where clock_kind = 'case'
