/** Real exports whose form is unusual. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/lib/ingest/read-table';
import { hasShared, sharedPath } from '../../shared';

const table = (name: string) => readTable(name, readFileSync(sharedPath(`data/${name}`)), undefined);

describe.skipIf(!hasShared)('real exports', () => {
  it('kc311: a line break in every row', () => {
    const { rows, records, faults, outside } = table('kc311_pothole.csv');
    const reference = JSON.parse(readFileSync(sharedPath('data/kc311_pothole.csv.ref.json'), 'utf8')) as {
      records: number;
    };
    expect([rows.length, records, faults, outside.length]).toEqual([
      reference.records,
      reference.records + 1,
      [],
      1,
    ]);
    expect(rows.every((row) => row.length === 30 && row.some((cell) => cell.includes('\n')))).toBe(true);
  });

  it('cn_wordfreq: GBK, two columns, no header', () => {
    const { head, rows, form, faults } = table('cn_wordfreq_gbk.csv');
    expect([head, form?.encoding, form?.width, rows[0], faults]).toEqual([
      null,
      'gb18030',
      2,
      ['医院', '145'],
      [],
    ]);
  });

  it('qsv’s bad file: the ragged record is named, and is there', () => {
    const { rows, faults } = table('qsv_boston311-100-bad.tsv');
    expect([rows.length, faults.length > 0]).toEqual([100, true]);
  });
});
