-- 时限 time limit: everything besides a case that has to be done in time: when it began, what ends it, which days it has.
-- kind: fact
-- grain: one row per record and kind of clock
-- params: (none)
-- key: clock_kind, source_row
-- shard: none
-- needs: case_events.kind | complaints.received | matters.received | findings.found | procedures.opened | procedures.decided
-- clause: TL-09…TL-16, TL-18, TL-19, RN-08, SP-08, AC-08…AC-11
-- days_key: which days of its rule it has (limit_rule); own_days: the record's own. given_due_at: a date that it must be done by.
-- An inspection that found nothing (is_clean) has nothing to put right, and no clock.
with forwarded as (
  select source_row, case_id, coalesce(entered_at, left_at) as forwarded_at,
    coalesce(entered_timed, left_timed, false) as forwarded_timed
  from case_events
  where event_kind = 'forwarded' and case_id is not null
  qualify row_number() over (partition by case_id order by coalesce(entered_at, left_at), source_row) = 1
), first_case as (
  select c.case_id, min(c.source_row) as case_row
  from cases c
  join forwarded f on f.case_id = c.case_id
  group by c.case_id
)
select 'stage' as clock_kind, 'TL-19' as rule_id, '' as days_key, 'case_events' as source_table, source_row, case_id,
  unit_key, section_key, officer_key, 0 as item_key, 0 as channel_key,
  entered_at as started_at, coalesce(entered_timed, false) as started_is_timed, limit_days as own_days,
  cast(null as timestamp) as given_due_at, false as given_due_timed, left_at as ended_at, coalesce(left_timed, false) as ended_is_timed
from case_events
where event_kind = 'stage' and entered_at is not null
union all
select 'forwarding', 'TL-14', 'days', 'case_events', f.source_row, f.case_id,
  c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key,
  c.accepted_at, coalesce(c.accepted_timed, false), cast(null as integer),
  cast(null as timestamp), false, f.forwarded_at, f.forwarded_timed
from forwarded f
join first_case k on k.case_id = f.case_id
join cases c on c.source_row = k.case_row
union all
select 'complaint_reply', 'TL-13', 'days.general', 'complaints', source_row, case_id,
  unit_key, section_key, officer_key, item_key, channel_key,
  received_at, coalesce(received_timed, false), cast(null as integer),
  due_at, coalesce(due_timed, false), replied_at, coalesce(replied_timed, false)
from complaints
union all
select case matter_kind when 'task' then 'superior_task' when 'letter' then 'letter' when 'mail' then 'mail' when 'request' then 'request'
    when 'work' then 'work' when 'villager' then 'villager_request' when 'incident' then 'incident' end,
  case matter_kind when 'task' then 'TL-18' when 'letter' then 'TL-11' when 'mail' then 'TL-12' when 'request' then 'TL-10'
    when 'work' then 'TL-09' when 'villager' then 'TL-15' when 'incident' then 'TL-16' end,
  case when matter_kind = 'letter' then case when needs_study then 'days.study' else 'days.simple' end
    when matter_kind = 'task' then '' else 'days' end,
  'matters', source_row, matter_id, unit_key, section_key, officer_key, 0, 0,
  received_at, coalesce(received_timed, false), cast(null as integer),
  required_at, coalesce(required_timed, false),
  case when matter_kind = 'work' and coalesce(needs_policy, false) then coalesce(planned_at, replied_at) else replied_at end,
  case when matter_kind = 'work' and coalesce(needs_policy, false) and planned_at is not null then coalesce(planned_timed, false) else coalesce(replied_timed, false) end
from matters
where matter_kind is not null
union all
select 'forwarding', 'TL-14', 'days', 'matters', source_row, matter_id, unit_key, section_key, officer_key, 0, 0,
  received_at, coalesce(received_timed, false), cast(null as integer),
  cast(null as timestamp), false, forwarded_at, coalesce(forwarded_timed, false)
from matters
where forwarded_at is not null
union all
select 'rectification', 'SP-08', 'days', 'findings', source_row, finding_id, unit_key, section_key, officer_key, 0, 0,
  found_at, coalesce(found_timed, false), cast(null as integer),
  rectify_due_at, coalesce(rectify_due_timed, false), rectified_at, coalesce(rectified_timed, false)
from findings
where not coalesce(is_clean, false)
union all
select 'investigation', 'AC-08', case when extension_at is not null then 'days.extended' else 'days.plain' end,
  'procedures', source_row, procedure_id, unit_key, section_key, officer_key, 0, 0,
  opened_at, coalesce(opened_timed, false), cast(null as integer),
  cast(null as timestamp), false, coalesce(closed_at, decided_at), coalesce(closed_timed, decided_timed, false)
from procedures
where opened_at is not null
union all
select 'delivery', 'AC-09', 'days', 'procedures', source_row, procedure_id, unit_key, section_key, officer_key, 0, 0,
  decided_at, coalesce(decided_timed, false), cast(null as integer),
  cast(null as timestamp), false, delivered_at, coalesce(delivered_timed, false)
from procedures
where decided_at is not null
union all
select 'review_request', 'AC-10', 'days', 'procedures', source_row, procedure_id, unit_key, section_key, officer_key, 0, 0,
  delivered_at, coalesce(delivered_timed, false), cast(null as integer),
  cast(null as timestamp), false, applied_at, coalesce(applied_timed, false)
from procedures
where delivered_at is not null
union all
select 'review', 'AC-11', 'days', 'procedures', source_row, procedure_id, unit_key, section_key, officer_key, 0, 0,
  applied_at, coalesce(applied_timed, false), cast(null as integer),
  cast(null as timestamp), false, review_decided_at, coalesce(review_decided_timed, false)
from procedures
where applied_at is not null
