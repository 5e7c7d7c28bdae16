import { describe, expect, it } from 'vitest';
import { EVENT_KIND_NAMES, EVENT_KINDS } from '../../src/lib/domain/event-kinds';
import { TABLE_FIELDS, TABLE_NAMES } from '../../src/lib/domain/records';
import { EVENT_FILES, KIND_NEEDS } from '../../src/lib/events/registry';

const COLUMNS = new Set(
  TABLE_NAMES.flatMap((table) => TABLE_FIELDS[table].map(({ name }) => `${table}.${name}`)),
);

describe('events', () => {
  it('every kind is emitted by one file, and no file emits another', () => {
    const emitted = EVENT_FILES.flatMap(({ emits }) => [...emits.keys()]);
    expect(emitted.sort()).toEqual([...EVENT_KIND_NAMES].sort());
  });

  it.each([...KIND_NEEDS])('%s needs columns that exist', (_, needs) => {
    const columns = needs.flat().map((need) => need.replace(/=.*$/, ''));
    expect(columns.filter((column) => !COLUMNS.has(column))).toEqual([]);
  });

  it.each(EVENT_FILES)('$id names its kinds, rules and clause', ({ file, emits }) => {
    expect(file.title).toMatch(/^[一-鿿（）]+ [a-z][a-z ]+: .+\.$/u);
    expect(file.params).toEqual([{ name: 'as_of', type: 'timestamp' }]);
    const clause = file.header.get('clause') ?? '';
    const rules = [...emits.keys()].map((kind) => EVENT_KINDS[kind].rule);
    const spans = (rule: string): boolean => clause.includes(rule) || clause.includes(rule.slice(0, 3));
    expect(rules.filter((rule) => !spans(rule))).toEqual([]);
  });
});
