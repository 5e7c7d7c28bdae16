-- 评价覆盖率 coverage rate: of the cases finished in the period, the share with at least one valid active rating.
-- kind: measure
-- shape: rate
-- source: cases
-- grain: one row per case
-- direction: higher_is_better
-- params: as_of timestamp
-- needs: cases.finished; evaluations.rating; evaluations.case_id
-- clause: 001 6 (一次一评); EV-01
with first_rating as (
  select case_row, min(rated_at) as first_rated_at, count(*) filter (where rated_at is null) as undated
  from rating
  where is_rated and is_valid and is_active and case_row is not null
  group by case_row
)
select 'cases' as source_table, c.source_row, c.case_id as source_id,
  c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, c.ended_on as happened_on,
  c.is_countable and coalesce(c.ended_at <= as_of, false) as in_denominator,
  c.is_countable and coalesce(c.ended_at <= as_of, false)
    and coalesce(r.first_rated_at <= as_of or r.undated > 0, false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when not c.is_countable then 'cancelled'
    when c.ended_at is null then 'open'
    when c.ended_at > as_of then 'after_cutoff'
  end as excluded_because
from clock c
left join first_rating r on r.case_row = c.source_row
where c.clock_kind = 'case'
