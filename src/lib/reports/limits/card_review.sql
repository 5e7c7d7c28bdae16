-- 预警与红黄牌对账 card review: the cards that the cases give rise to by the cut-off, against those that the files hold.
-- kind: query
-- grain: one row per case number and level, predicted or issued; one per card without a case number
-- params: as_of timestamp, warning_days integer
-- key: case_id, level
-- needs: cards.level; cards.case_id; cases.due | cases.committed_days | cases.statutory_days
-- clause: 002 第十六条(三); CD-03 warningDays; definitions: Late, Cut-off
-- warning: still open at the end of the day that many working days before the due; yellow: past the due; red: past the
-- statutory limit. state: matched, missing (predicted, none issued), extra (issued, not predicted), revoked (all of them
-- revoked at the cut-off), not_judged (issued, and no date of ours to predict from), no_case (the case is in no file).
with seen as (
  select c.source_row, c.case_id, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, c.started_on, c.due_at, c.due_on,
    c.due_is_timed, c.is_ended_late, c.is_countable, r.statutory_on,
    case when c.ended_at <= as_of then c.ended_at end as ended_at, date_of(as_of) as seen_on
  from clock c
  join limit_review r on r.source_row = c.source_row
  where c.clock_kind = 'case' and c.case_id is not null and coalesce(c.started_at <= as_of, true)
), workday as (
  select workday_index, calendar_on
  from calendar_day
  where is_workday
), dated as (
  select s.source_row, s.case_id, s.unit_key, s.section_key, s.officer_key, s.item_key, s.channel_key, s.started_on, s.due_on, s.statutory_on,
    s.is_countable, s.seen_on, date_of(s.ended_at) as ended_on, w.calendar_on as warning_on,
    coalesce(case when s.ended_at is not null then s.is_ended_late
      when s.due_is_timed then as_of > s.due_at else s.seen_on > s.due_on end, false) as is_late
  from seen s
  left join calendar_day d on d.calendar_on = s.due_on
  left join workday w on w.workday_index = d.workday_index - warning_days + case when d.is_workday then 0 else 1 end
), levelled as (
  select source_row, case_id, unit_key, section_key, officer_key, item_key, channel_key, 'warning' as level, warning_on as predicted_on,
    is_countable and coalesce(warning_on >= started_on, true) and coalesce(warning_on <= seen_on, false) and coalesce(ended_on > warning_on, true) as is_predicted,
    warning_on is not null as is_judged
  from dated
  union all
  select source_row, case_id, unit_key, section_key, officer_key, item_key, channel_key, 'yellow', due_on, is_countable and is_late, due_on is not null
  from dated
  union all
  select source_row, case_id, unit_key, section_key, officer_key, item_key, channel_key, 'red', statutory_on,
    is_countable and coalesce(coalesce(ended_on, seen_on) > statutory_on, false), statutory_on is not null
  from dated
), issued as (
  select case_id, card_level as level, min(source_row) as card_row, count(*) as cards,
    sum(case when coalesce(revoked_at <= as_of or (status_class = 'revoked' and revoked_at is null), false) then 1 else 0 end) as revoked,
    min(date_of(issued_at)) as issued_on, min_by(unit_key, source_row) as unit_key, min_by(section_key, source_row) as section_key,
    min_by(officer_key, source_row) as officer_key
  from cards
  where (card_level = 'warning' or card_level = 'yellow' or card_level = 'red') and case_id is not null and coalesce(issued_at <= as_of, true)
  group by case_id, card_level
), expected as (
  select case_id, level, max(case when is_predicted then 1 else 0 end) as predicted, max(case when is_judged then 1 else 0 end) as judged,
    min(source_row) as case_row, min_by(unit_key, source_row) as unit_key, min_by(section_key, source_row) as section_key,
    min_by(officer_key, source_row) as officer_key, min_by(item_key, source_row) as item_key,
    min_by(channel_key, source_row) as channel_key, min(predicted_on) as predicted_on
  from levelled
  where is_predicted or exists (select 1 from issued i where i.case_id = levelled.case_id and i.level = levelled.level)
  group by case_id, level
)
select coalesce(e.case_row, i.card_row) as source_row, e.case_row, i.card_row, coalesce(e.case_id, i.case_id) as case_id,
  coalesce(e.level, i.level) as level, coalesce(e.unit_key, i.unit_key) as unit_key, coalesce(e.section_key, i.section_key) as section_key,
  coalesce(e.officer_key, i.officer_key) as officer_key, coalesce(e.item_key, 0) as item_key, coalesce(e.channel_key, 0) as channel_key,
  case when e.predicted = 1 then e.predicted_on else i.issued_on end as happened_on,
  case when e.predicted = 1 then e.predicted_on end as predicted_on, i.issued_on, coalesce(i.cards, 0) as cards, coalesce(i.revoked, 0) as revoked,
  case
    when i.card_row is null then 'missing'
    when i.revoked = i.cards then 'revoked'
    when e.predicted = 1 then 'matched'
    when e.case_row is null then 'no_case'
    when e.judged = 0 then 'not_judged'
    else 'extra'
  end as state
from expected e
full join issued i on i.case_id = e.case_id and i.level = e.level
