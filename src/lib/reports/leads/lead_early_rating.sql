-- 办结之前已有评价 rated before completion: of the ratings whose case is loaded, those given before it was finished.
-- kind: query
-- shape: rate
-- source: evaluations
-- grain: one row per rating
-- direction: neither
-- by: unit, officer
-- params: as_of timestamp
-- needs: evaluations.rating; evaluations.rated; evaluations.case_id; cases.case_id; cases.finished
-- clause: 001 6; product default
-- Instants are compared where both are timed, else days; a case still open at the cut-off was open then too.
with rated as (
  select r.source_row, coalesce(r.evaluation_id, r.case_id) as source_id, r.unit_key, r.section_key, r.officer_key, r.item_key, r.channel_key,
    r.rated_on, r.rated_at, coalesce(e.rated_timed, false) as rated_is_timed, r.case_row
  from rating r
  join evaluations e on e.source_row = r.source_row
  where r.is_rated and r.rated_at <= as_of and r.case_row is not null
), ended as (
  select source_row, ended_at, ended_on, ended_is_timed
  from clock
  where clock_kind = 'case' and is_countable
)
select 'evaluations' as source_table, r.source_row, r.source_id, r.unit_key, r.section_key, r.officer_key, r.item_key, r.channel_key,
  r.rated_on as happened_on, true as in_denominator,
  coalesce(case when r.rated_is_timed and c.ended_is_timed then r.rated_at < c.ended_at else r.rated_on < c.ended_on end, true) as in_numerator
from rated r
join ended c on c.source_row = r.case_row
