-- 应办结日差异 due review: the due date that the export gives against the one that the rules count from the same days.
-- kind: query
-- grain: one row per case with a due date of the export and days to count, accepted by the cut-off
-- params: as_of timestamp
-- key: source_row
-- needs: cases.due; cases.committed_days | cases.statutory_days; cases.accepted
-- clause: 001 二(一)3; 002 第十条(二); TL-01, EX-01
-- is_judged: a date was counted; else why is counted_basis (uncovered, paused, no_hours, none). why: the first way of
-- counting that gives the export's date; NULL where both agree.
with compared as (
  select c.source_row, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, c.started_on,
    r.given_on, r.counted_on, r.counted_basis, r.has_committed, r.statutory_on, r.receipt_on, r.natural_on, r.weekday_on,
    r.unpaused_on, r.refused_on, r.unextended_on
  from clock c
  join limit_review r on r.source_row = c.source_row
  where c.clock_kind = 'case' and r.given_on is not null and r.counted_basis is not null
    and coalesce(c.started_at <= as_of, true)
)
select source_row, unit_key, section_key, officer_key, item_key, channel_key, given_on as happened_on,
  given_on, counted_on, counted_basis, counted_on is not null as is_judged,
  counted_on is not null and counted_on <> given_on as is_different, cast(given_on - counted_on as integer) as days_apart,
  case
    when counted_on = given_on then null
    when counted_on is null then counted_basis
    when unpaused_on = given_on then 'pause'
    when refused_on = given_on then 'extension'
    when unextended_on = given_on then 'not_extended'
    when has_committed and statutory_on = given_on then 'statutory'
    when receipt_on = given_on then 'receipt'
    when weekday_on = given_on then 'weekday'
    when natural_on = given_on then 'natural'
    else 'unexplained'
  end as why
from compared
