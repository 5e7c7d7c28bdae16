/** `mingcha leads` on the leads sample: each planted habit is told of its unit or officer, nobody else, and not the control. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateLeads } from '../../data/samples/lead-sample';
import { parseCommand } from '../../src/headless/arguments';
import { runLeads } from '../../src/headless/leads';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-leads-'));
const { files, answers } = generateLeads();
const paths = [...files].map(([name, text]) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
});

const run = (out: string, data: readonly string[], ...more: readonly string[]): Promise<void> =>
  runLeads(
    parseCommand('leads', [
      ...['--data', ...data, '--rules', 'base', '--as-of', answers.asOf],
      ...['--out', join(folder, out), '--plain', ...more],
    ]),
  );
const csv = (out: string, file: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(folder, out, file), 'utf8').trimEnd(), {
    header: true,
  }).data;
const Facts = v.object({ leads: v.array(v.looseObject({ lead: v.string(), status: v.string() })) });
const statuses = (out: string): Record<string, string> =>
  Object.fromEntries(
    v
      .parse(Facts, JSON.parse(readFileSync(join(folder, out, 'leads.json'), 'utf8')))
      .leads.map(({ lead, status }) => [lead, status]),
  );

beforeAll(async () => {
  await run('all', paths);
  await run('cases', paths.slice(0, 3), '--mask', 'external');
}, 180_000);

describe('the leads sample', () => {
  it('what stands out is what was planted, with its x of n', () => {
    const told = csv('all', 'leads.csv')
      .filter(({ stands }) => stands === 'true')
      .map((row) => [
        row['lead'],
        row['subject_kind'],
        row['subject_kind'] === 'unit' ? row['subject'] : row['subject_key'],
        `${row['marked'] ?? ''}/${row['records'] ?? ''}`,
      ]);
    const planted = answers.leads.map((one) => [
      one.lead,
      one.kind,
      one.subject,
      `${String(one.marked)}/${String(one.records)}`,
    ]);
    expect(told.map(String).sort()).toEqual(planted.map(String).sort());
    expect(planted.length).toBe(10);
  });

  it('nothing is told of the control unit and its officers, though all of it was compared', () => {
    const own = csv('all', 'leads.csv').filter(({ unit }) => unit === answers.control);
    expect(own.filter(({ stands }) => stands === 'true')).toEqual([]);
    expect(new Set(own.map(({ lead }) => lead)).size).toBe(8);
  });

  it('the rows behind a lead are as many as it counts', () => {
    const rows = csv('all', 'lead-rows.csv');
    for (const { lead, kind, subject, marked } of answers.leads)
      expect(
        rows.filter(
          (row) =>
            row['lead'] === lead &&
            row['subject_kind'] === kind &&
            (kind === 'unit' ? row['unit'] === subject : row['subject_key'] === subject),
        ),
        `${lead} ${kind}`,
      ).toHaveLength(marked);
  });

  it("the peers' rate leaves out the subject itself", () => {
    const lines = csv('all', 'leads.csv').filter(
      ({ lead, subject_kind }) => lead === 'lead_due_day' && subject_kind === 'unit',
    );
    const sum = (column: string): number =>
      lines.reduce((total, row) => total + Number(row[column] ?? NaN), 0);
    for (const row of lines) {
      const peers = sum('marked') - Number(row['marked']);
      expect([Number(row['peer_marked']), Number(row['peer_records'])]).toEqual([
        peers,
        sum('records') - Number(row['records']),
      ]);
    }
  });
});

describe('files without the columns', () => {
  it('a lead that cannot be told says what is missing and has no line', () => {
    expect(statuses('cases')).toMatchObject({
      lead_due_day: 'told',
      lead_moved_due: 'told',
      lead_early_rating: 'missing:evaluations',
      lead_late_extension: 'missing:case_events',
    });
    const leads = new Set(csv('cases', 'leads.csv').map(({ lead }) => lead));
    expect(leads.has('lead_early_rating') || leads.has('lead_late_extension')).toBe(false);
  });

  it('names of officers are masked for outside', () => {
    const names = csv('cases', 'leads.csv')
      .filter(({ subject_kind }) => subject_kind === 'officer')
      .map(({ subject = '' }) => subject);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/^.\*/.test(name))).toEqual([]);
  });
});
