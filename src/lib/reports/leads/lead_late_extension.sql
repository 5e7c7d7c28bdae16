-- 到期之后才批延期 extension approved after the due: of the extensions approved, those approved when the due day had passed.
-- kind: query
-- shape: rate
-- source: case_events
-- grain: one row per extension
-- direction: neither
-- by: unit, officer
-- params: as_of timestamp
-- needs: case_events.kind | case_events.stage; case_events.case_id; cases.case_id; cases.due | cases.committed_days | cases.statutory_days
-- clause: 003 限时 5; EX-01; product default
-- old_due_on: the due before this extension, as the rules count it. Unit and officer are those of the case.
with approved as (
  select source_row, case_row, case_id, approved_on, old_due_on
  from extension
  where approved_on <= date_of(as_of) and old_due_on is not null
  qualify row_number() over (partition by source_row order by case_row) = 1
), concerned as (
  select source_row, unit_key, section_key, officer_key, item_key, channel_key
  from clock
  where clock_kind = 'case'
)
select 'case_events' as source_table, a.source_row, a.case_id as source_id, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key,
  a.approved_on as happened_on, true as in_denominator, a.approved_on > a.old_due_on as in_numerator
from approved a
join concerned c on c.source_row = a.case_row
