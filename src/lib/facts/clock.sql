-- 时钟 clock: what has to be answered in time: when it began, when it is due, when it ended, and whether it ended late.
-- kind: fact
-- grain: one row per record and kind of clock; the clock of a case has the kind case
-- params: (none)
-- key: clock_kind, source_row
-- shard: none
-- needs: cases.accepted | cases.due | cases.finished
-- clause: 001 二(一)3; 002 第十条(二); TL-01, TL-07…TL-16, TL-18, TL-19, EX-01, RN-08, SP-08, AC-08…AC-11
-- after: counted_due, same_day, time_limit
-- due: the export's own due date, else the counted one (counted_due), else for an immediate case its day; a computed due is
--      date-only, save one in hours. due_basis: explicit, same_day, or as in counted_due.
-- same_day_on: the day on which an immediate case must be finished (TL-07, TL-08), NULL for others.
with clocks as (
  select 'case' as clock_kind, c.source_row, c.case_id, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key,
    c.accepted_at as started_at, coalesce(k.limit_days, c.committed_days, c.statutory_days) as limit_days,
    coalesce(k.limit_unit, c.limit_unit) as limit_unit, c.statutory_days, k.paused_days, k.due_basis as counted_basis,
    case when not coalesce(k.outranks, false) then c.due_at end as given_due_at,
    coalesce(c.due_timed, false) as given_due_timed, k.due_on as counted_due_on, k.due_minute, t.same_day_on,
    c.finished_at as ended_at, coalesce(c.finished_timed, false) as ended_is_timed,
    not coalesce(c.result_class = 'cancelled' or c.result_class = 'withdrawn' or c.result_class = 'duplicate', false) as is_countable
  from cases c
  left join (
    select source_row, outranks, limit_days, limit_unit, paused_days, due_on, due_minute, due_basis
    from counted_due
    where clock_kind = 'case'
  ) k on k.source_row = c.source_row
  left join same_day t on t.case_row = c.source_row
  union all
  select l.clock_kind, l.source_row, l.case_id, l.unit_key, l.section_key, l.officer_key, l.item_key, l.channel_key,
    l.started_at, k.limit_days, k.limit_unit, cast(null as integer), k.paused_days, k.due_basis,
    l.given_due_at, l.given_due_timed, k.due_on, k.due_minute, cast(null as date),
    l.ended_at, l.ended_is_timed, true
  from time_limit l
  join counted_due k on k.source_row = l.source_row and k.clock_kind = l.clock_kind
), due as (
  select clock_kind, source_row, case_id, unit_key, section_key, officer_key, item_key, channel_key,
    started_at, limit_days, limit_unit, statutory_days, paused_days, same_day_on,
    coalesce(given_due_at, at_midnight(counted_due_on) + interval (coalesce(due_minute, 0)) minute,
      case when limit_days is null then at_midnight(same_day_on) end) as due_at,
    case when given_due_at is not null then given_due_timed
      else due_minute is not null and counted_basis is distinct from 'extended' end as due_is_timed,
    case
      when given_due_at is not null then 'explicit'
      when limit_days is null and same_day_on is not null then 'same_day'
      else coalesce(counted_basis, 'none')
    end as due_basis,
    ended_at, ended_is_timed, is_countable
  from clocks
)
select clock_kind, source_row, case_id, unit_key, section_key, officer_key, item_key, channel_key,
  started_at, date_of(started_at) as started_on, limit_days, limit_unit, statutory_days, paused_days,
  due_at, date_of(due_at) as due_on, due_is_timed, due_basis, same_day_on,
  ended_at, date_of(ended_at) as ended_on, ended_is_timed,
  case
    when due_is_timed and ended_is_timed then ended_at > due_at
    else date_of(ended_at) > date_of(due_at)
  end as is_ended_late,
  is_countable
from due
