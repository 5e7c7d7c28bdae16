/**
 * What is planted about pauses, extensions and limits: each recipe is one small story of a case, with the plain one
 * beside it that looks alike and comes out differently. Days are numbered in working days after acceptance.
 */
import type { LimitUnit } from './case';
import type { Day } from './civil';
import { onDay, type PlantedEvent } from './events';
import type { Span } from './workday-walk';
import type { Workdays } from './workdays';

/** What becomes of an extension under EX-01 and EX-02. */
export type Verdict =
  'valid' | 'late' | 'incomplete' | 'role' | 'not_approved' | 'too_many' | 'not_later' | 'not_judged';

/** An event before it is somebody's; `elsewhere` lets another unit do it. */
export type Sketch = Partial<PlantedEvent> & { readonly action: string; readonly elsewhere?: boolean };

/** Where the days of a case stand. */
export type Days = { readonly accepted: Day; readonly at: (n: number) => Day; readonly workdays: Workdays };

/** What limits a case: its own days, a date, the catalogue, the day of acceptance, or nothing. */
export type LimitedBy = 'days' | 'date' | 'catalogue' | 'same_day' | 'nothing' | 'hours';

/** A story; what is left out is as in a plain case of ten working days. */
export type Story = {
  readonly events: readonly Sketch[];
  readonly finish: Day | null;
  readonly spans?: readonly Span[];
  readonly limitedBy?: LimitedBy;
  readonly days?: number;
  readonly unit?: LimitUnit;
  /** The new date of a valid extension. */
  readonly extendedTo?: Day;
  /** The clock still stands still. */
  readonly unanswered?: true;
  readonly verdicts?: readonly Verdict[];
};

/** A story and how often it is planted. */
export type Recipe = {
  readonly name: string;
  readonly fact: string;
  readonly copies: number;
  readonly tell: (days: Days) => Story;
};

const happened = (action: string, day: Day): Sketch => ({ action, entered: onDay(day) });
const supplement = (from: Day, to: Day): Sketch[] => [
  { ...happened('补正告知', from), reason: '材料不齐', document: '补正告知书' },
  happened('补正收到', to),
];
const suspended = (from: Day, to: Day): Sketch[] => [
  { ...happened('中止', from), reason: '等待上级批复' },
  happened('恢复', to),
];
const special = (from: Day, to: Day): Sketch => ({
  ...happened('特别程序', from),
  stage: '专家评审',
  left: onDay(to),
});

function pause(name: string, fact: string, copies: number, tell: Recipe['tell']): Recipe {
  return { name: `pause: ${name}`, fact, copies, tell };
}

/** Pauses; ten working days unless it says otherwise. */
export const PAUSES: readonly Recipe[] = [
  pause('supplement', '补正停钟4个工作日，顺延后的到期日当天办结：按时', 6, ({ at }) => ({
    events: supplement(at(3), at(7)),
    spans: [{ from: at(3), to: at(7) }],
    finish: at(14),
  })),
  pause('supplement on the same day', '补正当天告知当天收到：不停钟，第11个工作日办结超期', 4, ({ at }) => ({
    events: supplement(at(3), at(3)),
    finish: at(11),
  })),
  pause('special procedure', '特别程序停钟6个工作日，顺延后的到期日次日办结：超期', 4, ({ at }) => ({
    events: [special(at(2), at(8))],
    spans: [{ from: at(2), to: at(8) }],
    finish: at(17),
  })),
  pause('overlapping', '补正与特别程序重叠，合并为6个工作日，不重复停钟：按时', 4, ({ at }) => ({
    events: [...supplement(at(3), at(7)), special(at(5), at(9))],
    spans: [
      { from: at(3), to: at(7) },
      { from: at(5), to: at(9) },
    ],
    finish: at(16),
  })),
  pause('suspended and resumed', '中止2个工作日，提前一天办结', 4, ({ at }) => ({
    events: suspended(at(4), at(6)),
    spans: [{ from: at(4), to: at(6) }],
    finish: at(11),
  })),
  pause('twice', '两次停钟，第二次在顺延后的期限内：都顺延', 4, ({ at }) => ({
    events: [...supplement(at(3), at(5)), ...suspended(at(11), at(13))],
    spans: [
      { from: at(3), to: at(5) },
      { from: at(11), to: at(13) },
    ],
    finish: at(14),
  })),
  pause('after the due date', '到期日当天才告知补正：不顺延，超期', 4, ({ at }) => ({
    events: supplement(at(10), at(13)),
    spans: [{ from: at(10), to: at(13) }],
    finish: at(14),
  })),
  pause('over a weekend', '周末两天内补正收到：没有工作日，不顺延，超期', 3, ({ at, workdays }) => {
    const friday = [2, 3, 4, 5, 6, 7, 8].find((n) => !workdays.has(at(n) + 1)) ?? 2;
    const span = { from: at(friday), to: at(friday) + 1 };
    return { events: supplement(span.from, span.to), spans: [span], finish: at(11) };
  }),
  pause('not answered', '补正告知后至今未收到：停钟中，不判', 4, ({ at }) => ({
    events: supplement(at(3), at(3)).slice(0, 1),
    unanswered: true,
    finish: null,
  })),
  pause('ended by the finish', '补正未收到即办结：停钟到办结日', 3, ({ at }) => ({
    events: supplement(at(3), at(3)).slice(0, 1),
    spans: [{ from: at(3), to: at(8) }],
    finish: at(8),
  })),
  pause('beside a given date', '导出表已写明应办结时间：停钟不改变它，超期', 4, ({ at }) => ({
    events: supplement(at(3), at(7)),
    spans: [{ from: at(3), to: at(7) }],
    limitedBy: 'date',
    finish: at(11),
  })),
  pause('natural days', '按自然日10天，停钟3天，顺延后的到期日次日办结：超期', 4, ({ accepted }) => ({
    events: supplement(accepted + 3, accepted + 6),
    spans: [{ from: accepted + 3, to: accepted + 6 }],
    unit: '自然日',
    finish: accepted + 14,
  })),
];

/** Limits that are counted in another way than in working days of the row itself. */
export const LIMITS: readonly Recipe[] = [
  {
    name: 'natural days kept',
    fact: '按自然日10天，到期日当天办结：按时',
    copies: 4,
    tell: ({ accepted }) => ({ events: [], unit: '自然日', finish: accepted + 10 }),
  },
  {
    name: 'hours',
    fact: '时限8小时，通用规则集没有上下班时间：不判',
    copies: 3,
    tell: ({ at }) => ({ events: [], unit: '小时', limitedBy: 'hours', days: 8, finish: at(1) }),
  },
  {
    name: 'at once, kept',
    fact: '即办件没有时限，受理当天办结：按时',
    copies: 3,
    tell: ({ accepted }) => ({ events: [], limitedBy: 'same_day', finish: accepted }),
  },
  {
    name: 'at once, passed',
    fact: '即办件没有时限，受理次日办结：超期',
    copies: 3,
    tell: ({ at }) => ({ events: [], limitedBy: 'same_day', finish: at(1) }),
  },
  {
    name: 'catalogue decides, kept',
    fact: '办件没有时限，事项目录承诺5个工作日，第5个工作日办结：按时',
    copies: 3,
    tell: ({ at }) => ({ events: [], limitedBy: 'catalogue', days: 5, finish: at(5) }),
  },
  {
    name: 'catalogue decides, passed',
    fact: '办件没有时限，事项目录承诺5个工作日，第6个工作日办结：超期',
    copies: 3,
    tell: ({ at }) => ({ events: [], limitedBy: 'catalogue', days: 5, finish: at(6) }),
  },
  {
    name: 'joint case',
    fact: '会办单位的环节超期是会办单位的，办件超期是牵头单位的',
    copies: 5,
    tell: ({ at }) => ({ events: jointly(at, at(8)), finish: at(12) }),
  },
  {
    name: 'joint case in time',
    fact: '会办单位的环节在到期日当天完成：环节和办件都按时',
    copies: 5,
    tell: ({ at }) => ({ events: jointly(at, at(5)), finish: at(9) }),
  },
];

function jointly(at: (n: number) => Day, done: Day): Sketch[] {
  return [
    { action: '环节', stage: '审查', entered: onDay(at(0)), left: onDay(at(2)), limitDays: 3 },
    {
      action: '会办',
      stage: '会办',
      entered: onDay(at(2)),
      left: onDay(done),
      limitDays: 3,
      elsewhere: true,
    },
  ];
}
