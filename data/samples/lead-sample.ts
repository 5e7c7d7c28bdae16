/**
 * The leads sample: two exports of the same cases with their steps and ratings, in which each data lead is planted in one
 * unit, and a clean control unit. In files of their own, so that nothing of the county moves.
 */
import { type Day, isoOf } from './civil';
import { type LeadCase, leadCases, LEAD_UNITS, LIMIT, CONTROL, officerId, officerName } from './lead-cases';
import { type Row, sheetOf, sheetText } from './plants/sheet';
import { Workdays } from './workdays';

/** What must be told of one unit or officer, and of nobody else. */
export type LeadAnswer = {
  readonly lead: string;
  readonly kind: 'unit' | 'officer';
  /** Name of the unit, or 工号. */
  readonly subject: string;
  readonly marked: number;
  readonly records: number;
};

export type LeadSample = {
  /** In the order of loading: the older export first. */
  readonly files: ReadonlyMap<string, string>;
  readonly answers: {
    readonly asOf: string;
    readonly control: string;
    readonly leads: readonly LeadAnswer[];
  };
};

const OLDER_UNTIL = '2026-07-15';

const timed = (day: Day, second: number): string => {
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hour, minute] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
  return `${isoOf(day)} ${two(hour)}:${two(minute)}:${two(second % 60)}`;
};

const whose = (one: LeadCase, unit: string): Row => ({
  [unit]: one.unit.name,
  股室: '窗口服务股',
  经办人: officerName(one.officer),
  工号: officerId(one),
});

const CASE_HEADER = [
  ...['办件编号', '承办单位', '股室', '经办人', '工号', '事项名称', '受理时间', '承诺时限(工作日)'],
  ...['应办结时间', '办结时间', '办理结果'],
];

function caseRow(one: LeadCase, limit: number, until: string | null, workdays: Workdays): Row {
  const finish = workdays.after(one.accepted, one.took);
  const isOpen = until !== null && isoOf(finish) > until;
  return {
    办件编号: one.id,
    ...whose(one, '承办单位'),
    事项名称: '许可事项核办',
    受理时间: isoOf(one.accepted),
    '承诺时限(工作日)': String(LIMIT),
    应办结时间: isoOf(workdays.after(one.accepted, limit)),
    办结时间: isOpen ? '' : timed(finish, one.second),
    办理结果: isOpen ? '' : '办结',
  };
}

const STEP_HEADER = [
  ...['环节编号', '办件编号', '环节名称', '办理动作', '经办单位', '股室', '经办人', '工号', '接收时间'],
  ...['延期后办结时间', '原因', '批准人', '批准人职务', '批准时间', '告知时间', '文书号'],
];

function stepRows(one: LeadCase, workdays: Workdays): Row[] {
  const on = (count: number): string => isoOf(workdays.after(one.accepted, count));
  const step = (action: string, count: number, more: Row = {}): Row => ({
    ...{ 办件编号: one.id, 环节名称: action, 办理动作: action, 接收时间: on(count) },
    ...whose(one, '经办单位'),
    ...more,
  });
  const { noticed, extended } = one;
  return [
    ...(noticed === null ? [] : [step('补正告知', noticed), step('补正收到', noticed + 1)]),
    ...(extended === null
      ? []
      : [
          step('延期批准', extended, {
            ...{
              延期后办结时间: on(LIMIT + 5),
              原因: '需现场勘查',
              批准人: '周甲一',
              批准人职务: '分管领导',
            },
            ...{ 批准时间: on(extended), 告知时间: on(extended), 文书号: '延期告知书' },
          }),
        ]),
  ];
}

const RATING_HEADER = [
  ...['评价编号', '办件编号', '评价部门', '股室', '经办人', '工号', '满意度', '是否主动评价', '是否有效'],
  '评价时间',
];

const ratingRows = (one: LeadCase, workdays: Workdays): Row[] =>
  one.rating === null
    ? []
    : [
        {
          评价编号: `PJ${one.id}`,
          办件编号: one.id,
          ...whose(one, '评价部门'),
          满意度: one.rating.level === 5 ? '非常满意' : '满意',
          是否主动评价: '是',
          是否有效: '是',
          评价时间: timed(workdays.after(one.accepted, one.rating.day), one.rating.second),
        },
      ];

type Part = { readonly marked: boolean; readonly counts: boolean };

/** Days without the one on which the clock stood still. */
const used = ({ took, noticed }: LeadCase): number => took - (noticed !== null && noticed < took ? 1 : 0);

/** Whether a case counts for a lead and is marked: from what was planted alone. */
const PARTS: Readonly<Record<string, (one: LeadCase) => Part>> = {
  lead_due_day: ({ took }) => ({ counts: took >= LIMIT - 5, marked: took === LIMIT }),
  lead_same_minute: ({ unit, officer }) => ({
    counts: true,
    marked: unit.habit === 'lead_same_minute' && officer === 0,
  }),
  lead_same_days: (one) => ({ counts: one.took < LIMIT, marked: one.took < LIMIT && used(one) === 5 }),
  lead_late_supplement: ({ noticed }) => ({
    counts: noticed !== null,
    marked: noticed !== null && noticed > LIMIT - 2,
  }),
  lead_late_extension: ({ extended }) => ({
    counts: extended !== null,
    marked: extended !== null && extended > LIMIT,
  }),
  lead_moved_due: ({ former }) => ({ counts: true, marked: former < LIMIT }),
  lead_early_rating: ({ rating, took }) => ({
    counts: rating !== null,
    marked: rating !== null && rating.day < took,
  }),
  lead_rating_burst: ({ rating, unit, officer }) => ({
    counts: rating?.level === 5,
    marked: unit.habit === 'lead_rating_burst' && officer === 0,
  }),
};

function answersOf(cases: readonly LeadCase[]): LeadAnswer[] {
  return Object.entries(PARTS).flatMap(([lead, partOf]) => {
    const own = cases.filter(({ unit }) => unit.habit === lead);
    const count = (some: readonly LeadCase[]): Pick<LeadAnswer, 'marked' | 'records'> => ({
      marked: some.filter((one) => partOf(one).marked).length,
      records: some.filter((one) => partOf(one).counts).length,
    });
    const unit = LEAD_UNITS.find(({ habit }) => habit === lead)?.name ?? '';
    const first = own.filter(({ officer }) => officer === 0);
    const id = first[0] === undefined ? '' : officerId(first[0]);
    return [
      { lead, kind: 'unit', subject: unit, ...count(own) },
      // In the other units all officers have the habit: nobody stands out among colleagues.
      ...(lead === 'lead_same_minute' || lead === 'lead_rating_burst'
        ? [{ lead, kind: 'officer' as const, subject: id, ...count(first) }]
        : []),
    ];
  });
}

/** The same bytes anywhere and at any time. */
export function generateLeads(): LeadSample {
  const workdays = new Workdays();
  const cases = leadCases(workdays);
  const text = (name: string, header: readonly string[], rows: readonly Row[]): [string, string] => [
    name,
    `\uFEFF${sheetText(sheetOf(name, header, rows), { delimiter: ',', newline: '\r\n' })}`,
  ];
  const older = cases.filter(({ accepted }) => isoOf(accepted) <= OLDER_UNTIL);
  const steps = cases.flatMap((one) => stepRows(one, workdays));
  const units = LEAD_UNITS.map(({ name, code }) => ({ 单位名称: name, 单位编码: code, 考核组别: '审批类' }));
  return {
    files: new Map([
      text('线索-1单位.csv', ['单位名称', '单位编码', '考核组别'], units),
      text(
        '线索-2办件上期.csv',
        CASE_HEADER,
        older.map((one) => caseRow(one, one.former, OLDER_UNTIL, workdays)),
      ),
      text(
        '线索-3办件.csv',
        CASE_HEADER,
        cases.map((one) => caseRow(one, LIMIT, null, workdays)),
      ),
      text(
        '线索-4环节.csv',
        STEP_HEADER,
        steps.map((row, n) => ({ 环节编号: `XS${String(n + 1).padStart(5, '0')}`, ...row })),
      ),
      text(
        '线索-5评价.csv',
        RATING_HEADER,
        cases.flatMap((one) => ratingRows(one, workdays)),
      ),
    ]),
    answers: {
      asOf: '2026-10-31',
      control: CONTROL,
      leads: answersOf(cases).map((one) =>
        one.lead === 'lead_moved_due'
          ? { ...one, ...countMoved(cases.filter(({ unit }) => unit.habit === 'lead_moved_due')) }
          : one,
      ),
    },
  };
}

/** Only what both exports hold can have moved. */
const countMoved = (own: readonly LeadCase[]): Pick<LeadAnswer, 'marked' | 'records'> => {
  const both = own.filter(({ accepted }) => isoOf(accepted) <= OLDER_UNTIL);
  return { marked: both.filter(({ former }) => former < LIMIT).length, records: both.length };
};
