/** The papers of a spot check: what the records show of each rule, names masked, files that open again. */
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { MaskingLevel } from '../../src/lib/domain/masking';
import { spotCheckFiles } from '../../src/lib/documents/spot-check';
import { spotCheckPages } from '../../src/lib/documents/spot-check-pages';
import { checkMatrix, listMatrix } from '../../src/lib/documents/spot-check-tables';
import { entriesOf } from '../../src/lib/documents/zip';
import { createEvents } from '../../src/lib/events/registry';
import { readSpotCheck } from '../../src/lib/reports/sample/check';
import type { CheckPoint, SpotCheck } from '../../src/lib/reports/sample/check-types';
import { readSample } from '../../src/lib/reports/sample/draw';
import { drawFileOf } from '../../src/lib/reports/sample/draw-file';
import type { SampleQuestion } from '../../src/lib/reports/sample/types';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from '../reports/context';
import { RULES } from './office';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative(), RULES);
  await createEvents(engine);
  await given(
    engine,
    [
      '办件编号,承办单位,股室,经办人,受理时间,应办结时间,办结时间,办理结果,归档号',
      'A,甲局,一股,张三,2026-09-22,2026-10-12,2026-10-22,办结,',
      'B,甲局,一股,李四,2026-09-22,2026-10-12,2026-09-24,办结,D-1',
      'C,乙局,二股,王五,2026-09-22,2026-10-12,2026-09-24,不予许可,D-2',
    ],
    [
      '流水号,办件编号,环节类型,接收时间,延期后办结时间,原因,文号,是否书面,批准人,材料,页数,经办人',
      '1,A,补正告知,2026-09-28,,缺图 13812345678,,否,,,,张三',
      '2,B,收件回执,2026-09-22,2026-10-09,,回1,,,图纸,3,李四',
      '3,B,取件,2026-09-25,,,,,,,,李四',
      '4,B,补正告知,2026-09-23,,缺图,告1,是,赵六,,,李四',
    ],
  );
}, 60_000);
afterAll(() => engine.close());

const checkOf = async (mask: MaskingLevel = 'external'): Promise<SpotCheck> => {
  const context = await contextOf(engine);
  const question: SampleQuestion = {
    scope: scopeAt('2026-11-05'),
    ...{ state: 'any', risks: [], strata: 'unit', boost: 1, excludedUnits: [], leftOut: [] },
  };
  const report = await readSample(context, question, { seed: 'b|2026-11-06|11|22', n: 3 });
  const draw = drawFileOf(context, question, report, null, {
    rules: { id: 'base', version: '1', hash: 'h' },
    calendar: { id: 'cn', version: '2026' },
    files: [
      { file: '办件.csv', sha256: 'ab'.repeat(32) },
      { file: '环节.csv', sha256: 'cd'.repeat(32) },
    ],
  });
  return readSpotCheck(context, { draw, report }, mask, {
    fileName: (no) => `${String(no)}.csv`,
    lineOf: (_, recordNo) => recordNo,
  });
};
const pointsOf = ({ sheets }: SpotCheck, id: string): Map<string, CheckPoint> =>
  new Map(sheets.find(({ drawn }) => drawn.caseId === id)?.points.map((point) => [point.ruleId, point]));

describe('检查表', () => {
  it('a rule is met only where a record shows it, broken only where a record proves it, and open otherwise', async () => {
    const check = await checkOf();
    const [a, b] = [pointsOf(check, 'A'), pointsOf(check, 'B')];
    expect(a.size).toBe(26);
    expect([a.get('RN-01')?.state, b.get('RN-01')?.state]).toEqual(['not_met', 'met']);
    expect([a.get('RN-03')?.state, b.get('RN-03')?.state]).toEqual(['unrecorded', 'met']);
    expect([a.get('RN-06')?.state, b.get('RN-06')?.state]).toEqual(['unrecorded', 'met']);
    expect(b.get('RN-12')?.ground).toEqual({ kind: 'cell', field: 'archive_no' });
    expect(b.get('RN-05')?.ground).toEqual({ kind: 'on_spot' });
    expect(b.get('EX-05')?.ground).toEqual({ kind: 'untriggered', why: 'not_negative' });
    // No column of reasons and no file of filings was read: whether there is one is not known.
    expect(pointsOf(check, 'C').get('RN-15')?.state).toBe('unrecorded');
    expect(pointsOf(check, 'C').get('EX-05')?.ground.kind).toBe('untold');
  });

  it('each point says where it stands in which file', async () => {
    const lines = checkMatrix(await checkOf());
    const line = lines.find(([id, , rule]) => id === 'A' && rule === 'RN-01');
    expect(line?.slice(5, 7)).toEqual(['不满足', '补正告知无书面文书 · 属实 2026-09-28 2.csv 第 2 行']);
  });

  it('one list, one record for every unit, one sheet for every case', async () => {
    expect(spotCheckPages(await checkOf()).map(({ title }) => title)).toEqual([
      ...['抽查清单', '检查记录表', '检查记录表'],
      ...['办件检查表', '办件检查表', '办件检查表'],
    ]);
  });
});

describe('检查结果与推算', () => {
  it('nothing is estimated before a finding names a drawn case', async () => {
    expect((await checkOf()).results).toBeNull();
  });
});

describe('the files', () => {
  it('mask officers, who approved, and numbers in free text; inside the office they stay', async () => {
    const outside = JSON.stringify(spotCheckPages(await checkOf()));
    for (const name of ['张三', '李四', '王五', '赵六', '13812345678']) expect(outside).not.toContain(name);
    expect(outside).toContain('张*');
    const inside = JSON.stringify(spotCheckPages(await checkOf('internal')));
    for (const name of ['张三', '赵六', '13812345678']) expect(inside).toContain(name);
    expect(JSON.stringify(listMatrix(await checkOf()))).not.toContain('张三');
  });

  it('open again, hold every case and are the same bytes twice', async () => {
    const check = await checkOf();
    const [docx, xlsx, list, sheets] = await spotCheckFiles(check);
    const body = new TextDecoder().decode(entriesOf(docx!.bytes).get('word/document.xml'));
    expect([...body.matchAll(/办件检查表/g)]).toHaveLength(3);
    expect(body).toContain('□满足');
    const { sheets: read } = await readXlsx(xlsx!.bytes);
    expect(read.map(({ name }) => name)).toEqual(['1 抽查清单', '2 办件检查表', '3 口径与数据']);
    expect(read[1]?.rows).toHaveLength(2 + 1 + 3 * 26 + 1);
    expect(new TextDecoder().decode(list!.bytes)).toContain(check.draw.population.sha256);
    expect(
      new TextDecoder()
        .decode(sheets!.bytes)
        .split('\r\n')
        .filter((line) => /^[ABC],/.test(line)),
    ).toHaveLength(78);
    const again = await spotCheckFiles(check);
    expect(again.map(({ bytes }) => bytes)).toEqual([docx, xlsx, list, sheets].map((file) => file!.bytes));
  });
});
