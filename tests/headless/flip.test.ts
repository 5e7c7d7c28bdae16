/** One planted record changes, and exactly the figures that it should: no other measure, period or group moves. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import { NO_ANSWERS, openWorkspace, type Workspace } from '../../src/headless/workspace';
import { GROUPINGS, type Grouping } from '../../src/lib/domain/records';
import { MEASURES } from '../../src/lib/measures/registry';
import { toQuestion } from '../../src/lib/reports/scope';
import { writeCounty, type CountyAnswers } from '../county';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

/** The plant that the generator names for this. */
const FLIP_TARGET = '0026091508';
const PERIODS = ['all', '2026', '2026-Q3', '2026-10'];
const BY: readonly (readonly Grouping[])[] = [[], ...GROUPINGS.map((one) => [one])];

interface Side {
  readonly workspace: Workspace;
  readonly answers: CountyAnswers;
}
let planted: Side;
let flipped: Side;

const open = async (flip?: string): Promise<Side> => {
  const { paths, answers } = writeCounty(flip);
  const files = paths.map((path) => ({ path, table: undefined }));
  return { workspace: await openWorkspace(files, BASE_RULES, NO_ANSWERS), answers };
};

beforeAll(async () => {
  planted = await open();
  flipped = await open(FLIP_TARGET);
});
afterAll(async () => {
  await planted.workspace.close();
  await flipped.workspace.close();
});

/** `measure period grouping key` → `x/n` of everything that can be asked. */
const figures = async ({ workspace, answers }: Side): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (const period of PERIODS) {
    const scope = {
      period: period === 'all' ? null : period,
      asOf: answers.asOf,
      ruleSet: 'base',
      filters: {},
    };
    for (const by of BY) {
      const tallies = await workspace.context.tallies.tallies(
        { ...toQuestion(scope), measures: MEASURES },
        by,
      );
      for (const { id, shape } of MEASURES) {
        for (const { keys, category, numerator, denominator } of tallies.get(id) ?? []) {
          const place = [id, period, by[0] ?? 'total', ...keys, category ?? ''].join(' ');
          if (shape === 'rate' || numerator > 0)
            found.set(place, `${numerator}/${shape === 'rate' ? denominator : '-'}`);
        }
      }
    }
  }
  return found;
};

const plantedFigures = ({ measures }: CountyAnswers): Map<string, string> => {
  const found = new Map<string, string>();
  for (const [id, periods] of Object.entries(measures)) {
    for (const period of PERIODS) {
      for (const [grouping, groups] of Object.entries(periods[period] ?? {})) {
        const named = grouping === 'total' ? { '': groups } : groups;
        for (const [name, { x, n }] of Object.entries(
          named as Record<string, { x: number; n: number | null }>,
        ))
          found.set([id, period, grouping, name].join(' '), `${x}/${n ?? '-'}`);
      }
    }
  }
  return found;
};

/** What moved, by measure, period and grouping: `overdue_rate 2026-10 unit: 5/70 → 6/70`. */
const moved = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] => {
  const places = [...new Set([...before.keys(), ...after.keys()])].filter(
    (at) => before.get(at) !== after.get(at),
  );
  return places
    .map((at) => `${at.split(' ').slice(0, 3).join(' ')}: ${before.get(at) ?? '-'} → ${after.get(at) ?? '-'}`)
    .sort();
};

describe('a case that closed in time closes late instead', () => {
  it('the records that load are the same in number', () => {
    const counts = ({ workspace }: Side) =>
      workspace.files.map(({ name, conservation }) => [name, conservation]);
    expect(counts(flipped)).toEqual(counts(planted));
  });

  it('exactly the planted figures move, by exactly as much', async () => {
    const expected = moved(plantedFigures(planted.answers), plantedFigures(flipped.answers));
    expect(expected.filter((line) => line.startsWith('overdue_rate 2026-10 '))).not.toEqual([]);
    const found = moved(await figures(planted), await figures(flipped));
    const isPlanted = (line: string): boolean => (line.split(' ')[0] ?? '') in planted.answers.measures;
    expect(found.filter(isPlanted)).toEqual(expected);
    // How long a case took moves with its finish; nothing else that the answers do not speak of does.
    const others = new Set(found.filter((line) => !isPlanted(line)).map((line) => line.split(' ')[0]));
    expect([...others].sort()).toEqual(['actual_speed_up', 'days_used']);
  });
});
