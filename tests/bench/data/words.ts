/** The place that the million cases come from: closed lists, so that every file of one seed is the same. */
const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const DEPARTMENTS = [
  '发展和改革局',
  '教育局',
  '公安局',
  '民政局',
  '司法局',
  '财政局',
  '人力资源和社会保障局',
  '自然资源局',
  '生态环境局',
  '住房和城乡建设局',
  '交通运输局',
  '水利局',
  '农业农村局',
  '商务局',
  '文化和旅游局',
  '卫生健康局',
  '应急管理局',
  '市场监督管理局',
  '医疗保障局',
  '税务局',
] as const;
const PLACES = ['县', '新区', '开发区'] as const;
export const UNITS: readonly string[] = PLACES.flatMap((place) => DEPARTMENTS.map((name) => place + name));

export const SECTIONS = ['行政审批股', '综合业务股', '窗口服务股', '监督管理股'] as const;
export const CHANNELS = ['窗口', '网上', '移动端', '自助终端', '邮寄'] as const;
export const RATING_CHANNELS = ['窗口评价器', '短信', '网上', '移动端', '二维码'] as const;

const SURNAMES = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗');
const GIVEN = [
  '伟',
  '秀英',
  '建国',
  '敏',
  '静',
  '志强',
  '丽',
  '军',
  '洋',
  '艳',
  '勇',
  '桂兰',
  '杰',
  '海燕',
  '涛',
] as const;

export interface Officer {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly section: string;
}

/** Five officers to a unit; ids begin with zeros, which a number would lose. */
export const OFFICERS: readonly Officer[] = times(300, (at) => ({
  id: pad(1001 + at * 7, 6),
  name: `${SURNAMES[at % SURNAMES.length]!}${GIVEN[Math.floor(at / SURNAMES.length) % GIVEN.length]!}`,
  unit: UNITS[at % UNITS.length]!,
  section: SECTIONS[Math.floor(at / UNITS.length) % SECTIONS.length]!,
}));
export const APPLICANTS: readonly string[] = SURNAMES.flatMap((name) => GIVEN.map((given) => name + given));

export interface Item {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly committed: number;
  readonly statutory: number;
}

const VERBS = ['核发', '变更', '注销', '延续', '备案'] as const;
const THINGS = times(
  40,
  (at) => `${['营业', '食品经营', '道路运输', '取水', '医疗机构'][at % 5]!}许可证第${pad(at + 1, 2)}类`,
);
export const ITEMS: readonly Item[] = THINGS.flatMap((thing, at) =>
  VERBS.map((verb, of): Item => {
    const committed = [0, 1, 3, 5, 7, 10, 15, 20][(at + of) % 8]!;
    return {
      code: `00011${pad(at * 5 + of, 5)}`,
      name: `${thing}${verb}`,
      kind: committed === 0 ? '即办件' : '承诺件',
      committed: Math.max(1, committed),
      statutory: Math.max(1, committed) * 2,
    };
  }),
);

export const REMARKS = ['', '', '', '网办', '材料齐全', '已补正', '邮寄送达'] as const;
export const REVIEWERS: readonly string[] = times(40, (at) => APPLICANTS[at * 7]!);

const FIRST_DAY = Date.UTC(2025, 4, 1);
const DAY_MS = 86_400_000;
/** 2025-05-01 to 2026-10-31. */
export const DAYS = 549;
export const AS_OF = '2026-10-31';

/** ISO date of each day, with a tail for limits that end later. */
export const ISO: readonly string[] = times(DAYS + 200, (at) =>
  new Date(FIRST_DAY + at * DAY_MS).toISOString().slice(0, 10),
);
/** The eighteen months, `2025-05` … `2026-10`. */
export const MONTHS: readonly string[] = [...new Set(ISO.slice(0, DAYS).map((day) => day.slice(0, 7)))];
