/** The papers of a year: a notice says facts, clause, what is proposed and the days of review, and masks names; tables are numbers. */
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import {
  noEntries,
  type AssessmentEntries,
  type ProcedureEntry,
} from '../../src/lib/domain/assessment-entries';
import type { MaskingLevel } from '../../src/lib/domain/masking';
import { addressee, noticeTables, noticeText } from '../../src/lib/documents/year-end/notice';
import { noticedOnes } from '../../src/lib/documents/year-end/noticed';
import { proofParts } from '../../src/lib/documents/year-end/proof-parts';
import { publicityText } from '../../src/lib/documents/year-end/publicity';
import { registerTables } from '../../src/lib/documents/year-end/register';
import {
  noticeFiles,
  noticesZip,
  registerCsv,
  scoresFile,
  yearEndFiles,
} from '../../src/lib/documents/year-end/year-bundle';
import { entriesOf } from '../../src/lib/documents/zip';
import { readYearEnd } from '../../src/lib/reports/year-end';
import { readYearEndPapers, type YearEndPapers } from '../../src/lib/reports/year-end-papers';
import type { YearEndQuestion } from '../../src/lib/reports/year-end-types';
import { shippedRuleSet } from '../../src/lib/rules/shipped';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from '../reports/context';
import { indicator, scheme } from '../rules/assessment';

const RULES = shippedRuleSet('xinhui-2012');
const UNITS = ['单位编码,单位名称,考核分组', 'A1,甲局,一组', 'B1,乙局,一组', 'C1,丙局,一组'];
let no = 0;
const cases = (unit: string, late: number, n: number): string[] =>
  Array.from(
    { length: n },
    (_, at) => `${(no += 1)},${unit},2026-02-12,2026-02-${at < late ? 13 : 12},2026-02-10`,
  );
const COMPLAINTS = [
  '工单编号,承办单位,股室,被投诉人,工号,受理时间,回复时间,处理期限,查实情况',
  ...['TS1', 'TS2'].map((id) => `${id},甲局,一股,张三丰,0007,2026-03-01,2026-03-02,2026-03-09,属实`),
  'TS3,甲局,一股,张三丰,0007,2026-03-05,2026-03-06,2026-03-12,不属实',
];

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative(), RULES);
  await given(
    engine,
    UNITS,
    [
      '办件编号,单位,承诺办结时间,办结时间,受理时间',
      ...cases('甲局', 0, 40),
      ...cases('乙局', 3, 40),
      ...cases('丙局', 20, 40),
    ],
    COMPLAINTS,
  );
}, 60_000);
afterAll(() => engine.close());

const PROCEDURE: ProcedureEntry = {
  ...{ list: 'bottom_units', subject: 'C1', openedOn: null, extension: null, closedOn: null },
  ...{ decidedOn: '2026-12-01', notifiedOn: null, deliveredOn: '2026-12-03', publicFrom: null },
  ...{ reviewAppliedOn: null, reviewDecidedOn: null, outcome: null },
};

const papersOf = async (
  own: Partial<AssessmentEntries> = {},
  mask: MaskingLevel = 'external',
): Promise<YearEndPapers> => {
  const question: YearEndQuestion = {
    scope: { ...scopeAt('2026-12-31', '2026'), ruleSet: RULES.id },
    scheme: scheme(indicator()),
    entries: { ...noEntries('2026'), ...own },
    ...{ decisions: [], seed: '1', otherRules: null },
  };
  const context = await contextOf(engine);
  const provenance = {
    rules: { id: RULES.id, version: RULES.version, hash: 'ab'.repeat(32) },
    calendar: { id: 'cn', version: '2026.2' },
    ...{ files: [], decisions: null },
  };
  return readYearEndPapers(
    context,
    RULES,
    { question, mask, provenance },
    await readYearEnd(context, RULES, question),
    { files: new Map([[1, 'f.csv']]), lineOf: (_, record) => record },
  );
};
const linesOf = (papers: YearEndPapers, who: string): string[] => {
  const one = noticedOnes(papers).find((noticed) => addressee(papers, noticed) === who)!;
  return noticeText(papers, one).blocks.map(({ runs }) =>
    runs.map(({ text, kind }) => (kind === 'open' ? `[${text}]` : text)).join(''),
  );
};

describe('告知书', () => {
  it('a deduction is told with its document; the score, its place, interval and n stand beside it', async () => {
    const papers = await papersOf({
      adjustments: [
        {
          subject: 'B1',
          kind: 'deduction',
          points: 3,
          document: '某发〔2026〕9号',
          reason: '迟报，电话13812345678',
        },
      ],
    });
    /* 3 of 40 late = 7.5 % of at most 10 % → 25, less 3 = 22 */
    const lines = linesOf(papers, '乙局').join('\n');
    expect(lines).toContain('总分22.00分，在一组3个有总分的对象中列第2位');
    expect(lines).toContain('减分3.00分，某发〔2026〕9号，迟报，电话***。');
    expect(lines).toContain('拟按上列减分事项计分');
  });

  it('AC-10 AC-11 days of review by their clauses; dates only where the day of delivery is known', async () => {
    const open = linesOf(await papersOf(), '丙局').join('\n');
    expect(open).toMatch(/自收到处理决定之日起15日内书面提出复核申请（AC-10/);
    expect(open).toContain('[送达之日、复核申请截止之日待填]');
    expect(open).toMatch(/30日内作出复核决定（AC-11/);
    const known = linesOf(
      await papersOf({ procedures: [{ ...PROCEDURE, reviewAppliedOn: '2026-12-10' }] }),
      '丙局',
    ).join('\n');
    expect(known).toContain('2026年12月3日送达，复核申请截至2026年12月18日。');
    expect(known).toContain('应于2027年1月9日前作出复核决定。');
    expect(known).not.toContain('[送达之日');
  });

  it('what is proposed begins with 拟 and nothing is decided; a person is masked outside and named inside', async () => {
    const lines = linesOf(await papersOf(), '甲局一股张*');
    const measures = lines.slice(lines.indexOf('三、拟处理意见') + 1, lines.indexOf('四、申请复核的权利'));
    for (const one of measures.slice(0, -1).join('').replace('。', '').split('；'))
      expect(one).toMatch(/^拟/);
    expect(lines.join('\n')).toContain('待核实，未作认定');
    expect(lines.join('\n')).not.toContain('张三丰');
    const inside = await papersOf({}, 'internal');
    expect(linesOf(inside, '甲局一股张三丰').length).toBeGreaterThan(0);
  });

  it('every fact stands in the annex to the line of its file, those that do not count with why', async () => {
    const papers = await papersOf();
    const one = noticedOnes(papers).find(({ kind }) => kind === 'officer')!;
    const facts = noticeTables(papers, one).find(({ id }) => id === 'facts')!;
    expect(facts.rows.map((row) => [row[2]!.text, row[5]!.text])).toEqual([
      ['TS1', '计入'],
      ['TS2', '计入'],
      ['TS3', '不属实，不计'],
    ]);
    expect(facts.rows.every((row) => /第\d+行/.test(row[3]!.text))).toBe(true);
  });

  it('a veto is told to a unit that stands on no list', async () => {
    const vetoes = [{ subject: 'A1', clause: '某办法第三条', document: '某纪〔2026〕2号', reason: '事故' }];
    const lines = linesOf(await papersOf({ vetoes }), '甲局').join('\n');
    expect(lines).toContain('1．一票否决事项：某办法第三条，某纪〔2026〕2号，事故。');
    expect(lines).toContain('拟定等次为不合格');
  });
});

describe('tables and files', () => {
  it('复核台账: the state of every name with its dates; somebody who left the list stays in it', async () => {
    const papers = await papersOf({
      procedures: [PROCEDURE, { ...PROCEDURE, list: 'inspection', subject: 'A1' }],
    });
    const [table] = registerTables(papers);
    const cells = (name: string): string[] =>
      table!.rows.map((row) => row[table!.columns.findIndex(({ id }) => id === name)]!.text);
    const at = cells('list').indexOf('末位候选（单位）');
    expect([cells('name')[at], cells('state')[at], cells('delivered')[at], cells('review_due')[at]]).toEqual([
      ...['丙局', '定稿', '2026-12-03', '2026-12-18'],
    ]);
    expect(cells('list').at(-1)).toBe('专项督查候选（不在本次名单）');
    expect(new TextDecoder().decode(registerCsv(papers)[0]!.bytes)).toContain('2026-12-18');
  });

  it('成绩总表: a sheet for print and a plain one for each table; totals are numbers', async () => {
    const book = await readXlsx((await scoresFile(await papersOf())).bytes);
    expect(book.sheets.map(({ name }) => name).slice(0, 3)).toEqual([
      '说明与口径',
      '1 一组成绩',
      '1 明细_一组成绩',
    ]);
    const [head, ...rows] = book.sheets[2]!.rows;
    const at = (name: string) => head!.indexOf(name);
    expect(rows.map((row) => [row[at('名称')], row[at('总分')], row[at('n')], row[at('依据记录')]])).toEqual([
      ['甲局', 100, 3, 40],
      ['乙局', 25, 3, 40],
      ['丙局', 0, 3, 40],
    ]);
    const cover = book.sheets[0]!.rows.flat().join('\n');
    for (const words of ['xinhui-2012', '名次区间', 'AS-03', '对外']) expect(cover).toContain(words);
  });

  it('公示: days by the rule set, dates once the first day was entered', async () => {
    const said = (papers: YearEndPapers) =>
      publicityText(papers)
        .blocks.flatMap(({ runs }) => runs.map(({ text }) => text))
        .join('\n');
    expect(said(await papersOf())).toContain('公示期5个工作日（AS-09');
    expect(said(await papersOf())).toContain('公示起止日期待填');
  });

  it('every name on a list has its proof sheet; the same year gives the same bytes', async () => {
    const papers = await papersOf();
    const lines = papers.report.lists.flatMap((list) => list.lines);
    expect(proofParts(papers).length).toBeGreaterThanOrEqual(lines.length);
    const [once, again] = [await yearEndFiles(papers), await yearEndFiles(await papersOf())];
    expect(again).toEqual(once);
    expect(
      once.map(({ name }) => name).every((name) => /^2026年度考核.*_20261231\.(xlsx|csv|docx)$/.test(name)),
    ).toBe(true);
    const zip = await noticesZip(papers, () => Promise.resolve());
    expect([...entriesOf(zip.bytes).keys()]).toEqual((await noticeFiles(papers)).map(({ name }) => name));
    const doc = new TextDecoder().decode(entriesOf(once.at(-1)!.bytes).get('word/document.xml'));
    expect(doc).not.toContain('张三丰');
  }, 60_000);
});
