-- 提前办结率 early finish rate: of the cases with a limit finished in the period, the share finished on an earlier day than due.
-- kind: measure
-- shape: rate
-- source: cases
-- grain: one row per case
-- direction: higher_is_better
-- params: as_of timestamp
-- needs: cases.due | cases.committed_days | cases.statutory_days; cases.finished
-- clause: TL-21
select 'cases' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, ended_on as happened_on,
  is_countable and coalesce(ended_at <= as_of, false) and due_at is not null as in_denominator,
  is_countable and coalesce(ended_at <= as_of, false) and due_at is not null and ended_on < due_on as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not is_countable then 'cancelled'
    when due_basis = 'none' then 'no_limit'
    when due_basis = 'uncovered' then 'beyond_calendar'
    when due_basis = 'paused' or due_basis = 'no_hours' then due_basis
    when ended_at is null then 'open'
    when ended_at > as_of then 'after_cutoff'
  end as excluded_because
from clock
where clock_kind = 'case'
