-- 超期标志对照 flag review: what the export says of lateness, what the rules say at the cut-off, and why they may differ.
-- kind: query
-- grain: one row per case that carries a flag and was accepted by the cut-off
-- params: as_of timestamp
-- key: source_row
-- needs: cases.is_overdue; cases.due | cases.committed_days | cases.statutory_days
-- clause: 001 二(一)3; TL-01, TL-03
-- ours: closed_late, open_late, in_time, not_due; or why there is no verdict: no_limit, paused, uncovered, no_hours,
-- cancelled. why: the first way of counting that agrees with the flag; NULL where both agree.
with seen as (
  select c.source_row, c.unit_key, c.section_key, c.officer_key, c.item_key, c.channel_key, c.started_on, c.due_at, c.due_on,
    c.due_is_timed, c.due_basis, c.ended_is_timed, c.is_ended_late, c.is_countable,
    case when c.ended_at <= as_of then c.ended_at end as ended_at,
    coalesce(c.ended_at > as_of, false) as ends_later, date_of(c.ended_at) as really_ended_on,
    date_of(least(coalesce(c.ended_at, as_of), as_of)) as reached_on,
    r.flagged_late, r.has_committed, r.statutory_on, r.receipt_on, r.natural_on, r.weekday_on, r.unpaused_on, r.refused_on, r.unextended_on
  from clock c
  join limit_review r on r.source_row = c.source_row
  where c.clock_kind = 'case' and r.flagged_late is not null and coalesce(c.started_at <= as_of, true)
), judged as (
  select source_row, unit_key, section_key, officer_key, item_key, channel_key, started_on, due_on, due_basis, ended_at,
    ends_later, is_ended_late, reached_on, due_is_timed or ended_is_timed as is_timed, flagged_late, has_committed,
    statutory_on, receipt_on, natural_on, weekday_on, unpaused_on, refused_on, unextended_on,
    case
      when not is_countable then 'cancelled'
      when due_at is null then case when due_basis = 'none' then 'no_limit' else due_basis end
      when ended_at is not null and is_ended_late then 'closed_late'
      when ended_at is not null then 'in_time'
      when case when due_is_timed then as_of > due_at else date_of(as_of) > due_on end then 'open_late'
      else 'not_due'
    end as ours
  from seen
), compared as (
  select source_row, unit_key, section_key, officer_key, item_key, channel_key, started_on, due_on, due_basis, ours,
    ends_later, is_ended_late, reached_on, is_timed, flagged_late, has_committed,
    statutory_on, receipt_on, natural_on, weekday_on, unpaused_on, refused_on, unextended_on,
    ours = 'closed_late' or ours = 'open_late' or ours = 'in_time' or ours = 'not_due' as is_judged,
    ours = 'closed_late' or ours = 'open_late' as is_late
  from judged
)
select source_row, unit_key, section_key, officer_key, item_key, channel_key, coalesce(due_on, started_on) as happened_on,
  flagged_late, ours, due_on, due_basis, is_judged, is_judged and is_late is distinct from flagged_late as is_different,
  case
    when is_judged and is_late = flagged_late then null
    when not is_judged then case when flagged_late then ours end
    when ends_later and is_ended_late = flagged_late then 'after_cut_off'
    when is_timed and (reached_on > due_on) = flagged_late then 'whole_days'
    when (reached_on > unpaused_on) = flagged_late then 'pause'
    when (reached_on > refused_on) = flagged_late then 'extension'
    when (reached_on > unextended_on) = flagged_late then 'not_extended'
    when has_committed and (reached_on > statutory_on) = flagged_late then 'statutory'
    when (reached_on > receipt_on) = flagged_late then 'receipt'
    when (reached_on > weekday_on) = flagged_late then 'weekday'
    when (reached_on > natural_on) = flagged_late then 'natural'
    else 'unexplained'
  end as why
from compared
