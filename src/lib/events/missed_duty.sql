-- 应做未做 duty not done: what should have happened in a period that has ended, and of which no record was loaded.
-- kind: event
-- source: activities
-- grain: one row per duty, subject and period
-- params: as_of timestamp
-- needs: findings.found | activities.done
-- clause: 001 6, 8; 002 第十五条; 003 督查 五(一); 003 公开 3; 004-6 三; 004-10 二(二); 004-11 作风, 工作; SP-01, SP-02, SP-10, SP-13, EV-06, EV-10, AS-11, AS-12, AS-15
-- emits inspection_missed: findings.found; findings.inspection_kind
-- emits key_inspection_missed: findings.found; findings.inspection_kind
-- emits unit_unvisited: findings.found
-- emits announcement_missed: activities.kind=announcement
-- emits test_missed: activities.kind=test
-- emits meeting_missed: activities.kind=meeting
-- emits attendance_short: activities.kind=attendance; activities.quantity
-- emits reports_short: activities.kind=report
-- emits targets_missing: activities.kind=target
-- A period is owed from the one in which the first record of the duty falls; an absence has no record: source_row 0.
-- unit_key 0: owed by the office as a whole.
with setting as (
  select rule_id, param_key, cast(max(param_value) as integer) as least
  from rule_param
  where (rule_id = 'SP-01' and param_key = 'perMonth' or rule_id = 'SP-02' and param_key = 'perHalfYear'
      or rule_id = 'SP-13' and param_key = 'perHalfYear' or rule_id = 'EV-06' and param_key = 'perQuarter'
      or rule_id = 'EV-10' and param_key = 'perQuarter' or rule_id = 'AS-11' and param_key = 'villageDaysPerMonth'
      or rule_id = 'AS-12' and param_key = 'reports' or rule_id = 'AS-15' and param_key = 'perHalfYear'
      or rule_id = 'SP-10' and param_key = 'months')
    and valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
  group by rule_id, param_key
), duty as (
  select rule_id,
    case rule_id when 'SP-01' then 'inspection_missed' when 'SP-02' then 'key_inspection_missed' when 'SP-13' then 'announcement_missed'
      when 'EV-06' then 'test_missed' when 'EV-10' then 'meeting_missed' when 'AS-11' then 'attendance_short'
      when 'AS-12' then 'reports_short' else 'targets_missing' end as failing,
    case when param_key = 'perMonth' or param_key = 'villageDaysPerMonth' then 1 when param_key = 'perQuarter' then 3 when param_key = 'perHalfYear' then 6 else 12 end as period_months,
    least
  from setting
  where rule_id <> 'SP-10'
), act as (
  select case when inspection_class = 'key' then 'SP-02' else 'SP-01' end as rule_id, 0 as unit_key, 0 as section_key, 0 as officer_key,
    held_on as done_on, 1 as amount
  from inspection_visit
  where is_first and (inspection_class = 'regular' or inspection_class = 'key') and held_at <= as_of
  union all
  select case activity_class when 'announcement' then 'SP-13' when 'test' then 'EV-06' when 'meeting' then 'EV-10'
      when 'attendance' then 'AS-11' when 'report' then 'AS-12' else 'AS-15' end,
    case when activity_class = 'meeting' then 0 else unit_key end,
    case when activity_class = 'target' or activity_class = 'attendance' or activity_class = 'report' then section_key else 0 end,
    case when activity_class = 'attendance' or activity_class = 'report' then officer_key else 0 end,
    date_of(coalesce(done_at, due_at)), case when activity_class = 'attendance' then coalesce(quantity, 1) else 1 end
  from activities
  where (activity_class = 'announcement' or activity_class = 'test' or activity_class = 'meeting' or activity_class = 'attendance'
      or activity_class = 'report' or activity_class = 'target')
    and coalesce(is_done, true) and coalesce(done_at, due_at) <= as_of
), first_act as (
  select rule_id, min(year(done_on) * 12 + month(done_on) - 1) as first_month
  from act
  group by rule_id
), months as (
  select year(calendar_on) * 12 + month(calendar_on) - 1 as month_no, max(calendar_on) as ends_on
  from calendar_day
  group by year(calendar_on) * 12 + month(calendar_on) - 1
), period as (
  select d.rule_id, d.failing, d.period_months, d.least, m.month_no - d.period_months + 1 as from_month, m.month_no as to_month, m.ends_on
  from duty d
  join first_act f on f.rule_id = d.rule_id
  cross join months m
  where (m.month_no + 1) % d.period_months = 0 and m.month_no >= f.first_month and m.ends_on <= date_of(as_of)
), owing as (
  select rule_id, unit_key, section_key, officer_key
  from act
  group by rule_id, unit_key, section_key, officer_key
  union
  select d.rule_id, u.unit_key, 0, 0
  from duty d
  cross join unit u
  where (d.rule_id = 'SP-13' or d.rule_id = 'EV-06') and u.unit_key > 0 and exists (select 1 from act a where a.rule_id = d.rule_id)
  union
  select 'AS-15', s.unit_key, s.section_key, 0
  from section s
  where s.section_key > 0 and exists (select 1 from act a where a.rule_id = 'AS-15' and a.section_key > 0)
), done as (
  select p.rule_id, p.to_month, a.unit_key, a.section_key, a.officer_key, sum(a.amount) as amount
  from period p
  join act a on a.rule_id = p.rule_id
  where year(a.done_on) * 12 + month(a.done_on) - 1 between p.from_month and p.to_month
  group by p.rule_id, p.to_month, a.unit_key, a.section_key, a.officer_key
), visited as (
  select unit_key, max(date_of(found_at)) as last_on
  from findings
  where found_at <= as_of
  group by unit_key
), first_visit as (
  select min(last_on) as since_on
  from visited
), emitted as (
  select p.failing, p.rule_id as carried_by, o.unit_key, o.section_key, o.officer_key, p.ends_on as failed_on,
    cast(coalesce(d.amount, 0) as integer) as amount, p.least
  from period p
  join owing o on o.rule_id = p.rule_id
  left join done d on d.rule_id = p.rule_id and d.to_month = p.to_month and d.unit_key = o.unit_key and d.section_key = o.section_key and d.officer_key = o.officer_key
  where coalesce(d.amount, 0) < p.least
  union all
  select 'unit_unvisited', 'SP-10', u.unit_key, 0, 0, date_of(as_of), 0, s.least
  from unit u
  join setting s on s.rule_id = 'SP-10'
  cross join first_visit f
  left join visited v on v.unit_key = u.unit_key
  where u.unit_key > 0 and f.since_on is not null and coalesce(v.last_on <= as_of - interval (s.least) month, true)
)
select failing || '|' || cast(failed_on as varchar) || '|' || cast(unit_key as varchar) || '.' || cast(section_key as varchar) || '.' || cast(officer_key as varchar) as event_id,
  failing || '|' || cast(failed_on as varchar) || '|' || cast(unit_key as varchar) || '.' || cast(section_key as varchar) || '.' || cast(officer_key as varchar) as fact_key,
  failing as kind, carried_by as rule_id,
  case when carried_by = 'SP-01' or carried_by = 'SP-02' or carried_by = 'SP-10' then 'findings' else 'activities' end as source_table,
  cast(0 as bigint) as source_row, cast(null as varchar) as source_id, cast(null as varchar) as case_id,
  unit_key, section_key, officer_key, failed_on as happened_on, failed_on as established_on,
  cast(null as varchar) as severity, cast(null as varchar) as category, cast(amount as varchar) || ' / ' || cast(least as varchar) as detail, 'pending' as state,
  false as is_mitigated, false as is_aggravated
from emitted
