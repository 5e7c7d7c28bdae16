/** A part of the Pollock benchmark, read as `mingcha read` reads it, nothing told. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import Papa from 'papaparse';
import { readTable } from '../../../src/lib/ingest/read-table';
import { hasShared, sharedPath } from '../../shared';
import { pollockScore } from './pollock-score';

const ROOT = process.env['POLLOCK'] ?? sharedPath('suites/pollock');

/** `row_less_sep_row0_col1.csv` is one of many of a kind, every other file is a kind of its own. */
const kindOf = (file: string): string =>
  file.startsWith('row_') ? file.replace(/_?(?:row|quote)?\d.*$/, '') : file.replace(/\.csv$/, '');

const cleanRows = (file: string): string[][] =>
  Papa.parse<string[]>(readFileSync(`${ROOT}/clean/${file}`, 'utf-8').trim(), { delimiter: ',' }).data;

function scoreOf(file: string): number {
  const { head, rows } = readTable(file, readFileSync(`${ROOT}/csv/${file}`), undefined);
  const clean = readFileSync(`${ROOT}/clean/${file}`).length === 0 ? [] : cleanRows(file);
  return pollockScore(clean, head === null ? rows : [head, ...rows]);
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

describe.skipIf(!hasShared)('Pollock', () => {
  const scores = new Map<string, number[]>();
  beforeAll(() => {
    for (const file of readdirSync(`${ROOT}/csv`)) {
      const kind = kindOf(file);
      const score = scoreOf(file);
      if (process.env['POLLOCK_SHOW'] !== undefined && score < 9.97) console.log(file, score);
      scores.set(kind, [...(scores.get(kind) ?? []), score]);
    }
    if (process.env['POLLOCK_SHOW'] !== undefined)
      for (const [kind, of] of scores) console.log(kind, of.length, mean(of));
  });

  it('the mean over all files is at least 9.97', () => {
    const all = [...scores.values()].flat();
    expect(all.length).toBe(694);
    expect(mean(all)).toBeGreaterThanOrEqual(9.97);
  });

  it('every kind but the many ragged ones scores at least 9.5, several tables in one file at least 8.3', () => {
    const least = (kind: string): number => (kind.includes('multitable') ? 8.3 : 9.5);
    const low = [...scores].filter(([kind, of]) => kind !== 'row_less_sep' && mean(of) < least(kind));
    expect(low).toEqual([]);
  });
});
