/** What does not change the meaning of a file changes no figure: the order of rows and columns, encoding, line ends, frame, container. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { allFigures, allGroups } from './all-figures';
import { written, type Form, type Table } from './forms';
import { emptied, importText, prepared } from './loading';

const CASE_HEAD = [
  '办件编号',
  '承办单位',
  '股室',
  '经办人',
  '事项名称',
  '受理渠道',
  '受理时间',
  '承诺工作日',
  '应办结时间',
  '办结时间',
  '办理结果',
];
const RATING_HEAD = ['评价编号', '办件编号', '承办单位', '评价等级', '是否主动评价', '评价时间'];
const MOST_ROWS = 200;

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const two = (part: number): string => String(part).padStart(2, '0');
/** One day in the forms that one column may mix. */
const day = (offset: number, form: number): string => {
  const date = new Date(Date.UTC(2026, 0, 1 + offset));
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const forms = [
    `${String(y)}-${two(m)}-${two(d)}`,
    `${String(y)}/${String(m)}/${String(d)}`,
    `${String(y)}年${String(m)}月${String(d)}日`,
    `${String(y)}-${two(m)}-${two(d)} 17:0${String(form)}:00`,
    `${String(y)}${two(m)}${two(d)}`,
  ];
  return forms[form % forms.length] ?? '';
};

const caseRow = fc.record({
  unit: fc.constantFrom('甲局', '乙局', ' 丙局 ', '丁"局"', '戊，局', '己;局', ''),
  section: fc.constantFrom('一科', '二科', ''),
  officer: fc.constantFrom('张三', '李四', '王 五', '赵\n六', ''),
  item: fc.constantFrom('工资\n争议', '不动产,登记', '囧字户籍', ''),
  channel: fc.constantFrom('窗口', '网上', '-'),
  accepted: fc.nat(250),
  days: fc.constantFrom('5', '10个工作日', ''),
  used: fc.integer({ min: 0, max: 40 }),
  hasDue: fc.boolean(),
  isOpen: fc.boolean(),
  result: fc.constantFrom('办结', '退回', '撤销', ''),
  form: fc.nat(4),
  rating: fc.constantFrom('非常满意', '满意', '基本满意', '不满意', '非常不满意'),
  active: fc.constantFrom('是', '否'),
  isRated: fc.boolean(),
});

/** The two exports of one month: cases, and ratings of some of them. */
const exportsOf = (
  rows: readonly (typeof caseRow extends fc.Arbitrary<infer T> ? T : never)[],
): [Table, Table] => {
  const id = (at: number): string => `00${String(1000 + at)}`;
  const cases = rows.map((row, at) => [
    id(at),
    row.unit,
    row.section,
    row.officer,
    row.item,
    row.channel,
    day(row.accepted, row.form),
    row.days,
    row.hasDue ? day(row.accepted + 10, row.form) : '',
    row.isOpen ? '' : day(row.accepted + row.used, row.form),
    row.result,
  ]);
  const ratings = rows.flatMap((row, at) =>
    row.isRated || at === 0
      ? [
          [
            `PJ${String(at)}`,
            id(at),
            row.unit,
            row.rating,
            row.active,
            day(row.accepted + row.used, row.form),
          ],
        ]
      : [],
  );
  return [
    [CASE_HEAD, ...cases],
    [RATING_HEAD, ...ratings],
  ];
};

const upTo = (size: number): number[] => Array.from({ length: size }, (_, at) => at);
const plain = ([head = [], ...body]: Table): Form => ({
  encoding: 'utf-8',
  newline: '\n',
  delimiter: ',',
  rows: upTo(body.length),
  columns: upTo(head.length),
  hasFrame: false,
  isWorkbook: false,
});

/** The same shuffle for the same seed: by the remainders of a large odd number. */
const shuffled = (size: number, seed: number): number[] =>
  upTo(size).sort((a, b) => (((a + 1) * seed) % 1_000_003) - (((b + 1) * seed) % 1_000_003) || a - b);

type Change = (form: Form, seed: number) => Form;
const CHANGES: Readonly<Record<string, Change>> = {
  'rows in another order': (form, seed) => ({ ...form, rows: shuffled(form.rows.length, seed) }),
  'columns in another order': (form, seed) => ({ ...form, columns: shuffled(form.columns.length, seed) }),
  GB18030: (form) => ({ ...form, encoding: 'gb18030' }),
  'UTF-8 with BOM': (form) => ({ ...form, encoding: 'utf-8 with BOM' }),
  'UTF-16LE without BOM': (form) => ({ ...form, encoding: 'utf-16le' }),
  'UTF-16BE': (form) => ({ ...form, encoding: 'utf-16be' }),
  CRLF: (form) => ({ ...form, newline: '\r\n' }),
  tabs: (form) => ({ ...form, delimiter: '\t' }),
  semicolons: (form) => ({ ...form, delimiter: ';' }),
  'title and totals': (form) => ({ ...form, hasFrame: true }),
  xlsx: (form) => ({ ...form, isWorkbook: true }),
};

const figures = async (tables: readonly Table[], change: (form: Form) => Form): Promise<unknown> => {
  await emptied(engine);
  const accounts: unknown[] = [];
  for (const [at, table] of tables.entries()) {
    const form = change(plain(table));
    const name = form.isWorkbook ? `${String(at)}.xlsx` : `${String(at)}.csv`;
    const done = await importText(engine, await written(table, form), { name, fileNo: at + 1 });
    const { loaded, setAside, duplicates } = done.conservation;
    accounts.push({
      loaded,
      setAside,
      duplicates,
      problems: done.problems.map(({ value, reason }) => `${reason} ${value.replace(/\s+/g, ' ')}`).sort(),
    });
  }
  return { accounts, groups: await allGroups(engine), figures: await allFigures(engine, '2026-10-31') };
};

const county = fc.array(caseRow, { minLength: 3, maxLength: MOST_ROWS }).map(exportsOf);
const check = (changes: fc.Arbitrary<readonly Change[]>, numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(county, changes, fc.integer({ min: 2, max: 999_999 }), async (tables, chosen, seed) => {
      const expected = await figures(tables, (form) => form);
      const changed = await figures(tables, (form) =>
        chosen.reduce((now, change) => change(now, seed), form),
      );
      expect(changed).toEqual(expected);
    }),
    // A shrunk example says little more here, and takes an hour of a slow machine.
    { numRuns, seed: 20_261_126, endOnFailure: true },
  );

describe('no figure changes with', () => {
  it.each(Object.entries(CHANGES))('%s', { timeout: 240_000 }, (_, change) =>
    check(fc.constant([change]), 3),
  );

  it('any of it together', { timeout: 480_000 }, () => check(fc.subarray(Object.values(CHANGES)), 25));
});

it('what does change the meaning changes figures: one finish later', { timeout: 60_000 }, async () => {
  const [cases, ratings] = exportsOf(
    upTo(5).map(() => ({
      unit: '甲局',
      section: '',
      officer: '张三',
      item: '',
      channel: '窗口',
      accepted: 200,
      days: '',
      used: 8,
      hasDue: true,
      isOpen: false,
      result: '办结',
      form: 0,
      rating: '满意',
      active: '是',
      isRated: true,
    })),
  );
  const later = cases.map((row, at) =>
    at === 1 ? [...row.slice(0, 9), '2026-08-30', ...row.slice(10)] : row,
  );
  expect(await figures([later, ratings], (form) => form)).not.toEqual(
    await figures([cases, ratings], (form) => form),
  );
});
