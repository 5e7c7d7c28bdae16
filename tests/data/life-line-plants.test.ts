/**
 * For each step that a life line can mark as missing the sample county holds a case that lacks it and one that looks alike
 * (answers.json: lifeLines), and cases that lack nothing. The generator tells them; the product must find the same.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import { NO_ANSWERS, openWorkspace, type Workspace } from '../../src/headless/workspace';
import { CASE_KINDS, readLifeLines, type LifeLine } from '../../src/lib/reports/life-line';
import { writeCounty } from '../county';

const county = writeCounty();
const { asOf, lifeLines } = county.answers;

let workspace: Workspace;
const lives = new Map<string, LifeLine>();
beforeAll(async () => {
  const files = county.paths.map((path) => ({ path, table: undefined }));
  workspace = await openWorkspace(files, BASE_RULES, NO_ANSWERS);
  const ids = [
    ...new Set([...lifeLines.missing.flatMap(({ caseId, alike }) => [caseId, alike]), ...lifeLines.clean]),
  ];
  const lineOf = (_: number, recordNo: number): number => recordNo;
  for (const line of await readLifeLines(workspace.context, ids, asOf, lineOf)) lives.set(line.caseId, line);
}, 180_000);
afterAll(() => workspace.close());

const marksOf = (id: string): string[] =>
  (lives.get(id)?.gaps ?? []).map(({ kind, ruleId }) => `${ruleId} ${kind}`);

describe('missing steps on the life line', () => {
  it('every step that can be marked has a planted case', () => {
    expect(lifeLines.missing.map(({ kind }) => kind).sort()).toEqual([...CASE_KINDS].sort());
  });

  it.each(lifeLines.missing)(
    '$rule $kind: marked on $caseId, not on $alike',
    ({ kind, rule, caseId, alike }) => {
      expect(marksOf(caseId)).toContain(`${rule} ${kind}`);
      expect(lives.get(alike)?.gaps.map((gap) => gap.kind)).not.toContain(kind);
    },
  );

  it.each(lifeLines.clean)('%s lacks nothing: no mark, though its life is told', (id) => {
    expect(lives.get(id)?.steps.length).toBeGreaterThan(4);
    expect(marksOf(id)).toEqual([]);
  });

  it('no kind goes untold in the county, so that no mark means no gap', () => {
    expect(lives.get(lifeLines.clean[0]!)?.untold).toEqual([]);
    expect(lifeLines.clean.length).toBeGreaterThanOrEqual(4);
  });
});
