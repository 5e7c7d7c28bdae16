-- 首问登记情形 failing of a register: a row without its particulars, or somebody sent elsewhere without the other body's consent.
-- kind: event
-- source: registers
-- grain: one row per line of the register and kind
-- params: as_of timestamp
-- needs: registers.registered
-- clause: 000-P5(二); 000-P3 十三; 002 第八条(三); 003 首问 3(四); 004-2; 004-4.7; RN-05, RN-13, AC-13
-- emits register_incomplete: registers.visitor; registers.matter; registers.outcome
-- emits guided_without_consent: registers.kind; registers.consent
with outside as (
  select param_value as source_name
  from rule_param
  where rule_id = 'AC-13' and param_key = 'sources'
  group by param_value
), written as (
  select r.source_row, r.register_id, r.case_id, r.unit_key, r.section_key, r.officer_key, date_of(r.registered_at) as registered_on,
    r.register_class, r.transferred_to, coalesce(r.consent, false) as has_consent, r.reported_at,
    case when o.source_name is null then 'upheld' else 'exempt' end as standing,
    case when r.visitor is null then 1 else 0 end + case when r.registered_at is null then 1 else 0 end + case when r.matter is null then 1 else 0 end
      + case when r.outcome is null then 1 else 0 end + case when r.officer_key = 0 then 1 else 0 end as missing_fields
  from registers r
  left join outside o on o.source_name = r.source
  where coalesce(r.registered_at <= as_of, true)
), emitted as (
  select 'register_incomplete' as failing, 'RN-05' as carried_by, source_row, register_id, case_id, unit_key, section_key, officer_key, registered_on, standing, cast(missing_fields as varchar) as note
  from written
  where missing_fields > 0
  union all
  select 'guided_without_consent', 'RN-13', source_row, register_id, case_id, unit_key, section_key, officer_key, registered_on, standing, transferred_to
  from written
  where register_class = 'off_scope' and not has_consent and reported_at is null
)
select failing || '|' || coalesce(register_id, '') as event_id,
  failing || '|' || coalesce(register_id, 'row ' || cast(source_row as varchar)) as fact_key,
  failing as kind, carried_by as rule_id, 'registers' as source_table, source_row, register_id as source_id, case_id,
  unit_key, section_key, officer_key, registered_on as happened_on, registered_on as established_on,
  cast(null as varchar) as severity, cast(null as varchar) as category, note as detail, standing as state,
  false as is_mitigated, false as is_aggravated
from emitted
