/** 责任追究台账: accountability procedures of the rule plants, each step within its days unless it says otherwise. */
import { AS_OF, type Day, dayOf } from '../civil';
import type { PlantedClock } from '../clocks';
import type { Workdays } from '../workdays';
import type { Cast, Part } from './people';
import { owned } from './people';
import { clockOf } from './rule-plant';
import { dayCell, numbered, type Row, sheetOf, type Sheet, yesNo } from './sheet';

type Sketch = {
  readonly key: string;
  readonly part: Part;
  readonly month?: number;
  /** Working days of the inquiry, and until delivery; days until a review was asked for and decided. */
  readonly inquiry?: number;
  readonly extended?: boolean;
  readonly delivery?: number;
  readonly applied?: number;
  readonly review?: number | null;
  readonly pursued?: boolean;
  readonly damage?: string;
  readonly cells?: Row;
};

/** The procedures of the rule plants and their clocks. */
export type PlantProcedures = {
  readonly sheet: Sheet;
  readonly numberOf: (key: string) => string;
  readonly clocks: readonly PlantedClock[];
};

const SKETCHES: readonly Sketch[] = [
  { key: 'adverse', part: 'adverse', damage: '不良后果' },
  { key: 'no consequence', part: 'no consequence' },
  { key: 'serious', part: 'serious', damage: '严重后果' },
  { key: 'failed', part: 'failed twice' },
  { key: 'failed again', part: 'failed twice', month: 6 },
  { key: 'under review', part: 'under review', month: 9, applied: 10, review: null },
  { key: 'exempt', part: 'exempt', cells: { 免责文号: '免责〔2026〕2号' } },
  { key: 'inquiry late', part: 'general', inquiry: 31 },
  { key: 'inquiry on the last day', part: 'general alike', inquiry: 30 },
  { key: 'extended inquiry on the last day', part: 'general alike', inquiry: 45, extended: true },
  { key: 'delivery late', part: 'general', delivery: 11 },
  { key: 'delivery on the last day', part: 'general alike', delivery: 10 },
  { key: 'asked late', part: 'general', applied: 16, review: 10 },
  { key: 'asked on the last day', part: 'general alike', applied: 15, review: 10 },
  { key: 'review late', part: 'general', applied: 5, review: 31 },
  { key: 'review on the last day', part: 'general alike', applied: 5, review: 30 },
  { key: 'left', part: 'not pursued twice', pursued: false },
  { key: 'left again', part: 'not pursued twice', month: 5, pursued: false },
  { key: 'left once', part: 'not pursued once', pursued: false },
  { key: 'pursued', part: 'not pursued once', month: 5 },
];

type Course = {
  readonly opened: Day;
  readonly until: Day;
  readonly extension: Day | null;
  readonly closed: Day;
  readonly decided: Day | null;
  readonly delivered: Day | null;
  readonly deliverBy: Day | null;
  readonly applied: Day | null;
  readonly reviewed: Day | null;
};

function courseOf(sketch: Sketch, workdays: Workdays): Course {
  const { month = 3, inquiry = 10, extended = false, delivery = 3, applied, review = null } = sketch;
  const opened = workdays.after(dayOf(2026, month, 2), 1);
  const closed = workdays.after(opened, inquiry);
  const decided = sketch.pursued === false ? null : workdays.after(closed, 1);
  const delivered = decided === null ? null : workdays.after(decided, delivery);
  const asked = delivered === null || applied === undefined ? null : delivered + applied;
  return {
    opened,
    until: workdays.after(opened, extended ? 45 : 30),
    extension: extended ? workdays.after(opened, 25) : null,
    closed,
    decided,
    delivered,
    deliverBy: decided === null ? null : workdays.after(decided, 10),
    applied: asked,
    reviewed: asked === null || review === null ? null : asked + review,
  };
}

function clocksOf({ part }: Sketch, course: Course, cast: Cast): PlantedClock[] {
  const { unit } = cast(part);
  const { delivered, deliverBy, applied, reviewed } = course;
  return [
    clockOf('investigation', unit, course.until, course.closed),
    ...(deliverBy === null ? [] : [clockOf('delivery', unit, deliverBy, delivered)]),
    ...(delivered === null ? [] : [clockOf('review_request', unit, delivered + 15, applied)]),
    ...(applied === null ? [] : [clockOf('review', unit, applied + 30, reviewed)]),
  ];
}

const HEADER = [
  ...['问责编号', '当事人', '工号', '所在单位', '股室', '问责情形', '处理措施', '立案时间', '延期批准时间'],
  ...[
    '调查终结时间',
    '处理决定时间',
    '送达时间',
    '申请复核时间',
    '复核决定时间',
    '后果',
    '免责文号',
    '是否追究',
  ],
];

function procedureRow(sketch: Sketch, course: Course, index: number, cast: Cast): Row {
  const { pursued = true, damage = '无后果', cells = {} } = sketch;
  return {
    问责编号: numbered('ZR26-', index),
    ...owned(cast(sketch.part), ['所在单位', '股室', '当事人']),
    问责情形: '办事拖拉',
    处理措施: pursued ? '批评教育' : '',
    立案时间: dayCell(course.opened),
    延期批准时间: dayCell(course.extension),
    调查终结时间: dayCell(course.closed),
    处理决定时间: dayCell(course.decided),
    送达时间: dayCell(course.delivered),
    申请复核时间: dayCell(course.applied),
    复核决定时间: dayCell(course.reviewed),
    后果: damage,
    是否追究: yesNo(pursued),
    ...cells,
  };
}

/**
 * All procedures in file order.
 * @throws RangeError when one of them goes on after the cut-off, which would leave its days open.
 */
export function plantRuleProcedures(cast: Cast, workdays: Workdays): PlantProcedures {
  const courses = SKETCHES.map((sketch) => courseOf(sketch, workdays));
  if (courses.some(({ reviewed }) => (reviewed ?? 0) > AS_OF)) throw new RangeError('ends after the cut-off');
  const numberOf = (key: string): string => {
    const at = SKETCHES.findIndex((one) => one.key === key);
    if (at < 0) throw new RangeError(`no procedure ${key}`);
    return numbered('ZR26-', at);
  };
  const all = SKETCHES.flatMap((sketch, index) => {
    const course = courses[index];
    return course === undefined ? [] : [{ sketch, course, index }];
  });
  return {
    sheet: sheetOf(
      '责任追究台账.csv',
      HEADER,
      all.map(({ sketch, course, index }) => procedureRow(sketch, course, index, cast)),
    ),
    numberOf,
    clocks: all.flatMap(({ sketch, course }) => clocksOf(sketch, course, cast)),
  };
}
