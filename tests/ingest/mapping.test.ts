import { describe, expect, it } from 'vitest';
import { InvalidDataFileError, UnknownNameError } from '../../src/lib/domain/errors';
import { TABLE_FIELDS, TABLE_NAMES, type TableName } from '../../src/lib/domain/records';
import json from '../../data/import-profiles/_aliases.json';
import { fieldAlias, normaliseLabel, readAliases, valueSynonyms } from '../../src/lib/ingest/aliases';
import { columnKeys, mapHeaders, type HeaderMapping } from '../../src/lib/ingest/mapping';

const map = (
  headers: string[],
  overrides = new Map<string, string | null>(),
  table?: TableName,
): HeaderMapping => mapHeaders(headers, overrides, table);
const fields = ({ columns }: HeaderMapping): (string | null)[] => columns.map(({ field }) => field);

describe('the exports of the sample county map without a question', () => {
  it.each<[TableName, string, string]>([
    [
      'cases',
      '办件编号,承办单位,股室,经办人,工号,事项编码,事项名称,办件类型,办件来源,受理时间,承诺时限(工作日),法定时限(工作日),应办结时间,办结时间,办理结果',
      'case_id,unit,section,officer,officer_id,item_code,item,case_type,channel,accepted,committed_days,statutory_days,due,finished,result',
    ],
    [
      'evaluations',
      '评价编号,办件编号,评价部门,科室,窗口人员,工号,满意度,是否主动评价,是否有效,评价渠道,评价时间',
      'evaluation_id,case_id,unit,section,officer,officer_id,rating,is_active,is_valid,channel,rated',
    ],
    [
      'complaints',
      '投诉编号,受理时间,承办单位,股室,被投诉人,工号,诉求类型,问题分类,办件编号,回复时间,查实情况,是否重复,诉求内容',
      'complaint_id,received,unit,section,officer,officer_id,kind,category,case_id,replied,verdict,is_repeat,',
    ],
    [
      'cards',
      '牌号,级别,办件编号,被监察单位,股室,责任人,工号,发牌时间,原因,状态,撤销时间',
      'card_id,level,case_id,unit,section,officer,officer_id,issued,reason,status,revoked',
    ],
    ['units', '单位名称,单位编码,考核组别,启用日期,停用日期', 'unit,unit_id,peer_group,valid_from,valid_to'],
  ])('%s', (table, headers, expected) => {
    const mapping = map(headers.split(','));
    expect(mapping.table).toBe(table);
    expect(fields(mapping).map((field) => field ?? '')).toEqual(expected.split(','));
  });

  it.each(TABLE_NAMES)('and so does the canonical CSV of %s', (table) => {
    const names = TABLE_FIELDS[table].map(({ name }) => name);
    const mapping = map(names);
    expect(mapping.table).toBe(table);
    expect(fields(mapping)).toEqual(names);
    expect(new Set(mapping.columns.map(({ basis }) => basis))).toEqual(new Set(['name']));
  });
});

describe('matching', () => {
  it.each([['Case_ID'], ['case id'], ['ＣＡＳＥ－ＩＤ'], [' 办件 编号 '], ['办件编号\u200b']])(
    '%j is the case id',
    (header) => {
      expect(fieldAlias('cases', header)?.field).toBe('case_id');
    },
  );
  it('full-width and half-width brackets are one', () => {
    expect(fieldAlias('cases', '承诺时限（工作日）')?.field).toBe('committed_days');
  });
  it('is by equality: a header that merely contains a known word is not known', () => {
    expect(fieldAlias('cases', '预计办结时间说明')).toBeUndefined();
    expect(fieldAlias('complaints', 'Complaint Type')).toBeUndefined();
  });
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is nothing', (header) => {
    for (const table of TABLE_NAMES) expect(fieldAlias(table, header)).toBeUndefined();
    expect(valueSynonyms.rating.get(header)).toBeUndefined();
  });
  it('of two headers of one field the alias listed first is read, the other reported as unused', () => {
    const { columns } = map(['办件编号', '部门名称', '承办单位']);
    expect(columns.map(({ field, basis }) => [field, basis])).toEqual([
      ['case_id', 'alias'],
      [null, 'none'],
      ['unit', 'alias'],
    ]);
  });
});

describe('which table a file is', () => {
  it.each<[TableName, string[]]>([
    ['cases', ['单位', '受理时间']],
    ['cases', ['办件编号', '诉求内容']],
    ['evaluations', ['办件编号', '满意度']],
    ['complaints', ['工单编号', '诉求类型', '承办单位', '受理时间', '办结时间']],
    ['units', ['单位名称', '考核组别']],
    ['case_events', ['办件编号', '节点名称', '经办人', '到达时间', '提交时间']],
    ['case_events', ['受理编号', '受理时间', '操作', '处理人', '开始时间', '结束时间']],
    ['items', ['事项名称', '承诺办结时限']],
    ['items', ['实施主体', '事项编码', '事项名称', '法定期限', '承诺期限']],
    ['matters', ['收文号', '类别', '标题', '来文时间', '限办日期', '办结时间', '承办单位']],
    ['findings', ['被检查单位', '存在问题', '检查日期', '整改期限']],
    ['procedures', ['被问责人', '问责方式', '问责决定时间']],
    ['procedures', ['案件编号', '立案日期', '结案日期']],
    ['findings', ['问题编号', '办件编号', '被检查单位', '存在问题', '检查日期', '检查结果']],
    ['findings', ['督查编号', '督查类型', '被督查单位', '督查时间', '督查结果']],
    ['filings', ['办件编号', '承办单位', '经办人', '否定理由', '决定时间', '备案时间']],
    ['filings', ['备案编号', '事项名称', '承办单位', '通知时间', '签收情况']],
    ['registers', ['登记时间', '来访人', '来访事项', '首问责任人', '办理结果']],
    ['registers', ['办件编号', '首办登记编号', '来访时间', '首办责任人', '转交时间', '转交单位']],
    ['activities', ['活动类型', '活动主题', '单位', '开展时间']],
    ['persons', ['姓名', '单位', '职务']],
    ['persons', ['工号', '所在单位', '人员类别', '任职时间']],
  ])('%s: %j', (table, headers) => expect(map(headers).table).toBe(table));

  it.each([
    [['办件编号', '承办单位', '受理时间', '环节', '提交时间', '办结时间']],
    [['办件编号', '承办单位', '类别', '收到时间', '办结时间']],
    [['单位', '受理时间', '办结时间', '事项名称', '承诺时限', '法定时限']],
    [['办件编号', '事项名称', '承诺时限', '法定时限']],
    [['办件编号', '承办单位', '检查时间', '存在问题', '整改时间', '整改时限', '地点']],
    [['办件编号', '承办单位', '受理时间', '办结时间', '否定理由', '告知时间']],
    [['办件编号', '承办单位', '受理时间', '办结时间', '来访人', '登记时间']],
    [['办件编号', '承办单位', '受理时间', '活动类型', '完成时间', '数量']],
    [['办件编号', '单位', '姓名', '职务', '岗位', '人员类别', '任职时间', '分管股室']],
    [['办件编号', '承办单位', '不予受理理由', '归档号', '告知方式']],
    [['Agency', 'Opened', 'Closed']],
    [['CaseID', 'Opened', 'Closed', 'Status', 'Responsible Agency', 'Request Type', 'Source']],
  ])('a file of cases is never taken for another table: %j', (headers) =>
    expect(map(headers).table).toBe('cases'),
  );

  it('nor is one of complaints', () => {
    const headers = ['工单编号', '诉求类型', '类别', '标题', '收到时间', '办理时限', '回复时间', '承办单位'];
    expect(map(headers).table).toBe('complaints');
    expect(map(['登记时间', '来访人', '来访单位', '承办单位', '查实情况']).table).toBe('complaints');
    expect(map(['投诉编号', '被投诉人', '职务', '人员类别', '查实情况']).table).toBe('complaints');
  });

  it.each([[['状态']], [['单位', '备注']], [['渠道来源', '单位']], [['级别', '单位']]])(
    '%j is no table: one weak column is not enough, and which table it is gets asked',
    (headers) => expect(map(headers)).toMatchObject({ table: null, question: { kind: 'table' } }),
  );
  it.each([[['姓名', '电话']], [['']]])('%j says nothing: which columns there are gets asked', (headers) => {
    expect(map(headers)).toMatchObject({ table: null, question: { kind: 'columns', why: 'unknown' } });
  });
  it('the user’s word decides', () => {
    expect(map(['单位', '受理时间'], new Map(), 'complaints')).toMatchObject({
      table: 'complaints',
      question: null,
    });
    expect(map(['姓名'], new Map(), 'cases').question).toMatchObject({ kind: 'columns' });
  });
  it('a header without any known word becomes a table by what the user says of its columns', () => {
    const said = new Map([
      ['#1', 'case_id'],
      ['#2', 'unit'],
    ]);
    expect(map(['', ''], said, 'cases')).toMatchObject({
      columns: [{ field: 'case_id' }, { field: 'unit' }],
      question: null,
    });
  });
});

describe('two columns of one header', () => {
  const headers = ['办件编号', '承办单位', '承办单位', '备注', '备注'];
  it('have a key each', () => {
    expect(columnKeys(['单位', '', '单位', '', '单位 (2)'])).toEqual([
      ...['单位', '#2', '单位 (2)', '#4', '单位 (2) (2)'],
    ]);
  });
  it('are asked about when the field is needed, never guessed', () => {
    expect(map(headers).question).toEqual({ kind: 'columns', why: 'duplicate', column: '承办单位' });
  });
  it.each([
    [
      ['承办单位', '承办单位 (2)'],
      ['case_id', null, 'unit', null, null],
    ],
    [
      ['承办单位 (2)', '承办单位'],
      ['case_id', 'unit', null, null, null],
    ],
  ])('%j: the first is not used, the second is', ([unused = '', used = ''], expected) => {
    const said = new Map([
      [unused, null],
      [used, 'unit'],
    ]);
    const mapping = map(headers, said);
    expect([mapping.question, fields(mapping)]).toEqual([null, expected]);
  });
});

describe('remembered choices come first', () => {
  it('a header is given a field, or none', () => {
    const choices = new Map([
      ['编号', 'case_id'],
      ['办件编号', null],
    ]);
    const { columns } = map(['办件编号', '编号', '单位'], choices);
    expect(columns.map(({ field, basis }) => [field, basis])).toEqual([
      [null, 'remembered'],
      ['case_id', 'remembered'],
      ['unit', 'alias'],
    ]);
  });
  it('a choice outranks an alias of the same field', () => {
    expect(fields(map(['办件编号', '旧编号'], new Map([['旧编号', 'case_id']])))).toEqual([null, 'case_id']);
  });
  it('a field that no table has is an error', () => {
    expect(() => map(['办件编号'], new Map([['办件编号', 'nonsense']]))).toThrow(UnknownNameError);
  });
});

describe('spellings of values', () => {
  const meanings = (type: keyof typeof valueSynonyms, labels: string[]) =>
    labels.map((label) => valueSynonyms[type].get(normaliseLabel(label)));
  it('ratings: five levels, the coarse scales, nobody rated', () => {
    expect(meanings('rating', ['非常满意', '满意', '基本满意', '不满意', '非常不满意'])).toEqual([
      '5',
      '4',
      '3',
      '2',
      '1',
    ]);
    expect(meanings('rating', ['先进', '好评', '中评', '差评'])).toEqual(['top', 'good', 'fair', 'poor']);
    expect(meanings('rating', ['Very Satisfied', '★★★★★', '１星', '未评价', '-', ''])).toEqual([
      '5',
      '5',
      '1',
      'unrated',
      'unrated',
      'unrated',
    ]);
  });
  it('bare digits have no direction of their own', () => {
    expect(meanings('rating', ['5', '1', '３'])).toEqual([undefined, undefined, undefined]);
    expect(meanings('yes_no', ['1', '0'])).toEqual([undefined, undefined]);
  });
  it('verdicts', () => {
    expect(meanings('verdict', ['属实', '部分属实', '有效'])).toEqual(['upheld', 'upheld', 'upheld']);
    expect(meanings('verdict', ['不属实', '查无实据', '误评', '恶意差评'])).toEqual(
      Array(4).fill('dismissed'),
    );
    expect(meanings('verdict', ['核实中', '待核', '办理中', ''])).toEqual(Array(4).fill('pending'));
  });
  it('results: what leaves the denominators', () => {
    expect(meanings('result', ['作废', '申请人撤回', '重复件', '不予许可', '退件', '办结', '出证'])).toEqual([
      'cancelled',
      'withdrawn',
      'duplicate',
      'negative',
      'negative',
      'done',
      'done',
    ]);
  });
  it('cards', () => {
    expect(meanings('card_level', ['红牌', '黄灯', '预警', 'RED'])).toEqual([
      'red',
      'yellow',
      'warning',
      'red',
    ]);
    expect(meanings('card_status', ['有效', '已撤销', '申诉中'])).toEqual(['active', 'revoked', 'appealing']);
  });
});

describe('the alias file', () => {
  const changed = (change: (copy: typeof json) => void): unknown => {
    const copy = structuredClone(json);
    change(copy);
    return copy;
  };
  it('a label under two heads is refused', () => {
    const wrong = changed(({ values }) => values.verdict.upheld.push('不 属实'));
    expect(() => readAliases(wrong)).toThrow(InvalidDataFileError);
    expect(() => readAliases(wrong)).toThrow('ambiguous_label');
  });
  it('a field that the table does not have is refused', () => {
    const wrong = changed(({ tables }) => Object.assign(tables.cases, { colour: ['颜色'] }));
    expect(() => readAliases(wrong)).toThrow('no_such_field');
  });
  it('another form is refused', () => {
    expect(() => readAliases({ tables: {} })).toThrow(InvalidDataFileError);
  });
});
