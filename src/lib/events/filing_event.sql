-- 否定报备情形 failing of a filing: a ground that the paper does not allow, a leader's decision too late, a filing without its parts.
-- kind: event
-- source: filings
-- grain: one row per filing and kind
-- params: as_of timestamp
-- needs: filings.filing_id | filings.case_id
-- clause: 003 否定 2, 4, 5-7; EX-06, EX-07, EX-08
-- emits invalid_ground: filings.ground
-- emits leader_late: filings.leader_decided; filings.decided | filings.filed
-- emits filing_incomplete: filings.is_written; filings.is_signed; filings.notified
with setting as (
  select cast(max(param_value) as integer) as leader_days
  from rule_param
  where rule_id = 'EX-07' and param_key = 'days' and valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), filed as (
  select f.source_row, f.filing_id, f.case_id, f.unit_key, f.section_key, f.officer_key, f.ground, f.ground_class,
    date_of(coalesce(f.filed_at, f.decided_at, f.notified_at)) as filed_on, date_of(f.leader_decided_at) as leader_on, date_of(f.notified_at) as notified_on,
    coalesce(b.workday_index - a.workday_index > g.leader_days, false) as is_leader_slow,
    case when f.is_written then 0 else 1 end + case when f.is_signed then 0 else 1 end + case when f.notified_at is null then 1 else 0 end as missing_parts
  from filings f
  cross join setting g
  left join calendar_day a on a.calendar_on = date_of(coalesce(f.filed_at, f.decided_at))
  left join calendar_day b on b.calendar_on = date_of(f.leader_decided_at)
  where coalesce(coalesce(f.filed_at, f.decided_at, f.notified_at) <= as_of, true)
), emitted as (
  select 'invalid_ground' as failing, 'EX-06' as carried_by, source_row, filing_id, case_id, unit_key, section_key, officer_key, filed_on as failed_on, coalesce(ground, '') as note
  from filed
  where ground_class is null
  union all
  select 'leader_late', 'EX-07', source_row, filing_id, case_id, unit_key, section_key, officer_key, leader_on, ''
  from filed
  where is_leader_slow or leader_on > notified_on
  union all
  select 'filing_incomplete', 'EX-08', source_row, filing_id, case_id, unit_key, section_key, officer_key, filed_on, cast(missing_parts as varchar)
  from filed
  where missing_parts > 0
)
select failing || '|' || coalesce(filing_id, coalesce(case_id, '')) as event_id,
  failing || '|' || coalesce(filing_id, case_id, 'row ' || cast(source_row as varchar)) as fact_key,
  failing as kind, carried_by as rule_id, 'filings' as source_table, source_row, filing_id as source_id, case_id,
  unit_key, section_key, officer_key, failed_on as happened_on, failed_on as established_on,
  cast(null as varchar) as severity, cast(null as varchar) as category, nullif(note, '') as detail, 'upheld' as state,
  false as is_mitigated, false as is_aggravated
from emitted
