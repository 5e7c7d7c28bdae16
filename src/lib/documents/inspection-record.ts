/** 检查记录表, filled from what was typed on the spot: one page a record, as it is signed there. */
import { SEVERITY_TERMS } from '../domain/event-kinds';
import {
  INSPECTION_KIND_TERMS,
  INSPECTION_METHOD_TERMS,
  SPOT_ITEMS,
  SPOT_RULES,
  type InspectionFinding,
  type InspectionRecord,
  type SpotItem,
} from '../domain/inspection';
import { maskFreeText, maskName, type MaskingLevel } from '../domain/masking';
import { m } from '../i18n/paraglide/messages';
import { inLocale } from '../i18n/terms';
import { wordsOf } from '../i18n/words';
import { DOCX, type DocumentFile } from './bundle';
import { safeName } from './file-names';
import { heading, type FormBlock, type FormPage } from './forms';
import { ruleWords } from './spot-check-words';

const written = (parts: readonly string[], between: string): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(between);

/** What was found in each case, in the order in which they were looked into. */
const caseWords = ({ cases, findings }: InspectionRecord): string => {
  const found = new Set(findings.map(({ caseId }) => caseId.trim()));
  return cases
    .map(({ caseId }) =>
      m.insp_case_result({
        id: caseId,
        result: found.has(caseId.trim()) ? m.insp_case_found() : m.insp_isClean(),
      }),
    )
    .join(m.list_and());
};

const facts = (record: InspectionRecord): FormBlock => ({
  kind: 'facts',
  pairs: [
    [m.paper_unit(), record.unit],
    [m.paper_date(), record.on],
    [m.paper_place(), record.place],
    [
      m.paper_method(),
      written(
        [
          record.kind === '' ? '' : inLocale(INSPECTION_KIND_TERMS[record.kind]),
          record.method === '' ? '' : inLocale(INSPECTION_METHOD_TERMS[record.method]),
        ],
        m.list_comma(),
      ),
    ],
    [m.paper_leader(), written([record.leader, record.leaderUnit], m.list_comma())],
    [m.paper_team(), record.team],
    [m.paper_absent(), record.absent],
    [m.insp_cases(), caseWords(record)],
  ],
});

const spotRow = ({ checks }: InspectionRecord, item: SpotItem): readonly string[] => {
  const { checked, passed } = checks[item];
  const counted = { checked: String(checked ?? 0), passed: String(passed ?? 0) };
  return [
    wordsOf(`paper_spot_${item}`) ?? item,
    `${SPOT_RULES[item]} ${ruleWords(SPOT_RULES[item]).clause}`,
    checked === null ? m.insp_not_checked() : m.insp_passed_of(counted),
  ];
};

/** Beyond the office a name is masked, a number left out, and what is told in words searched for both. */
const findingRow = (one: InspectionFinding, at: number, mask: MaskingLevel): readonly string[] => [
  String(at + 1),
  one.behaviour,
  inLocale(SEVERITY_TERMS[one.severity]),
  written([one.section, maskName(one.person, mask), mask === 'internal' ? one.personId : ''], ' '),
  one.caseId,
  maskFreeText(written([one.damage, one.note], m.list_and()), mask).text,
  one.rectifyDue,
];

const findings = (record: InspectionRecord, mask: MaskingLevel): readonly FormBlock[] => {
  const evidence = record.findings.flatMap((one, at) =>
    one.evidence.map(({ file, sha256 }) => [String(at + 1), maskFreeText(file, mask).text, sha256]),
  );
  const table: FormBlock = {
    kind: 'table',
    heads: [
      ...[m.paper_col_no(), m.paper_col_behaviour(), m.insp_severity(), m.paper_col_person()],
      ...[m.insp_case(), m.insp_note(), m.insp_rectify_due()],
    ],
    widths: [1, 3, 2, 3, 3, 4, 2],
    rows: record.findings.map((one, at) => findingRow(one, at, mask)),
  };
  const heads = [m.paper_col_no(), m.paper_col_file(), 'SHA-256'];
  return [
    ...(record.findings.length === 0 ? [] : [heading(m.insp_findings()), table]),
    ...(evidence.length === 0
      ? []
      : [
          heading(m.paper_evidence()),
          { kind: 'table', heads, widths: [1, 3, 8], rows: evidence } satisfies FormBlock,
        ]),
  ];
};

const conclusion = ({ isClean, findings: found }: InspectionRecord): string =>
  isClean ? m.insp_isClean() : m.insp_found_n({ n: String(found.length) });

const pageOf = (record: InspectionRecord, mask: MaskingLevel): FormPage => ({
  id: record.id,
  title: m.paper_record(),
  mark: record.id,
  isWide: false,
  blocks: [
    facts(record),
    heading(m.paper_spot()),
    {
      kind: 'table',
      heads: [m.paper_col_item(), m.paper_col_clause(), m.paper_col_result()],
      widths: [4, 5, 3],
      rows: SPOT_ITEMS.map((item) => spotRow(record, item)),
    },
    ...findings(record, mask),
    { kind: 'facts', pairs: [[m.paper_conclusion(), conclusion(record)]] },
    {
      kind: 'sign',
      labels: [m.paper_sign_leader(), m.paper_sign_team(), m.paper_sign_unit(), m.sample_sign_date()],
    },
  ],
});

/** In the order of the records. */
export const inspectionPages = (
  records: readonly InspectionRecord[],
  mask: MaskingLevel,
): readonly FormPage[] => records.map((record) => pageOf(record, mask));

/** Dated by the last inspection, so that the same records are the same bytes. The writer is loaded when it is asked for. */
export const inspectionDocx = async (
  records: readonly InspectionRecord[],
  mask: MaskingLevel,
): Promise<DocumentFile> => {
  const { writeForms } = await import('./forms-docx');
  const on =
    records
      .map((one) => one.on)
      .sort()
      .at(-1) ?? '';
  const line = m.paper_draft({ mask: mask === 'external' ? m.paper_masked() : m.paper_named() });
  return {
    name: safeName(`${m.paper_record()}_${on.replaceAll('-', '')}`, 'docx'),
    type: DOCX,
    bytes: await writeForms(m.paper_record(), inspectionPages(records, mask), [line, m.nav_findings()], on),
  };
};
