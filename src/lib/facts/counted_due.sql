-- 计算的应办结日 counted due: the last day of a limit, counted in days, for what brings no due date of its own or stood still.
-- kind: fact
-- grain: one row per record and kind of clock whose days are counted
-- params: (none)
-- key: clock_kind, source_row
-- shard: none
-- needs: cases.accepted | cases.committed_days | cases.statutory_days
-- clause: 001 二(一)3; 002 第十条(二); TL-01, EX-01; definitions: Pauses and the ledger
-- after: limit_rule, item_limit, pause, hour_limit, time_limit, extension
-- due_on: the day after the start is day 1 (the start itself where the rule says so); days on which the clock stood still
--      are none; from the new date where an extension is valid. due_minute: only for hours.
-- due_basis: committed, statutory, item, rule, extended; or why there is none: none (no limit), paused (stands still),
--      uncovered (the calendar ends before it), no_hours (no office hours, or no time of day). outranks: the rule set
--      prefers it to the due date that the export gives. paused_days: of the limit's unit, up to the end where there is one.
with stood as (
  select case_id
  from pause
  group by case_id
), preferring as (
  select count(*) as rules
  from limit_rule
  where due_basis = 'computed'
), limited as (
  select 'case' as clock_kind, 'TL-01' as rule_id, '' as days_key, c.source_row, c.case_id, c.due_at as given_due_at, c.accepted_at as started_at,
    coalesce(c.committed_days, c.statutory_days, i.committed_days, i.statutory_days) as own_days,
    case when c.committed_days is not null then 'committed' when c.statutory_days is not null then 'statutory' else 'item' end as own_basis,
    coalesce(c.limit_unit, case when coalesce(c.committed_days, c.statutory_days) is null then i.limit_unit end) as own_unit
  from cases c
  cross join preferring p
  left join stood s on s.case_id = c.case_id
  left join item_limit i on i.unit_key = c.unit_key and i.item_key = c.item_key
  where c.due_at is null or p.rules > 0 or s.case_id is not null
  union all
  select clock_kind, rule_id, days_key, source_row, cast(null as varchar), given_due_at, started_at, own_days, 'rule', cast(null as varchar)
  from time_limit
), ruled as (
  select l.clock_kind, l.source_row, l.case_id, date_of(l.started_at) as started_on,
    coalesce(r.due_basis = 'computed', false) and coalesce(l.own_days, r.limit_days) is not null as outranks,
    coalesce(l.own_days, r.limit_days) as limit_days,
    case when l.own_days is null then 'rule' else l.own_basis end as limit_basis,
    coalesce(l.own_unit, r.limit_unit, 'workday') as limit_unit, coalesce(r.start_counts, 0) as start_counts
  from limited l
  left join limit_rule r on r.rule_id = l.rule_id and r.days_key = l.days_key
    and date_of(l.started_at) between r.from_on and r.to_on
), extended as (
  select case_row, new_due_on, new_due_no, approved_on, approved_no
  from extension
  where moves_due
), counted as (
  select u.clock_kind, u.source_row, u.case_id, u.outranks, u.limit_days, u.limit_unit, u.limit_basis, u.started_on,
    h.due_minute, x.case_row is not null as is_extended,
    coalesce(x.approved_on, u.started_on) as counted_from_on,
    case when u.limit_unit = 'day' then cast(coalesce(x.approved_on, u.started_on) - date '1970-01-01' as integer)
      else coalesce(x.approved_no, d.workday_index) end as start_no,
    case
      when x.case_row is not null and u.limit_unit = 'day' then cast(x.new_due_on - date '1970-01-01' as integer)
      when x.case_row is not null then x.new_due_no
      when u.limit_unit = 'day' then cast(u.started_on - date '1970-01-01' as integer) + u.limit_days - u.start_counts
      when u.limit_unit = 'hour' then h.due_no
      else d.workday_index + u.limit_days - case when d.is_workday then u.start_counts else 0 end
    end as target_no,
    case when x.case_row is not null then x.new_due_on when u.limit_days = 0 then u.started_on end as plain_due_on
  from ruled u
  left join calendar_day d on d.calendar_on = u.started_on
  left join hour_limit h on h.case_row = u.source_row
  left join extended x on x.case_row = u.source_row
), standing as (
  select c.source_row, c.target_no, p.from_on, p.to_on,
    greatest(c.start_no, case when c.limit_unit = 'day' then cast(p.from_on - date '1970-01-01' as integer) - 1 else p.before_no end) as before_no,
    case when c.limit_unit = 'day' then cast(p.to_on - date '1970-01-01' as integer) else p.to_no end as to_no
  from counted c
  join pause p on p.case_id = c.case_id
  where coalesce(p.to_on > c.counted_from_on, true)
), reached as (
  select source_row, to_on, to_no - before_no as paused_days,
    coalesce(before_no - coalesce(sum(to_no - before_no) over (partition by source_row order by from_on
      rows between unbounded preceding and 1 preceding), 0) < target_no, false) as is_in_time
  from standing
), paused as (
  select source_row, cast(sum(paused_days) as integer) as paused_days,
    cast(coalesce(sum(case when is_in_time then paused_days end), 0) as integer) as moved_days,
    max(case when is_in_time and to_on is null then 1 else 0 end) as stands_still,
    max(case when is_in_time and to_on is not null and paused_days is null then 1 else 0 end) as is_uncovered
  from reached
  group by source_row
), moved as (
  select c.clock_kind, c.source_row, c.outranks, c.limit_days, c.limit_unit, c.limit_basis, c.started_on, c.is_extended,
    c.due_minute, c.target_no + coalesce(p.moved_days, 0) as due_no,
    case when coalesce(p.moved_days, 0) = 0 then c.plain_due_on end as plain_due_on,
    p.paused_days, coalesce(p.stands_still, 0) as stands_still, coalesce(p.is_uncovered, 0) as is_uncovered
  from counted c
  left join paused p on p.source_row = c.source_row
), workday as (
  select workday_index, calendar_on
  from calendar_day
  where is_workday
), dated as (
  select m.clock_kind, m.source_row, m.outranks, m.limit_days, m.limit_unit, m.limit_basis, m.started_on, m.is_extended,
    m.due_minute, m.paused_days, m.stands_still,
    case
      when m.stands_still = 1 or m.is_uncovered = 1 then null
      when m.plain_due_on is not null then m.plain_due_on
      when m.limit_unit = 'day' then date '1970-01-01' + m.due_no
      else w.calendar_on
    end as due_on
  from moved m
  left join workday w on w.workday_index = m.due_no
)
select clock_kind, source_row, outranks, limit_days, limit_unit, paused_days, due_on, due_minute,
  case
    when is_extended and due_on is not null then 'extended'
    when limit_days is null or started_on is null then 'none'
    when stands_still = 1 then 'paused'
    when limit_unit = 'hour' and due_minute is null then 'no_hours'
    when due_on is null then 'uncovered'
    else limit_basis
  end as due_basis
from dated
