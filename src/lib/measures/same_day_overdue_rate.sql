-- 即办超期率 immediate overdue rate: of the cases that are done at once and whose day has passed by the cut-off, the share not finished on it.
-- kind: measure
-- shape: rate
-- source: cases
-- grain: one row per case
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: cases.case_type; cases.accepted; cases.finished
-- clause: 002 第九条(一); 004-10 三(二)3-4; TL-07, TL-08
select 'cases' as source_table, source_row, case_id as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, same_day_on as happened_on,
  is_countable and coalesce(same_day_on < date_of(as_of) or ended_at <= as_of, false) and same_day_on is not null as in_denominator,
  is_countable and coalesce(same_day_on < date_of(as_of) or ended_at <= as_of, false) and same_day_on is not null
    and case when ended_at <= as_of then ended_on > same_day_on else true end as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not is_countable then 'cancelled'
    when same_day_on is null then 'not_immediate'
    when not coalesce(same_day_on < date_of(as_of) or ended_at <= as_of, false) then 'not_due'
  end as excluded_because
from clock
where clock_kind = 'case'
