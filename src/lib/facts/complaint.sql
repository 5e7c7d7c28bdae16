-- 投诉 complaint: each complaint with its verdict and whether it repeats an earlier one.
-- kind: fact
-- grain: one row per complaint
-- params: (none)
-- key: source_row
-- shard: none
-- needs: complaints.received
-- clause: 002 备注2 (CP-01 countOn); 002 第十六条(六) (CP-04, CP-05 repeatWindowDays)
-- is_repeat: the export's own flag or count; only when no file has one, the same complainant about the same matter of
--            the same unit within the window after the earlier reply. What is empty never matches: complainant (nor a
--            masked one), unit, matter.
with counting as (
  select max(param_value) as count_on
  from rule_param
  where rule_id = 'CP-01' and param_key = 'countOn'
), flagged as (
  select count(*) as files
  from column_fill
  where table_name = 'complaints' and (field = 'is_repeat' or field = 'repeat_count')
), repeat_window as (
  select cast(max(param_value) as integer) as days
  from rule_param
  where rule_id = 'CP-05' and param_key = 'repeatWindowDays'
), identified as (
  select source_row, complainant, unit_key, item_key,
    date_of(received_at) as received_on, date_of(replied_at) as replied_on
  from complaints
  where complainant is not null and complainant not like '%*%' and complainant not like '%＊%'
    and unit_key > 0 and item_key > 0
), repeated as (
  select later.source_row
  from identified later
  join identified earlier
    on earlier.complainant = later.complainant and earlier.unit_key = later.unit_key
    and earlier.item_key = later.item_key and earlier.replied_on <= later.received_on
  cross join repeat_window w
  cross join flagged f
  where f.files = 0 and earlier.source_row <> later.source_row
    and later.received_on <= earlier.replied_on + w.days
  group by later.source_row
)
select c.source_row, c.complaint_id, c.case_id, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key,
  case when n.count_on = 'established' then c.established_at else c.received_at end as counted_at,
  date_of(case when n.count_on = 'established' then c.established_at else c.received_at end) as counted_on,
  c.verdict_class, c.established_at,
  coalesce(c.is_repeat, r.source_row is not null) as is_repeat
from complaints c
cross join counting n
left join repeated r on r.source_row = c.source_row
