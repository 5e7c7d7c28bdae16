-- 应办结日前后不一 due date moved between exports: of the cases that two exports hold with a due, those whose due is later in the newer one.
-- kind: query
-- shape: rate
-- source: cases
-- grain: one row per case that another loaded file holds too
-- direction: neither
-- by: unit, officer
-- params: as_of timestamp
-- needs: cases.case_id; cases.due
-- clause: 001 二(一)3; TL-01; product default
-- The newer export is the file that was loaded later. A move that a pause or a valid extension on record explains is none.
with versions as (
  select c.source_row,
    case when v.source_row < c.source_row then date_of(v.due_at) else date_of(c.due_at) end as former_on,
    case when v.source_row < c.source_row then date_of(c.due_at) else date_of(v.due_at) end as newer_on
  from cases c
  join case_versions v on v.case_id = c.case_id
  where c.due_at is not null and v.due_at is not null
), granted as (
  select case_row, max(new_due_on) as granted_on
  from extension
  where moves_due
  group by case_row
), moved as (
  select v.source_row, max(case when v.newer_on > v.former_on and v.newer_on is distinct from g.granted_on then 1 else 0 end) as moves
  from versions v
  left join granted g on g.case_row = v.source_row
  group by v.source_row
)
select 'cases' as source_table, k.source_row, k.case_id as source_id, k.unit_key, k.section_key, k.officer_key, k.item_key, k.channel_key,
  k.started_on as happened_on, k.is_countable as in_denominator,
  k.is_countable and m.moves = 1 and coalesce(k.paused_days, 0) = 0 as in_numerator
from moved m
join clock k on k.source_row = m.source_row
where k.clock_kind = 'case' and coalesce(k.started_at <= as_of, true)
