/**
 * 年终考核 of the sample county on the native engine, held against `answers.json`, which the generator counts by code of
 * its own: AS-01 to AS-09, EV-07, AC-08 to AC-11, CP-02, CP-04, CP-14, SP-05, for every unit and every person.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCounty, type County } from '../county';

const CLI = fileURLToPath(new URL('../../dist/mingcha.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mingcha-county-year-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Line = Readonly<Record<string, string>>;
const lines = (out: string, file: string): Line[] =>
  Papa.parse<Line>(readFileSync(join(folder, out, file), 'utf8').trimEnd(), { header: true }).data;

interface Done {
  readonly code: number;
  readonly stderr: string;
}
const run = (args: readonly string[]): Promise<Done> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, _, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr });
    });
  });

let county: County;
let units: Done;
let officers: Done;
const entered = (name: string): string => county.assessment.get(name)!;
const assess = (out: string, of: '单位' | '人员', ...more: string[]): Promise<Done> =>
  run([
    ...['report', 'year-end', '--data', ...county.paths, '--rules', county.answers.yearEnd.ruleSet],
    ...['--period', '2026', '--as-of', county.answers.asOf, '--mask', 'internal', '--plain'],
    ...['--scheme', entered(`年终考核方案-${of}.json`), '--entries', entered(`年终考核登记-${of}.json`)],
    ...['--out', join(folder, out), ...more],
  ]);

beforeAll(async () => {
  county = writeCounty();
  [units, officers] = [await assess('unit', '单位'), await assess('officer', '人员')];
}, 120_000);

const parts = (cell: string | undefined): string[] => (cell ?? '').split('; ').filter((part) => part !== '');
const orNull = (cell: string | undefined): string | null => (cell === '' || cell === undefined ? null : cell);

/** A line of scores.csv as the answers say it. */
const scored = (one: Line): unknown => ({
  months: Number(one['months']),
  status: one['status'],
  total: orNull(one['total']),
  place: one['place'] === '' ? null : Number(one['place']),
  band: orNull(one['band']),
  grade: orNull(one['grade']),
  why: parts(one['why']),
  vetoes: parts(one['vetoes']),
  gates: parts(one['gates']),
});

const KINDS = ['unit', 'officer'] as const;

describe.each(KINDS)('the year-end assessment of the county: every %s', (kind) => {
  it('months, score to two decimals, place, band, grade and why, vetoes and gates with clause', () => {
    const found = new Map(lines(kind, 'scores.csv').map((one) => [one['subject_key'], scored(one)]));
    const expected = Object.entries(county.answers.yearEnd[kind].scores);
    expect(expected.length).toBeGreaterThan(kind === 'unit' ? 50 : 250);
    for (const [id, own] of expected) {
      const { group, ...rest } = own;
      expect([id, group === '', found.get(id)]).toEqual([id, false, rest]);
    }
  });

  it('peer groups: moved ones stand where they served most months', () => {
    const groups = new Map<string, Set<string>>();
    for (const one of lines(kind, 'scores.csv')) {
      const planted = county.answers.yearEnd[kind].scores[one['subject_key']!]?.group;
      if (planted !== undefined) groups.set(planted, (groups.get(planted) ?? new Set()).add(one['group']!));
    }
    for (const [planted, shown] of groups) expect([planted, shown.size]).toEqual([planted, 1]);
    expect(new Set([...groups.values()].flatMap((shown) => [...shown])).size).toBe(groups.size);
  });

  it('nobody else has a total, and every gate is one that was planted', () => {
    const { scores, gates } = county.answers.yearEnd[kind];
    for (const one of lines(kind, 'scores.csv')) {
      const id = one['subject_key']!;
      if (scores[id] === undefined) expect([id, one['total'], one['status']]).toEqual([id, '', 'incomplete']);
      expect([id, parts(one['gates'])]).toEqual([id, gates[id] ?? []]);
    }
  });

  it('who stands on which list, by which rule, on how many records', () => {
    const found = lines(kind, 'lists.csv').map((one) =>
      [one['list'], one['rule_id'], one['subject_kind'], one['subject_key'], one['records']].join(' '),
    );
    expect(found.sort()).toEqual([...county.answers.yearEnd[kind].lists].sort());
  });

  it('every procedure: state and deadlines, in time or late', () => {
    const found = new Map(
      lines(kind, 'lists.csv').map((one) => [
        `${one['list']} ${one['subject_key']}`,
        { state: one['state'], deadlines: parts(one['deadlines']) },
      ]),
    );
    const procedures = Object.entries(county.answers.yearEnd[kind].procedures);
    for (const [line, own] of procedures) expect([line, found.get(line)]).toEqual([line, own]);
    expect([...found.values()].filter(({ state }) => state !== 'draft')).toHaveLength(
      procedures.filter(([, { state }]) => state !== 'draft').length,
    );
  });
});

describe('what is missing is said with its policy', () => {
  /* 60 units of four quarters, one of them two; one sat none, one lacks the third */
  it('of units', () => {
    expect(units.code).toBe(0);
    expect(units.stderr).toContain(
      'indicators.csv: exam: 5 of 238 parts missing, of 2 subjects; policy leave_out\n',
    );
    expect(units.stderr).toMatch(/scores\.csv: no total: no_scores 1, void_ballots 1\n$/);
  });

  it('of persons', () => {
    expect(officers.code).toBe(0);
    const without = lines('officer', 'scores.csv').filter((one) => one['total'] === '').length;
    expect(officers.stderr).toContain(`scores.csv: no total: incomplete ${String(without)}\n`);
    expect(officers.stderr).toMatch(/indicators\.csv: exam: .*; policy void\n/);
  });
});

describe('what is planted is there', () => {
  const all = () => Object.values(county.answers.yearEnd.unit.scores);
  it.each(['scored', 'no_scores', 'void_ballots'])('a unit with status %s', (status) => {
    expect(all().some((one) => one.status === status)).toBe(true);
  });

  it.each(['veto', 'gate', 'part_year', 'too_few', 'beyond_quota'])('a grade held back: %s', (why) => {
    const everybody = [...all(), ...Object.values(county.answers.yearEnd.officer.scores)];
    expect(everybody.some((one) => one.why.includes(why))).toBe(true);
  });

  it.each(['honours', 'bottom_units', 'bottom_officers', 'training', 'inspection', 'commendation'])(
    'somebody on the list %s',
    (list) =>
      expect(county.answers.yearEnd.unit.lists.some((line) => line.startsWith(`${list} `))).toBe(true),
  );

  it.each(['notified', 'review_period', 'under_review', 'final', 'revoked', 'draft'])(
    'a procedure %s',
    (state) => {
      const states = Object.values(county.answers.yearEnd.unit.procedures).map((one) => one.state);
      expect(states).toContain(state);
    },
  );
});

describe('after the review', () => {
  it('the revoked name leaves in a new version, which names it and nobody else', async () => {
    const done = await assess(
      ...(['after', '单位', '--decisions', entered('年终考核复核决定.json')] as const),
      ...['--before', join(folder, 'unit', 'year-end.json')],
    );
    expect(done.code).toBe(0);
    expect(
      lines('after', 'diff.csv').map((one) => [
        one['change'],
        `${one['list']} ${one['rule_id']} ${one['subject_key']}`,
      ]),
    ).toEqual(county.answers.yearEnd.afterReview.leaves.map((line) => ['leaves', line]));
  }, 60_000);
});
