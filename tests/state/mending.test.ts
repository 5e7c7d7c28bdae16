/** What was mended, put together from what was done one after the other. */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/lib/domain/layout';
import type { MendedBatch, RepairKind, SetAsideRecord } from '../../src/lib/domain/repair';
import { batchesOf, overlayOf } from '../../src/lib/state/mending';

const problem = (recordNo: number): Problem => ({
  fileNo: 1,
  recordNo,
  line: recordNo,
  column: '',
  value: '',
  reason: 'too_few_cells',
  kept: false,
});
const record = (recordNo: number, kind: RepairKind | null): SetAsideRecord => ({
  problem: problem(recordNo),
  text: 'x',
  cells: ['x', ''],
  proposal: kind === null ? null : { kind, isSure: true, cells: [`x${String(recordNo)}`, ''], changed: [1] },
});
const batch = (id: number, fileNo: number, ...cells: [number, string][]): MendedBatch => ({
  id,
  fileNo,
  kind: 'corrected',
  name: '改好.csv',
  records: new Map(cells.map(([recordNo, cell]) => [recordNo, [cell]])),
  unchanged: 0,
  foreign: 0,
});

describe('the wording of a file after all that was done', () => {
  it('of two wordings of one record the later one holds; without it the earlier one does again', () => {
    const [first, second] = [batch(1, 1, [3, '甲'], [4, '乙']), batch(2, 1, [4, '丙'])];
    expect([...overlayOf([first, second], 1)]).toEqual([
      [3, ['甲']],
      [4, ['丙']],
    ]);
    expect(overlayOf([first], 1).get(4)).toEqual(['乙']);
  });

  it('another file is not touched', () => {
    expect(overlayOf([batch(1, 2, [3, '甲'])], 1).size).toBe(0);
  });
});

describe('repairs that are accepted together', () => {
  it('those of one kind are taken back together; a record without a proposal is left alone', () => {
    const done = batchesOf(
      1,
      [record(3, 'missing_at_end'), record(5, 'stray_quote'), record(6, null), record(7, 'missing_at_end')],
      8,
    );
    expect(done.map(({ id, kind, records }) => [id, kind, [...records.keys()]])).toEqual([
      [8, 'missing_at_end', [3, 7]],
      [9, 'stray_quote', [5]],
    ]);
    expect(done[0]?.records.get(7)).toEqual(['x7', '']);
  });
});
