/** 检查记录表: one per unit, to be filled in on the spot. */
import { SPOT_ITEMS, SPOT_RULES } from '../domain/inspection';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, wordsOf } from '../i18n/words';
import type { CheckCase, SpotCheck } from '../reports/sample/check-types';
import type { FormPage } from './forms';
import { batchOf } from './spot-check-facts';
import { heading } from './forms';
import { ruleWords } from './spot-check-words';

const EMPTY_EVIDENCE = 3;

export const recordPage = (
  { draw, behaviours }: SpotCheck,
  unit: string,
  cases: readonly CheckCase[],
): FormPage => ({
  id: `record ${unit}`,
  title: m.paper_record(),
  mark: batchOf(draw),
  isWide: false,
  blocks: [
    {
      kind: 'facts',
      pairs: [
        [m.paper_unit(), groupLabel(unit)],
        [m.paper_date(), ''],
        [m.paper_place(), ''],
        [m.paper_leader(), ''],
        [m.paper_team(), ''],
        [m.paper_absent(), ''],
        [m.paper_method(), m.paper_boxes_method()],
        [m.paper_cases(), cases.map(({ caseId }) => caseId).join('、')],
      ],
    },
    heading(m.paper_spot()),
    {
      kind: 'table',
      heads: [m.paper_col_item(), m.paper_col_clause(), m.paper_col_result(), m.paper_col_remark()],
      widths: [4, 4, 4, 3],
      rows: SPOT_ITEMS.map((item) => [
        wordsOf(`paper_spot_${item}`) ?? item,
        `${SPOT_RULES[item]} ${ruleWords(SPOT_RULES[item]).clause}`,
        m.paper_boxes_result(),
        '',
      ]),
    },
    heading(m.paper_behaviours()),
    {
      kind: 'table',
      heads: [m.paper_col_behaviour(), m.paper_col_rule(), m.paper_col_result(), m.paper_col_person()],
      widths: [4, 2, 4, 5],
      rows: behaviours.map(({ name, rules }) => [name, rules.join('、'), m.paper_boxes_found(), '']),
    },
    heading(m.paper_evidence()),
    {
      kind: 'table',
      heads: [m.paper_col_file(), 'SHA-256'],
      widths: [2, 5],
      rows: Array.from({ length: EMPTY_EVIDENCE }, () => ['', '']),
    },
    { kind: 'facts', pairs: [[m.paper_conclusion(), m.paper_boxes_conclusion()]] },
    {
      kind: 'sign',
      labels: [m.paper_sign_leader(), m.paper_sign_team(), m.paper_sign_unit(), m.sample_sign_date()],
    },
  ],
});
