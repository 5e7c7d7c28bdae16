/** 触发清单 and 凭什么 from files, under the rule set of 002: CP-02, CP-03, CD-02, AC-01, AC-10, readiness. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { readEvents } from '../../src/lib/events/read';
import { OrgChart } from '../../src/lib/reports/org-chart';
import { readProof } from '../../src/lib/reports/proof';
import type { ProofSheet, TriggerReport } from '../../src/lib/reports/trigger-types';
import { readRuleReadiness } from '../../src/lib/reports/rule-readiness';
import { readTriggers } from '../../src/lib/reports/triggers';
import type { Decision } from '../../src/lib/rules/decisions';
import { shippedRuleSet } from '../../src/lib/rules/shipped';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

const RULES = shippedRuleSet('xinhui-2012');
let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative(), RULES);
}, 60_000);
afterAll(() => engine.close());

/** 2025-03, 2025-11, 2026-01, 2026-06, 2026-12, all of one officer. */
const DAYS = ['2025-03-10', '2025-11-10', '2026-01-10', '2026-06-10', '2026-12-10'];
const complaints = (june: string): string[] => [
  '工单编号,承办单位,股室,被投诉人,工号,受理时间,回复时间,处理期限,查实情况',
  ...DAYS.map((on, at) =>
    [
      'TS' + String(at + 1),
      '甲局',
      '一股',
      '张三',
      '0007',
      on,
      on,
      on,
      on === '2026-06-10' ? june : '属实',
    ].join(','),
  ),
];
const ROSTER = [
  '人员编码,姓名,工号,单位,股室,职务,人员类别,任职时间,免职时间,分管股室',
  'P1,李某,0001,甲局,一股,股长,公务员,2020-01-01,2026-10-31,',
  'P2,王某,0002,甲局,,分管领导,公务员,2020-01-01,,一股、二股',
];
const QUESTION = { scope: { ...scopeAt('2026-12-31', null), ruleSet: 'xinhui-2012' }, decisions: [] };

const triggers = async (decisions: readonly Decision[] = []): Promise<TriggerReport> =>
  readTriggers(await contextOf(engine), RULES, { ...QUESTION, decisions });
/** `list: step of steps (facts)` of everybody. */
const lines = ({ lists }: TriggerReport): string[] =>
  lists.flatMap(({ ladderId, lines: own }) =>
    own.map(({ group, step, steps, counted }) => `${ladderId} ${group.label}: ${step}/${steps} (${counted})`),
  );
const proof = async (id: string, decisions: readonly Decision[] = []): Promise<ProofSheet | null> =>
  readProof(
    await contextOf(engine),
    RULES,
    { ...QUESTION, decisions, id },
    {
      files: new Map([[1, '投诉.csv']]),
      lineOf: (_, recordNo) => recordNo,
    },
  );

describe('the person of five complaints', () => {
  it('CP-02, CP-03: step 3 in 2026 and five in 24 months, of which the heavier covers the other', async () => {
    await given(engine, complaints('属实'));
    const report = await triggers();
    expect(lines(report)).toEqual(['cp-02 张三: 3/4 (3)', 'cp-03 张三: 1/1 (5)']);
    const [year] = report.lists.find(({ ladderId }) => ladderId === 'cp-02')?.lines ?? [];
    expect(year?.coveredBy?.zh).toBe(RULES.ladders.find(({ id }) => id === 'cp-03')?.title.zh);
  });

  it('facts that name no officer and no section are nobody’s: counted as attributed to none, never a blank line', async () => {
    await given(engine, [
      '工单编号,承办单位,股室,被投诉人,受理时间,回复时间,处理期限,查实情况',
      ...['2026-02-01', '2026-03-01'].map(
        (on, at) => `TS${String(at)},甲局,,,${on},2026-06-01,2026-04-01,属实`,
      ),
    ]);
    const { lists } = await triggers();
    const labels = lists.flatMap((list) => list.lines.map(({ kind, group }) => `${kind} ${group.label}`));
    expect(labels.filter((label) => !label.startsWith('unit'))).toEqual([]);
    const bySubject = (kind: string) => lists.filter((list) => list.kind === kind && list.facts > 0);
    expect(bySubject('person').map(({ unattributed }) => unattributed)).toContain(2);
    expect(bySubject('section').map(({ unattributed }) => unattributed)).toContain(2);
  });

  it('with the one of June dismissed: step 2 and no candidate for dismissal', async () => {
    await given(engine, complaints('不属实'));
    expect(lines(await triggers())).toEqual(['cp-02 张三: 2/4 (2)']);
  });

  it('with the one of June open: step 2, and what it would reach', async () => {
    await given(engine, complaints('待核'));
    const report = await triggers();
    const of = (ladder: string) => report.lists.find(({ ladderId }) => ladderId === ladder)?.lines[0];
    expect(of('cp-02')).toMatchObject({ step: 2, forwardStep: 3 });
    expect(of('cp-03')).toMatchObject({ step: 0, forwardStep: 1, legalReview: true });
  });

  it('a decision that exempts a fact takes it out, and the sheet names it', async () => {
    await given(engine, complaints('属实'));
    const exempt: Decision = {
      about: 'fact',
      key: 'complaint|TS4',
      verdict: 'exempt',
      reason: '容错',
      by: '甲某',
      on: '2026-12-20',
    };
    expect(lines(await triggers([exempt]))).toEqual(['cp-02 张三: 2/4 (2)']);
    const sheet = await proof('cp-02|person|0007', [exempt]);
    expect(sheet?.counted.map(({ key, on }) => [key, on])).toEqual([
      ['complaint|TS3', '2026-01-10'],
      ['complaint|TS5', '2026-12-10'],
    ]);
    expect(sheet?.notCounted.map(({ fact, why }) => [fact.key, why])).toEqual([
      ['complaint|TS1', 'outside_window'],
      ['complaint|TS2', 'outside_window'],
      ['complaint|TS4', 'exempt'],
    ]);
  });

  it('every counted fact leads to file, line and record; the review has its days and clause', async () => {
    await given(engine, complaints('属实'));
    const sheet = await proof('cp-03|person|0007');
    expect(sheet?.counted.flatMap(({ sources }) => sources.map((s) => [s.sourceId, s.file, s.line]))).toEqual(
      [
        ['TS1', '投诉.csv', 2],
        ['TS2', '投诉.csv', 3],
        ['TS3', '投诉.csv', 4],
        ['TS4', '投诉.csv', 5],
        ['TS5', '投诉.csv', 6],
      ],
    );
    expect(sheet?.from).toBe('2024-12-11');
    expect(sheet?.reviewDays).toMatchObject({ days: 15, unit: 'day' });
    expect(await proof('cp-03|person|nobody')).toBeNull();
  });
});

describe('what cannot be judged is said', () => {
  it('without files of cards no list of cards is empty: it is missing', async () => {
    await given(engine, complaints('属实'));
    const report = await triggers();
    const list = (id: string) => report.lists.find(({ ladderId }) => ladderId === id);
    expect(list('cd-02')?.missing?.tables).toEqual(['cards']);
    expect(list('cp-02')?.missing).toBeNull();
    expect(report.hasRoster).toBe(false);
  });
});

describe('what one file cannot tell is nobody’s failing, though another file can', () => {
  it('RN-12: cases of a file without archive numbers are not "not archived"', async () => {
    const dates = '2026-03-02,2026-03-03';
    await given(
      engine,
      ['办件编号,承办单位,受理时间,办结时间,归档号', `001,甲局,${dates},`, `002,甲局,${dates},档1`],
      ['办件编号,承办单位,受理时间,办结时间', `003,甲局,${dates}`, `004,甲局,${dates}`],
    );
    const events = await readEvents(engine, '2026-10-31 18:00:00', ['not_archived']);
    expect(events.map(({ caseId }) => caseId)).toEqual(['001']);
    const { rules } = await readRuleReadiness(await contextOf(engine), RULES, scopeAt('2026-10-31'));
    const counted = rules.find(({ id }) => id === 'RN-12')?.facts;
    expect((counted?.upheld ?? 0) + (counted?.pending ?? 0)).toBe(1);
  });
});

describe('AC-01: who held the post on the day', () => {
  const CARDS = [
    '红黄牌编号,级别,承办单位,股室,经办人,工号,发牌时间,状态',
    ...['2026-03-01', '2026-04-01', '2026-11-05'].map(
      (on, at) => `HP${at},红牌,甲局,一股,张三,0007,${on},有效`,
    ),
  ];

  it('CD-02: three red cards in the year close the honours to the section', async () => {
    await given(engine, CARDS, ROSTER);
    const report = await triggers();
    expect(lines(report)).toContain('cd-02 一股: 1/1 (3)');
    expect(report.hasRoster).toBe(true);
  });

  it('AC-02 two answer, AC-01 three: by the post on the day of each fact; the vacancy has its own line', async () => {
    await given(engine, CARDS, ROSTER);
    const section = (await triggers()).lists.find(({ ladderId }) => ladderId === 'cd-02')?.lines[0];
    const chain = async (of: 'two' | 'three'): Promise<unknown> => {
      const parameters = RULES.parameters.map((one) =>
        one.rule_id === 'AC-01' && one.key === 'chain' ? { ...one, value: of } : one,
      );
      const places = { files: new Map([[1, '红黄牌.csv']]), lineOf: (_: number, no: number) => no };
      const question = { ...QUESTION, id: section?.id ?? '' };
      // Another rule set id, or the ground of the first would serve the second.
      const set = { ...RULES, id: of, parameters };
      const sheet = await readProof(await contextOf(engine), set, question, places);
      return sheet?.chain.map(({ role, who, days }) => [role, who.map(({ label }) => label).join(), days]);
    };
    const all = ['2026-03-01', '2026-04-01', '2026-11-05'];
    expect(await chain('two')).toEqual([
      ['direct', '张三', all],
      ['first_head', '李某', all.slice(0, 2)],
      ['first_head', '', all.slice(2)],
    ]);
    expect(await chain('three')).toEqual([
      ['direct', '张三', all],
      ['head', '李某', all.slice(0, 2)],
      ['head', '', all.slice(2)],
      ['leader', '王某', all],
    ]);
  });

  it('a post is held from its first to its last day; afterwards it is vacant, never guessed', async () => {
    await given(engine, CARDS, ROSTER);
    const { names } = await contextOf(engine);
    const chart = await OrgChart.read(engine);
    const [section] = await engine.query(
      `select section_key, unit_key from section where section_name = '一股'`,
    );
    const place = {
      unit: Number(section?.['unit_key']),
      section: Number(section?.['section_key']),
      sectionName: '一股',
    };
    const holding = (post: 'section_head' | 'supervising_leader', on: string): string[] =>
      chart.holding(post, place, on).map((key) => names('officer', key).label);
    expect(holding('section_head', '2026-10-31')).toEqual(['李某']);
    expect(holding('section_head', '2026-11-01')).toEqual([]);
    expect(holding('supervising_leader', '2026-11-01')).toEqual(['王某']);
  });
});
