import { describe, expect, it } from 'vitest';
import en from '../../src/lib/i18n/messages/en.json';
import zh from '../../src/lib/i18n/messages/zh-CN.json';
import * as archiveErrors from '../../src/lib/domain/archive-errors';
import * as errors from '../../src/lib/domain/errors';
import { PROBLEM_REASONS } from '../../src/lib/domain/layout';

const chinese: Readonly<Record<string, string>> = zh;
const english: Readonly<Record<string, string>> = en;
const placeholders = (text = ''): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').sort();

/** Every error class that can be thrown, made once to read its code. */
const codes = [...Object.values(errors), ...Object.values(archiveErrors)]
  .filter((thing) => typeof thing === 'function' && thing !== errors.AppError)
  .map((ErrorClass) => new (ErrorClass as unknown as new () => errors.AppError)().code);

describe('messages', () => {
  it('both languages say the same things', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    expect(Object.keys(chinese).length).toBeGreaterThan(300);
  });
  it.each(Object.keys(chinese))('%s: the same placeholders, and words in both languages', (key) => {
    expect(placeholders(english[key])).toEqual(placeholders(chinese[key]));
    expect(chinese[key]?.trim() === '' || english[key]?.trim() === '').toBe(false);
  });
  it.each(codes)('error %s says what happened and what to do', (code) => {
    for (const key of [`error_${code}`, `remedy_${code}`]) expect(chinese, key).toHaveProperty(key);
  });
  it.each(PROBLEM_REASONS)('problem %s says what to do', (reason) => {
    expect(chinese).toHaveProperty(`problem_remedy_${reason}`);
  });
  it('has no exclamation marks, no 请稍候, no 成功', () => {
    const text = [...Object.values(chinese), ...Object.values(english)].join('\n');
    expect(text).not.toMatch(/[!！]|请稍候|成功/);
  });
});
