-- 净黄牌 net yellow cards: yellow cards issued and not revoked at the cut-off.
-- kind: measure
-- shape: count
-- source: cards
-- grain: one row per card
-- direction: lower_is_better
-- params: as_of timestamp
-- needs: cards.level; cards.issued
-- clause: 002 第十六条(三); CD-01
select 'cards' as source_table, source_row, card_id as source_id,
  unit_key, section_key, officer_key, 0 as item_key, 0 as channel_key, date_of(issued_at) as happened_on,
  coalesce(card_level = 'yellow', false) and coalesce(issued_at <= as_of, true) as in_denominator,
  coalesce(card_level = 'yellow', false) and coalesce(issued_at <= as_of, true)
    and not coalesce(revoked_at <= as_of or (status_class = 'revoked' and revoked_at is null), false) as in_numerator,
  cast(null as varchar) as category, cast(null as double) as value, cast(null as double) as weight,
  case
    when issued_at > as_of then 'after_cutoff'
    when card_level is distinct from 'yellow' then 'other_level'
  end as excluded_because
from cards
