-- 事项情形 failing of a catalogue item: a commitment that shortens nothing, no limit, particulars or a guide that are not published.
-- kind: event
-- source: items
-- grain: one row per line of the catalogue and kind
-- params: as_of timestamp
-- needs: items.item
-- clause: 000-P5 二(三)三; 001 1; 002 第八条(一); 003 督查 四(三); 003 承诺 2; TL-05, TL-06, RN-09, RN-14
-- emits commitment_not_shorter: items.statutory_days; items.committed_days
-- emits no_limit_set: items.statutory_days | items.committed_days
-- emits item_incomplete: items.phone; items.supervision_phone; items.audience; items.fee; items.basis; items.conditions; items.materials
-- emits guide_unpublished: items.has_guide
-- happened_on: the cut-off's day: a catalogue says how things stand, not since when.
with listed as (
  select i.source_row, i.item_row_id, i.unit_key, i.section_key, i.officer_key, i.statutory_days, i.committed_days, i.has_guide, n.item_name,
    case when i.unit_key = 0 then 1 else 0 end + case when i.officer_key = 0 then 1 else 0 end + case when i.phone is null then 1 else 0 end
      + case when i.supervision_phone is null then 1 else 0 end + case when i.audience is null then 1 else 0 end
      + case when i.statutory_days is null then 1 else 0 end + case when i.committed_days is null then 1 else 0 end
      + case when i.fee is null then 1 else 0 end + case when i.basis is null then 1 else 0 end
      + case when i.conditions is null then 1 else 0 end + case when i.materials is null then 1 else 0 end as missing_elements
  from items i
  left join item n on n.item_key = i.item_key
), emitted as (
  select 'commitment_not_shorter' as failing, 'TL-05' as carried_by, source_row, item_row_id, item_name, unit_key, section_key, officer_key, cast(null as varchar) as note
  from listed
  where committed_days >= statutory_days
  union all
  select 'no_limit_set', 'TL-06', source_row, item_row_id, item_name, unit_key, section_key, officer_key, cast(null as varchar)
  from listed
  where committed_days is null and statutory_days is null
  union all
  select 'item_incomplete', 'RN-09', source_row, item_row_id, item_name, unit_key, section_key, officer_key, cast(missing_elements as varchar)
  from listed
  where missing_elements > 0
  union all
  select 'guide_unpublished', 'RN-14', source_row, item_row_id, item_name, unit_key, section_key, officer_key, cast(null as varchar)
  from listed
  where not has_guide
)
select failing || '|' || coalesce(item_row_id, coalesce(item_name, '')) as event_id,
  failing || '|' || coalesce(item_row_id, 'row ' || cast(source_row as varchar)) as fact_key,
  failing as kind, carried_by as rule_id, 'items' as source_table, source_row, item_row_id as source_id, cast(null as varchar) as case_id,
  unit_key, section_key, officer_key, date_of(as_of) as happened_on, date_of(as_of) as established_on,
  cast(null as varchar) as severity, item_name as category, note as detail, 'upheld' as state,
  false as is_mitigated, false as is_aggravated
from emitted
