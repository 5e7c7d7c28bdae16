-- 抽查总体 sample case: every case that an inspection could draw, with what its records say of risk at the cut-off.
-- kind: query
-- grain: one row per case accepted by the cut-off, or without a date of acceptance
-- params: as_of timestamp
-- key: source_row
-- needs: cases.case_id
-- clause: 003 督查 五(一); definitions: Sample
-- is_extended_unapproved: an extension that nobody approved, or, where files name approvers, one that names none.
-- is_supplemented: asked for missing papers more often than RN-02 allows. is_flag_different: the export's flag against our clock.
with setting as (
  select cast(max(case when rule_id = 'RN-02' and param_key = 'notices' then param_value end) as integer) as notices
  from rule_param
  where valid_from <= date_of(as_of) and coalesce(valid_to, date_of(as_of)) >= date_of(as_of)
), supplemented as (
  select case_id, count(*) as notices
  from case_events
  where event_kind = 'supplement_notice' and case_id is not null and coalesce(coalesce(entered_at, left_at) <= as_of, true)
  group by case_id
), poor as (
  select case_row, count(*) as ratings
  from rating
  where case_row is not null and is_rated and is_valid and not is_satisfied
    and coalesce(rated_at <= as_of, true) and coalesce(replaced_at > as_of, true)
  group by case_row
), approver_column as (
  select count(*) as filled
  from column_fill
  where table_name = 'case_events' and field = 'approver' and filled > 0
), extended as (
  select case_id,
    count(*) filter (where event_kind = 'extension_approved' or approved_at is not null) as approvals,
    count(*) filter (where approver is not null) as approvers
  from case_events
  where (event_kind = 'extension_requested' or event_kind = 'extension_approved') and case_id is not null
    and coalesce(coalesce(entered_at, left_at) <= as_of, true)
  group by case_id
), unapproved as (
  select e.case_id
  from extended e
  cross join approver_column a
  where e.approvals = 0 or (a.filled > 0 and e.approvers = 0)
), judged as (
  select c.source_row, c.case_id, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, c.flagged_late, c.result_class,
    k.started_on, coalesce(k.ended_at <= as_of, false) as is_finished, k.is_countable and k.due_at is not null as is_judged,
    case
      when k.ended_at <= as_of then coalesce(k.is_ended_late, false)
      when k.due_is_timed then coalesce(as_of > k.due_at, false)
      else coalesce(date_of(as_of) > k.due_on, false)
    end as is_past,
    coalesce(s.notices, 0) as notices, coalesce(p.ratings, 0) as poor_ratings, x.case_id is not null as is_extended_unapproved
  from cases c
  join (
    select source_row, started_at, started_on, due_at, due_on, due_is_timed, ended_at, is_ended_late, is_countable
    from clock
    where clock_kind = 'case'
  ) k on k.source_row = c.source_row
  left join supplemented s on s.case_id = c.case_id
  left join poor p on p.case_row = c.source_row
  left join unapproved x on x.case_id = c.case_id
  where coalesce(k.started_at <= as_of, true)
)
select j.source_row, j.case_id, j.unit_key, j.section_key, j.officer_key, j.item_key, j.channel_key, j.started_on as happened_on,
  j.is_finished, j.is_judged and j.is_past as is_late, j.poor_ratings > 0 as is_poorly_rated,
  coalesce(j.is_finished and j.result_class = 'negative', false) as is_negative,
  coalesce(j.notices > g.notices, false) as is_supplemented, j.is_extended_unapproved,
  coalesce(j.is_judged and j.flagged_late is distinct from j.is_past and j.flagged_late is not null, false) as is_flag_different
from judged j
cross join setting g
