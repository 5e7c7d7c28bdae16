import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNative } from '../../src/lib/db/native';
import type { Engine } from '../../src/lib/db/engine';
import type { Newline } from '../../src/lib/domain/layout';
import { RecordScanner } from '../../src/lib/ingest/byte-scan';

/** Cells as files have them; the last ones are malformed and end their record, so that the engine finds its way back. */
const WELL_FORMED = [
  '',
  'a',
  '单位',
  '""',
  '"a,b"',
  '"一\n二"',
  '"他说""是"""',
  '12" 管',
  ' "x\ny"',
  '  "',
  '"a" ',
  '"a" "b"',
  ' ',
];
const MALFORMED = ['"a"b', '"a""b"c'];

describe('the scan counts the records that the engine reads or refuses', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openNative();
  });
  afterAll(() => engine.close());

  async function engineRecords(bytes: Uint8Array, newline: Newline): Promise<number> {
    const path = await engine.open('a.csv', { kind: 'bytes', bytes });
    const end = { '\n': '\\n', '\r\n': '\\r\\n', '\r': '\\r' }[newline];
    const [read] = await engine.query(`select count(*) as n from read_csv('${path}', header = false,
      auto_detect = false, columns = {'c0': 'varchar', 'c1': 'varchar', 'c2': 'varchar'}, delim = ',', quote = '"',
      escape = '"', new_line = '${end}', nullstr = '', store_rejects = true, rejects_limit = 0)`);
    const [refused] = await engine.query('select count(distinct line) as n from reject_errors');
    await engine.run('drop table reject_errors');
    await engine.run('drop table reject_scans');
    await engine.release(path);
    return Number(read?.['n']) + Number(refused?.['n']);
  }

  it.each<Newline>(['\n', '\r\n', '\r'])('%j', async (newline) => {
    const cells = fc.array(fc.constantFrom(...WELL_FORMED), { minLength: 1, maxLength: 4 });
    const last = fc.constantFrom('', '', '', ...MALFORMED);
    const record = fc.tuple(cells, last).map(([all, end]) => (end === '' ? all : [...all, end]).join(','));
    const files = fc.sample(fc.array(record, { maxLength: 6 }), { seed: 17, numRuns: 150 });
    for (const records of files) {
      const text = `${['h1,h2,h3', ...records].join(newline)}${newline}`;
      const bytes = new TextEncoder().encode(text.replaceAll(/(?<=[一x])\n/g, newline));
      const scanner = new RecordScanner(',', '"', newline, 'utf-8');
      scanner.push(bytes);
      expect([text, scanner.end().records]).toEqual([text, await engineRecords(bytes, newline)]);
    }
  });
});
