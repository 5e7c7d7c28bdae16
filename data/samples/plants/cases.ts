/** 补录办件: cases of the rule plants. Each tells one small story; most of them are beside one that looks alike. */
import type { Outcome, PlantedCase, Shown } from '../case';
import { AS_OF, civilOf, type Day, dayOf } from '../civil';
import { onDay } from '../events';
import type { Item } from '../county';
import { responsible } from '../keys';
import type { Workdays } from '../workdays';
import type { Cast, Part, Person } from './people';
import { dayCell, momentCell, type Row, sheetOf, type Sheet, yesNo } from './sheet';

/** In no other file, so that no days of a catalogue reach it. */
export const PLANT_ITEM: Item = {
  code: '000999900200',
  name: '效能档案核对',
  committedDays: 10,
  statutoryDays: 20,
};

/** What limits a case: both terms with a date, the statutory days alone, its own day, or nothing. */
type LimitedBy = 'date' | 'statutory' | 'same_day' | 'nothing';

/** A story; what is left out is as in a plain case that ended well within its ten working days. */
export type CaseSketch = {
  readonly part?: Part;
  readonly kind?: string;
  readonly accepted?: Day;
  /** Working days after acceptance on which it ended; null = open. */
  readonly ends?: number | null;
  readonly due?: Day;
  readonly committedDays?: number;
  readonly limitedBy?: LimitedBy;
  readonly refused?: boolean;
  readonly visits?: number;
  /** Working days between application and acceptance. */
  readonly waited?: number;
  readonly archived?: boolean;
  readonly refusal?: string;
  readonly lateReason?: string;
  readonly lateApproved?: boolean;
  readonly shown?: Shown;
};

/** One case with what its file says beyond an ordinary export. */
export type PlantCase = {
  readonly key: string;
  readonly planted: PlantedCase;
  readonly sketch: CaseSketch;
  readonly submitted: Day;
  readonly person: Person;
};

const late: CaseSketch = { ends: 11, lateReason: '人手不足' };

/** All stories by name. */
export const CASE_SKETCHES: Readonly<Record<string, CaseSketch>> = {
  plain: {},
  late,
  excused: { ends: 11, lateReason: '系统故障', lateApproved: true },
  'on the last day': { ends: 10 },
  'open late': { accepted: dayOf(2026, 10, 16), due: AS_OF - 1, ends: null },
  'open due at the cut-off': { accepted: dayOf(2026, 10, 16), due: AS_OF, ends: null },
  'statutory late': { limitedBy: 'statutory', ends: 11 },
  'statutory kept': { limitedBy: 'statutory', ends: 10 },
  'no limit': { limitedBy: 'nothing' },
  'all statutory days': { committedDays: 20, ends: 20 },
  'at once late': { kind: '即办件', limitedBy: 'same_day', ends: 1 },
  'at once kept': { kind: '即办件', limitedBy: 'same_day', ends: 0 },
  'same day late': { kind: '当日件', limitedBy: 'same_day', ends: 1 },
  'same day kept': { kind: '当日件', limitedBy: 'same_day', ends: 0 },
  'three visits': { visits: 3 },
  'two visits': { visits: 2 },
  'acceptance late': { waited: 6 },
  'acceptance on the last day': { waited: 5 },
  'no receipt': {},
  'process not whole': {},
  'process whole': {},
  'no pickup': {},
  'picked up': {},
  'not archived': { archived: false },
  'archive not yet due': { accepted: dayOf(2026, 10, 9), archived: false },
  'no officer': { shown: 'no_officer' },
  'no officer yet': {
    accepted: dayOf(2026, 10, 30),
    due: dayOf(2026, 11, 13),
    ends: null,
    shown: 'no_officer',
  },
  'refused, not filed': { refused: true, refusal: '不符合规划' },
  'refused and filed': { refused: true },
  'refused without reason': { refused: true },
  'stage late': {},
  'stage on the last day': {},
  'forwarded late': {},
  'forwarded on the last day': {},
  'notice by word': {},
  'notice in writing': {},
  'two notices': {},
  'one notice': {},
  'receipt without particulars': {},
  'hand-over without record': {},
  'hand-over recorded': {},
  'hand-over late': {},
  'absence not reported': {},
  'absence reported': {},
  'handed over without approval': { part: 'handed over' },
  'handed over with approval': { part: 'handed over approved' },
  'one fact twice': { part: 'one fact twice', ...late },
  'red 1': { part: 'three red', ...late },
  'red 2': { part: 'three red', ...late },
  'red 3': { part: 'three red', ...late },
  'revoked 1': { part: 'red revoked', ...late },
  'revoked 2': { part: 'red revoked', ...late },
  'revoked 3': { part: 'red revoked', ...late },
  'revoked alone': { part: 'revoked only', ...late },
};

type Limit = Pick<PlantedCase, 'committedDays' | 'statutoryDays' | 'explicitDue' | 'due'>;

function limitOf(sketch: CaseSketch, accepted: Day, workdays: Workdays): Limit {
  const { limitedBy = 'date', committedDays = 10 } = sketch;
  const none = { committedDays: null, statutoryDays: null, explicitDue: null };
  if (limitedBy === 'nothing') return { ...none, due: null };
  if (limitedBy === 'same_day') return { ...none, due: onDay(accepted) };
  if (limitedBy === 'statutory')
    return { ...none, statutoryDays: 10, due: onDay(workdays.after(accepted, 10)) };
  const due = onDay(sketch.due ?? workdays.after(accepted, committedDays));
  return { committedDays, statutoryDays: 20, explicitDue: due, due };
}

function outcomeOf(due: Day | null, finish: Day | null): Outcome {
  if (due === null) return finish === null ? 'no_limit_open' : 'no_limit_closed';
  if (finish === null) return due < AS_OF ? 'open_late' : due === AS_OF ? 'open_in_time' : 'open_later';
  if (finish === due) return 'on_time';
  return finish < due ? 'closed_early' : 'closed_late';
}

function plantCase(key: string, index: number, cast: Cast, workdays: Workdays): PlantCase {
  const sketch = CASE_SKETCHES[key] ?? {};
  const accepted = sketch.accepted ?? workdays.after(dayOf(2026, 5, 11), index);
  const person = cast(sketch.part ?? 'general');
  const { year, month } = civilOf(accepted);
  const limit = limitOf(sketch, accepted, workdays);
  const ends = sketch.ends === undefined ? 3 : sketch.ends;
  const finish = ends === null ? null : workdays.after(accepted, ends);
  const planted: PlantedCase = {
    id: `00${String(year % 100)}${String(month).padStart(2, '0')}${String(9500 + index)}`,
    ...person,
    item: PLANT_ITEM,
    kind: sketch.kind ?? '承诺件',
    channel: '大厅窗口',
    accepted: onDay(accepted),
    ...limit,
    outcome: outcomeOf(limit.due?.day ?? null, finish),
    finish: finish === null ? null : onDay(finish),
    result: sketch.refused === true ? '不予许可' : '办结',
    standing: 'counted',
    shown: sketch.shown ?? 'everything',
    flag: 'empty',
    visits: sketch.visits ?? 1,
    limitUnit: '',
  };
  const submitted = workdaysBefore(accepted, sketch.waited ?? 0, workdays);
  return { key, planted, sketch, submitted, person };
}

/** The working day so many before one. */
function workdaysBefore(day: Day, count: number, workdays: Workdays): Day {
  let [before, left] = [day, count];
  while (left > 0) {
    before -= 1;
    if (workdays.has(before)) left -= 1;
  }
  return before;
}

/** All cases in file order. */
export const plantRuleCases = (cast: Cast, workdays: Workdays): PlantCase[] =>
  Object.keys(CASE_SKETCHES).map((key, index) => plantCase(key, index, cast, workdays));

const HEADER = [
  ...['办件编号', '承办单位', '股室', '经办人', '工号', '事项编码', '事项名称', '办件类型', '办件来源'],
  ...['申请时间', '受理时间', '承诺时限(工作日)', '法定时限(工作日)', '应办结时间', '办结时间', '办理结果'],
  ...['跑动次数', '归档号', '不予理由', '超期原因', '超期是否经批准'],
];

const daysCell = (days: number | null): string => (days === null ? '' : String(days));

function caseRow({ planted, sketch, submitted }: PlantCase, index: number): Row {
  const who = responsible(planted.unit, planted.officer, planted.shown);
  const { archived = true, lateApproved } = sketch;
  return {
    办件编号: planted.id,
    承办单位: who.unit ?? '',
    股室: who.section ?? '',
    经办人: who.officerName ?? '',
    工号: who.officerId ?? '',
    事项编码: planted.item.code,
    事项名称: planted.item.name,
    办件类型: planted.kind,
    办件来源: planted.channel,
    申请时间: dayCell(submitted),
    受理时间: momentCell(planted.accepted),
    '承诺时限(工作日)': daysCell(planted.committedDays),
    '法定时限(工作日)': daysCell(planted.statutoryDays),
    应办结时间: momentCell(planted.explicitDue),
    办结时间: momentCell(planted.finish),
    办理结果: planted.finish === null ? '' : planted.result,
    跑动次数: String(planted.visits),
    归档号: archived && planted.finish !== null ? `DA26-${String(index + 1).padStart(3, '0')}` : '',
    不予理由: sketch.refusal ?? '',
    超期原因: sketch.lateReason ?? '',
    超期是否经批准: lateApproved === undefined ? '' : yesNo(lateApproved),
  };
}

/** The file of these cases. */
export const caseSheet = (cases: readonly PlantCase[]): Sheet =>
  sheetOf('补录办件.csv', HEADER, cases.map(caseRow));
