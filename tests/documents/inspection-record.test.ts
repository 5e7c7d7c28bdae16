/** 检查记录表 filled from a typed record: what was looked at, what was found, and whose name leaves the office. */
import { describe, expect, it } from 'vitest';
import { emptyRecord, NO_FINDING, type InspectionRecord } from '../../src/lib/domain/inspection';
import type { MaskingLevel } from '../../src/lib/domain/masking';
import { inspectionDocx, inspectionPages } from '../../src/lib/documents/inspection-record';
import { entriesOf } from '../../src/lib/documents/zip';

const CLEAN: InspectionRecord = {
  ...emptyRecord('JC-0000-0000-0001'),
  ...{ on: '2026-10-20', unit: '甲局', kind: 'random', method: 'covert', leader: '林甲一', isClean: true },
};
const FOUND: InspectionRecord = {
  ...CLEAN,
  ...{ id: 'JC-0000-0000-0002', isClean: false },
  checks: { ...CLEAN.checks, badge: { checked: 12, passed: 11 } },
  cases: [
    { caseId: 'A1', isClean: false },
    { caseId: 'A2', isClean: true },
  ],
  findings: [
    {
      ...NO_FINDING,
      ...{ caseId: 'A1', behaviour: '玩游戏', person: '张三丰', personId: 'A01', rectifyDue: '2026-11-04' },
      ...{ note: '电话 13800138000', evidence: [{ file: '照片.jpg', sha256: 'ab'.repeat(32) }] },
    },
  ],
};
const said = (record: InspectionRecord, mask: MaskingLevel = 'external'): string =>
  JSON.stringify(inspectionPages([record], mask));

describe('检查记录表', () => {
  it('says 未发现问题 as its result, and 未查 where nobody looked: never an empty cell that reads as nothing', () => {
    expect(said(CLEAN)).toContain('["结论","未发现问题"]');
    expect(said(CLEAN)).not.toContain('发现的问题');
    expect(said(CLEAN).match(/"未查"/g)).toHaveLength(5);
  });

  it('gives counts with their base, the result of each case, findings, and evidence by its hash', () => {
    const words = said(FOUND, 'internal');
    for (const one of [
      '合格 11，查 12',
      'A1：发现问题',
      'A2：未发现问题',
      '玩游戏',
      '张三丰 A01',
      '2026-11-04',
    ])
      expect(words).toContain(one);
    expect(words).toContain('ab'.repeat(32));
    expect(words).toContain('["结论","发现 1 个问题"]');
  });

  it('beyond the office names are masked, numbers left out, telephones taken out of what is told', () => {
    const words = said(FOUND);
    expect(words).toContain('"张*"');
    for (const one of ['张三丰', 'A01', '13800138000']) expect(words).not.toContain(one);
    expect(words).toContain('林甲一');
  });

  it('as a Word file the same records are the same bytes', async () => {
    const [one, two] = [
      await inspectionDocx([CLEAN, FOUND], 'external'),
      await inspectionDocx([CLEAN, FOUND], 'external'),
    ];
    expect(one.name).toBe('检查记录表_20261020.docx');
    expect(one.bytes).toEqual(two.bytes);
    const text = new TextDecoder().decode(entriesOf(one.bytes).get('word/document.xml'));
    expect(text).toContain('JC-0000-0000-0002');
    expect(text).not.toContain('张三丰');
  });
});
