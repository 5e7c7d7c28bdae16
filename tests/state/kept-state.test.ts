/** What was said about the loaded files, as text and back: nothing lost, and nothing taken that nobody wrote. */
import { describe, expect, it } from 'vitest';
import { openNative } from '../../src/lib/db/native';
import { auditEntry } from '../../src/lib/domain/audit';
import { profileOf } from '../../src/lib/ingest/profiles';
import { parseState, stateText } from '../../src/lib/state/kept-state';
import { fromText, toText } from '../../src/lib/state/kept-text';
import { importText, prepared } from '../ingest/loading';

const CASES = [
  '某县办件明细',
  '办件编号,承办单位,受理时间,应办结时间,办结时间,办理结果,评价',
  '001,甲局,2026-10-09,2026-10-20,2026-10-19,办结,',
  '1.23E+17,甲局,2026-10-09,2026-10-20,2026-10-19,办结,',
  '"00\n3",甲局,2026年4月31日,2026-10-20,,奇怪,',
  '004,甲局,2026-10-09,2026-10-20,2026-10-19,奇怪,',
  '合计,,,,,3,',
].join('\n');
const RATINGS = '办件编号,评价结果,评价时间\n001,1,2026-10-20\n002,2,2026-10-20\n';

const engine = await prepared(await openNative());
const cases = await importText(engine, CASES);
const ratings = await importText(engine, RATINGS, {
  name: '好差评.csv',
  fileNo: 2,
  choices: {
    table: 'evaluations',
    polarity: new Map([['评价结果', '5_high']]),
    values: new Map([['评价结果', new Map([['9', null]])]]),
    unitAliases: [{ from: '旧局', to: '甲局', since: '2026-01-01' }],
  },
});
const profiled = {
  ...ratings,
  fileNo: 3,
  sheet: {
    file: '评价.xlsx',
    bytes: 9,
    sha256: 'ab',
    name: '10月',
    isCut: true,
    hidden: ['字典'],
    unread: [],
    lost: ['9月'],
  },
  understanding: {
    ...ratings.understanding,
    profile: profileOf(ratings.understanding, 'ratings', '好差评'),
  },
};
await engine.close();
const mended = [
  {
    id: 4,
    fileNo: 1,
    kind: 'comma_in_text' as const,
    name: '',
    records: new Map([[3, ['003', '甲局']]]),
    unchanged: 0,
    foreign: 1,
  },
];
const log = [auditEntry(new Date(0), 'load', { name: '办件.csv', records: 4 })];

describe('what was said about files', () => {
  it('comes back whole: lines, problems, layout, choices, profile, sheet, values on no list', () => {
    const state = { files: [cases, ratings, profiled], mended, log };
    expect(cases.problems.length).toBeGreaterThan(1);
    expect(cases.values.some(({ meaning }) => meaning === undefined)).toBe(true);
    expect(parseState(stateText(state))).toStrictEqual(state);
  });
  it('nothing is kept of nothing', () => {
    expect(parseState(stateText({ files: [], mended: [], log: [] }))).toEqual({
      files: [],
      mended: [],
      log: [],
    });
  });
  it.each([
    ['a file without its account', { ...cases, conservation: undefined }],
    ['a line that is a text', { ...cases, firstLine: ['1'] }],
    ['a reason that does not exist', { ...cases, problems: [{ ...cases.problems[0], reason: 'moon' }] }],
    ['something that nobody wrote', { ...cases, more: 1 }],
  ])('%s is refused', (_, file) => {
    expect(() => parseState(toText({ files: [file], mended: [], log: [] }))).toThrow();
  });
});

describe('values as text', () => {
  it.each([
    ['no lines', new Uint32Array()],
    ['a line each', Uint32Array.from({ length: 1000 }, (_, i) => i + 1)],
    ['records of two and of five lines', Uint32Array.from([3, 5, 10, 12, 17, 18, 19, 20])],
    ['records on one line', Uint32Array.from([1, 1, 2])],
    ['a map in a map', new Map([['a', new Map([['b', null]])]])],
    ['what is not there', { a: undefined, b: null }],
    ['a header called as a tag', new Map([['$', 'of']])],
  ])('%s', (_, value) => {
    expect(fromText(toText(value))).toStrictEqual(value);
  });
  it('a million records of one line each take a few characters', () => {
    expect(toText(Uint32Array.from({ length: 1e6 }, (_, i) => i + 2)).length).toBeLessThan(60);
  });
});
