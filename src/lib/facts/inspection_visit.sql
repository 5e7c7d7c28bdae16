-- 督查到访 inspection visit: each unit that each inspection went to, with what the inspection says of itself.
-- kind: fact
-- grain: one row per inspection and unit
-- params: (none)
-- key: source_row
-- shard: none
-- needs: findings.found
-- clause: 003 督查 五(一); 003 公开 3; SP-01…SP-04, SP-10
-- source_row: its first record in the unit; is_first: that is the first record of the whole inspection.
-- Without a number of the inspection, the records of one unit on one day by one method are one.
-- tells_…: the file has the column; what it does not say is nobody's failing.
with told as (
  select cast(file_no as bigint) * 4294967296 as file_start,
    max(case when field = 'leader' then 1 else 0 end) as has_leader,
    max(case when field = 'inspection_record' then 1 else 0 end) as has_record,
    max(case when field = 'behaviour' or field = 'is_clean' then 1 else 0 end) as has_result
  from column_fill
  where table_name = 'findings'
  group by file_no
), identified as (
  select coalesce('no ' || inspection_no, 'unit ' || cast(unit_key as varchar) || ' '
      || coalesce(cast(date_of(found_at) as varchar), 'row ' || cast(source_row as varchar)) || ' ' || coalesce(method, '')) as inspection_key,
    source_row, source_row - source_row % 4294967296 as file_start, finding_id, unit_key, inspection_no, inspection_class,
    method, leader, inspectors, record_no, found_at, coalesce(is_clean, false) or behaviour is not null as says_result
  from findings
), inspection as (
  select inspection_key, min(source_row) as first_row, max(inspection_no) as inspection_no, max(inspection_class) as inspection_class,
    max(case when inspection_class = 'cross' then 1 else 0 end) as is_cross, max(leader) as leader, min(inspectors) as team,
    max(record_no) as record_no, min(found_at) as held_at, max(case when says_result then 1 else 0 end) as has_result,
    min(file_start) as file_start
  from identified
  group by inspection_key
), visit as (
  select inspection_key, unit_key, min(source_row) as source_row, min_by(finding_id, source_row) as finding_id,
    min_by(method, source_row) as method
  from identified
  group by inspection_key, unit_key
)
select v.source_row, v.finding_id, v.unit_key, v.method, v.source_row = i.first_row as is_first,
  i.inspection_no, i.inspection_class, i.is_cross = 1 as is_cross, i.leader, i.team, i.record_no,
  i.held_at, date_of(i.held_at) as held_on, i.has_result = 1 as has_result,
  coalesce(t.has_leader, 1) = 1 as tells_leader, coalesce(t.has_record, 1) = 1 as tells_record, coalesce(t.has_result, 1) = 1 as tells_result
from visit v
join inspection i on i.inspection_key = v.inspection_key
left join told t on t.file_start = i.file_start
