/** The population of a spot check: which cases the choices leave, what their records show, and the draw from it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { SampleRisk } from '../../src/lib/domain/sample-choices';
import type { ReportContext } from '../../src/lib/reports/context';
import { drawFileOf, questionOf } from '../../src/lib/reports/sample/draw-file';
import { readSample } from '../../src/lib/reports/sample/draw';
import { readPopulation } from '../../src/lib/reports/sample/population';
import type { SampleQuestion } from '../../src/lib/reports/sample/types';
import { compareDraws } from '../../src/lib/rules/draw-file';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { hashOf } from '../rules/redraw';
import { contextOf, scopeAt } from './context';

let engine: Engine;
let context: ReportContext;
const CASES = [
  '办件编号,承办单位,事项名称,受理时间,应办结时间,办结时间,办理结果,是否超期',
  'plain,税务局,甲项,2026-10-09,2026-10-20,2026-10-15,办结,否',
  'late,税务局,甲项,2026-10-09,2026-10-20,2026-10-21,办结,是',
  'open,税务局,乙项,2026-10-09,2026-11-20,,,否',
  'poor,公安局,甲项,2026-10-09,2026-10-20,2026-10-15,办结,否',
  'refused,公安局,甲项,2026-10-09,2026-10-20,2026-10-15,不予许可,否',
  'twice,公安局,甲项,2026-10-09,2026-10-20,2026-10-15,办结,否',
  'once,公安局,甲项,2026-10-09,2026-10-20,2026-10-15,办结,否',
  'longer,公安局,甲项,2026-10-09,2026-10-20,2026-10-15,办结,否',
  'asked,档案局,甲项,2026-10-09,2026-10-20,2026-10-15,办结,否',
  'denied,档案局,甲项,2026-10-09,2026-10-20,2026-10-21,办结,否',
  '　="0 9" ,档案局,甲项,2026-09-30,2026-10-20,2026-10-15,办结,否',
  ',档案局,甲项,2026-10-09,2026-10-20,2026-10-15,办结,否',
  'future,档案局,甲项,2026-11-01,2026-11-20,,,否',
];
beforeAll(async () => {
  engine = await prepared(await openNative());
  await given(
    engine,
    CASES,
    [
      '评价编号,办件编号,承办单位,评价等级,评价时间',
      '1,poor,公安局,不满意,2026-10-16',
      '2,plain,税务局,满意,2026-10-16',
    ],
    [
      '流水号,办件编号,环节类型,接收时间,延期后办结时间,原因,批准人,批准人职务,批准时间,告知时间',
      '1,twice,补正告知,2026-10-10,,,,,,',
      '2,twice,补正告知,2026-10-12,,,,,,',
      '3,once,补正告知,2026-10-12,,,,,,',
      '4,once,补正告知,2026-11-12,,,,,,',
      '5,longer,延期批准,2026-10-14,2026-10-28,现场勘查,,分管领导,2026-10-14,2026-10-14',
      '6,poor,延期批准,2026-10-14,2026-10-28,现场勘查,乙某,分管领导,2026-10-14,2026-10-14',
      '7,asked,延期申请,2026-10-14,2026-10-28,现场勘查,,,,',
    ],
    ['单位名称,单位编码,考核组别', '税务局,01,甲组', '公安局,02,甲组', '档案局,03,甲组', '民政局,04,甲组'],
  );
  context = await contextOf(engine);
}, 60_000);
afterAll(() => engine.close());

const ALL: SampleQuestion = {
  scope: scopeAt('2026-10-31'),
  ...{ state: 'any', risks: [], strata: 'unit', boost: 1, excludedUnits: [], leftOut: [] },
};
const keyOf = async (unit: string): Promise<number> => {
  const [row] = await engine.query('select unit_key from unit where unit_name = $1', [unit]);
  return Number(row?.['unit_key']);
};
/** Ids of the population. */
const ids = async (more: Partial<SampleQuestion>): Promise<string> => {
  const question = { ...ALL, ...more };
  const { size, strata } = await readPopulation(context, question);
  if (size === 0) return '';
  const { cases } = await readSample(context, question, { seed: 's', n: size });
  expect(strata.reduce((sum, one) => sum + one.size, 0)).toBe(size);
  return cases
    .map(({ caseId }) => caseId)
    .sort()
    .join(' ');
};

describe('范围', () => {
  it('all numbered cases accepted by the cut-off; their number and hash', async () => {
    const all = [
      'plain',
      'late',
      'open',
      'poor',
      'refused',
      'twice',
      'once',
      'longer',
      'asked',
      'denied',
      '0 9',
    ];
    const { size, sha256, withoutId, empty, strata } = await readPopulation(context, ALL);
    expect([size, sha256, withoutId]).toEqual([11, hashOf(all), 1]);
    expect(empty.map(({ label }) => label)).toEqual(['民政局']);
    expect(strata.map(({ name, size: n }) => `${name}${String(n)}`)).toEqual([
      '公安局5',
      '档案局3',
      '税务局3',
    ]);
  });
  it.each<[SampleRisk, string]>([
    ['late', 'denied late'],
    ['poor_rating', 'poor'],
    ['negative', 'refused'],
    ['supplements', 'twice'],
    ['unapproved_extension', 'asked longer'],
    ['flag_differs', 'denied'],
  ])('risk %s: %s', async (risk, found) => {
    expect(await ids({ risks: [risk] })).toBe(found);
    const { risks } = await readPopulation(context, ALL);
    expect(risks.find((one) => one.risk === risk)).toMatchObject({
      n: found.split(' ').length,
      missing: null,
    });
  });
  it('several risks: any of them', async () => {
    expect(await ids({ risks: ['negative', 'poor_rating'] })).toBe('poor refused');
  });
  it('period of acceptance, state, item, unit', async () => {
    expect(await ids({ scope: scopeAt('2026-10-31', '2026-09') })).toBe('0 9');
    expect(await ids({ state: 'open' })).toBe('open');
    const unit = await keyOf('税务局');
    const scope = { ...ALL.scope, filters: { unit } };
    expect(await ids({ scope, state: 'finished' })).toBe('late plain');
  });
  it('inspectors do not draw their own unit; what was drawn before is left out', async () => {
    const question = { ...ALL, excludedUnits: [await keyOf('公安局')], leftOut: ['plain', 'nobody'] };
    const { excluded, leftOut, strata } = await readPopulation(context, question);
    expect([excluded.map(({ label }) => label), leftOut]).toEqual([['公安局'], 1]);
    expect(strata.map(({ name }) => name)).toEqual(['档案局', '税务局']);
    expect(await ids(question)).toBe('0 9 asked denied late open');
  });
  it('strata by risk, the risky ones boosted', async () => {
    const question: SampleQuestion = { ...ALL, strata: 'unit,risk', boost: 3 };
    const { allocation, cases } = await readSample(context, question, { seed: 's', n: 7 });
    expect(
      allocation.map(({ stratum, size, drawn }) => `${stratum} ${String(drawn)}/${String(size)}`),
    ).toEqual([
      '公安局|plain 1/1',
      '公安局|risk 2/4',
      '档案局|plain 1/1',
      '档案局|risk 1/2',
      '税务局|plain 1/2',
      '税务局|risk 1/1',
    ]);
    expect(cases.find(({ caseId }) => caseId === 'denied')?.risks).toEqual(['late', 'flag_differs']);
  });
});

describe('重抽', () => {
  it('from its file and the same data comes the same list; with other data it is told', async () => {
    const question: SampleQuestion = {
      ...ALL,
      scope: { ...ALL.scope, filters: { unit: await keyOf('公安局') } },
      excludedUnits: [await keyOf('档案局')],
    };
    const sources = {
      rules: { id: 'base', version: BASE_RULES.version, hash: '' },
      calendar: { id: 'cn', version: '1' },
      files: [],
    };
    const report = await readSample(context, question, { seed: '1|2', n: 3 });
    const file = drawFileOf(context, question, report, null, sources);
    const again = await questionOf(context, file, 'base');
    expect(again).toEqual(question);
    const redrawn = drawFileOf(context, again, await readSample(context, again, file), null, sources);
    expect(compareDraws(file, redrawn)).toMatchObject({ isSamePopulation: true, isSameList: true });
    const other = { ...again, leftOut: [file.cases[0]!.case_id] };
    const changed = drawFileOf(context, other, await readSample(context, other, file), null, sources);
    expect(compareDraws(file, changed)).toMatchObject({ isSamePopulation: false, isSameList: false });
  });
  it('a file that names a unit which is not loaded is refused', async () => {
    const sources = {
      rules: { id: 'base', version: '1', hash: '' },
      calendar: { id: 'cn', version: '1' },
      files: [],
    };
    const file = drawFileOf(context, ALL, await readSample(context, ALL, { seed: 's', n: 3 }), null, sources);
    const strange = { ...file, population: { ...file.population, excluded_units: ['水利局'] } };
    await expect(questionOf(context, strange, 'base')).rejects.toThrow('水利局');
  });
});
