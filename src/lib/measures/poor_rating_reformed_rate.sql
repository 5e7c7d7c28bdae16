-- 差评按期整改率 poor rating reformed rate: of the valid ratings at one of the two worst levels whose reform fell due by the cut-off, the share put right within its days.
-- kind: measure
-- shape: rate
-- source: evaluations
-- grain: one row per rating
-- direction: higher_is_better
-- params: as_of timestamp
-- needs: evaluations.rating; evaluations.rated; evaluations.reformed
-- clause: 51号文; practice (days differ from place to place); EV-08
-- told: a file without the column of the day on which it was put right says nothing about its ratings: they are in no share
-- due: the rating's own reform date, else the days of EV-08 in force at the cut-off, counted as working days after the day of the rating
with setting as (
  select cast(max(param_value) as integer) as reform_days
  from rule_param
  where rule_id = 'EV-08' and param_key = 'days' and valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), workday as (
  select workday_index, calendar_on
  from calendar_day
  where is_workday
), silent_file as (
  select file_no
  from column_fill
  where table_name = 'evaluations'
  group by file_no
  having count(*) filter (where field = 'reformed') = 0
), rated as (
  select e.source_row, e.evaluation_id, e.case_id, e.unit_key, e.section_key, e.officer_key, e.channel_key,
    coalesce(k.item_key, 0) as item_key,
    coalesce(e.scale_size = 5 and e.rating_level <= 2 and coalesce(e.is_valid, true), false) as is_poor,
    coalesce(e.is_valid, true) as is_valid, f.file_no is not null as is_untold, e.rated_at,
    coalesce(date_of(e.reform_due_at), w.calendar_on) as reform_due_on,
    date_of(case when e.reformed_at <= as_of then e.reformed_at end) as reformed_on
  from evaluations e
  cross join setting g
  left join rating k on k.source_row = e.source_row
  left join calendar_day d on d.calendar_on = date_of(e.rated_at)
  left join workday w on w.workday_index = d.workday_index + g.reform_days
  left join silent_file f on f.file_no = floor(e.source_row / 4294967296)
)
select 'evaluations' as source_table, source_row, coalesce(evaluation_id, case_id) as source_id,
  unit_key, section_key, officer_key, item_key, channel_key, reform_due_on as happened_on,
  is_poor and not is_untold and coalesce(rated_at <= as_of, true) and coalesce(reform_due_on <= date_of(as_of), false) as in_denominator,
  is_poor and not is_untold and coalesce(rated_at <= as_of, true) and coalesce(reform_due_on <= date_of(as_of), false)
    and coalesce(reformed_on <= reform_due_on, false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when rated_at > as_of then 'after_cutoff'
    when not is_valid then 'invalid'
    when not is_poor then 'not_poor'
    when is_untold then 'no_column'
    when reform_due_on is null then 'no_limit'
    when reform_due_on > date_of(as_of) then 'not_due'
  end as excluded_because
from rated
