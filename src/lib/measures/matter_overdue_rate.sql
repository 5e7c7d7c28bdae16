-- 来文督办超期率 letter and task overdue rate: of the letters, requests and tasks that fell due by the cut-off, the share answered late or not at all.
-- kind: measure
-- shape: rate
-- source: matters
-- grain: one row per record and clock
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: matters.kind; matters.received; matters.replied
-- clause: 000-P5 二(三)四; 004-10 三(二); TL-09…TL-12, TL-15, TL-16, TL-18, RN-08
select 'matters' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, due_on as happened_on,
  coalesce(due_at <= as_of, false) as in_denominator,
  coalesce(due_at <= as_of, false)
    and (coalesce(ended_at <= as_of and is_ended_late, false)
      or coalesce(ended_at > as_of, true) and coalesce(case when due_is_timed then as_of > due_at else date_of(as_of) > due_on end, false)) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when due_at is null and due_basis = 'uncovered' then 'beyond_calendar'
    when due_at is null then 'no_limit'
    when due_at > as_of then 'not_due'
  end as excluded_because
from clock
where clock_kind = 'letter' or clock_kind = 'mail' or clock_kind = 'request' or clock_kind = 'superior_task' or clock_kind = 'work' or clock_kind = 'villager_request' or clock_kind = 'incident'
