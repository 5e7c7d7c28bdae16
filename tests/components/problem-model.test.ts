import { afterEach, describe, expect, it } from 'vitest';
import { beginning, isWordy } from '../../src/lib/components/problem-model';
import { overwriteGetLocale } from '../../src/lib/i18n/paraglide/runtime';

const speak = (locale: 'zh-CN' | 'en'): void => overwriteGetLocale(() => locale);
afterEach(() => speak('zh-CN'));
speak('zh-CN');

describe('a list of problems', () => {
  it('keeps to one line where every reason and remedy fits on it, in the language of the page', () => {
    expect(isWordy([])).toBe(false);
    expect(isWordy([{ reason: 'no_such_date' }, { reason: 'destroyed_id' }])).toBe(false);
    expect(isWordy([{ reason: 'no_such_date' }, { reason: 'same_name' }])).toBe(true);
    speak('en');
    expect(isWordy([{ reason: 'error_cell' }])).toBe(true);
  });
  it('an example is cut after forty characters, of which none is torn apart', () => {
    expect(beginning('2026-09-31')).toBe('2026-09-31');
    expect(beginning(`${'𠀀'.repeat(40)}x`)).toBe(`${'𠀀'.repeat(40)}…`);
    expect(beginning('a\tb\n c')).toBe('a b c');
  });
});
