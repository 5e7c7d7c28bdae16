import { describe, expect, it } from 'vitest';
import { maskCell, maskName } from '../../src/lib/domain/masking';

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
