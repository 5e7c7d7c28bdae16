-- 时限规则 limit rule: the days, unit and first day that a rule sets, for each span of days in which none of it changes.
-- kind: fact
-- grain: one row per rule, key of its days and span
-- params: (none)
-- key: rule_id, days_key, from_on
-- shard: none
-- needs: rule_param
-- clause: AC-14; A8 (dayCount.unit, dayCount.inclusiveStart, limits)
-- days_key: '' where the record itself brings the days; else the parameter that holds them, days or days.<class>
-- limit_unit: that of the days, else dayCount.unit; start_counts: 1 where the day of receipt is day 1
with param as (
  select rule_id, param_key, param_value, unit_name, valid_from, coalesce(valid_to, date '2149-12-31') as valid_until
  from rule_param
), edge as (
  select rule_id, valid_from as from_on
  from param
  union
  select rule_id, valid_until + 1 as from_on
  from param
  where valid_until < date '2149-12-31'
), span as (
  select rule_id, from_on,
    coalesce(min(from_on) over (partition by rule_id order by from_on rows between 1 following and 1 following) - 1,
      date '2149-12-31') as to_on
  from edge
), days_of as (
  select rule_id, param_key as days_key
  from param
  where param_key = 'days' or param_key like 'days.%'
  union
  select rule_id, '' as days_key
  from param
)
select s.rule_id, d.days_key, s.from_on, s.to_on,
  cast(max(case when p.param_key = d.days_key then p.param_value end) as integer) as limit_days,
  coalesce(max(case when p.param_key = d.days_key then p.unit_name end),
    max(case when p.param_key = 'dayCount.unit' then p.param_value end), 'workday') as limit_unit,
  coalesce(max(case when p.param_key = 'dayCount.inclusiveStart' and p.param_value = 'true' then 1 end), 0) as start_counts,
  coalesce(max(case when p.param_key = 'dueBasis' then p.param_value end), 'explicit') as due_basis
from span s
join days_of d on d.rule_id = s.rule_id
left join param p on p.rule_id = s.rule_id and p.valid_from <= s.from_on and p.valid_until >= s.from_on
group by s.rule_id, d.days_key, s.from_on, s.to_on
