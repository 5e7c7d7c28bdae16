/** What the mapping dialog says and comes to. */
import { describe, expect, it } from 'vitest';
import type { ColumnDraft, Inquiry } from '../../src/lib/domain/inquiry';
import {
  blockedWords,
  draftName,
  fieldOptions,
  mapped,
  mappingAnswers,
  missingWords,
  sharedHeader,
  suggestions,
} from '../../src/lib/components/mapping-model';

const draft = (key: string, more: Partial<ColumnDraft> = {}): ColumnDraft => ({
  key,
  header: key,
  samples: [],
  field: null,
  basis: 'none',
  plain: null,
  isSaid: false,
  likenesses: [],
  ...more,
});
const ID = draft('办件编号', { field: 'case_id', plain: 'case_id', basis: 'alias' });
const UNIT = draft('承办单位', { field: 'unit', plain: 'unit', basis: 'alias' });
const OTHER = draft('日子', {
  likenesses: [
    { field: 'case_id', why: 'contains', like: '编号' },
    { field: 'accepted', why: 'values', like: '' },
    { field: 'section', why: 'similar', like: '科室' },
  ],
});

const of = (
  drafts: readonly ColumnDraft[],
  picks: readonly [string, string | null][] = [],
  shared?: string,
) => mapped(drafts, new Map(picks), shared ?? null);
const overrides = (columns: ReturnType<typeof of>) => [
  ...(mappingAnswers('cases', columns)?.overrides ?? []),
];

describe('what is said by it', () => {
  it('columns as they are known anyway say nothing', () => {
    expect(overrides(of([ID, UNIT, OTHER]))).toEqual([]);
  });
  it('a pick, and a known column that is not to be used', () => {
    const columns = of(
      [ID, UNIT, OTHER],
      [
        ['承办单位', null],
        ['日子', 'accepted'],
      ],
    );
    expect(overrides(columns)).toEqual([
      ['承办单位', null],
      ['日子', 'accepted'],
    ]);
  });
  it('what was said before is said again, since it would hold otherwise', () => {
    const said = draft('甲', { field: 'unit', basis: 'remembered', isSaid: true });
    expect(overrides(of([ID, said], [['甲', null]]))).toEqual([['甲', null]]);
    expect(overrides(of([ID, said]))).toEqual([['甲', 'unit']]);
  });
});

describe('two columns of one header', () => {
  const asks: Pick<Inquiry, 'asked'> = {
    asked: [
      { question: { kind: 'columns', why: 'duplicate', column: '承办单位' }, readings: [], shares: [] },
    ],
  };
  const twins = [ID, UNIT, draft('承办单位 (2)', { header: '承办单位' })];

  it('neither is filled in, and both are spoken of', () => {
    const columns = of(twins, [], sharedHeader(asks) ?? '');
    expect(columns.map(({ field }) => field)).toEqual(['case_id', null, null]);
    const answered = of(twins, [['承办单位', 'unit']], '承办单位');
    expect(overrides(answered)).toEqual([
      ['承办单位', 'unit'],
      ['承办单位 (2)', null],
    ]);
  });
});

describe('a field has one column', () => {
  it('an option that another column carries names it and cannot be taken', () => {
    const columns = of([ID, UNIT, OTHER]);
    const options = fieldOptions('cases', columns, columns[2]!);
    expect(options.find(({ field }) => field === 'unit')).toMatchObject({ isTaken: true });
    expect(options.find(({ field }) => field === 'unit')?.words).toContain('承办单位');
    expect(fieldOptions('cases', columns, columns[1]!).find(({ field }) => field === 'unit')).toMatchObject({
      isTaken: false,
    });
  });
  it('nor is it suggested; a column that has a meaning gets no suggestion', () => {
    const columns = of([ID, UNIT, OTHER]);
    expect(suggestions('cases', columns, columns[2]!).map(({ field }) => field)).toEqual([
      'accepted',
      'section',
    ]);
    expect(suggestions('cases', columns, columns[0]!)).toEqual([]);
    expect(suggestions(null, columns, columns[2]!)).toEqual([]);
    const refused = of([ID, UNIT, OTHER], [['日子', null]]);
    expect(suggestions('cases', refused, refused[2]!)).toEqual([]);
  });
});

describe('why it cannot be loaded, and what is missing', () => {
  it('first what table it is, then one column', () => {
    expect(blockedWords(null, of([ID]))).toContain('什么表');
    expect(blockedWords('cases', of([OTHER]))).toContain('一列');
    expect(blockedWords('cases', of([ID]))).toBe('');
    expect(mappingAnswers(null, of([ID]))).toBeNull();
    expect(mappingAnswers('cases', of([OTHER]))).toBeNull();
  });
  it('names the columns, every way to be the table', () => {
    expect(missingWords('cases', of([ID]))).toBe('');
    expect(missingWords('cases', of([UNIT]))).toBe('办件编号；或者 受理时间 或 应办结时间 或 办结时间');
    expect(missingWords('cards', of([OTHER]))).toBe('红黄牌级别 和 发牌时间');
    expect(missingWords('evaluations', of([OTHER]))).toBe('评价等级');
  });
});

it('a column without a header is named by its place', () => {
  const drafts = [ID, draft('c2', { header: '' })];
  expect(drafts.map((one) => draftName(drafts, one))).toEqual(['办件编号', '（第 2 列，无列名）']);
});
