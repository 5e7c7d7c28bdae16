/** Refusals on file, first inquiries, duties and the roster, and the newer columns of the tables before them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeGb18030 } from '../../data/samples/gb18030';
import type { Engine } from '../../src/lib/db/engine';
import { removeFile } from '../../src/lib/ingest/remove-file';
import { ENGINE_NAMES, openBoth, type EngineName } from '../db/engines';
import { emptied, importText, prepared, problemLines, tryText } from './loading';

vi.setConfig({ testTimeout: 120_000 });

let engines: Readonly<Record<EngineName, Engine>>;
beforeAll(async () => {
  engines = await openBoth();
  for (const name of ENGINE_NAMES) await prepared(engines[name]);
}, 60_000);
afterAll(async () => {
  for (const name of ENGINE_NAMES) await engines[name].close();
});

/** As Chinese Excel saves it: GBK, CRLF, a title row above, numbers guarded as ="001". */
const gbk = (title: string, header: string, ...rows: string[]): Uint8Array => {
  const pad = ','.repeat(header.split(',').length - 1);
  return encodeGb18030([`${title}${pad}`, header, ...rows].map((line) => `${line}\r\n`).join(''));
};

const FILINGS = gbk(
  '否定报备登记表',
  '报备编号,办件编号,承办单位,股室,经办人,否定理由,领导审批时间,否定决定时间,告知时间,报备时间,告知方式,是否签收',
  '="F1",="001",税务局,一股,张三,材料不实,2026-10-08,2026-10-09 10:00,2026-10-10,2026-10-11,书面,是',
  '="F2",="002",税务局,一股,张三,逾期未补正,,2026-10-09,2026-10-10,,口头,未签收',
  '="F3",="003",税务局,一股,张三,不想办,,2026-10-09,,,,',
);
const REGISTERS = gbk(
  '首问首办登记表',
  '首问登记编号,登记类型,登记时间,来访人,来访单位,来访事项,首问单位,首问责任人,办理结果,转交时间,转交单位,对方单位是否同意接收,上报时间,来源',
  '="S1",首问,2026-10-08 09:00,赵某,某公司,开票,税务局,张三,已办,,,,,',
  '="S2",非本单位职责,2026-10-08,钱某,,取水,税务局,张三,已指引,2026-10-09,水利局,同意,2026-10-10,窗口',
  '="S3",,2026-10-09,孙某,,取水,税务局,张三,,,,,,',
);
const ACTIVITIES = gbk(
  '履责记录台账',
  '履责编号,履责类型,履责事项,单位,责任人,数量,是否完成,应完成时间,完成时间,文号',
  '="A1",评议会,三季度评议会,税务局,,1场,是,2026-09-30,2026-09-28,某评〔2026〕3号',
  '="A2",住宿,驻村,税务局,张三,4晚,,,2026-10-08,',
  '="A3",减分,迟到,税务局,张三,-2,,,2026-10-08,',
  '="A4",意见建议,改进窗口,税务局,,17条,未采纳,,2026-10-08,',
  '="A5",团建,春游,税务局,,,,,2026-10-08,',
);
const PERSONS = gbk(
  '人员名册',
  '姓名,工号,单位,股室,职务,人员类别,任职时间,免职时间,分管股室',
  '张三,T01,税务局,一股,股长,公务员,2024-03-01,2026-06-30,',
  '张三,T01,税务局,二股,科员,公务员,2026年7月1日,,',
  '李四,T02,税务局,,副局长,参公,2024-03-01,,一股、二股',
  '王五,T03,税务局,,巡视员,借调,,,',
);

describe.each(ENGINE_NAMES)('on the %s engine', (name) => {
  beforeEach(() => emptied(engines[name]));
  const rows = async (sql: string): Promise<unknown[][]> =>
    (await engines[name].query(`${sql} order by source_row`)).map((row) => Object.values(row));
  const day = (field: string): string => `cast(date_of(${field}_at) as varchar)`;

  it('否定报备 (003 否定 2): four grounds; another one stays as it is written and is reported', async () => {
    const done = await importText(engines[name], FILINGS);
    expect(done.layout.table).toBe('filings');
    expect(
      await rows(`select filing_id, case_id, ground, ground_class, ${day('leader_decided')}, decided_timed,
        ${day('notified')} as n, ${day('filed')} as f, is_written, is_signed from filings`),
    ).toEqual([
      ['F1', '001', '材料不实', 'false_material', '2026-10-08', true, '2026-10-10', '2026-10-11', true, true],
      ['F2', '002', '逾期未补正', 'unmended', null, false, '2026-10-10', null, false, false],
      ['F3', '003', '不想办', null, null, false, null, null, null, null],
    ]);
    expect(problemLines(done)).toEqual(['5 | 否定理由 | 不想办 | unknown_value | kept']);
  });

  it('首问登记 (003 首问 3): what a row is, who came, and to whom it went', async () => {
    const done = await importText(engines[name], REGISTERS);
    expect(done.layout.table).toBe('registers');
    expect(problemLines(done)).toEqual([]);
    expect(
      await rows(`select register_id, register_class, visitor, visitor_unit, matter, officer_name, outcome,
        ${day('registered')}, ${day('handed')} as h, transferred_to, consent, ${day('reported')} as r, source
        from registers join officer using (officer_key)`),
    ).toEqual([
      [
        ...['S1', 'first_inquiry', '赵某', '某公司', '开票', '张三', '已办', '2026-10-08', null, null],
        ...[null, null, null],
      ],
      [
        ...['S2', 'off_scope', '钱某', null, '取水', '张三', '已指引', '2026-10-08', '2026-10-09', '水利局'],
        ...[true, '2026-10-10', '窗口'],
      ],
      [
        ...['S3', 'first_inquiry', '孙某', null, '取水', '张三', null, '2026-10-09', null, null],
        ...[null, null, null],
      ],
    ]);
  });

  it('履责记录: kinds, quantities with what they count, points with their sign', async () => {
    const done = await importText(engines[name], ACTIVITIES);
    expect(done.layout.table).toBe('activities');
    expect(
      await rows(`select activity_id, activity_class, title, quantity, is_done, ${day('due')}, ${day('done')} as d, doc_no
        from activities`),
    ).toEqual([
      ['A1', 'meeting', '三季度评议会', 1, true, '2026-09-30', '2026-09-28', '某评〔2026〕3号'],
      ['A2', 'attendance', '驻村', 4, null, null, '2026-10-08', null],
      ['A3', 'bonus', '迟到', -2, null, null, '2026-10-08', null],
      ['A4', 'suggestion', '改进窗口', 17, false, null, '2026-10-08', null],
      ['A5', null, '春游', null, null, null, '2026-10-08', null],
    ]);
    expect(problemLines(done)).toEqual(['7 | 履责类型 | 团建 | unknown_value | kept']);
  });

  it('人员名册: posts with their days; one person with two posts is one officer', async () => {
    const done = await importText(engines[name], PERSONS);
    expect(done.layout.table).toBe('persons');
    expect(
      await rows(`select officer_name, officer_key, section_name, post, post_class, category_class,
        cast(p.valid_from as varchar), cast(p.valid_to as varchar) as t, supervises
        from persons p join officer using (officer_key) join section s on s.section_key = p.section_key`),
    ).toEqual([
      ['张三', 1, '一股', '股长', 'section_head', 'civil_servant', '2024-03-01', '2026-06-30', null],
      ['张三', 1, '二股', '科员', 'staff', 'civil_servant', '2026-07-01', null, null],
      ['李四', 2, '', '副局长', 'supervising_leader', 'civil_servant', '2024-03-01', null, '一股、二股'],
      ['王五', 3, '', '巡视员', null, 'seconded', null, null, null],
    ]);
    expect(problemLines(done)).toEqual(['6 | 职务 | 巡视员 | unknown_value | kept']);
  });

  it('the later file counts, and what it replaced comes back when it goes', async () => {
    const file = (outcome: string): string =>
      `首问登记编号,登记时间,来访人,办理结果\nS1,2026-10-08,赵某,${outcome}\n`;
    await importText(engines[name], file('待办'), { fileNo: 1 });
    await importText(engines[name], file('已办'), { fileNo: 2 });
    const outcomes = 'select outcome from registers';
    expect(await rows(outcomes)).toEqual([['已办']]);
    expect(await rows(outcomes.replace('registers', 'register_versions'))).toEqual([['待办']]);
    await removeFile(engines[name], 2, new AbortController().signal);
    expect(await rows(outcomes)).toEqual([['待办']]);
  });

  it('办件: archive number, reasons, and whether lateness was approved', async () => {
    await importText(
      engines[name],
      '办件编号,承办单位,受理时间,归档号,不予受理理由,超期原因,超期是否经批准\n="001",甲局,2026-10-08,="0007",缺法定条件,系统故障,是\n="002",甲局,2026-10-08,,,,未批准\n',
    );
    expect(await rows('select archive_no, refusal_reason, late_reason, late_approved from cases')).toEqual([
      ['0007', '缺法定条件', '系统故障', true],
      [null, null, null, false],
    ]);
  });

  it('办理环节: receipts with materials and pages, notices in writing, consent of the other unit', async () => {
    await importText(
      engines[name],
      gbk(
        '办件环节',
        '办件编号,办理动作,发生时间,材料名称,份数,是否书面,对方单位是否同意接收',
        '="001",收件回执,2026-10-08,申请书、身份证,3份,,',
        '="001",受理决定,2026-10-08,,,书面,',
        '="001",办理,2026-10-09,,,,',
        '="001",移交,2026-10-09,,,,不同意',
        '="001",延误报告,2026-10-10,,,否,',
        '="001",回复,2026-10-10,,,电话,',
        '="001",取件,2026-10-12,,,,',
      ),
    );
    expect(await rows('select event_kind, materials, pages, is_written, consent from case_events')).toEqual([
      ['receipt', '申请书、身份证', 3, null, null],
      ['acceptance_decision', null, null, true, null],
      ['handled', null, null, null, null],
      ['handed_over', null, null, null, false],
      ['late_report', null, null, false, null],
      ['replied', null, null, false, null],
      ['picked_up', null, null, null, null],
    ]);
  });

  it('a stage called 办理 is a stage with a limit; only an action says that it was done', async () => {
    await importText(
      engines[name],
      '办件编号,环节名称,接收时间,环节时限\n1,办理,2026-10-08,3\n2,受理,2026-10-08,\n',
    );
    expect(await rows('select event_kind from case_events')).toEqual([['stage'], ['accepted']]);
  });

  it('投诉 and 好差评: consequence, exemption, own correction, obstruction, source; call-back and reform', async () => {
    await importText(
      engines[name],
      '投诉编号,受理时间,查实情况,后果,容错文号,主动纠正时间,是否干扰调查,来源\nT1,2026-10-08,属实,造成不良影响,容〔2026〕1号,2026-10-07,否,纪检组\nT2,2026-10-08,属实,无后果,,,,\nT3,2026-10-08,属实,严重后果,,,是,\n',
    );
    expect(
      await rows(
        `select damage_class, exemption, ${day('corrected')}, is_obstructed, source from complaints`,
      ),
    ).toEqual([
      ['adverse', '容〔2026〕1号', '2026-10-07', false, '纪检组'],
      ['none', null, null, null, null],
      ['serious', null, null, true, null],
    ]);
    await importText(
      engines[name],
      '评价编号,满意度,评价时间,回访时间,整改状态,整改期限,整改完成时间\nP1,不满意,2026-10-08,2026-10-09,整改完成,2026-10-20,2026-10-18\n',
      { fileNo: 2 },
    );
    expect(
      await rows(
        `select ${day('visited')}, reform_status, ${day('reform_due')} as d, ${day('reformed')} as r from evaluations`,
      ),
    ).toEqual([['2026-10-09', '整改完成', '2026-10-20', '2026-10-18']]);
  });

  it('督查: the inspection beside the finding, and one that found nothing', async () => {
    await importText(
      engines[name],
      gbk(
        '督查台账',
        '督查编号,督查类型,督查方式,带队领导,督查人员,记录表编号,被督查单位,问题类型,检查时间,后果,通报文号,免责文号',
        '="I1",定期,明查,王五,赵六、孙七,="B1",税务局,脱岗,2026-10-08,无,通〔2026〕1号,',
        '="I2",交叉检查,暗访,,,,税务局,未发现问题,2026-10-09,,,',
        '="I3",临时,暗访,,,,税务局,,2026-10-09,,,',
      ),
    );
    expect(
      await rows(`select finding_id, inspection_no, inspection_class, leader, inspectors, record_no, behaviour, is_clean,
        damage_class, notice_no from findings`),
    ).toEqual([
      ['I1', 'I1', 'regular', '王五', '赵六、孙七', 'B1', '脱岗', false, 'none', '通〔2026〕1号'],
      ['I2', 'I2', 'cross', null, null, null, '未发现问题', true, null, null],
      ['I3', 'I3', null, null, null, null, null, null, null, null],
    ]);
  });

  it('a column of its own says that nothing was found; the number of a finding stays its own', async () => {
    await importText(
      engines[name],
      '问题编号,督查编号,检查时间,检查结果,被检查单位\nD1,I1,2026-10-08,发现问题,甲局\nD2,I1,2026-10-08,未发现问题,甲局\n',
    );
    expect(await rows('select finding_id, inspection_no, is_clean from findings')).toEqual([
      ['D1', 'I1', false],
      ['D2', 'I1', true],
    ]);
  });

  it('来文督办: 七有 and 五个一', async () => {
    const flags = [
      ...['register', 'arrangement', 'responsible', 'deadline', 'follow_up', 'feedback', 'summary'],
      ...['leader', 'team', 'plan'],
    ].map((flag) => `has_${flag}`);
    await importText(
      engines[name],
      '来文编号,来文类型,收文时间,来文单位,是否登记,部署安排,是否明确责任人,是否明确期限,督查落实,信息反馈,情况汇总,是否明确领导,是否有专班,是否有方案\nL1,来函,2026-10-08,市局,√,有,是,×,已落实,未反馈,,是,无,有\n',
    );
    expect(await rows(`select source, ${flags.join(', ')} from matters`)).toEqual([
      ['市局', true, true, true, false, true, false, null, true, false, true],
    ]);
  });

  it('事项目录: the elements that are to be made public (003 公开 4)', async () => {
    const texts = ['phone', 'supervision_phone', 'audience', 'fee', 'basis', 'conditions', 'materials'];
    await importText(
      engines[name],
      '事项名称,承诺时限,联系电话,监督电话,服务对象,收费标准,设定依据,申请条件,申请材料,办事指南是否公开\n开票,5,0871-1,0871-2,企业,不收费,税法,有证,申请书,是\n',
    );
    expect(await rows(`select ${texts.join(', ')}, has_guide from items`)).toEqual([
      ['0871-1', '0871-2', '企业', '不收费', '税法', '有证', '申请书', true],
    ]);
  });

  it('问责: ground, who applied, consequence, and two opposite columns on whether it was pursued', async () => {
    const file = (header: string, ...cells: string[]): string =>
      `问责编号,立案时间,处理决定时间,问责情形,申请人身份,后果,主动纠正时间,干扰调查,${header}\n${cells
        .map((cell, at) => `W${String(at)},2026-10-08,2026-10-09, 推诿 ,投诉人,重大,2026-10-07,是,${cell}\n`)
        .join('')}`;
    const pursued = `select category, applicant_role, damage_class, ${day('corrected')}, is_obstructed, is_not_pursued from procedures`;
    await importText(engines[name], file('是否追究', '是', '否', ''));
    const told = ['推诿', '投诉人', 'serious', '2026-10-07', true];
    expect(await rows(pursued)).toEqual([
      [...told, false],
      [...told, true],
      [...told, null],
    ]);
    await emptied(engines[name]);
    await importText(engines[name], file('是否未追究', '是', '否'));
    expect(await rows(pursued)).toEqual([
      [...told, true],
      [...told, false],
    ]);
  });
});

describe('what is not known is asked or set aside, never guessed', () => {
  const engine = (): Engine => engines.native;
  beforeEach(() => emptied(engine()));

  it('是否完成 in 1 and 0 is asked', async () => {
    const text = '履责类型,履责事项,完成时间,是否完成\n公告,甲,2026-10-08,1\n公告,乙,2026-10-08,0\n';
    expect(await tryText(engine(), text)).toMatchObject({
      questions: [{ kind: 'flag_polarity', column: '是否完成' }],
    });
  });

  it('half a point is no whole number: the row is set aside, with its reason', async () => {
    const text = '履责类型,履责事项,完成时间,加减分\n加分,甲,2026-10-08,0.5\n加分,乙,2026-10-08,+2分\n';
    const done = await importText(engine(), text);
    expect(problemLines(done)).toEqual(['2 | 加减分 | 0.5 | unreadable_number']);
    expect(await engine().query('select quantity from activities')).toEqual([{ quantity: 2 }]);
  });
});
