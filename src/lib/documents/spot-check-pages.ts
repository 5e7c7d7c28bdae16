/** The papers of a spot check as forms: the list, a record of inspection per unit, a check sheet per case. */
import { dateOrInstant } from '../domain/format';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term, wordsOf } from '../i18n/words';
import type { CheckCase, SpotCheck } from '../reports/sample/check-types';
import { heading, type FormPage, type FormTable } from './forms';
import { batchOf, drawFacts, KEY_SHOWN } from './spot-check-facts';
import { recordPage } from './spot-check-record';
import { resultPage } from './spot-check-results';
import { checkPage } from './spot-check-sheet';
import { stratumTitle } from './spot-check-words';

const allocationTable = ({ allocation }: SpotCheck['draw']): FormTable => ({
  kind: 'table',
  heads: [m.sample_col_stratum(), m.paper_col_size(), m.paper_col_drawn(), m.paper_col_spare()],
  widths: [4, 1, 1, 1],
  rows: allocation.map(({ stratum, size, drawn, replacements }) => [
    stratumTitle(stratum),
    ...[size, drawn, replacements].map(String),
  ]),
});

const CASE_WIDTHS = [1, 3, 3, 3, 3, 2, 2, 3, 1.5, 3];

const caseTable = (cases: readonly CheckCase[]): FormTable => ({
  kind: 'table',
  heads: [
    m.paper_col_no(),
    term('case_id'),
    m.sample_col_stratum(),
    term('section'),
    term('item'),
    term('accepted'),
    term('finished'),
    m.paper_key(),
    m.sample_col_order(),
    m.sample_col_risk(),
  ],
  widths: CASE_WIDTHS,
  rows: cases.map((one, at) => [
    String(at + 1),
    one.caseId,
    stratumTitle(one.stratum),
    groupLabel(one.section),
    groupLabel(one.item),
    dateOrInstant(one.accepted),
    dateOrInstant(one.finished),
    one.key.slice(0, KEY_SHOWN),
    String(one.order),
    one.risks.map((risk) => wordsOf(`sample_risk_${risk}`) ?? risk).join('、') || '—',
  ]),
});

const listPage = ({ draw, sheets, replacements }: SpotCheck): FormPage => ({
  id: 'list',
  title: m.paper_list(),
  mark: batchOf(draw),
  isWide: true,
  blocks: [
    { kind: 'facts', pairs: drawFacts(draw) },
    heading(m.paper_allocation()),
    allocationTable(draw),
    heading(m.paper_list()),
    caseTable(sheets.map(({ drawn }) => drawn)),
    ...(replacements.length === 0
      ? []
      : [
          heading(m.paper_spares()),
          caseTable(replacements),
          { kind: 'note', text: m.paper_spares_note() } as const,
        ]),
    {
      kind: 'sign',
      labels: [
        m.sample_sign_drawer(),
        m.sample_sign_witness({ n: 1 }),
        m.sample_sign_witness({ n: 2 }),
        m.sample_sign_supervisor(),
        m.sample_sign_date(),
      ],
    },
  ],
});

/** The list first, then per unit its record of inspection and the sheets of its cases. */
export const spotCheckPages = (check: SpotCheck): readonly FormPage[] => {
  const units = [...new Set(check.sheets.map(({ drawn }) => drawn.unit.label))];
  return [
    listPage(check),
    ...(check.results === null ? [] : [resultPage(check, check.results)]),
    ...units.map((unit) =>
      recordPage(
        check,
        unit,
        check.sheets.flatMap(({ drawn }) => (drawn.unit.label === unit ? [drawn] : [])),
      ),
    ),
    ...check.sheets.map((sheet, at) => checkPage(check, sheet, at + 1)),
  ];
};
