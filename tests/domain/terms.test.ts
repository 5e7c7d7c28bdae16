import { describe, expect, it } from 'vitest';
import { UnknownNameError } from '../../src/lib/domain/errors';
import { PROBLEM_REASONS } from '../../src/lib/domain/layout';
import { MEASURE_IDS, MEASURE_TERMS, measureTerm } from '../../src/lib/domain/measure-terms';
import { GROUPINGS, TABLE_FIELDS, TABLE_NAMES } from '../../src/lib/domain/records';
import {
  GROUPING_TERMS,
  PROBLEM_TERMS,
  RATING_SCALES,
  TABLE_TERMS,
  fieldTerm,
  ratingTerm,
  type Term,
} from '../../src/lib/domain/terms';

const HAN = /\p{Script=Han}/u;

function expectBothLanguages({ zh, en }: Term): void {
  expect(zh).toMatch(HAN);
  expect(en).toMatch(/[A-Za-z]/);
  expect(en).not.toMatch(HAN);
}

describe('every word of the field stands in both languages', () => {
  it.each(GROUPINGS)('grouping %s', (grouping) => {
    expectBothLanguages(GROUPING_TERMS[grouping]);
  });

  it.each(PROBLEM_REASONS)('problem %s', (reason) => {
    expectBothLanguages(PROBLEM_TERMS[reason]);
  });

  describe.each(TABLE_NAMES)('table %s', (table) => {
    const terms = TABLE_FIELDS[table].map(({ name }) => fieldTerm(table, name));

    it('itself and each field', () => {
      expectBothLanguages(TABLE_TERMS[table]);
      terms.forEach(expectBothLanguages);
    });

    it('no two fields share a word: a reader could not tell the columns apart', () => {
      expect(new Set(terms.map(({ zh }) => zh)).size).toBe(terms.length);
      expect(new Set(terms.map(({ en }) => en)).size).toBe(terms.length);
    });
  });

  it.each(MEASURE_IDS)('measure %s: name, meaning, formula and clause', (id) => {
    const term = measureTerm(id);
    expectBothLanguages(term);
    expectBothLanguages({ zh: term.meaningZh, en: term.meaningEn });
    expectBothLanguages({ zh: term.formulaZh, en: term.formulaEn });
    expect(term.clause).toMatch(/^product default$|^(00[0-4]|国办发)/);
  });
});

describe('measures', () => {
  it('the ids that stay are all there', () => {
    expect(MEASURE_IDS).toEqual(
      expect.arrayContaining([
        'overdue_rate',
        'overdue_rate_all_cases',
        'open_overdue',
        'closed_late',
        'open_overdue_stock',
        'no_limit',
        'early_finish_rate',
        'complaints',
        'upheld_complaints',
        'repeat_complaints',
        'satisfaction_rate',
        'satisfaction_levels',
        'top_rating_rate',
        'active_rating_rate',
        'coverage_rate',
        'net_red_cards',
        'net_yellow_cards',
      ]),
    );
  });

  it('no two measures share a name', () => {
    const terms = Object.values(MEASURE_TERMS);
    expect(new Set(terms.map(({ zh }) => zh)).size).toBe(terms.length);
    expect(new Set(terms.map(({ en }) => en)).size).toBe(terms.length);
  });
});

describe('a table’s own word for a shared field', () => {
  it('the officer of a complaint is the one complained about; the due of a case is not the due of a reply', () => {
    expect(fieldTerm('cases', 'officer').zh).toBe('经办人');
    expect(fieldTerm('complaints', 'officer').zh).toBe('被投诉人');
    expect(fieldTerm('cases', 'due').zh).toBe('应办结时间');
    expect(fieldTerm('complaints', 'due').zh).toBe('办理期限');
  });
});

describe('levels of a rating', () => {
  it.each([
    [5, ['非常满意', '满意', '基本满意', '不满意', '非常不满意']],
    [4, ['先进', '满意', '基本满意', '不满意']],
    [3, ['满意', '基本满意', '不满意']],
  ] as const)('a scale of %i counts down from its best', (scale, words) => {
    expect(words.map((_, i) => ratingTerm(scale, scale - i).zh)).toEqual(words);
  });

  it('an unknown name is an error, never an empty word', () => {
    for (const scale of RATING_SCALES) {
      expect(() => ratingTerm(scale, 0)).toThrow(UnknownNameError);
      expect(() => ratingTerm(scale, scale + 1)).toThrow(UnknownNameError);
    }
    expect(() => fieldTerm('cases', '__proto__')).toThrow(UnknownNameError);
    expect(() => measureTerm('constructor')).toThrow(UnknownNameError);
  });
});
