import { describe, expect, it } from 'vitest';
import { measureTerm, MEASURE_TERMS } from '../../src/lib/domain/measure-terms';
import { TABLE_FIELDS, TABLE_NAMES } from '../../src/lib/domain/records';
import { FACTS } from '../../src/lib/facts/catalogue';
import { missingColumns } from '../../src/lib/measures/readiness';
import { measureById, MEASURES } from '../../src/lib/measures/registry';

const COLUMNS = new Set(
  TABLE_NAMES.flatMap((table) => TABLE_FIELDS[table].map(({ name }) => `${table}.${name}`)),
);

/** Ids that other programs call by; `headless.md` promises that they stay. */
const PROMISED = [
  ...[
    'overdue_rate',
    'overdue_rate_all_cases',
    'open_overdue',
    'closed_late',
    'open_overdue_stock',
    'no_limit',
  ],
  ...['early_finish_rate', 'complaints', 'upheld_complaints', 'repeat_complaints', 'satisfaction_rate'],
  ...['satisfaction_levels', 'top_rating_rate', 'active_rating_rate', 'coverage_rate', 'net_red_cards'],
  'net_yellow_cards',
];

describe('measures', () => {
  it('the promised ids are there', () => {
    const ids = MEASURES.map(({ id }) => id);
    expect(PROMISED.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('every one has its words in both languages, and no words are left over', () => {
    expect(Object.keys(MEASURE_TERMS).sort()).toEqual(MEASURES.map(({ id }) => id));
    for (const { id } of MEASURES) {
      const empty = Object.entries(measureTerm(id)).filter(([, text]) => text === '');
      expect([id, empty]).toEqual([id, []]);
    }
  });

  it.each(MEASURES)('$id needs columns that exist, of tables that it may read', ({ needs, source }) => {
    expect(needs.flat().filter((column) => !COLUMNS.has(column))).toEqual([]);
    expect(needs.flat().some((column) => column.startsWith(`${source}.`))).toBe(true);
  });

  it.each(MEASURES)('$id has a title in both languages and a clause', ({ file, clause }) => {
    expect(file.title).toMatch(/^[一-鿿（）]+ [a-z][a-z ]+: .+\.$/u);
    expect(clause).not.toBe('');
    expect(file.params).toEqual([{ name: 'as_of', type: 'timestamp' }]);
  });

  it.each(FACTS)('fact $id reads columns that exist', ({ header }) => {
    const needs = (header.get('needs') ?? '').split(/[|;]/).map((name) => name.trim());
    expect(needs.filter((column) => column !== 'rule_param' && !COLUMNS.has(column))).toEqual([]);
  });

  it('an unknown id is named', () => {
    expect(() => measureById('overdue')).toThrow(expect.objectContaining({ code: 'unknown_name' }));
  });

  it('a measure is ready when one of each alternatives was loaded', () => {
    const rate = measureById('overdue_rate');
    expect(missingColumns(rate, new Set(['cases.committed_days', 'cases.finished']))).toEqual([]);
    expect(missingColumns(rate, new Set(['cases.due']))).toEqual([['cases.finished']]);
    expect(missingColumns(rate, new Set(['cases.finished']))).toEqual([
      ['cases.due', 'cases.committed_days', 'cases.statutory_days'],
    ]);
  });
});
