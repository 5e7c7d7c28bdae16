import { render } from 'svelte/server';
import { beforeEach, describe, expect, it } from 'vitest';
import ProofParts from '../../src/lib/components/ProofParts.svelte';
import { nextWords, sumWords, verdictWords } from '../../src/lib/components/proof-model';
import {
  byPerson,
  byUnit,
  counts,
  hintWords,
  linesOf,
  proposalWords,
  triggerMatrix,
  type Placed,
} from '../../src/lib/components/trigger-model';
import TriggerTable from '../../src/lib/components/TriggerTable.svelte';
import { overwriteGetLocale } from '../../src/lib/i18n/paraglide/runtime';
import type {
  ProofFact,
  ProofSheet,
  TriggerLine,
  TriggerList,
  TriggerReport,
} from '../../src/lib/reports/trigger-types';

const group = (key: number, label: string) => ({ key, label, within: '' });
const LINE: TriggerLine = {
  id: 'cp-02|person|A1',
  ladderId: 'cp-02',
  kind: 'person',
  group: group(7, '张三'),
  unit: group(1, '自然资源局'),
  section: '审批股',
  step: 2,
  steps: 3,
  reachedOn: '2026-08-02',
  isInPeriod: true,
  proposes: [
    { sanction: 'train', target: 'person', who: [group(7, '张三')] },
    { sanction: 'incompetent', target: 'person', who: [group(7, '张三')] },
    { sanction: 'criticise', target: 'section_head', who: [] },
  ],
  clause: '002 16（一）',
  legalReview: true,
  counted: 2,
  notCounted: 2,
  forwardStep: 3,
  suggestedStep: 1,
  coveredBy: { zh: '两年五次', en: 'five in two years' },
  outOfScope: null,
  decision: null,
};
const EXEMPT: TriggerLine = {
  ...LINE,
  id: 'cp-02|person|A2',
  group: group(8, '李四'),
  unit: group(0, ''),
  step: 0,
  proposes: [],
  decision: {
    about: 'candidate',
    key: 'cp-02|person|A2',
    verdict: 'exempt',
    reason: '不可抗力',
    by: '林某',
    on: '2026-10-01',
  },
};
const LIST: TriggerList = {
  ladderId: 'cp-02',
  ruleId: 'CP-02',
  title: { zh: '有效投诉', en: 'Upheld complaints' },
  clause: '002 16',
  kind: 'person',
  kinds: ['upheld_complaint'],
  missing: null,
  missingKinds: [],
  lines: [EXEMPT, LINE],
  facts: 5,
  unattributed: 1,
};
const REPORT: TriggerReport = {
  ruleSet: { id: 'xinhui-2012', version: '1.0.0' },
  on: '2026-10-31',
  lists: [LIST],
  switchedOff: 2,
  hasRoster: false,
  notes: [],
};
const fact = (key: string, on: string, state: ProofFact['state']): ProofFact => ({
  key,
  on,
  state,
  severity: null,
  caseId: null,
  decision: null,
  sources: [
    {
      kind: 'upheld_complaint',
      ruleId: 'CP-01',
      table: 'complaints',
      sourceId: `TS-${key}`,
      sourceRow: 34,
      file: '投诉.csv',
      line: 35,
      state,
      category: '态度',
      detail: null,
    },
  ],
});
const step = (from: number) => ({
  from,
  severity: null,
  clause: '',
  sanctions: [{ sanction: 'train', target: 'person' } as const],
});
const SHEET: ProofSheet = {
  line: LINE,
  list: LIST,
  ruleSet: REPORT.ruleSet,
  on: '2026-10-31',
  window: { kind: 'calendarYear' },
  from: '2026-01-01',
  ladderSteps: [step(1), step(2), step(3)],
  counted: [fact('1', '2026-03-11', 'upheld'), fact('2', '2026-08-02', 'upheld')],
  notCounted: [
    { fact: fact('3', '2026-09-01', 'pending'), why: 'pending' },
    { fact: fact('4', '2025-09-01', 'upheld'), why: 'outside_window' },
  ],
  chain: [],
  mitigating: ['1'],
  aggravating: [],
  hasRoster: false,
  reviewDays: { days: 15, unit: 'workday', clause: '001 20' },
};

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('what is proposed, and for whom', () => {
  it('sanctions of one target stand together; the subject is not named twice', () => {
    expect(proposalWords(LINE, true)).toEqual([
      '拟离岗培训，年度考核不称职 → 责任人',
      '拟通报批评 → 股室负责人（空缺）',
    ]);
  });
  it('without a roster a post is not vacant: nobody knows who holds it', () => {
    expect(proposalWords(LINE, false)[1]).toBe('拟通报批评 → 股室负责人（未载入名册）');
  });
  it('the names of holders, where they are known', () => {
    const held = { sanction: 'criticise', target: 'main_leader', who: [group(9, '冯局')] } as const;
    expect(proposalWords({ ...LINE, proposes: [held] }, true)).toEqual(['拟通报批评 → 主要领导（冯局）']);
  });
  it('warning, suggestion, heavier list and legal review are each said', () => {
    expect(hintWords(LINE)).toEqual([
      '若属实将触发第 3 级',
      '按从轻、从重情节，建议第 1 级',
      '从一重：由“两年五次”处理',
      '需法制审核',
    ]);
    expect(
      hintWords({ ...EXEMPT, forwardStep: null, suggestedStep: null, coveredBy: null, legalReview: false }),
    ).toEqual([]);
  });
});

describe('views', () => {
  it('a state narrows the list; what nobody decided is open', () => {
    expect(linesOf(LIST, 'open').map(({ line }) => line.id)).toEqual([LINE.id]);
    expect(linesOf(LIST, 'exempt').map(({ line }) => line.id)).toEqual([EXEMPT.id]);
    expect(linesOf(LIST, null)).toHaveLength(2);
  });
  it('by unit: the not filled in comes last; by person: all', () => {
    expect(byUnit(REPORT, null).map(({ title }) => title)).toEqual(['自然资源局', '（未填）']);
    expect(byPerson(REPORT, null)).toHaveLength(2);
  });
  it('a line without a step is a warning, no candidate', () => {
    expect(counts(LIST.lines)).toEqual({ candidates: 1, warnings: 1 });
  });
  it('the export has one line each, with who decided what', () => {
    const [head = [], first = [], second = []] = triggerMatrix(linesOf(LIST, null), false);
    expect(first).toHaveLength(head.length);
    expect(first.slice(-3)).toEqual(['不可抗力', '林某', '2026-10-01']);
    expect(second).toContain('第 2 级 / 共 3 级');
  });
});

describe('the arithmetic of a step', () => {
  it('all facts, less those that do not count, each with its reason', () => {
    expect(sumWords(SHEET)).toBe('所涉事实 4 − 待核 1 − 不在计次区间内 1 = 计入 2');
  });
  it('the sentence says candidate, never decision; the next step is named', () => {
    expect(verdictWords(SHEET)).toMatch(
      /^2026-01-01 至 2026-08-02 计入 2 件，达到第 2 级（满 2 件）。拟.*待核实、待审批。$/,
    );
    expect(nextWords(SHEET)).toBe('下一级是第 3 级：满 3 件。');
    expect(nextWords({ ...SHEET, line: { ...LINE, step: 3 } })).toBe('已是最高一级。');
  });
  it('a mere warning says that no step is reached', () => {
    expect(verdictWords({ ...SHEET, line: { ...LINE, step: 0 } })).toMatch(/^目前没有达到任何一级.*第 3 级/);
  });
});

describe('drawn', () => {
  const nothing = (): void => undefined;
  it.each(['zh-CN', 'en'] as const)('the table in %s: every name opens its sheet', (locale) => {
    overwriteGetLocale(() => locale);
    const { body } = render(TriggerTable, {
      props: {
        caption: 'x',
        lines: linesOf(LIST, null),
        hasRoster: false,
        named: true,
        marksPeriod: true,
        hrefOf: ({ line }: Placed) => `/proof?id=${String(line.group.key)}`,
        ondecide: nothing,
      },
    });
    expect(body.match(/href="\/proof\?id=[78]"/g)).toHaveLength(2);
    expect(textOf(body)).toContain(locale === 'en' ? 'step 2 of 3' : '第 2 级 / 共 3 级');
    expect(textOf(body)).toContain(locale === 'en' ? 'this period' : '本期');
  });
  it('the sheet: facts that count and those that do not, to the line of the file', () => {
    const { body } = render(ProofParts, {
      props: { sheet: SHEET, recordHref: (row: number) => `/case?at=${String(row)}`, ondecide: nothing },
    });
    const text = textOf(body);
    for (const words of ['TS-1', '投诉.csv 第 35 行', '不在计次区间内', '15 个工作日', '从轻情节', '自然年'])
      expect(text).toContain(words);
    expect(body.match(/href="\/case\?at=34"/g)).toHaveLength(4);
  });
});
