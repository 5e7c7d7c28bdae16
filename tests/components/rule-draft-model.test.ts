/** 规则集的表单: which facts a ladder counts, as it is ticked and typed. */
import { describe, expect, it } from 'vitest';
import { categoriesFrom, categoriesText, withKind } from '../../src/lib/components/rule-draft-model';
import { EVENT_KIND_NAMES } from '../../src/lib/domain/event-kinds';

describe('what a ladder counts', () => {
  const [first, second, third] = EVENT_KIND_NAMES;
  it('a kind that is ticked comes in the order of all kinds, whatever was ticked first; ticked off it goes', () => {
    expect(withKind([third!], first!, true)).toEqual([first, third]);
    expect(withKind([first!, third!], second!, true)).toEqual([first, second, third]);
    expect(withKind([first!, third!], first!, false)).toEqual([third]);
    expect(withKind([first!], first!, true)).toEqual([first]);
  });

  it('categories are typed with 、 or commas, each once; nothing typed is all of them', () => {
    expect(categoriesFrom('态度、效率，态度 ；')).toEqual(['态度', '效率']);
    expect(categoriesFrom(' 、 ')).toBeNull();
    expect(categoriesText(['态度', '效率'])).toBe('态度、效率');
    expect(categoriesText(null)).toBe('');
  });
});
