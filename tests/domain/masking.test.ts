import { describe, expect, it } from 'vitest';
import { maskCell, maskName, maskOfficers, type NamedOfficer } from '../../src/lib/domain/masking';

describe('脱敏', () => {
  it.each([
    ['张三', '张*'],
    ['欧阳修文', '欧*'],
    ['𠮷田', '𠮷*'],
    [' 李四 ', '李*'],
    ['张三、李四', '张*、李*'],
    ['张三/李四', '张*/李*'],
    ['John Smith', 'J*'],
    ['张*', '张*'],
    ['***', '***'],
    ['', ''],
  ])('beyond the office “%s” is “%s”', (name, masked) => {
    expect(maskName(name, 'external')).toBe(masked);
  });

  it('inside the office names stay as they are', () => {
    expect(maskName('欧阳修文', 'internal')).toBe('欧阳修文');
    expect(maskCell('complainant', '13800000000', 'internal')).toBe('13800000000');
  });

  it('ids and units stay; the complainant is hidden wholly, an unknown one is not made up', () => {
    expect(maskCell('officer', '张三', 'external')).toBe('张*');
    expect(maskCell('officer_id', 'A001', 'external')).toBe('A001');
    expect(maskCell('case_id', '0026090001', 'external')).toBe('0026090001');
    expect(maskCell('unit', '自然资源局', 'external')).toBe('自然资源局');
    expect(maskCell('complainant', '13800000000', 'external')).toBe('***');
    expect(maskCell('complainant', '', 'external')).toBe('');
  });
});

const officer = (name: string, id = '', unit = '税务局', section = '窗口'): NamedOfficer => ({
  name,
  id,
  unit,
  section,
});

describe('two officers of one surname are still two once masked', () => {
  it('the end of the id tells them apart, longer where four characters do not', () => {
    expect(maskOfficers([officer('张三', '00410412'), officer('张四', '00410413')], 'external')).toEqual([
      '张*（0412）',
      '张*（0413）',
    ]);
    expect(maskOfficers([officer('张三', '1-0412'), officer('张四', '2-0412')], 'external')).toEqual([
      '张*（1-0412）',
      '张*（2-0412）',
    ]);
    expect(maskOfficers([officer('张三', '7'), officer('张四', '8')], 'external')).toEqual([
      '张*（7）',
      '张*（8）',
    ]);
  });

  it('without ids they are numbered, by section and name, whatever their order', () => {
    const [a, b, c] = [officer('张三'), officer('张四'), officer('张三', '', '税务局', '综合')];
    expect(maskOfficers([a, b, c], 'external')).toEqual(['张*（1/3）', '张*（2/3）', '张*（3/3）']);
    expect(maskOfficers([c, b, a], 'external')).toEqual(['张*（3/3）', '张*（2/3）', '张*（1/3）']);
  });

  it('one with and one without an id are numbered', () => {
    expect(maskOfficers([officer('张三', '0412'), officer('张四')], 'external')).toEqual([
      '张*（1/2）',
      '张*（2/2）',
    ]);
  });

  it('alone, in another unit, or without a name there is nothing to tell apart', () => {
    expect(
      maskOfficers(
        [
          officer('张三', '1'),
          officer('李四', '2'),
          officer('张五', '3', '民政局'),
          officer(''),
          officer(''),
        ],
        'external',
      ),
    ).toEqual(['张*', '李*', '张*', '', '']);
  });

  it('inside the office names stay as they are', () => {
    expect(maskOfficers([officer('张三', '1'), officer('张四', '2')], 'internal')).toEqual(['张三', '张四']);
  });
});
