-- 投诉答复超期率 complaint reply overdue rate: of the complaints whose reply fell due by the cut-off, the share answered late or not at all.
-- kind: measure
-- shape: rate
-- source: complaints
-- grain: one row per record and clock
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: complaints.received; complaints.replied
-- clause: 004-11(五)4; 003 公开 4; TL-13, RN-08
select 'complaints' as source_table, source_row, case_id as source_id,
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
where clock_kind = 'complaint_reply'
