-- 未轮换率 inspection same team rate: of the numbered inspections of the period that name their team, the share held by a team that also held one in the month before.
-- kind: measure
-- shape: rate
-- source: findings
-- grain: one row per inspection: its first record
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: findings.found; findings.inspection_no; findings.inspectors
-- clause: 003 督查 五(一); SP-03
with team_month as (
  select team as last_team, year(held_on) * 12 + month(held_on) as last_month
  from inspection_visit
  where is_first and inspection_no is not null and team is not null and held_on is not null
  group by team, year(held_on) * 12 + month(held_on)
)
select 'findings' as source_table, i.source_row, i.finding_id as source_id,
  i.unit_key, 0 as section_key, 0 as officer_key, 0 as item_key, 0 as channel_key, i.held_on as happened_on,
  i.is_first and i.inspection_no is not null and i.team is not null and coalesce(i.held_at <= as_of, false) as in_denominator,
  i.is_first and i.inspection_no is not null and i.team is not null and coalesce(i.held_at <= as_of, false)
    and b.last_team is not null as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not i.is_first then 'same_inspection'
    when i.inspection_no is null then 'no_number'
    when i.team is null then 'no_team'
    when i.held_at is null then 'no_date'
    when i.held_at > as_of then 'after_cutoff'
  end as excluded_because
from inspection_visit i
left join team_month b on b.last_team = i.team and b.last_month = year(i.held_on) * 12 + month(i.held_on) - 1
