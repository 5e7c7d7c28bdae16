/** Events of a case, the catalogue, letters, findings and procedures: exports as offices keep them, and what is read. */
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

/** As Chinese Excel saves it: GBK, CRLF, a title row and 制表单位 above, numbers guarded as ="001". */
const gbk = (title: string, header: string, ...rows: string[]): Uint8Array => {
  const pad = ','.repeat(header.split(',').length - 1);
  return encodeGb18030(
    [`${title}${pad}`, `制表单位：某县效能办${pad}`, header, ...rows].map((line) => `${line}\r\n`).join(''),
  );
};

const EVENTS = gbk(
  '某县办件环节明细表',
  '办件编号,环节名称,办理动作,经办单位,股室,经办人,接收时间,处理时间,环节时限(工作日),延期后办结时间,原因,批准人,批准人职务,批准时间,告知时间,告知书编号',
  '="001",受理,受理,税务局,一股,张三,2026-10-08 09:00,2026-10-08 09:30,1,,,,,,,',
  '="001",审查,,税务局,一股,张三,2026/10/08,2026/10/12,3个工作日,,,,,,,',
  '="001",补正,一次性告知,税务局,一股,张三,2026-10-12,2026-10-14,,,缺材料,,,,,告字〔2026〕1号',
  '="001",会审会,,税务局,一股,李四,2026-10-14,2026-10-15,,,,,,,,',
  '="001",,延期批准,税务局,一股,张三,2026-10-15,,5,2026-10-30,材料复杂,王五,分管副局长,2026-10-15 16:20,2026-10-16,延字〔2026〕3号',
  '="001",领导研究,研究研究,税务局,一股,张三,2026-10-16,,,,,,,,,',
);
const ITEMS = gbk(
  '某县政务服务事项目录',
  '目录编号,实施主体,事项编码,事项名称,办件类型,法定时限(工作日),承诺时限(工作日),时限单位,是否公开',
  '="01",税务局,A01,开票,承诺件,20,5个工作日,工作日,是',
  '="02",税务局,A02,注销,承诺件,30,30,自然日,未公开',
  '="03",水利局,,取水许可,,,,,',
);
const MATTERS = gbk(
  '来文来函督办台账',
  '来文编号,来文类型,来文标题,承办单位,承办人,收文时间,分送时间,要求办结时间,制定计划时间,答复时间,是否需调研,是否需制定政策',
  '="L01",来函,关于某事的函,税务局,张三,2026-10-08,2026-10-08,2026-10-20,,2026-10-19,否,',
  '="L02",督办件,关于某事的督办,水利局,李四,2026-10-09 08:30,,,2026-10-12,,是,是',
  '="L03",便签,一张便签,水利局,李四,2026-10-09,,,,,,',
);
const FINDINGS = gbk(
  '督查问题台账',
  '问题编号,督查方式,被督查单位,责任人,问题类型,检查地点,检查时间,整改时限,整改完成时间,复查结果',
  '="D1",明查,税务局,张三,脱岗,大厅,2026-10-08 10:15,2026-10-15,2026-10-14,合格',
  '="D2",暗访,水利局,李四,上班玩手机,二楼,2026-10-09,2026-10-16,,不合格',
);
const PROCEDURES = gbk(
  '问责办理台账',
  '问责编号,当事人,所在单位,处理措施,立案时间,延期批准时间,调查终结时间,处理决定时间,送达时间,申请复核时间,复核决定时间',
  '="W1",张三,税务局,诫勉谈话,2026-09-01,2026-09-20,2026-10-08,2026-10-12,2026-10-13,2026-10-20,2026-10-28',
);

describe.each(ENGINE_NAMES)('on the %s engine', (name) => {
  beforeEach(() => emptied(engines[name]));
  const rows = async (sql: string): Promise<unknown[][]> =>
    (await engines[name].query(`${sql} order by source_row`)).map((row) => Object.values(row));

  it('办理环节: each row is what its action says, else its stage, else just a stage; an unknown action is reported', async () => {
    const done = await importText(engines[name], EVENTS);
    expect(done.layout.table).toBe('case_events');
    expect(
      await rows('select case_id, event_id, stage, kind, event_kind, limit_days from case_events'),
    ).toEqual([
      ['001', null, '受理', '受理', 'accepted', 1],
      ['001', null, '审查', null, 'reviewed', 3],
      ['001', null, '补正', '一次性告知', 'supplement_notice', null],
      ['001', null, '会审会', null, 'stage', null],
      ['001', null, null, '延期批准', 'extension_approved', 5],
      ['001', null, '领导研究', '研究研究', null, null],
    ]);
    expect(problemLines(done)).toEqual(['9 | 办理动作 | 研究研究 | unknown_value | kept']);
    expect(
      await rows(`select cast(new_due_at as varchar), reason, approver, approver_role,
        cast(approved_at as varchar), approved_timed, cast(notified_at as varchar), notified_timed, doc_no
        from case_events where new_due_at is not null`),
    ).toEqual([
      [
        ...['2026-10-30 00:00:00', '材料复杂', '王五', '分管副局长', '2026-10-15 16:20:00', true],
        ...['2026-10-16 00:00:00', false, '延字〔2026〕3号'],
      ],
    ]);
  });

  it('事项目录: limits with their unit, and whether they are published', async () => {
    expect((await importText(engines[name], ITEMS)).layout.table).toBe('items');
    expect(
      await rows(`select item_row_id, unit_name, item_code, item_name, statutory_days, committed_days, limit_unit,
        is_published, case_type from items join unit using (unit_key) join item using (item_key)`),
    ).toEqual([
      ['01', '税务局', 'A01', '开票', 20, 5, 'workday', true, '承诺件'],
      ['02', '税务局', 'A02', '注销', 30, 30, 'day', false, '承诺件'],
      ['03', '水利局', '', '取水许可', null, null, null, null, null],
    ]);
  });

  it('来文督办: kinds, dates, and what a matter needs', async () => {
    const done = await importText(engines[name], MATTERS);
    expect(done.layout.table).toBe('matters');
    expect(
      await rows(`select matter_id, kind, matter_kind, cast(date_of(required_at) as varchar),
        cast(date_of(planned_at) as varchar), received_timed, needs_study, needs_policy from matters`),
    ).toEqual([
      ['L01', '来函', 'letter', '2026-10-20', null, false, false, null],
      ['L02', '督办件', 'task', null, '2026-10-12', true, true, true],
      ['L03', '便签', null, null, null, false, null, null],
    ]);
    expect(problemLines(done)).toEqual(['6 | 来文类型 | 便签 | unknown_value | kept']);
  });

  it('督查问题 and 问责办理', async () => {
    expect((await importText(engines[name], FINDINGS)).layout.table).toBe('findings');
    expect((await importText(engines[name], PROCEDURES, { fileNo: 2 })).layout.table).toBe('procedures');
    expect(
      await rows(`select finding_id, method, behaviour, place, officer_name, found_timed,
        cast(date_of(rectify_due_at) as varchar), cast(date_of(rectified_at) as varchar), is_verified
        from findings join officer using (officer_key)`),
    ).toEqual([
      ['D1', '明查', '脱岗', '大厅', '张三', true, '2026-10-15', '2026-10-14', true],
      ['D2', '暗访', '上班玩手机', '二楼', '李四', false, '2026-10-16', null, false],
    ]);
    const dates = ['opened', 'extension', 'closed', 'decided', 'delivered', 'applied', 'review_decided'];
    expect(
      await rows(`select procedure_id, measure, officer_name,
        ${dates.map((field) => `cast(date_of(${field}_at) as varchar) as ${field}`).join(', ')}
        from procedures join officer using (officer_key)`),
    ).toEqual([
      [
        ...['W1', '诫勉谈话', '张三', '2026-09-01', '2026-09-20', '2026-10-08', '2026-10-12', '2026-10-13'],
        ...['2026-10-20', '2026-10-28'],
      ],
    ]);
  });

  it('a number of an event is its own: the later file counts, and what it replaced comes back when it goes', async () => {
    const events = (at: string): string =>
      `流水号,办件编号,环节,到达时间\nE1,001,受理,${at}\nE2,002,受理,${at}\n`;
    await importText(engines[name], events('2026-10-08'), { fileNo: 1 });
    await importText(engines[name], events('2026-10-09'), { fileNo: 2 });
    const entered = 'select event_id, cast(date_of(entered_at) as varchar) from case_events';
    expect(await rows(entered)).toEqual([
      ['E1', '2026-10-09'],
      ['E2', '2026-10-09'],
    ]);
    expect(await rows(entered.replace('case_events', 'case_event_versions'))).toHaveLength(2);
    await removeFile(engines[name], 2, new AbortController().signal);
    expect(await rows(entered)).toEqual([
      ['E1', '2026-10-08'],
      ['E2', '2026-10-08'],
    ]);
  });
});

describe('a case', () => {
  const [engine] = [(): Engine => engines.native];
  beforeEach(() => emptied(engine()));
  const column = async (name: string): Promise<unknown[]> =>
    (await engine().query(`select ${name} as v from cases order by source_row`)).map((row) => row['v']);
  const HEAD = '办件编号,承办单位,受理时间,承诺时限';

  it('keeps the unit of its limit and the number of visits', async () => {
    const text = `${HEAD},时限单位,跑动次数\n1,甲局,2026-10-09,5,个工作日,2次\n2,甲局,2026-10-09,5,自然日,0\n3,甲局,2026-10-09,8,小时,\n4,甲局,2026-10-09,5,周,1\n`;
    const done = await importText(engine(), text);
    expect(await column('limit_unit')).toEqual(['workday', 'day', 'hour', null]);
    expect(await column('visits')).toEqual([2, 0, null, 1]);
    expect(problemLines(done)).toEqual(['5 | 时限单位 | 周 | unknown_value | kept']);
  });

  it.each([
    ['是否超期', ['是', '否', '超期', '未超期', '正常', ''], [true, false, true, false, false, null]],
    ['是否按时办结', ['是', '否', '超期', '按时', '正常', ''], [false, true, true, false, false, null]],
    ['是否按期', ['ONTIME', 'OVERDUE'], [false, true]],
  ])(
    'says by %s whether its exporter calls it late: the two columns are opposites',
    async (header, cells, late) => {
      const body = cells.map((cell, at) => `${String(at)},甲局,2026-10-09,5,${cell}`).join('\n');
      expect(problemLines(await importText(engine(), `${HEAD},${header}\n${body}\n`))).toEqual([]);
      expect(await column('flagged_late')).toEqual(late);
    },
  );

  it.each(['是否超期', '是否按期'])('%s in 1 and 0 is asked', async (header) => {
    const text = `${HEAD},${header}\n1,甲局,2026-10-09,5,1\n2,甲局,2026-10-09,5,0\n`;
    expect(await tryText(engine(), text)).toMatchObject({
      questions: [{ kind: 'flag_polarity', column: header, answers: ['one_yes', 'zero_yes'] }],
    });
    await importText(engine(), text, { choices: { polarity: new Map([[header, 'one_yes']]) } });
    expect(await column('flagged_late')).toEqual(header === '是否超期' ? [true, false] : [false, true]);
  });
});

describe('a number under which several cases stand', () => {
  it('is that of a step: it tells no events apart, and takes no event of another file away', async () => {
    await emptied(engines.native);
    const steps = (id: string): string =>
      `环节编号,办件编号,环节名称,接收时间\n01,${id}1,收件,2026-10-08\n01,${id}2,收件,2026-10-08\n02,${id}1,受理,2026-10-08\n02,${id}2,受理,2026-10-08\n`;
    await importText(engines.native, steps('A'), { fileNo: 1 });
    await importText(engines.native, steps('B'), { fileNo: 2 });
    const [row] = await engines.native.query('select count(*) as n, count(event_id) as ids from case_events');
    expect(row).toEqual({ n: 8, ids: 0 });
  });
});
