-- 受理量 received cases: cases accepted in the period, not after the cut-off.
-- kind: measure
-- shape: count
-- source: cases
-- grain: one row per case
-- direction: neither
-- params: as_of timestamp
-- needs: cases.accepted
-- clause: product default
select 'cases' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, started_on as happened_on,
  is_countable and coalesce(started_at <= as_of, false) as in_denominator,
  is_countable and coalesce(started_at <= as_of, false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not is_countable then 'cancelled'
    when started_at is null then 'no_start'
    when started_at > as_of then 'after_cutoff'
  end as excluded_because
from clock
where clock_kind = 'case'
