/** 检查表: one per case, its life line and the rules RN and EX as far as the records show. */
import { dateOrInstant } from '../domain/format';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term, wordsOf } from '../i18n/words';
import type { CheckSheet, SpotCheck } from '../reports/sample/check-types';
import { heading, type FormBlock, type FormPage } from './forms';
import { batchOf, KEY_SHOWN, listed } from './spot-check-facts';
import { groundWords, lifeCells, ruleWords, stateWords, stratumTitle } from './spot-check-words';

const caseFacts = ({ drawn }: CheckSheet): FormBlock => ({
  kind: 'facts',
  pairs: [
    [term('case_id'), drawn.caseId],
    [term('unit'), groupLabel(drawn.unit.label)],
    [term('section'), groupLabel(drawn.section)],
    [term('officer'), groupLabel(drawn.officer)],
    [term('item'), groupLabel(drawn.item)],
    [term('channel'), groupLabel(drawn.channel)],
    [term('accepted'), dateOrInstant(drawn.accepted)],
    [term('finished'), dateOrInstant(drawn.finished)],
    [m.paper_stratum_order(), `${stratumTitle(drawn.stratum)} ${String(drawn.order)}`],
    [m.paper_key(), drawn.key.slice(0, KEY_SHOWN)],
    [m.paper_risks(), listed(drawn.risks.map((risk) => wordsOf(`sample_risk_${risk}`) ?? risk))],
    [term('result'), groupLabel(drawn.result)],
  ],
});

const lifeBlock = ({ life }: CheckSheet, { fileName }: SpotCheck): FormBlock => {
  const rows = lifeCells(life, fileName);
  return rows.length === 0
    ? { kind: 'note', text: m.paper_no_life() }
    : {
        kind: 'table',
        heads: [
          m.life_col_time(),
          m.life_col_what(),
          m.life_col_who(),
          m.life_col_detail(),
          m.life_col_rule(),
          m.life_col_source(),
        ],
        widths: [3, 3.4, 2, 3.4, 1.4, 3.6],
        rows,
      };
};

const pointsTable = ({ points }: CheckSheet, { fileName }: SpotCheck): FormBlock => ({
  kind: 'table',
  heads: [
    m.paper_col_rule(),
    m.paper_col_asked(),
    m.paper_col_shown(),
    m.paper_col_ground(),
    m.paper_col_spot(),
  ],
  widths: [1.3, 3.6, 1.8, 5.6, 4.2],
  rows: points.map((point) => [
    point.ruleId,
    ruleWords(point.ruleId).asked,
    stateWords(point),
    groundWords(point.ground, fileName),
    m.paper_spot_boxes(),
  ]),
});

export const checkPage = (check: SpotCheck, sheet: CheckSheet, no: number): FormPage => ({
  id: `case ${sheet.drawn.caseId}`,
  title: m.paper_check(),
  mark: `${batchOf(check.draw)} · ${m.paper_case({ no })}`,
  isWide: false,
  blocks: [
    caseFacts(sheet),
    heading(m.paper_life()),
    lifeBlock(sheet, check),
    heading(m.paper_checklist()),
    pointsTable(sheet, check),
    { kind: 'blank', label: m.paper_opinion() },
    { kind: 'sign', labels: [m.paper_sign_checker(), m.paper_sign_company(), m.sample_sign_date()] },
  ],
});
