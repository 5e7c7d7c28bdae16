/** `mingcha snapshot`: the county as it was published, and with one planted case late instead: one record, every figure of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCommand } from '../../src/headless/arguments';
import { runSnapshot } from '../../src/headless/snapshot-command';
import { writeCounty } from '../county';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

/** The plant that the generator names for this. */
const FLIP_TARGET = '0026091508';
const folder = mkdtempSync(join(tmpdir(), 'mingcha-snapshot-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (paths: readonly string[], name: string, ...more: string[]): Promise<void> =>
  runSnapshot(
    parseCommand('snapshot', [
      ...['--data', ...paths, '--rules', 'base', '--period', '2026-10', '--as-of', '2026-10-31', '--plain'],
      ...['--out', join(folder, name), ...more],
    ]),
  );
const text = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8');
type Line = Readonly<Record<string, string>>;
const lines = (file: string): Line[] => Papa.parse<Line>(text('now', file).trimEnd(), { header: true }).data;
const SNAPSHOT = join(folder, 'then', 'snapshot.json');

/** The files that the planted case can move anything in. */
const some = (county: ReturnType<typeof writeCounty>) => ({
  ...county,
  paths: county.paths.filter((path) => /办件明细|补录办件|环节|单位名录|红黄牌/.test(path)),
});
const planted = some(writeCounty());
const flipped = some(writeCounty(FLIP_TARGET));
beforeAll(async () => {
  await run(planted.paths, 'then');
  await run(flipped.paths, 'now', '--against', SNAPSHOT);
});

describe('mingcha snapshot --against', () => {
  it('one case closes late instead: exactly its figures differ, by one record that changed', () => {
    const moved = lines('changes.csv').filter(({ reason }) => reason !== '');
    expect(
      moved.map((line) =>
        [line['measure'], line['reason'], line['numerator_by'], line['denominator_by']].join(' '),
      ),
    ).toEqual([
      'overdue_rate changed 1 0',
      'on_time_rate changed -1 0',
      expect.stringMatching(/^actual_speed_up changed -\d+ 0$/),
    ]);
    expect(lines('change-records.csv').map(({ number }) => number)).toEqual([
      FLIP_TARGET,
      FLIP_TARGET,
      FLIP_TARGET,
    ]);
    expect(lines('change-records.csv')[0]?.['file']).toBe('办件明细.csv');
  });

  it('both figures are the planted ones', () => {
    const [line] = lines('changes.csv').filter(({ measure }) => measure === 'overdue_rate');
    const of = (county: typeof planted) => county.answers.measures['overdue_rate']!['2026-10']!.total;
    expect([line?.['numerator_before'], line?.['denominator_before']]).toEqual(
      [of(planted).x, of(planted).n].map(String),
    );
    expect([line?.['numerator'], line?.['denominator']]).toEqual([of(flipped).x, of(flipped).n].map(String));
  });

  it('says what else is not the same: nothing but one file', () => {
    expect(JSON.parse(text('now', 'changes.json'))).toMatchObject({
      causes: [],
      files: { added: ['办件明细.csv'], gone: ['办件明细.csv'] },
    });
  });

  it('a snapshot of another period is refused, and the same files give the same bytes', async () => {
    await expect(run(planted.paths, 'again', '--period', '2026-09', '--against', SNAPSHOT)).rejects.toThrow(
      '2026-10',
    );
    await run(planted.paths, 'again');
    expect(text('again', 'snapshot.json')).toBe(text('then', 'snapshot.json'));
  });

  it('holds no number of a case', () => {
    expect(text('then', 'snapshot.json')).not.toContain(FLIP_TARGET);
  });
});
