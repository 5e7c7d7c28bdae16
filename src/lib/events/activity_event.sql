-- 履责情形 duty not done in time: a milestone past its date, a form overdue beyond what the paper bears.
-- kind: event
-- source: activities
-- grain: one row per record of a duty
-- params: as_of timestamp
-- needs: activities.kind; activities.due
-- clause: 001 三; 000-P1 四; 002 第十六条(五); AC-12, AC-15, AC-18
-- emits milestone_late: activities.kind=milestone; activities.due; activities.done
-- emits form_late: activities.kind=form; activities.due; activities.done
with setting as (
  select coalesce(cast(max(param_value) as integer), 2) as form_months
  from rule_param
  where rule_id = 'AC-12' and param_key = 'months' and valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), owed as (
  select a.source_row, a.activity_id, a.unit_key, a.section_key, a.officer_key, a.activity_class, a.title, date_of(a.due_at) as due_on,
    date_of(case when a.done_at <= as_of then a.done_at end) as done_on, coalesce(a.is_done, false) and a.done_at is null as is_marked_done,
    date_of(a.due_at + interval (g.form_months) month) as form_until_on
  from activities a
  cross join setting g
  where a.due_at is not null
), emitted as (
  select 'milestone_late' as failing, 'AC-15' as carried_by, source_row, activity_id, unit_key, section_key, officer_key, due_on as failed_on, title
  from owed
  where activity_class = 'milestone' and due_on < date_of(as_of) and not is_marked_done and coalesce(done_on > due_on, true)
  union all
  select 'form_late', 'AC-18', source_row, activity_id, unit_key, section_key, officer_key, form_until_on, title
  from owed
  where activity_class = 'form' and form_until_on < date_of(as_of) and not is_marked_done and coalesce(done_on > form_until_on, true)
)
select failing || '|' || coalesce(activity_id, coalesce(title, '')) as event_id,
  failing || '|' || coalesce(activity_id, 'row ' || cast(source_row as varchar)) as fact_key,
  failing as kind, carried_by as rule_id, 'activities' as source_table, source_row, activity_id as source_id, cast(null as varchar) as case_id,
  unit_key, section_key, officer_key, failed_on as happened_on, failed_on as established_on,
  cast(null as varchar) as severity, cast(null as varchar) as category, title as detail, 'upheld' as state,
  false as is_mitigated, false as is_aggravated
from emitted
