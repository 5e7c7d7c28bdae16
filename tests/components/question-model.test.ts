/** Questions in words, and what has been answered. */
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../src/lib/domain/inquiry';
import type { Question } from '../../src/lib/domain/question';
import {
  answersOf,
  choicesOf,
  meaningWords,
  openCount,
  questionTitle,
  yearWords,
} from '../../src/lib/components/question-model';

const about = (question: Question): Asked => ({ question, readings: [], shares: [] });
const column = { column: '满意度', key: '满意度', values: [{ value: '5', n: 2 }] };
const RATING = about({ kind: 'rating_polarity', ...column, answers: ['5_high', '5_low'] });
const FLAG = about({
  kind: 'flag_polarity',
  ...column,
  column: '',
  key: '#3',
  answers: ['one_yes', 'zero_yes'],
});
const ORDER = about({
  kind: 'date_order',
  column: '受理时间',
  key: '受理时间',
  columns: ['受理时间'],
  values: [{ value: '1/2/2026', n: 1 }],
  answers: ['dmy', 'mdy'],
});
const YEAR = about({ kind: 'year', ...column, answers: [] });
const ALL = [RATING, FLAG, ORDER, YEAR];
const GIVEN: readonly [number, string][] = [
  [0, '5_low'],
  [1, 'zero_yes'],
  [2, 'mdy'],
  [3, '2026'],
];

describe('what is answered', () => {
  it('nothing is, as long as nobody has chosen', () => {
    expect(openCount(ALL, new Map())).toBe(4);
    expect(answersOf(ALL, new Map())).toBeNull();
  });
  it('one open question keeps all answers back', () => {
    for (const left of GIVEN) {
      const given = new Map(GIVEN.filter((one) => one !== left));
      expect([left[0], answersOf(ALL, given), openCount(ALL, given)]).toEqual([left[0], null, 1]);
    }
  });
  it('together they say everything, each column by its key', () => {
    expect(answersOf(ALL, new Map(GIVEN))).toEqual({
      polarity: new Map([
        ['满意度', '5_low'],
        ['#3', 'zero_yes'],
      ]),
      dateOrder: 'mdy',
      year: 2026,
    });
  });
  it.each(['', '26', '20261', '1969', '2150', '二〇二六'])('%j is no year', (typed) => {
    expect(openCount([YEAR], new Map([[0, typed]]))).toBe(1);
  });
  it('an answer of another question is none', () => {
    expect(openCount([RATING], new Map([[0, 'one_yes']]))).toBe(1);
  });
});

describe('in words', () => {
  it('a question names its column, one without a header its place', () => {
    expect(questionTitle(RATING.question)).toContain('满意度');
    expect(questionTitle(FLAG.question)).toContain('第 3 列');
    expect(questionTitle(ORDER.question)).toContain('1/2/2026');
  });
  it('every answer has words of its own', () => {
    const words = [RATING, FLAG, ORDER].flatMap(({ question }) => choicesOf(question));
    expect(new Set(words.map((one) => one.words)).size).toBe(6);
    for (const { answer, words: said } of words) expect(said).not.toBe(answer);
  });
  it.each([
    ['5/5', '非常满意'],
    ['2/3', '基本满意'],
    ['--02-01', '2月1日'],
    ['yes', '是'],
    ['dismissed', '不属实'],
    [null, '—'],
  ])('%s is read as %s', (code, words) => {
    expect(meaningWords(code)).toBe(words);
  });
  it('a year shows what it makes of a cell once it is one', () => {
    expect(yearWords('1月5日', '202')).toBe('');
    expect(yearWords('1月5日 8:00', '2026')).toBe('1月5日 8:00 读作 2026-01-05');
  });
});
