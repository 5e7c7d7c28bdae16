/** An in-memory session with invented figures: enough to look at every page without an engine. No randomness. */
import type { Session } from '../../src/lib/state/context';
import { AlreadyLoadedError, HtmlFileError } from '../../src/lib/domain/errors';
import type { Grouping } from '../../src/lib/domain/records';
import type {
  Answer,
  AnswerColumn,
  AnswerRow,
  BottomList,
  Cell,
  FileReport,
  Group,
  RankedSubject,
} from '../../src/lib/reports/types';

const UNITS =
  '自然资源局 住房和城乡建设局 城市管理局 农业农村局 水利局 交通运输局 市场监督管理局 生态环境局 卫生健康局 民政局 人力资源和社会保障局 教育局 发展和改革局 文化广电旅游局 公安局 医疗保障局 税务局 林业局 应急管理局'.split(
    ' ',
  );
const CHANNELS = ['窗口', '网上', '移动端', '自助终端'];
const ITEMS = [
  '不动产首次登记',
  '建筑工程施工许可证核发',
  '食品经营许可',
  '取水许可审批',
  '个体工商户设立登记',
];
const LEVELS = ['5/5', '4/5', '3/5', '2/5', '1/5'];

const wave = (i: number, j: number): number => ((i * 7919 + j * 104729 + 12345) % 1000) / 1000;

const rate = (numerator: number, denominator: number): Cell => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
  status: denominator === 0 ? 'no_denominator' : 'ok',
});
const tally = (numerator: number): Cell => ({ numerator, denominator: null, value: numerator, status: 'ok' });

function column(
  measure: string,
  show: AnswerColumn['show'],
  kind: AnswerColumn['kind'],
  more: Partial<AnswerColumn> = {},
): AnswerColumn {
  return {
    id: `${measure}.${more.category ?? ''}${show}`,
    measure,
    show,
    kind,
    category: null,
    head: '',
    unit: '',
    tone: 'plain',
    ...more,
  };
}

const COLUMNS: Readonly<Record<Answer['id'], readonly AnswerColumn[]>> = {
  overdue: [
    column('overdue_rate', 'denominator', 'rate'),
    column('overdue_rate', 'numerator', 'rate', { tone: 'late' }),
    column('overdue_rate', 'value', 'rate', { tone: 'late' }),
    column('closed_late', 'numerator', 'count'),
    column('open_overdue', 'numerator', 'count', { tone: 'late' }),
    column('overdue_rate_all_cases', 'denominator', 'rate'),
    column('overdue_rate_all_cases', 'value', 'rate'),
    column('no_limit', 'numerator', 'count'),
    column('open_overdue_stock', 'numerator', 'count'),
    column('early_finish_rate', 'value', 'rate'),
  ],
  complaints: [
    'complaints',
    'upheld_complaints',
    'dismissed_complaints',
    'pending_complaints',
    'repeat_complaints',
  ].map((id) => column(id, 'numerator', 'count')),
  satisfaction: [
    column('satisfaction_rate', 'denominator', 'rate', { unit: 'ratings' }),
    ...LEVELS.map((category) =>
      column('satisfaction_levels', 'numerator', 'count', { category, unit: 'ratings' }),
    ),
    column('satisfaction_rate', 'value', 'rate'),
    column('active_rating_rate', 'value', 'rate'),
    column('default_ratings', 'numerator', 'count', { unit: 'ratings' }),
    column('invalid_ratings', 'numerator', 'count', { unit: 'ratings' }),
    column('coverage_rate', 'value', 'rate'),
  ],
};

function cellsOf(id: Answer['id'], i: number): readonly Cell[] {
  const n = i === 17 ? 0 : Math.round(30 + wave(i, 1) * 1200);
  const x = Math.round(n * 0.06 * wave(i, 2));
  const open = Math.round(x * 0.2);
  if (id === 'overdue')
    return [
      rate(x, n),
      rate(x, n),
      rate(x, n),
      tally(x - open),
      tally(open),
      rate(x, n + 12),
      rate(x, n + 12),
      tally(12),
      tally(open + 3),
      rate(Math.round(n * 0.6), n),
    ];
  if (id === 'complaints') return [x + 9, Math.round(x / 3), 4, 2, i % 4].map(tally);
  const levels = [0.66, 0.24, 0.07, 0.02, 0.01].map((share) => Math.round(n * share));
  const rated = levels.reduce((sum, level) => sum + level, 0);
  const good = (levels[0] ?? 0) + (levels[1] ?? 0) + (levels[2] ?? 0);
  return [
    rate(good, rated),
    ...levels.map(tally),
    rate(good, rated),
    rate(rated, rated * 2),
    tally(rated),
    tally(i),
    rate(rated, rated * 3),
  ];
}

function groupsOf(grouping: Grouping): readonly Group[] {
  const named = (names: readonly string[], within = ''): Group[] =>
    names.map((label, i) => ({ key: i + 1, label, within }));
  switch (grouping) {
    case 'unit':
      return [...named(UNITS), { key: 99, label: '', within: '' }];
    case 'channel':
      return named(CHANNELS);
    case 'item':
      return named(ITEMS);
    case 'month':
      return Array.from({ length: 16 }, (_, i) => ({ key: 2025 * 12 + 6 + i, label: '', within: '' }));
    case 'section':
      return UNITS.flatMap((unit, i) =>
        ['审批股', '业务股'].map((label, j) => ({ key: i * 2 + j + 1, label, within: unit })),
      );
    case 'officer':
      return Array.from({ length: 320 }, (_, i) => ({
        key: i + 1,
        label: `张${'一二三四五六七八九十'.charAt(i % 10)}${String(i)}`,
        within: UNITS[i % 19] ?? '',
      }));
  }
}

function answerOf(id: Answer['id'], grouping: Grouping): Answer {
  const rows: AnswerRow[] = groupsOf(grouping).map((group, i) => ({ group, cells: cellsOf(id, i) }));
  const total = COLUMNS[id].map((_, at): Cell => {
    const all = rows.map((row) => row.cells[at]);
    const sum = (part: 'numerator' | 'denominator') => all.reduce((n, cell) => n + (cell?.[part] ?? 0), 0);
    return all[0]?.denominator === null
      ? tally(sum('numerator'))
      : rate(sum('numerator'), sum('denominator'));
  });
  return {
    id,
    grouping,
    columns: COLUMNS[id],
    rows,
    total: { group: { key: null, label: '', within: '' }, cells: total },
    notes: [],
  };
}

function wilson(x: number, n: number): { low: number; high: number } {
  const [p, z] = [x / n, 1.959964];
  const mid = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: mid - half, high: mid + half };
}

function subject(label: string, key: number, x: number, n: number): RankedSubject {
  const placed = n === 0 ? 'no_business' : n < 30 ? 'too_few' : 'ranked';
  const bounds = placed === 'ranked' ? wilson(x, n) : { low: null, high: null };
  return {
    group: { key, label, within: '' },
    numerator: x,
    denominator: n,
    value: n === 0 ? null : x / n,
    ...bounds,
    place: placed === 'ranked' ? key : null,
    placed,
  };
}

function bottomOf(by: BottomList['by']): BottomList {
  const names = by === 'unit' ? ['审批类', '执法类', '公共服务类', '乡镇街道'] : UNITS.slice(0, 8);
  return {
    measure: 'overdue_rate',
    by,
    notes: [],
    groups: names.map((name, g) => {
      const list = UNITS.map((unit, i) =>
        subject(unit, i + 1, Math.round((40 - 2 * i) * (1 + g / 4)), 612 + 37 * ((i * 5) % 11)),
      );
      return {
        name,
        key: g + 1,
        minCases: 30,
        pooled: { numerator: 270, denominator: 12486 },
        ranked: list.slice(0, 11).map((one, i) => ({ ...one, place: 11 - i })),
        tooFew: [subject('林业局', 18, 2, 24), subject('应急管理局', 19, 0, 19)],
        noBusiness: [subject('档案局', 20, 0, 0)],
      };
    }),
  };
}

function fileOf(
  fileNo: number,
  name: string,
  table: FileReport['layout']['table'],
  records: number,
): FileReport {
  const example = {
    fileNo,
    recordNo: 9,
    line: 7310,
    column: 'accepted',
    value: '2026-09-31',
    reason: 'no_such_date',
    kept: false,
  } as const;
  const headers: [string, string | null][] = [
    ['办件编号', 'case_id'],
    ['承办单位', 'unit'],
    ['受理时间', 'accepted'],
    ['承诺办结日', 'due'],
    ['实际办结时间', 'finished'],
    ['备注2', null],
  ];
  return {
    fileNo,
    name,
    bytes: records * 230,
    sha256: '8f3ac21e'.repeat(8),
    layout: {
      encoding: fileNo === 1 ? 'gb18030' : 'utf-8',
      hasBom: fileNo !== 1,
      delimiter: fileNo === 1 ? '\t' : ',',
      quote: '"',
      escape: '"',
      newline: '\r\n',
      titleRecords: 0,
      headerRecords: 1,
      footers: 'recognised',
      marks: [],
      fillDown: [],
      width: 6,
      table,
      columns: headers.map(([header, field], position) => ({
        position,
        header,
        field,
        basis: field === null ? 'none' : position === 0 ? 'name' : 'alias',
        dateOrder: 'ymd',
      })),
    },
    conservation: {
      records,
      loaded: records - 57,
      setAside: 56,
      duplicates: 31,
      titleRows: 0,
      headerRows: 1,
      footerRows: 0,
      blank: 0,
    },
    problemCounts: [
      { reason: 'no_such_date', kept: false, n: 25, example },
      {
        reason: 'duplicate',
        kept: false,
        n: 31,
        example: { ...example, reason: 'duplicate', column: 'case_id', value: '0026090001' },
      },
      {
        reason: 'finished_before_accepted',
        kept: true,
        n: 17,
        example: {
          ...example,
          reason: 'finished_before_accepted',
          kept: true,
          column: 'finished',
          value: '2026-09-02',
        },
      },
    ],
    fill: { case_id: 1, unit: 1, accepted: 0.998, due: 0.987, finished: 0.932 },
    notes: [],
  };
}

const ROW_COLUMNS = [
  'file',
  'line',
  'case_id',
  'unit',
  'section',
  'officer',
  'item',
  'accepted',
  'due',
  'finished',
  'status',
];

/** `?fake=empty` starts without data, `?fake=loading` in the middle of a load. */
export function createSession(): Session {
  const mode = new URL(location.href).searchParams.get('fake');
  const files =
    mode === 'empty'
      ? []
      : [
          fileOf(1, '办件明细_2026年9至10月.csv', 'cases', 25914),
          fileOf(2, '好差评导出(1).csv', 'evaluations', 5371),
          fileOf(3, '12345投诉台账.csv', 'complaints', 147),
        ];
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    files,
    failures:
      mode === 'empty'
        ? []
        : [
            { name: '电子监察红黄牌.csv', error: new HtmlFileError({ file: '电子监察红黄牌.csv' }) },
            {
              name: '办件明细(副本).csv',
              error: new AlreadyLoadedError({
                file: '办件明细(副本).csv',
                other: '办件明细_2026年9至10月.csv',
              }),
            },
          ],
    loading:
      mode === 'loading'
        ? { name: '办件明细.csv', bytesRead: 142e6, bytesTotal: 230e6, records: 614000 }
        : null,
    engineState: { state: 'ready', value: true },
    version: 1,
    problems: files.flatMap((file) => file.problemCounts.map(({ example }) => example)),
    calendar: { id: 'cn', version: '2026.2', from: '2004-01-01', to: '2026-12-31' },
    ruleSet: { id: 'base', version: '1', hash: '5be1c0de' },
    fingerprint: mode === 'empty' ? '' : '8f3a·c21e',
    periods: ['2026-10', '2026-09', '2026-08', '2026-Q3', '2026', '2025'],
    scopeDefaults: mode === 'empty' ? null : { period: '2026-10', asOf: '2026-11-05' },
    load: nothing,
    loadSamples: nothing,
    cancel: nothing,
    clear: nothing,
    overview: () => {
      const overdue = answerOf('overdue', 'unit');
      const complaints = answerOf('complaints', 'unit');
      const satisfaction = answerOf('satisfaction', 'unit');
      const pick = (answer: Answer, at: number) => ({
        column: answer.columns[at]!,
        cell: answer.total.cells[at]!,
      });
      return Promise.resolve({
        figures: [
          pick(overdue, 2),
          pick(overdue, 4),
          pick(complaints, 1),
          pick(satisfaction, 6),
          pick(satisfaction, 7),
          { column: column('net_red_cards', 'numerator', 'count', { unit: 'cards' }), cell: tally(3) },
          {
            column: column('net_yellow_cards', 'numerator', 'count', { unit: 'cards' }),
            cell: { numerator: null, denominator: null, value: null, status: 'missing' },
          },
        ],
      });
    },
    answer: (id, _scope, grouping) => Promise.resolve(answerOf(id, grouping)),
    bottom: (_scope, by) => Promise.resolve(bottomOf(by)),
    rows: ({ offset, limit }) =>
      Promise.resolve({
        columns: ROW_COLUMNS,
        total: 268,
        rows: Array.from({ length: Math.max(0, Math.min(limit, 268 - offset)) }, (_, i) => [
          1,
          offset + i + 2,
          `00260900${String(offset + i)}`,
          '自然资源局',
          '不动产登记股',
          '张三',
          '不动产首次登记',
          '2026-09-01 09:02',
          '2026-10-15',
          '2026-10-19 16:40',
          '办结',
        ]),
      }),
    fileName: (fileNo) => files.find((file) => file.fileNo === fileNo)?.name ?? String(fileNo),
    label: (grouping, key) => groupsOf(grouping).find((group) => group.key === key)?.label ?? '',
  };
}
