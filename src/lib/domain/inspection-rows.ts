/**
 * Inspection records as the register that the import reads: one row for each finding, one for each case in which nothing
 * was found, and one for an inspection that found nothing and named no case. The heads are the field's own, so that
 * nothing is asked when the file comes in.
 */
import type { Matrix } from './csv';
import type { Severity } from './event-kinds';
import {
  INSPECTION_KIND_TERMS,
  INSPECTION_METHOD_TERMS,
  namesIn,
  type InspectionFinding,
  type InspectionRecord,
} from './inspection';

export const INSPECTION_HEADS = [
  ...['问题编号', '督查编号', '记录表编号', '督查类型', '督查方式', '被督查单位', '股室', '责任人', '工号'],
  ...[
    '抽查办件编号',
    '问题类型',
    '检查结果',
    '后果',
    '检查地点',
    '检查时间',
    '整改时限',
    '整改时间',
    '复查合格',
    '带队领导',
    '督查人员',
  ],
] as const;

/** As the import's value map spells them. */
const DAMAGE: Readonly<Record<Severity, string>> = { none: '无', adverse: '不良后果', serious: '严重后果' };

const RECHECK: Readonly<Record<InspectionFinding['recheck'], string>> = {
  '': '',
  passed: '是',
  failed: '否',
};

/** By code point: the same people are the same team in whatever order they were typed (SP-03). */
const teamOf = (team: string): string => [...new Set(namesIn(team))].sort().join('、');

const PAD = 2;

type Cells = Readonly<Partial<Record<(typeof INSPECTION_HEADS)[number], string>>>;

const common = (record: InspectionRecord): Cells => ({
  督查编号: record.id,
  记录表编号: record.id,
  督查类型: record.kind === '' ? '' : INSPECTION_KIND_TERMS[record.kind].zh,
  督查方式: record.method === '' ? '' : INSPECTION_METHOD_TERMS[record.method].zh,
  被督查单位: record.unit.trim(),
  检查地点: record.place.trim(),
  检查时间: record.on,
  带队领导: record.leader.trim(),
  督查人员: teamOf(record.team),
});

const found = (one: InspectionFinding, no: number, { id }: InspectionRecord): Cells => ({
  问题编号: `${id}-${String(no).padStart(PAD, '0')}`,
  股室: one.section.trim(),
  责任人: one.person.trim(),
  工号: one.personId.trim(),
  抽查办件编号: one.caseId.trim(),
  问题类型: one.behaviour.trim(),
  检查结果: '发现问题',
  后果: DAMAGE[one.severity],
  整改时限: one.rectifyDue,
  整改时间: one.rectifiedOn,
  复查合格: RECHECK[one.recheck],
});

const clean = (caseId: string, number: string): Cells => ({
  ...{ 问题编号: number, 抽查办件编号: caseId, 检查结果: '未发现问题' },
});

/** Cases without a finding, and the whole inspection where it names no case. */
const cleanRows = ({ id, cases, isClean, findings }: InspectionRecord): readonly Cells[] => {
  if (isClean && cases.length === 0) return [clean('', `${id}-00`)];
  const named = new Set(findings.map(({ caseId }) => caseId.trim()));
  return cases.flatMap((one, at) =>
    named.has(one.caseId.trim())
      ? []
      : [clean(one.caseId.trim(), `${id}-B${String(at + 1).padStart(PAD, '0')}`)],
  );
};

const rowsOf = (record: InspectionRecord): readonly (readonly string[])[] =>
  [...record.findings.map((one, at) => found(one, at + 1, record)), ...cleanRows(record)].map((own) => {
    const cells: Cells = { ...common(record), ...own };
    return INSPECTION_HEADS.map((head) => cells[head] ?? '');
  });

/** With its head; rows in the order of the records. */
export const inspectionMatrix = (records: readonly InspectionRecord[]): Matrix => [
  INSPECTION_HEADS,
  ...records.flatMap(rowsOf),
];

/** How many rows stand below the head. */
export const rowCount = (records: readonly InspectionRecord[]): number =>
  inspectionMatrix(records).length - 1;
