-- 应办结日对照 limit review: the due date of each case as the export gives it, as the rules count it, and as others may have.
-- kind: query
-- grain: one row per case
-- params: (none)
-- key: source_row
-- needs: cases.accepted
-- clause: 001 二(一)3; TL-01, TL-02, EX-01
-- counted_on, counted_basis: as in counted_due, NULL without days of its own. statutory_on: the statutory limit, or the new
-- date of a valid extension beyond it. ..._on: the receipt day as day 1; natural days; Monday to Friday; pauses left in;
-- the new date of an extension that is not valid; the date before a valid one.
with asked as (
  select source_row, flagged_late, date_of(due_at) as given_on, date_of(accepted_at) as started_on,
    coalesce(committed_days, statutory_days) as own_days, statutory_days, committed_days is not null as has_committed,
    coalesce(limit_unit, '') as limit_unit
  from cases
), refused as (
  select case_row, max(new_due_on) as refused_on
  from extension
  where not moves_due
  group by case_row
), granted as (
  select case_row, max(new_due_on) as granted_on, max(old_due_on) as unextended_on
  from extension
  where moves_due
  group by case_row
), paired as (
  select a.source_row, a.flagged_late, a.given_on, a.has_committed,
    case when s.case_row is null then p.due_on else s.due_on end as counted_on,
    case when s.case_row is null then p.due_basis else s.due_basis end as counted_basis,
    case when s.case_row is null then q.due_on else s.statutory_on end as statutory_on,
    case when s.case_row is null then p.receipt_on else s.receipt_on end as receipt_on,
    case when s.case_row is null then p.natural_on end as natural_on,
    case when s.case_row is null then p.weekday_on end as weekday_on,
    case when s.is_paused then p.due_on end as unpaused_on, r.refused_on, g.granted_on, g.unextended_on
  from asked a
  left join limit_single_due s on s.case_row = a.source_row
  left join limit_pattern_due p on p.started_on = a.started_on and p.limit_days = a.own_days and p.limit_unit = a.limit_unit
  left join limit_pattern_due q on q.started_on = a.started_on and q.limit_days = a.statutory_days and q.limit_unit = a.limit_unit
  left join refused r on r.case_row = a.source_row
  left join granted g on g.case_row = a.source_row
)
select source_row, flagged_late, given_on, has_committed, counted_on, counted_basis,
  case when statutory_on is null or granted_on is null or granted_on < statutory_on then statutory_on else granted_on end as statutory_on,
  receipt_on, natural_on, weekday_on, unpaused_on, refused_on, unextended_on
from paired
