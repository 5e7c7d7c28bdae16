-- 按时办结率 on time rate: of the cases with a limit that fell due by the cut-off, the share finished within it.
-- kind: measure
-- shape: rate
-- source: cases
-- grain: one row per case
-- direction: higher_is_better
-- params: as_of timestamp
-- needs: cases.due | cases.committed_days | cases.statutory_days; cases.finished
-- clause: 001 二(一)3; 002 第十条(二); TL-01
select 'cases' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, due_on as happened_on,
  is_countable and coalesce(due_at <= as_of, false) as in_denominator,
  is_countable and coalesce(due_at <= as_of, false)
    and coalesce(ended_at <= as_of and not is_ended_late, false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not is_countable then 'cancelled'
    when due_basis = 'none' then 'no_limit'
    when due_basis = 'uncovered' then 'beyond_calendar'
    when due_basis = 'paused' or due_basis = 'no_hours' then due_basis
    when due_at > as_of then 'not_due'
  end as excluded_because
from clock
where clock_kind = 'case'
