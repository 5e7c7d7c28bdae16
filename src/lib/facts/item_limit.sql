-- 事项时限 item limit: the days that the catalogue of items gives a unit's item, for cases that bring none themselves.
-- kind: fact
-- grain: one row per unit and item
-- params: (none)
-- key: unit_key, item_key
-- shard: none
-- needs: items.committed_days | items.statutory_days
-- clause: 001 二(一)3; TL-01
-- the same item is the same code, or the same name where one side has no code; a line without a unit holds for all units
with listed as (
  select x.source_row, x.unit_key, i.item_code, i.item_name, x.committed_days, x.statutory_days, x.limit_unit
  from items x
  join item i on i.item_key = x.item_key
  where x.item_key > 0
), by_code as (
  select i.item_key, l.source_row, l.unit_key, l.committed_days, l.statutory_days, l.limit_unit, 1 as closeness
  from item i
  join listed l on l.item_code = i.item_code
  where i.item_code <> ''
), by_name as (
  select i.item_key, l.source_row, l.unit_key, l.committed_days, l.statutory_days, l.limit_unit, 2 as closeness
  from item i
  join listed l on l.item_name = i.item_name
  where i.item_name <> '' and (i.item_code = '' or l.item_code = '')
), known as (
  select item_key, source_row, unit_key, committed_days, statutory_days, limit_unit, closeness from by_code
  union all
  select item_key, source_row, unit_key, committed_days, statutory_days, limit_unit, closeness from by_name
), for_unit as (
  select u.unit_key, k.item_key, k.source_row, k.committed_days, k.statutory_days, k.limit_unit, k.closeness, 1 as nearness
  from known k
  join unit u on u.unit_key = k.unit_key
  where k.unit_key > 0
  union all
  select u.unit_key, k.item_key, k.source_row, k.committed_days, k.statutory_days, k.limit_unit, k.closeness, 2 as nearness
  from known k
  cross join unit u
  where k.unit_key = 0
)
select unit_key, item_key, committed_days, statutory_days, limit_unit
from for_unit
qualify row_number() over (partition by unit_key, item_key order by nearness, closeness, source_row) = 1
