-- 最高档评价成串 bursts of top ratings: of the valid top ratings given at a known time, those of which one officer got several in that minute.
-- kind: query
-- shape: rate
-- source: evaluations
-- grain: one row per rating
-- direction: neither
-- by: unit, officer
-- params: as_of timestamp
-- needs: evaluations.rating; evaluations.rated; evaluations.officer | evaluations.officer_id | evaluations.section
-- clause: LD-03 ratings; 001 6; product default
-- Ratings without an officer are taken together by their section.
with setting as (
  select cast(max(param_value) as integer) as burst_ratings
  from rule_param
  where rule_id = 'LD-03' and param_key = 'ratings' and valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), top_one as (
  select r.source_row, coalesce(r.evaluation_id, r.case_id) as source_id, r.unit_key, r.section_key, r.officer_key, r.item_key, r.channel_key,
    r.rated_on, date_trunc('minute', r.rated_at) as rated_minute
  from rating r
  join (
    select source_row
    from evaluations
    where rated_timed
  ) e on e.source_row = r.source_row
  where r.is_rated and r.is_valid and r.is_active and r.rating_level = r.scale_size and r.rated_at <= as_of
    and (r.officer_key > 0 or r.section_key > 0)
), together as (
  select source_row, source_id, unit_key, section_key, officer_key, item_key, channel_key, rated_on,
    count(*) over (partition by unit_key, section_key, officer_key, rated_minute) as ratings
  from top_one
)
select 'evaluations' as source_table, t.source_row, t.source_id, t.unit_key, t.section_key, t.officer_key, t.item_key, t.channel_key,
  t.rated_on as happened_on, true as in_denominator, t.ratings >= w.burst_ratings as in_numerator
from together t
cross join setting w
