import { describe, expect, it } from 'vitest';
import type { Layout, ProblemReason } from '../../src/lib/domain/layout';
import { probe } from '../../src/lib/ingest/recognise';
import { proposeCells } from '../../src/lib/ingest/repair';
import { sampleOf } from './sample';

const HEADER = '办件编号,承办单位,事项名称,受理时间,承诺时限,办结时间,备注';
const layout: Layout = probe(sampleOf('a.csv', `${HEADER}\n001,甲局,登记,2026-10-01,5,2026-10-02,无\n`));

const proposed = (text: string, reason: ProblemReason) => {
  const found = proposeCells(text, reason, layout);
  return found === null
    ? null
    : `${found.kind}${found.isSure ? '' : '?'} ${found.cells.join('|')} @${found.changed.join(',')}`;
};

describe('a record with too few cells', () => {
  it('the last cells are missing: they are empty', () => {
    expect(proposed('002,甲局,登记,2026-10-01,5,2026-10-03', 'too_few_cells')).toBe(
      'missing_at_end? 002|甲局|登记|2026-10-01|5|2026-10-03| @6',
    );
  });
  it('a cell inside is missing: the gap goes where every cell then fits', () => {
    expect(proposed('002,甲局,登记,2026-10-01,2026-10-03,无', 'too_few_cells')).toBe(
      'missing_inside 002|甲局|登记|2026-10-01||2026-10-03|无 @4',
    );
  });
  it('no gap makes the cells fit: nothing is proposed', () => {
    expect(proposed('甲,乙,丙,丁', 'too_few_cells')).toBeNull();
  });
});

describe('a record with too many cells', () => {
  it('empty cells beyond the header fall away', () => {
    expect(proposed('002,甲局,登记,2026-10-01,5,2026-10-03,无,,', 'too_many_cells')).toBe(
      'surplus_empty 002|甲局|登记|2026-10-01|5|2026-10-03|无 @',
    );
  });
  it('a comma in a text is put back where every other cell then fits', () => {
    expect(proposed('002,甲局,登记,2026-10-01,5,2026-10-03,先来,后到,再走', 'too_many_cells')).toBe(
      'comma_in_text 002|甲局|登记|2026-10-01|5|2026-10-03|先来,后到,再走 @6',
    );
  });
  it('two columns could have held the comma: proposed, but not sure', () => {
    expect(proposed('002,甲局,登记,变更,2026-10-01,5,2026-10-03,无', 'too_many_cells')).toBe(
      'comma_in_text? 002|甲局|登记,变更|2026-10-01|5|2026-10-03|无 @2',
    );
  });
});

describe('a record with bad quotes', () => {
  it('text behind a closing quote: the quotes are content', () => {
    expect(proposed('002,甲局,"登记"类,2026-10-01,5,2026-10-03,无', 'bad_quote')).toBe(
      'stray_quote 002|甲局|"登记"类|2026-10-01|5|2026-10-03|无 @2',
    );
  });
  it('an opening quote that never closes, on one line', () => {
    expect(proposed('002,甲局,"登记,2026-10-01,5,2026-10-03,无', 'bad_quote')).toBe(
      'stray_quote 002|甲局|"登记|2026-10-01|5|2026-10-03|无 @2',
    );
  });
  it('a quoted comma beside a stray quote: the quoting that fits is taken', () => {
    expect(proposed('002,甲局,"登记"类,2026-10-01,5,2026-10-03,"无,有"', 'bad_quote')).toContain(
      '2026-10-03|无,有',
    );
  });
  it('over several lines nobody knows where it ends: nothing is proposed', () => {
    expect(proposed('002,甲局,"登记\n003,乙局,登记,2026-10-01,5,2026-10-03,无', 'bad_quote')).toBeNull();
  });
});
