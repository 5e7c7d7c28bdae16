import { describe, expect, it } from 'vitest';
import { InvalidDataFileError, UnknownNameError } from '../../src/lib/domain/errors';
import { layoutSignature, parseProfile, profileText } from '../../src/lib/domain/profile';

const PROFILE = {
  version: 1,
  id: 'city-hotline',
  name: '市热线导出',
  table: 'complaints',
  signature: layoutSignature(['工单号', '满意否']),
  layout: { titleRecords: 2, delimiter: '\t' },
  mapping: [
    { header: '工单号', field: 'complaint_id' },
    { header: '__proto__', field: null },
  ],
  dateOrder: 'dmy',
  polarity: [{ column: '是否属实', answer: 'one_yes' }],
  values: [{ column: '是否属实', value: '转省厅', meaning: 'pending' }],
  unitAliases: [{ from: '城管局', to: '综合执法局', since: '2025-03-01' }],
};

describe('a profile', () => {
  it('comes back from its own file as it was, and always as the same text', () => {
    const profile = parseProfile(PROFILE, 'a.json');
    expect(parseProfile(JSON.parse(profileText(profile)), 'b.json')).toEqual(profile);
    const reversed = Object.fromEntries(Object.entries(PROFILE).reverse());
    expect(profileText(parseProfile(reversed, 'a.json'))).toBe(profileText(profile));
  });
  it('needs a name, a table and a mapping only', () => {
    const { version, id, name, table, signature, mapping } = PROFILE;
    expect(parseProfile({ version, id, name, table, signature, mapping }, 'a.json')).toMatchObject({
      layout: {},
      polarity: [],
      values: [],
      unitAliases: [],
    });
  });
  it.each([
    ['another version', { version: 2 }, 'version'],
    ['an id with a path in it', { id: '../x' }, 'id'],
    ['no name', { name: '' }, 'name'],
    ['a table that does not exist', { table: 'cats' }, 'table'],
    [
      'an answer that nobody can give',
      { polarity: [{ column: '满意度', answer: '6_high' }] },
      'polarity.0.answer',
    ],
    [
      'a day that does not exist',
      { unitAliases: [{ from: '甲', to: '乙', since: '2025-02-30' }] },
      'unitAliases.0.since',
    ],
    ['a misspelt key', { maping: [] }, 'maping'],
    [
      'two columns for one field',
      {
        mapping: [
          { header: '甲', field: 'unit' },
          { header: '乙', field: 'unit' },
        ],
      },
      'mapping',
    ],
  ])('%s is refused, and the place is named', (_, change, path) => {
    const parse = (): unknown => parseProfile({ ...PROFILE, ...change }, 'a.json');
    expect(parse).toThrow(InvalidDataFileError);
    expect(parse).toThrow(`"path":"${path}"`);
  });
  it('a field that its table does not have is refused', () => {
    const wrong = { ...PROFILE, mapping: [{ header: '级别', field: 'level' }] };
    expect(() => parseProfile(wrong, 'a.json')).toThrow(UnknownNameError);
  });
});

describe('the signature of a layout', () => {
  it('is of the set of headers: their order and repetition do not matter, any other header does', () => {
    const signature = layoutSignature(['办件编号', '单位']);
    expect(signature).toMatch(/^[0-9a-f]{32}$/);
    expect(layoutSignature(['单位', '办件编号', '单位', ''])).toBe(signature);
    expect(layoutSignature(['单位', '办件编号', '备注'])).not.toBe(signature);
    expect(layoutSignature(['办件编', '号单位'])).not.toBe(layoutSignature(['办件编号', '单位']));
  });
  it('of no header at all is none', () => expect(layoutSignature(['', ''])).toBe(''));
});
