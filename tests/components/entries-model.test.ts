import { describe, expect, it } from 'vitest';
import {
  cellsOf,
  draftFaults,
  draftOf,
  ENTRY_PARTS,
  faultsAt,
  fieldWords,
  fieldsOf,
  labelsOf,
  nextDraft,
  rowsFrom,
  rowsOf,
  subjectIds,
  type Draft,
} from '../../src/lib/components/entries-model';
import { withRows, type EntryPart } from '../../src/lib/domain/assessment-edit';
import { noEntries } from '../../src/lib/domain/assessment-entries';
import type { Assessable } from '../../src/lib/reports/year-end-people';

const person = (id: string, name: string, within: string): Assessable => ({
  ...{ kind: 'officer', id, name, within },
});
const PEOPLE: readonly Assessable[] = [
  { kind: 'unit', id: 'U01', name: '甲局', within: '' },
  person('0101', '赵一', '甲局 一股'),
  person('0102', '钱二', '甲局 一股'),
  person('0199', '钱二', '甲局 一股'),
  person('0201', '赵一', '乙局 二股'),
];

const faultsOf = (part: EntryPart, draft: Draft): readonly string[] =>
  draftFaults(fieldsOf(part, []), draft, PEOPLE).map(({ path, reason }) => `${path} ${reason}`);

/** What is typed, put in as the page puts it in. */
const typed = (part: EntryPart, draft: Draft): ReturnType<typeof withRows> =>
  withRows(noEntries('2026'), part, null, rowsFrom(part, fieldsOf(part, []), draft, PEOPLE));

const BALLOTS = { subject: '甲局', side: 'raters', by: '7' };

describe('考核登记的表单', () => {
  it('a deduction as it is typed: whom, points, document, why', () => {
    const draft = {
      subject: '甲局',
      kind: 'deduction',
      points: ' 2.5',
      document: '某效〔2026〕3号',
      reason: '通报',
    };
    expect(faultsOf('adjustments', draft)).toEqual([]);
    expect(typed('adjustments', draft).entries.adjustments).toEqual([
      { subject: 'U01', kind: 'deduction', points: 2.5, document: '某效〔2026〕3号', reason: '通报' },
    ]);
  });

  it('what is left empty is named at its field; a date that is not known yet stays empty', () => {
    expect(faultsOf('adjustments', { subject: '甲局', kind: 'bonus', points: '两分', reason: ' ' })).toEqual([
      ...['0.points no_number', '0.document empty', '0.reason empty'],
    ]);
    const draft = { list: 'bottom_units', subject: '甲局', decidedOn: '2026-12-01' };
    expect(faultsOf('procedures', draft)).toEqual([]);
    const late = typed('procedures', { ...draft, notifiedOn: '2026-11-30' });
    expect(late.faults.map(({ path, reason }) => [path, reason])).toEqual([
      ['0.notifiedOn', 'dates_out_of_order'],
    ]);
  });

  it('many ballots in one cell are numbered on; the one over 100 is named, and none of them goes in', () => {
    expect(typed('appraisals', { ...BALLOTS, score: '90，85 100' }).entries.appraisals).toEqual([
      { subject: 'U01', side: 'raters', by: '7', score: 90 },
      { subject: 'U01', side: 'raters', by: '8', score: 85 },
      { subject: 'U01', side: 'raters', by: '9', score: 100 },
    ]);
    const { entries, faults } = typed('appraisals', { ...BALLOTS, score: '90 101' });
    expect(entries.appraisals).toEqual([]);
    expect(faultsAt(faults, 'score', 2)).toEqual(['第 2 个：分数要在 0 到 100 之间']);
    expect(nextDraft('appraisals', { ...BALLOTS, score: '90 85' }, 2)).toEqual({ ...BALLOTS, by: '9' });
  });

  it('people of one name are never mixed up: the place tells them apart, else the id', () => {
    expect(subjectIds('赵一', PEOPLE)).toEqual(['0101', '0201']);
    expect(subjectIds('赵一（乙局 二股）', PEOPLE)).toEqual(['0201']);
    expect(subjectIds('钱二（甲局 一股）', PEOPLE)).toEqual(['0102', '0199']);
    expect(subjectIds(labelsOf(PEOPLE).get('0199') ?? '', PEOPLE)).toEqual(['0199']);
    const draft = { ...BALLOTS, score: '90' };
    expect(faultsOf('appraisals', { ...draft, subject: '钱二' })).toEqual(['0.subject several_subjects']);
    expect(faultsOf('appraisals', { ...draft, subject: '孙三' })).toEqual(['0.subject no_such_subject']);
  });

  it('a row is written as it was typed, and put in once more it is the same', () => {
    const fields = fieldsOf('quotaCuts', []);
    const { entries } = typed('quotaCuts', { seats: '1', document: '某效〔2026〕4号' });
    const [row = {}] = rowsOf(entries, 'quotaCuts');
    const draft = draftOf(fields, row, labelsOf(PEOPLE));
    expect(draft).toEqual({ group: '', seats: '1', document: '某效〔2026〕4号' });
    expect(withRows(entries, 'quotaCuts', 0, rowsFrom('quotaCuts', fields, draft, PEOPLE)).entries).toEqual(
      entries,
    );
    expect(cellsOf(fields, row, new Map(), new Map())).toEqual(['', '1', '某效〔2026〕4号']);
  });

  it('every part has its fields, and every field its words', () => {
    for (const part of ENTRY_PARTS) {
      const fields = fieldsOf(part, []);
      expect([part, fields.length > 1]).toEqual([part, true]);
      for (const one of fields) expect(fieldWords(one)).not.toBe(one.name);
    }
  });
});
