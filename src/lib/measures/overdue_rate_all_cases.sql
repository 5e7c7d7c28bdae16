-- 超期率（全部办件） overdue rate over all cases: the same late cases over that cohort plus the cases without a limit accepted in the period.
-- kind: measure
-- shape: rate
-- source: cases
-- grain: one row per case
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: cases.due | cases.committed_days | cases.statutory_days; cases.finished
-- clause: TL-03 (denominator: all cases)
select 'cases' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, case when due_basis = 'none' then started_on else due_on end as happened_on,
  (is_countable and coalesce(due_at <= as_of, false))
    or (is_countable and due_basis = 'none' and coalesce(started_at <= as_of, true)) as in_denominator,
  is_countable and coalesce(due_at <= as_of, false)
    and (coalesce(ended_at <= as_of and is_ended_late, false)
      or coalesce(ended_at > as_of, true) and coalesce(case when due_is_timed then as_of > due_at else date_of(as_of) > due_on end, false)) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not is_countable then 'cancelled'
    when due_basis = 'uncovered' then 'beyond_calendar'
    when due_basis = 'paused' or due_basis = 'no_hours' then due_basis
    when due_basis = 'none' and started_at > as_of then 'after_cutoff'
    when due_at > as_of then 'not_due'
  end as excluded_because
from clock
where clock_kind = 'case'
