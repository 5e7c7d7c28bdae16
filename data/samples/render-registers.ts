/** Rendering of events, catalogue and registers: one function for the rows of each file. */
import { dateCell, type Dialect, nameCell, numberCell, record } from './cells';
import type { Officer, Unit } from './county';
import type { ListedItem } from './directory';
import type { PlantedFinding, PlantedProcedure } from './duties';
import type { PlantedEvent } from './events';
import { matterNumber, type PlantedMatter } from './matters';
import { Stream } from './seed';

/** Header of 环节流转. */
export const EVENT_HEADER = [
  ...['环节编号', '办件编号', '环节名称', '办理动作', '经办单位', '股室', '经办人', '工号'],
  ...['接收时间', '处理时间', '环节时限', '延期后办结时间', '原因', '批准人', '批准人职务', '批准时间'],
  ...['告知时间', '文书号'],
];
/** Header of 事项目录. */
export const ITEM_HEADER = [
  ...['目录编号', '实施主体', '事项编码', '事项名称', '办件类型', '法定时限(工作日)', '承诺时限(工作日)'],
  '是否公开',
];
/** Header of 来文督办台账. */
export const MATTER_HEADER = [
  ...['来文编号', '来文类型', '来文标题', '承办单位', '股室', '承办人', '工号', '收文时间', '分送时间'],
  ...['要求办结时间', '制定计划时间', '答复时间', '是否需调研', '是否需制定政策'],
];
/** Header of 督查问题台账. */
export const FINDING_HEADER = [
  ...['问题编号', '督查方式', '被督查单位', '股室', '责任人', '工号', '问题类型', '检查地点', '检查时间'],
  ...['整改时限', '整改完成时间', '复查结果'],
];
/** Header of 问责办理台账. */
export const PROCEDURE_HEADER = [
  ...['问责编号', '当事人', '工号', '所在单位', '股室', '处理措施', '立案时间', '延期批准时间'],
  ...['调查终结时间', '处理决定时间', '送达时间', '申请复核时间', '复核决定时间'],
];

type Owned = { readonly unit: Unit; readonly officer: Officer };

const numbered = (prefix: string, index: number): string => prefix + String(index + 1).padStart(6, '0');

function yesNoCell(value: boolean | null): string {
  if (value === null) return '';
  return value ? '是' : '否';
}

/** Unit, section, officer and 工号. */
function ownerCells({ unit, officer }: Owned, stream: Stream): [string, string, string, string] {
  return [
    nameCell(unit.name, stream),
    nameCell(officer.section, stream),
    nameCell(officer.name, stream),
    officer.id,
  ];
}

function rowsOf<T>(
  list: readonly T[],
  kind: string,
  seed: string,
  dialect: Dialect,
  cells: (one: T, index: number, stream: Stream) => readonly string[],
): string[] {
  return list.map((one, index) => record(cells(one, index, new Stream(seed, kind, index)), dialect));
}

/** The rows of 环节流转 in file order. */
export function eventRows(events: readonly PlantedEvent[], seed: string, dialect: Dialect): string[] {
  return rowsOf(events, 'event-cells', seed, dialect, (event, index, stream) => [
    numbered('HJ', index),
    `\t${event.caseId}`,
    event.stage,
    event.action,
    ...ownerCells(event, stream),
    dateCell(event.entered, stream),
    dateCell(event.left, stream),
    numberCell(event.limitDays, stream),
    dateCell(event.newDue, stream),
    event.reason,
    event.approver,
    event.approverRole,
    dateCell(event.approved, stream),
    dateCell(event.notified, stream),
    event.document,
  ]);
}

/** The rows of 事项目录 in file order. */
export function itemRows(lines: readonly ListedItem[], seed: string, dialect: Dialect): string[] {
  return rowsOf(lines, 'catalogue-cells', seed, dialect, (line, index, stream) => [
    numbered('ML', index),
    nameCell(line.unit.name, stream),
    line.item.code,
    line.item.name,
    line.item.committedDays === 1 ? '即办件' : '承诺件',
    numberCell(line.statutoryDays, stream),
    numberCell(line.committedDays, stream),
    yesNoCell(line.published),
  ]);
}

/** The rows of 来文督办台账 in file order. */
export function matterRows(matters: readonly PlantedMatter[], seed: string, dialect: Dialect): string[] {
  return rowsOf(matters, 'matter-cells', seed, dialect, (matter, index, stream) => [
    matterNumber(matter, index),
    matter.word,
    matter.title,
    ...ownerCells(matter, stream),
    dateCell(matter.received, stream),
    dateCell(matter.forwarded, stream),
    dateCell(matter.required, stream),
    dateCell(matter.planned, stream),
    dateCell(matter.replied, stream),
    yesNoCell(matter.needsStudy),
    yesNoCell(matter.needsPolicy),
  ]);
}

/** The rows of 督查问题台账 in file order. */
export function findingRows(findings: readonly PlantedFinding[], seed: string, dialect: Dialect): string[] {
  return rowsOf(findings, 'finding-cells', seed, dialect, (finding, index, stream) => [
    numbered('DC', index),
    finding.method,
    ...ownerCells(finding, stream),
    finding.behaviour,
    finding.place,
    dateCell(finding.found, stream),
    dateCell(finding.rectifyDue, stream),
    dateCell(finding.rectified, stream),
    finding.verified,
  ]);
}

/** The rows of 问责办理台账 in file order. */
export function procedureRows(list: readonly PlantedProcedure[], seed: string, dialect: Dialect): string[] {
  return rowsOf(list, 'procedure-cells', seed, dialect, (one, index, stream) => {
    const [unit, section, officer, officerId] = ownerCells(one, stream);
    return [
      numbered('WZ', index),
      ...[officer, officerId, unit, section],
      one.measure,
      dateCell(one.opened, stream),
      dateCell(one.extension, stream),
      dateCell(one.closed, stream),
      dateCell(one.decided, stream),
      dateCell(one.delivered, stream),
      dateCell(one.applied, stream),
      dateCell(one.reviewDecided, stream),
    ];
  });
}
