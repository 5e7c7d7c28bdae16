-- 红黄牌 card: each card issued, with its standing at the cut-off; a revoked one counts nowhere.
-- kind: event
-- source: cards
-- grain: one row per card
-- params: as_of timestamp
-- needs: cards.level; cards.issued
-- clause: 002 第十六条(三); CD-01, CD-02, CD-03
-- emits red_card: cards.level; cards.issued
-- emits yellow_card: cards.level; cards.issued
-- emits warning_card: cards.level; cards.issued
-- fact_key: a card on a late case is the same fact as the lateness.
with late_case as (
  select case_id
  from clock
  where clock_kind = 'case' and is_countable and case_id is not null and due_at <= as_of
    and (ended_at <= as_of and is_ended_late or coalesce(ended_at > as_of, true) and case when due_is_timed then as_of > due_at else date_of(as_of) > due_on end)
  group by case_id
), issued as (
  select d.source_row, d.card_id, d.case_id, d.unit_key, d.section_key, d.officer_key, d.card_level, d.reason,
    date_of(d.issued_at) as issued_on, l.case_id is not null as is_late,
    case
      when d.revoked_at <= as_of or (d.status_class = 'revoked' and d.revoked_at is null) then 'dismissed'
      when d.status_class = 'appealing' then 'under_review'
      else 'upheld'
    end as standing
  from cards d
  left join late_case l on l.case_id = d.case_id
  where d.card_level is not null and coalesce(d.issued_at <= as_of, true)
)
select card_level || '_card|' || coalesce(card_id, '') as event_id,
  case when is_late then 'late|' || case_id else 'card|' || coalesce(card_id, 'row ' || cast(source_row as varchar)) end as fact_key,
  card_level || '_card' as kind, case when card_level = 'red' then 'CD-01' else 'CD-03' end as rule_id,
  'cards' as source_table, source_row, card_id as source_id, case_id,
  unit_key, section_key, officer_key, issued_on as happened_on, issued_on as established_on,
  cast(null as varchar) as severity, cast(null as varchar) as category, reason as detail, standing as state,
  false as is_mitigated, false as is_aggravated
from issued
