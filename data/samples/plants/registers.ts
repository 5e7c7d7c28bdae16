/** 否定报备, 首问登记 and 人员任职: the books that offices keep by hand, for the rule plants. */
import { type Day, dayOf } from '../civil';
import type { Workdays } from '../workdays';
import type { PlantCase } from './cases';
import { owned, type Cast } from './people';
import { pair, type RulePlant } from './rule-plant';
import { dayCell, numbered, type Row, sheetOf, type Sheet, yesNo } from './sheet';

/** A book and what the answers say of it. */
export type PlantBook = {
  readonly sheet: Sheet;
  readonly pairs: readonly RulePlant[];
  /** Number of a record, then of its case, where it has one. */
  readonly cases?: readonly (readonly [string, string])[];
};

const FILING_HEADER = [
  ...['报备编号', '办件编号', '承办单位', '股室', '经办人', '工号', '否定理由', '否定时间', '报备时间'],
  ...['领导审批时间', '告知时间', '是否书面', '是否签收'],
];

/** Refusals on file: the first is of a case of the county, the others of cases that no file holds. */
export function plantFilings(cast: Cast, cases: readonly PlantCase[], workdays: Workdays): PlantBook {
  const no = (index: number): string => numbered('BB26-', index);
  const filed = cases.find(({ key }) => key === 'refused and filed');
  const row = (index: number, caseId: string, on: Day, leader: number, cells: Row): Row => ({
    报备编号: no(index),
    办件编号: caseId,
    ...owned(cast(index === 0 ? 'general alike' : 'general'), ['承办单位', '股室', '经办人']),
    否定理由: '不符合法律法规',
    否定时间: dayCell(on),
    报备时间: dayCell(on),
    领导审批时间: dayCell(workdays.after(on, leader)),
    告知时间: dayCell(workdays.after(on, leader)),
    是否书面: '是',
    是否签收: '是',
    ...cells,
  });
  const on = dayOf(2026, 5, 11);
  const other = (index: number, leader: number, cells: Row): Row =>
    row(index, `0097${String(index).padStart(6, '0')}`, on, leader, cells);
  const rows = [
    row(0, filed?.planted.id ?? '', filed?.planted.finish?.day ?? on, 1, {}),
    other(1, 1, { 否定理由: '' }),
    other(2, 1, { 否定理由: '非本单位职责' }),
    other(3, 4, {}),
    other(4, 3, {}),
    other(5, 1, { 是否签收: yesNo(false) }),
  ];
  return {
    sheet: sheetOf('否定报备.csv', FILING_HEADER, rows),
    cases: rows.map((cells) => [cells['报备编号'] ?? '', cells['办件编号'] ?? ''] as const),
    pairs: [
      pair('EX-06', 'event:invalid_ground', no(1), no(2)),
      pair('EX-07', 'event:leader_late', no(3), no(4)),
      pair('EX-08', 'event:filing_incomplete', no(5), no(0)),
    ],
  };
}

const REGISTER_HEADER = [
  ...['首问登记编号', '登记类型', '首问单位', '股室', '首问责任人', '工号', '来访人', '来访事项', '登记时间'],
  ...['办理情况', '转交单位', '对方是否同意', '登记来源'],
];

/** Callers: one without an outcome, two sent elsewhere. */
export function plantRegister(cast: Cast): PlantBook {
  const no = (index: number): string => numbered('SW26-', index);
  const rows: Row[] = [
    {},
    { 办理情况: '' },
    { 登记类型: '职责外', 转交单位: '民政局', 对方是否同意: '否' },
    { 登记类型: '职责外', 转交单位: '民政局', 对方是否同意: '是' },
    { 登记类型: '职责外', 转交单位: '民政局', 对方是否同意: '否', 登记来源: '信访' },
  ].map((cells, index) => ({
    首问登记编号: no(index),
    登记类型: '首问',
    ...owned(cast(index === 0 ? 'general alike' : 'general'), ['首问单位', '股室', '首问责任人']),
    来访人: `来访人${String(index + 1)}`,
    来访事项: '咨询',
    登记时间: dayCell(dayOf(2026, 5, 11) + index),
    办理情况: '已答复',
    登记来源: '窗口',
    ...cells,
  }));
  return {
    sheet: sheetOf('首问登记.csv', REGISTER_HEADER, rows),
    pairs: [
      pair('RN-05', 'event:register_incomplete', no(1), no(0)),
      pair('RN-13', 'event:guided_without_consent', no(2), no(3)),
      pair('AC-13', 'judged:exempt', no(4), no(2)),
    ],
  };
}

const ROSTER_HEADER = [
  ...[
    '任职编号',
    '所在单位',
    '所在股室',
    '姓名',
    '工号',
    '职务',
    '人员类别',
    '任职时间',
    '免职时间',
    '分管股室',
  ],
];

/**
 * Who holds which post: a head and a leader over the section of the misconduct; over that of the other misconduct the
 * head left the day before, which leaves the post vacant.
 */
export function plantRoster(cast: Cast): Sheet {
  const [led, vacant] = [cast('misconduct'), cast('misconduct twice')];
  const from = dayOf(2024, 1, 2);
  const at = (where: typeof led, who: typeof led): Row => ({
    所在单位: where.unit.name,
    所在股室: where.officer.section,
    姓名: who.officer.name,
    工号: who.officer.id,
    任职时间: dayCell(from),
    人员类别: '公务员',
  });
  const rows: Row[] = [
    { ...at(led, cast('head')), 职务: '股长' },
    { ...at(led, cast('leader')), 所在股室: '', 职务: '副局长', 分管股室: led.officer.section },
    { ...at(vacant, cast('targets missing')), 职务: '股长', 免职时间: dayCell(dayOf(2026, 9, 7)) },
    { ...at(cast('one fact twice'), cast('short')), 职务: '股长' },
    { ...at(cast('worker'), cast('worker')), 职务: '办事员', 人员类别: '工勤' },
    { ...at(cast('contract'), cast('contract')), 职务: '窗口人员', 人员类别: '聘用' },
  ].map((row, index) => ({ 任职编号: numbered('RZ26-', index), ...row }));
  return sheetOf('人员任职.csv', ROSTER_HEADER, rows);
}
