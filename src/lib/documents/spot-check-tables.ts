/** The papers of a spot check as plain tables: the list and the check sheets, one line per case and rule. */
import { toCsv, type Matrix } from '../domain/csv';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term, wordsOf } from '../i18n/words';
import type { SpotCheck } from '../reports/sample/check-types';
import { basisFacts } from './spot-check-facts';
import { groundWords, ruleWords, stateWords, stratumTitle } from './spot-check-words';

/** The list, replacements last, with whole keys. */
export const listMatrix = ({ sheets, replacements }: SpotCheck): Matrix => [
  [
    m.paper_col_no(),
    ...['case_id', 'unit', 'section', 'officer', 'item', 'channel', 'accepted', 'finished'].map(term),
    m.sample_col_stratum(),
    m.sample_col_order(),
    m.sample_col_key(),
    m.sample_col_risk(),
    m.sample_col_replacement(),
  ],
  ...[...sheets.map(({ drawn }) => drawn), ...replacements].map((one, at) => [
    one.isReplacement ? '' : String(at + 1),
    one.caseId,
    groupLabel(one.unit.label),
    one.section,
    one.officer,
    one.item,
    one.channel,
    one.accepted,
    one.finished,
    stratumTitle(one.stratum),
    String(one.order),
    one.key,
    one.risks.map((risk) => wordsOf(`sample_risk_${risk}`) ?? risk).join('、'),
    one.isReplacement ? m.yes() : m.no(),
  ]),
];

/** One line per case and rule; the last two columns are filled in by those who went and looked. */
export const checkMatrix = ({ sheets, fileName }: SpotCheck): Matrix => [
  [
    term('case_id'),
    term('unit'),
    m.paper_col_rule(),
    m.paper_col_asked(),
    m.paper_col_clause(),
    m.paper_col_shown(),
    m.paper_col_ground(),
    m.paper_col_spot(),
    m.paper_col_remark(),
  ],
  ...sheets.flatMap(({ drawn, points }) =>
    points.map((point) => {
      const { asked, clause } = ruleWords(point.ruleId);
      return [
        drawn.caseId,
        groupLabel(drawn.unit.label),
        point.ruleId,
        asked,
        clause,
        stateWords(point),
        groundWords(point.ground, fileName),
        '',
        '',
      ];
    }),
  ),
];

/** What stands above a CSV; a name that occurs twice is numbered. */
export const basisBlock = (check: SpotCheck): Readonly<Record<string, string>> => {
  const block: Record<string, string> = {};
  for (const [name, value] of basisFacts(check)) {
    const again = Object.keys(block).filter((known) => known.split(' ')[0] === name).length;
    block[again === 0 ? name : `${name} ${String(again + 1)}`] = value;
  }
  return block;
};

export const csvOf = (check: SpotCheck, matrix: Matrix): Uint8Array =>
  new TextEncoder().encode(toCsv(matrix, basisBlock(check)));
