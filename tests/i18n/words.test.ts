import { afterEach, describe, expect, it } from 'vitest';
import {
  CalendarGapError,
  HtmlFileError,
  InvalidDataFileError,
  NotConservedError,
  OutOfMemoryError,
  QueryError,
} from '../../src/lib/domain/errors';
import { formatBytes, formatPeriod, monthOfKey } from '../../src/lib/i18n/format';
import { overwriteGetLocale } from '../../src/lib/i18n/paraglide/runtime';
import { allDefinitions, clauseWords, definitionOf, levelWords } from '../../src/lib/i18n/terms';
import {
  absenceWords,
  columnHead,
  columnUnit,
  errorWords,
  groupLabel,
  noteWords,
  problemWords,
  term,
  wordsOf,
} from '../../src/lib/i18n/words';

const speak = (locale: 'zh-CN' | 'en'): void => overwriteGetLocale(() => locale);
afterEach(() => speak('zh-CN'));
speak('zh-CN');

describe('errors become words', () => {
  it('what it is, where, what to do', () => {
    const words = errorWords(new HtmlFileError({ file: '投诉.csv' }));
    expect(words.what).toBe('这是一个网页，不是 csv（投诉.csv）');
    expect(words.remedy).toContain('重新登录');
  });
  it('names file, line, column and value in this order, whatever the order they came in', () => {
    const error = new CalendarGapError({
      value: '2027-01-04',
      column: '应办结时间',
      line: 7310,
      file: 'a.csv',
      year: 2027,
    });
    expect(errorWords(error).what).toContain(
      '（a.csv，第 7310 行，“应办结时间”列，原值 2027-01-04，年份 2027）',
    );
  });
  it('how many rows is written like every count; a year and a line are names', () => {
    const error = new OutOfMemoryError({ file: '全年.csv', records: 300_001 });
    expect(errorWords(error).what).toBe('内存不够；原先装入的还在（全年.csv，读入行数 300,001）');
  });
  it.each([
    'no_identifier',
    'no_rule_id',
    'unknown_parameter',
    'ends_before_start',
    'overlapping_dates',
    'steps_out_of_order',
    'unknown_parent',
    'extends_itself',
    'not_whole',
    'not_positive',
    'negative',
    'no_share',
    'no_such_level',
    'level_twice',
    'no_such_minute',
  ])('a fault of a rule set, %s, has words in both languages', (reason) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      speak(locale);
      const error = new InvalidDataFileError({ file: 'county.json', path: 'ladders.0.id', reason });
      expect(errorWords(error).what).not.toContain(reason);
    }
  });
  it('keeps a parameter that has no name of its own', () => {
    expect(errorWords(new QueryError({ statement: 'x', odd: 3 })).what).toContain('odd 3');
  });
  it('speaks English when the reader does', () => {
    speak('en');
    expect(errorWords(new NotConservedError({ file: 'a.csv' })).what).toMatch(
      /^Does not balance.*\(a\.csv\)$/,
    );
  });
});

describe('what is not there', () => {
  it('names files that nobody loaded, or columns with their alternatives, and says that it is no 0', () => {
    expect(absenceWords({ tables: ['complaints'], columns: [] })).toBe('没有装入投诉，没有计算；不是 0。');
    expect(absenceWords({ tables: [], columns: [['cases.due', 'cases.committed_days']] })).toBe(
      '文件里没有应办结时间或承诺时限，没有计算；不是 0。',
    );
  });
  it('a note names measures and columns by their words', () => {
    const params = { measures: 'upheld_complaints pending_complaints', what: 'complaints.verdict' };
    expect(noteWords({ key: 'note_measures_missing', params })).toBe(
      '没有计算，不是 0：有效投诉；待核投诉（文件里没有是否属实）。',
    );
  });
  it('a header with a blank stays one header', () => {
    const note = { key: 'note_empty_columns', params: { headers: 'CLOSED DATE、DUE' } };
    expect(noteWords(note)).toBe('CLOSED DATE、DUE 整列没有内容');
  });
});

describe('terms', () => {
  it('a field is called as its table calls it', () => {
    expect(term('complaints.officer')).toBe('被投诉人');
    expect(term('officer')).toBe('经办人');
    expect(term('overdue_rate')).toBe('超期率');
    expect(term('what is this')).toBe('what is this');
  });
  it('a header named like a part of the language is only a header', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(term(name)).toBe(name);
      expect(wordsOf(name)).toBeNull();
      expect(definitionOf(name)).toBeNull();
    }
  });
  it('an empty group has words, levels are those of their own scale', () => {
    expect(groupLabel('')).toBe('（未填）');
    expect(levelWords('5/5')).toBe('非常满意');
    expect(levelWords('3/3')).toBe('满意');
    expect(levelWords('6/5')).toBeNull();
    expect(levelWords('先进')).toBeNull();
  });
  it('every measure is explained in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      speak(locale);
      for (const found of allDefinitions())
        expect(found.term && found.meaning && found.formula && found.clause).toBeTruthy();
    }
    expect(allDefinitions().length).toBeGreaterThanOrEqual(17);
  });
  it('a reason without words shows itself', () => {
    expect(problemWords('no_such_date').what).toBe('日期不存在');
    expect(problemWords('new_reason')).toEqual({ what: 'new_reason', remedy: '' });
  });
});

describe('heads of columns', () => {
  const column = { head: '', unit: '', measure: 'overdue_rate', category: null, kind: 'rate' } as const;
  it('names the base and the part of a rate, not the rate three times', () => {
    expect(columnHead({ ...column, show: 'denominator' })).toBe('到期');
    expect(columnHead({ ...column, show: 'numerator' })).toBe('超期');
    expect(columnHead({ ...column, show: 'value' })).toBe('超期率');
  });
  it('a level is called by its word, an unknown one by its code', () => {
    expect(columnHead({ ...column, show: 'numerator', kind: 'count', category: '1/5' })).toBe('非常不满意');
    expect(columnHead({ ...column, show: 'numerator', kind: 'count', category: '9/9' })).toBe('9/9');
  });
  it('the unit is per cent only for the rate itself', () => {
    expect(columnUnit({ ...column, show: 'value' })).toBe('%');
    expect(columnUnit({ ...column, show: 'denominator' })).toBe('件');
  });
});

describe('periods and sizes', () => {
  it.each([
    ['2026-10', '2026年10月'],
    ['2026-Q3', '2026年第3季度'],
    ['2026', '2026年'],
    ['seven', 'seven'],
  ])('%s → %s', (period, words) => {
    expect(formatPeriod(period)).toBe(words);
  });
  it('no period is everything, not nothing', () => expect(formatPeriod(null)).toBe('全部期间'));
  it('month keys count from year 0', () => {
    expect(monthOfKey(2026 * 12)).toBe('2026-01');
    expect(monthOfKey(2026 * 12 + 11)).toBe('2026-12');
  });
  it('sizes are what file managers show', () => {
    expect([0, 999, 1_500_000, 230_000_000].map(formatBytes)).toEqual(['1 KB', '1 KB', '1.5 MB', '230 MB']);
  });
});

describe('where a value comes from', () => {
  it('a paper stands as it is; what no paper gives is named as the product’s', () => {
    expect(clauseWords('002 第五条')).toBe('002 第五条');
    expect(clauseWords('product default')).toBe('产品约定');
    expect(clauseWords('product default：003 办事公开 5')).toBe('产品约定：003 办事公开 5');
    speak('en');
    expect(clauseWords('product default')).toBe('product default');
  });
});
