-- 差评情形 poor rating left open: one of the two worst levels that was not put right within the days of the rule.
-- kind: event
-- source: evaluations
-- grain: one row per rating
-- params: as_of timestamp
-- needs: evaluations.rating; evaluations.rated
-- clause: 51号文; practice (days differ from place to place); EV-08
-- emits poor_rating_open: evaluations.rating; evaluations.rated; evaluations.reformed | evaluations.reform_status
with setting as (
  select cast(max(param_value) as integer) as reform_days
  from rule_param
  where rule_id = 'EV-08' and param_key = 'days' and valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), workday as (
  select workday_index, calendar_on
  from calendar_day
  where is_workday
), poor as (
  select e.source_row, e.evaluation_id, e.case_id, e.unit_key, e.section_key, e.officer_key, e.rating,
    date_of(e.rated_at) as rated_on, coalesce(date_of(e.reform_due_at), w.calendar_on) as reform_due_on,
    date_of(case when e.reformed_at <= as_of then e.reformed_at end) as reformed_on, e.reform_status
  from evaluations e
  cross join setting g
  left join calendar_day d on d.calendar_on = date_of(e.rated_at)
  left join workday w on w.workday_index = d.workday_index + g.reform_days
  where e.scale_size = 5 and e.rating_level <= 2 and coalesce(e.is_valid, true) and coalesce(e.rated_at <= as_of, true)
)
select 'poor_rating_open|' || coalesce(evaluation_id, coalesce(case_id, '')) as event_id,
  'poor_rating_open|' || coalesce(evaluation_id, 'row ' || cast(source_row as varchar)) as fact_key,
  'poor_rating_open' as kind, 'EV-08' as rule_id, 'evaluations' as source_table, source_row, evaluation_id as source_id, case_id,
  unit_key, section_key, officer_key, reform_due_on as happened_on, reform_due_on as established_on,
  cast(null as varchar) as severity, rating as category, reform_status as detail, 'upheld' as state,
  false as is_mitigated, false as is_aggravated
from poor
where reform_due_on < date_of(as_of) and coalesce(reformed_on > reform_due_on, true)
