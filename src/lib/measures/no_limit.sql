-- 无时限办件 cases without a limit: accepted by the cut-off, with neither a due date nor days to count one from.
-- kind: measure
-- shape: count
-- source: cases
-- grain: one row per case
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: cases.due | cases.committed_days | cases.statutory_days
-- clause: 000-P5 二(三)三; TL-06
select 'cases' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, started_on as happened_on,
  is_countable and due_basis = 'none' and coalesce(started_at <= as_of, true) as in_denominator,
  is_countable and due_basis = 'none' and coalesce(started_at <= as_of, true) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not is_countable then 'cancelled'
    when due_basis <> 'none' then 'has_limit'
    when started_at > as_of then 'after_cutoff'
  end as excluded_because
from clock
where clock_kind = 'case'
