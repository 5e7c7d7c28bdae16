/** 年终考核 from files: AS-03, AS-05 to AS-09, EV-07, AC-08 to AC-11, each by the figures that stand in the test. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { AssessmentScheme, Indicator } from '../../src/lib/domain/assessment';
import {
  noEntries,
  type AssessmentEntries,
  type ProcedureEntry,
} from '../../src/lib/domain/assessment-entries';
import type { YearList } from '../../src/lib/domain/year-end-terms';
import { procedureOf, trainingOn } from '../../src/lib/reports/year-end-procedure';
import { changesBetween, parseVersion, versionOf } from '../../src/lib/reports/year-end-diff';
import { exampleScheme, faultsOf } from '../../src/lib/reports/year-end-scheme';
import { readYearEnd } from '../../src/lib/reports/year-end';
import type { YearEndQuestion, YearEndReport } from '../../src/lib/reports/year-end-types';
import { shippedRuleSet } from '../../src/lib/rules/shipped';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { indicator, scheme } from '../rules/assessment';
import { contextOf, scopeAt } from './context';

const RULES = shippedRuleSet('xinhui-2012');
let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative(), RULES);
}, 60_000);
afterAll(() => engine.close());

const UNITS = ['单位编码,单位名称,考核分组', 'A1,甲局,一组', 'B1,乙局,一组', 'C1,丙局,一组', 'D1,丁局,二组'];
let id = 0;
/** `late` of `n` cases due in the month. */
const cases = (unit: string, month: string, late: number, n: number, officer = ''): string[] =>
  Array.from(
    { length: n },
    (_, at) =>
      `${(id += 1)},${unit},${officer},2026-${month}-12,2026-${month}-${at < late ? 13 : 12},2026-${month}-10`,
  );
const CASES = '办件编号,单位,经办人,承诺办结时间,办结时间,受理时间';
const COMPLAINTS = '工单编号,承办单位,股室,被投诉人,工号,受理时间,回复时间,处理期限,查实情况';

const question = (
  own: Partial<YearEndQuestion> & { readonly scheme: AssessmentScheme },
): YearEndQuestion => ({
  scope: { ...scopeAt('2026-12-31', '2026'), ruleSet: RULES.id },
  entries: noEntries('2026'),
  decisions: [],
  seed: '1',
  otherRules: null,
  ...own,
});
const ask = async (
  own: Partial<YearEndQuestion> & { readonly scheme: AssessmentScheme },
): Promise<YearEndReport> => readYearEnd(await contextOf(engine), RULES, question(own));
/** `group: place name total grade`. */
const table = ({ groups }: YearEndReport): string[] =>
  groups.flatMap(({ group, subjects }) =>
    subjects.map(
      ({ place, name, score, grade }) =>
        `${group}: ${place ?? '—'} ${name.label} ${score.total === null ? score.status : (score.total / 100).toFixed(2)} ${grade ?? '—'}`,
    ),
  );
const list = ({ lists }: YearEndReport, name: YearList) => lists.find((one) => one.list === name)!;
const entries = (own: Partial<AssessmentEntries>): AssessmentEntries => ({ ...noEntries('2026'), ...own });
const quarterly: Partial<Indicator> = { rollUp: { each: 'quarter', weights: null } };

describe('scores from files', () => {
  /* worst 10 %: 甲 quarters 0 % and 5 % → 100, 50 → 75; 乙 10 % of one quarter → 0; 丙 has no case; 丁 2 % → 80 */
  const load = () =>
    given(engine, UNITS, [
      CASES,
      ...cases('甲局', '02', 0, 20),
      ...cases('甲局', '05', 1, 20),
      ...cases('乙局', '02', 2, 20),
      ...cases('丁局', '11', 1, 50),
    ]);

  it('EV-06 EV-07 quarters within peer groups; a unit without a case has no total, and no 0', async () => {
    await load();
    expect(table(await ask({ scheme: scheme(indicator(quarterly)) }))).toEqual([
      '一组: 1 甲局 75.00 qualified',
      '一组: 2 乙局 0.00 —',
      '一组: — 丙局 no_scores —',
      '二组: 1 丁局 80.00 qualified',
    ]);
  });

  it('the office’s own groups stand before the directory’s', async () => {
    const own = { ...scheme(indicator(quarterly)), groups: [{ name: '窗口', units: ['A1', '丁局'] }] };
    expect(table(await ask({ scheme: own })).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      '一组: 1 乙局',
      '一组: — 丙局',
      '窗口: 1 丁局',
      '窗口: 2 甲局',
    ]);
  });

  it('a quarter that has not begun by the cut-off is missing, never a count of 0', async () => {
    const count = indicator({
      ...{ id: 'all', source: { kind: 'measure', measure: 'closed_late' }, ...quarterly },
      scoring: { kind: 'per_unit', points: 10 },
    });
    const report = await ask({
      scheme: scheme(count),
      scope: { ...scopeAt('2026-06-30', '2026'), ruleSet: RULES.id },
    });
    const first = report.groups[0]!.subjects.find(({ name }) => name.label === '甲局')!;
    expect(first.score.indicators[0]!.parts.map(({ status }) => status)).toEqual([
      'scored',
      'scored',
      'missing',
      'missing',
    ]);
  });

  it('what the files lack is said of the indicator, and its policy applied', async () => {
    const rated = indicator({
      id: 'rated',
      weight: 50,
      source: { kind: 'measure', measure: 'satisfaction_rate' },
    });
    const report = await ask({ scheme: scheme(indicator({ ...quarterly, weight: 50 }), rated) });
    expect(report.indicators.map(({ id: one, absent }) => [one, absent !== null])).toEqual([
      ['late', false],
      ['rated', true],
    ]);
    expect(report.groups[0]!.subjects[0]!.score.indicators[1]!.status).toBe('left_out');
  });

  it('AS-06 bonus, veto and gate by their documents; entries about nobody are named', async () => {
    const report = await ask({
      scheme: scheme(indicator(quarterly)),
      entries: entries({
        adjustments: [
          { subject: 'A1', kind: 'bonus', points: 9, document: '某发〔2026〕1号', reason: '表扬' },
        ],
        vetoes: [{ subject: 'D1', clause: '某办法第三条', document: '某纪〔2026〕2号', reason: '事故' }],
        gates: [{ subject: 'Z9', clause: '某办法', document: '某纪〔2026〕3号', reason: '通报' }],
      }),
    });
    expect([table(report)[0], table(report)[3]]).toEqual([
      '一组: 1 甲局 80.00 qualified',
      '二组: 1 丁局 80.00 unqualified',
    ]);
    expect(report.idle).toEqual([{ path: 'gates.0.subject', name: 'Z9' }]);
  });

  it('EV-07 a unit that was set up in May is not missing the first quarter', async () => {
    const spells = [{ subject: 'A1', group: '一组', from: '2026-04-01', to: '2026-12-31' }];
    const report = await ask({ scheme: scheme(indicator(quarterly)), entries: entries({ service: spells }) });
    expect(table(report)[0]).toBe('一组: 1 甲局 50.00 —');
    expect(report.groups[0]!.subjects[0]!.score.months).toBe(9);
  });

  it('only a whole year is assessed, that of the entries', async () => {
    for (const period of ['2026-Q4', '2025', null])
      await expect(
        ask({ scheme: scheme(indicator()), scope: { ...scopeAt('2026-12-31', period), ruleSet: RULES.id } }),
      ).rejects.toMatchObject({ code: 'invalid_period' });
  });

  it('the example scheme has no fault', () => {
    expect(faultsOf(exampleScheme())).toEqual([]);
  });
});

describe('AS-05 gates and AS-07 training of officers, from complaints', () => {
  const complaint = (no: number, who: string, number: string, on: string): string =>
    `TS${no},甲局,一股,${who},${number},${on},${on},${on},属实`;
  const own: AssessmentScheme = {
    ...scheme(
      indicator({
        id: 'exam',
        source: { kind: 'entered' },
        direction: 'higher_is_better',
        scoring: { kind: 'as_is' },
        target: null,
      }),
    ),
    subject: 'officer',
  };
  const exam = (...of: (readonly [string, number])[]) =>
    entries({ scores: of.map(([subject, value]) => ({ indicator: 'exam', subject, part: 1, value })) });
  const load = () =>
    given(engine, [
      COMPLAINTS,
      complaint(1, '张三', '0007', '2026-03-01'),
      complaint(2, '张三', '0007', '2026-06-01'),
      ...['0001', '0002', '0003', '0004', '0005'].map(
        (number, at) => `Q${number},甲局,一股,李某${at},${number},2026-03-01,2026-03-02,2026-03-09,不属实`,
      ),
    ]);
  const SCORES = exam(['0007', 95], ['0001', 94], ['0002', 80], ['0003', 79], ['0004', 78], ['0005', 77]);

  it('the first upheld complaint takes the honours away for the year, a heavier step does not give them back', async () => {
    await load();
    const report = await ask({ scheme: own, entries: SCORES });
    expect(table(report).slice(0, 2)).toEqual([
      '甲局: 1 张三 95.00 qualified',
      '甲局: 2 李某0 94.00 excellent',
    ]);
    const [first] = report.groups[0]!.subjects;
    expect([first!.reasons, first!.gates.map(({ rule, candidate }) => [rule, candidate])]).toEqual([
      ['gate'],
      [['CP-02', 'cp-02|person|0007']],
    ]);
    expect(list(report, 'honours').lines.map(({ subject, place, n }) => [subject.label, place, n])).toEqual([
      ['李某0', 2, 6],
    ]);
  });

  it('two upheld complaints propose training, with the records behind it', async () => {
    const report = await ask({
      scheme: own,
      entries: {
        ...SCORES,
        trainings: [{ subject: '0007', startedOn: '2026-09-01', passedOn: '2026-10-01', returnedOn: null }],
      },
    });
    expect(list(report, 'training').lines).toMatchObject([
      { id: '0007', rule: 'CP-02', records: 2, candidate: 'cp-02|person|0007', training: 'passed' },
    ]);
  });

  it('a candidate that people cleared is neither gated nor trained', async () => {
    const decisions = [
      {
        about: 'candidate',
        key: 'cp-02|person|0007',
        verdict: 'exempt',
        reason: '容错',
        by: '甲某',
        on: '2026-12-01',
      },
    ] as const;
    const report = await ask({ scheme: own, entries: SCORES, decisions });
    expect(table(report)[0]).toBe('甲局: 1 张三 95.00 excellent');
    expect(list(report, 'training').lines).toEqual([]);
  });

  it('who enters and who leaves between two versions, by which rule', async () => {
    const shown = (line: { id: string; subject: { label: string } }) => ({
      name: line.subject.label,
      id: line.id,
    });
    const [before, after] = [
      versionOf(await ask({ scheme: own, entries: SCORES }), 1, shown),
      versionOf(
        await ask({ scheme: own, entries: exam(['0007', 95], ['0001', 80], ['0002', 93]) }),
        2,
        shown,
      ),
    ];
    const changes = changesBetween(parseVersion(JSON.parse(JSON.stringify(before)), 'a.json'), after);
    expect(changes.map((one) => `${one.list} ${one.change} ${one.subject} ${one.rule}`)).toEqual([
      'honours leaves 李某0 AS-05',
    ]);
  });
});

describe('AS-08 末位(单位)', () => {
  it('the last place alone is no ground: two of grade, outlying rate and last year are needed', async () => {
    await given(engine, UNITS, [
      CASES,
      ...cases('甲局', '02', 0, 40),
      ...cases('乙局', '02', 3, 40),
      ...cases('丙局', '02', 20, 40),
    ]);
    const own = scheme(indicator());
    const names = (report: YearEndReport) =>
      list(report, 'bottom_units').lines.map(
        ({ subject, signals }) => `${subject.label} ${signals.join(' ')}`,
      );
    expect(names(await ask({ scheme: own }))).toEqual(['丙局 grade outlier']);
    const better = scheme(indicator({ cap: { low: 70, high: 100 } }));
    expect(names(await ask({ scheme: better }))).toEqual([]);
    const lastYear = [{ list: 'bottom_units', subject: 'C1' }] as const;
    expect(names(await ask({ scheme: better, entries: entries({ lastYear: [...lastYear] }) }))).toEqual([
      '丙局 outlier consecutive',
    ]);
  });
});

describe('初拟 → 已告知 → 复核期 → 定稿', () => {
  const entry = (own: Partial<ProcedureEntry>): ProcedureEntry => ({
    ...{ list: 'bottom_units', subject: 'A1', openedOn: null, extension: null, closedOn: null },
    ...{ decidedOn: '2026-03-02', notifiedOn: '2026-03-03', deliveredOn: null, publicFrom: null },
    ...{ reviewAppliedOn: null, reviewDecidedOn: null, outcome: null },
    ...own,
  });
  const state = async (on: string, own: Partial<ProcedureEntry> = {}): Promise<string> =>
    (await procedureOf(engine, RULES, on, entry(own))).state;
  const due = async (step: string, own: Partial<ProcedureEntry>, on = '2026-03-03') =>
    (await procedureOf(engine, RULES, on, entry(own))).deadlines.find((one) => one.step === step);

  it('AC-10 delivered on 2026-03-05: 15 days run to 03-20, final from 03-21', async () => {
    const delivered = { deliveredOn: '2026-03-05' };
    expect([
      await state('2026-03-01', delivered),
      await state('2026-03-04', delivered),
      await state('2026-03-20', delivered),
      await state('2026-03-21', delivered),
    ]).toEqual(['draft', 'notified', 'review_period', 'final']);
  });

  it('AC-11 a review in time stays open until it is decided; one that is too late does not hold the decision up', async () => {
    const asked = { deliveredOn: '2026-03-05', reviewAppliedOn: '2026-03-20' };
    expect(await state('2026-04-10', asked)).toBe('under_review');
    expect((await due('review_decision', asked, '2026-04-20'))!).toMatchObject({
      due: '2026-04-19',
      isLate: true,
    });
    expect(await state('2026-04-10', { ...asked, reviewDecidedOn: '2026-04-09', outcome: 'revoked' })).toBe(
      'revoked',
    );
    expect(await state('2026-04-10', { ...asked, reviewAppliedOn: '2026-03-21' })).toBe('final');
  });

  it('AC-08 30 working days, 45 with a document; AC-09 10 working days', async () => {
    const opened = { openedOn: '2026-03-02' };
    expect((await due('investigation', opened))?.due).toBe('2026-04-14');
    expect((await due('investigation', { ...opened, extension: '某批〔2026〕1号' }))?.due).toBe('2026-05-08');
    expect(await due('delivery', {}, '2026-03-17')).toMatchObject({ due: '2026-03-16', isLate: true });
  });

  it('AS-07 training → passed → back at the post', () => {
    const training = {
      subject: '0007',
      startedOn: '2026-09-01',
      passedOn: '2026-10-01',
      returnedOn: '2026-10-08',
    };
    expect(
      ['2026-08-31', '2026-09-01', '2026-10-01', '2026-10-08'].map((on) => trainingOn(training, on)),
    ).toEqual(['proposed', 'training', 'passed', 'returned']);
  });
});

it('who is named only in records without a unit is in no group of officers, and counted as that, never dropped unseen', async () => {
  await given(engine, UNITS, [CASES, ...cases('甲局', '03', 1, 3, '张三'), ...cases('', '03', 0, 2, '游某')]);
  const officers = { ...scheme(indicator()), subject: 'officer' as const };
  const found = await ask({ scheme: officers });
  expect(found.groups.flatMap(({ subjects }) => subjects.map(({ name }) => name.label))).toEqual(['张三']);
  expect(found.withoutUnit).toBe(1);
  expect((await ask({ scheme: scheme(indicator()) })).withoutUnit).toBe(0);
});
