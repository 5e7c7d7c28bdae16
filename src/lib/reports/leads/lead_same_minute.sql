-- 同一分钟成批办结 finished in one minute: of the cases finished at a known time, those that one officer finished several of in that minute.
-- kind: query
-- shape: rate
-- source: cases
-- grain: one row per case
-- direction: neither
-- by: unit, officer
-- params: as_of timestamp
-- needs: cases.finished; cases.officer | cases.officer_id | cases.section
-- clause: LD-02 cases; product default
-- Cases without an officer are taken together by their section.
with setting as (
  select cast(max(param_value) as integer) as batch_cases
  from rule_param
  where rule_id = 'LD-02' and param_key = 'cases' and valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), ended as (
  select source_row, case_id, unit_key, section_key, officer_key, item_key, channel_key, ended_on, date_trunc('minute', ended_at) as ended_minute
  from clock
  where clock_kind = 'case' and is_countable and ended_is_timed and ended_at <= as_of and (officer_key > 0 or section_key > 0)
), together as (
  select source_row, case_id, unit_key, section_key, officer_key, item_key, channel_key, ended_on,
    count(*) over (partition by unit_key, section_key, officer_key, ended_minute) as cases
  from ended
)
select 'cases' as source_table, t.source_row, t.case_id as source_id, t.unit_key, t.section_key, t.officer_key, t.item_key, t.channel_key,
  t.ended_on as happened_on, true as in_denominator, t.cases >= w.batch_cases as in_numerator
from together t
cross join setting w
