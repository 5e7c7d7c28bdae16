/** `mingcha inspections` on the sample county: the planted gaps by name, and figures that an office can add up. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/headless/arguments';
import { runInspections } from '../../src/headless/inspections';
import { writeCounty } from '../county';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-inspections-'));
const county = writeCounty();
const { asOf, rules } = county.answers;

const csv = (file: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(folder, file), 'utf8').trimEnd(), { header: true })
    .data;
const planted = (of: string) => rules.find((one) => one.carrier === 'event' && one.of === of)!;

beforeAll(async () => {
  const more = ['--as-of', asOf, '--out', folder, '--plain', '--mask', 'external'];
  await runInspections(parseCommand('inspections', ['--data', ...county.paths, '--rules', 'base', ...more]));
}, 180_000);

describe('inspections.csv', () => {
  it.each([
    ['SP-01', 'inspection_missed', 7],
    ['SP-02', 'key_inspection_missed', 7],
  ])('%s: the planted gap, and no other period', (rule, event, chars) => {
    const gaps = csv('inspections.csv').filter((row) => row['rule_id'] === rule && row['state'] === 'gap');
    const month = planted(event).fires.slice(0, chars);
    const expected = rule === 'SP-01' ? month : `${month.slice(0, 4)}-H1`;
    expect(gaps.map(({ subject }) => subject)).toEqual([expected]);
  });
  it('SP-03, SP-04: one planted inspection each, of the numbered ones', () => {
    const checks = csv('inspections.csv').filter(
      ({ rule_id = '' }) => rule_id === 'SP-03' || rule_id === 'SP-04',
    );
    expect(checks.map(({ what, done, base }) => `${what ?? ''} ${done ?? ''}/${base ?? ''}`)).toEqual([
      'inspection_unled_rate 1/11',
      'inspection_same_team_rate 1/12',
      'inspection_unrecorded_rate 1/12',
      'inspection_no_result_rate 1/12',
    ]);
  });
  it('SP-10: the unit that nobody visited is listed', () => {
    const unvisited = csv('inspections.csv').filter(({ state }) => state === 'unvisited');
    expect(unvisited.map(({ subject }) => subject)).toContain(planted('unit_unvisited').fires.split('|')[1]);
  });
});

describe('rectification.csv and findings-ledger.csv', () => {
  it('the units add up to the whole, and the ledger holds as many findings', () => {
    const lines = csv('rectification.csv');
    const whole = lines.at(-1)!;
    for (const column of ['rectification_rate.denominator', 'rectification_states.overdue.numerator']) {
      const sum = lines.slice(0, -1).reduce((n, row) => n + Number(row[column]), 0);
      expect([column, sum]).toEqual([column, Number(whole[column])]);
    }
    const ledger = csv('findings-ledger.csv');
    expect(ledger).toHaveLength(Number(whole['rectification_rate.denominator']));
    expect(ledger.filter((row) => row['finding_state'] === 'overdue')).toHaveLength(
      Number(whole['rectification_states.overdue.numerator']),
    );
  });
  it('the rates are those of the answers', () => {
    const due = county.answers.clock.clocks['rectification']!.total;
    const whole = csv('rectification.csv').at(-1)!;
    expect(Number(whole['rectification_on_time_rate.denominator'])).toBe(due.n);
    expect(Number(whole['rectification_on_time_rate.numerator'])).toBe(due.n - due.late - due.open);
  });
  it('officers are masked for outside', () => {
    const officers = csv('findings-ledger.csv').flatMap(({ officer = '' }) =>
      officer === '' ? [] : [officer],
    );
    expect(officers.length).toBeGreaterThan(100);
    expect(officers.filter((name) => !name.includes('*'))).toEqual([]);
  });
});
