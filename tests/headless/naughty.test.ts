/** Names that break other programs come through import, measures and every document as they are. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCommand } from '../../src/headless/arguments';
import { runCompute } from '../../src/headless/compute';
import { runImport } from '../../src/headless/import';
import { runMonthly } from '../../src/headless/report-monthly';
import { caseFile, complaintFile, nameOf, naughtyNames, payloads } from '../naughty';
import { hasShared } from '../shared';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'mingcha-naughty-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Line = Readonly<Record<string, string>>;
const lines = (path: string): Line[] =>
  Papa.parse<Line>(readFileSync(join(folder, path), 'utf8').trimEnd(), { header: true }).data;
const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const asked = ['--rules', 'base', '--period', '2026-10'];

/** An apostrophe before what a spreadsheet would compute; without it the name is as it was. */
const disarmed = (text: string): string => text.replace(/^'(?=[=+\-@\t\r])/, '');

describe.skipIf(!hasShared)('names that break other programs', () => {
  const names = hasShared ? naughtyNames() : [];
  const texts = hasShared ? payloads() : [];
  let paths: string[] = [];
  beforeAll(async () => {
    paths = [
      write('办件.csv', caseFile(names, 'N')),
      write('别的办件.csv', caseFile(texts, 'P', '子虚局')),
      write('投诉.csv', complaintFile(names)),
    ];
    await runImport(parseCommand('import', ['--data', ...paths, '--plain', '--out', join(folder, 'import')]));
    await runCompute(
      parseCommand('compute', [
        ...[
          '--data',
          ...paths,
          ...asked,
          '--plain',
          '--measure',
          'overdue_rate',
          'complaints',
          '--by',
          'unit',
        ],
        ...['--out', join(folder, 'compute')],
      ]),
    );
  });

  it('515 names and 3,410 attacks are loaded, none set aside', () => {
    expect([names.length, texts.length]).toEqual([515, 3410]);
    expect(lines('import/cases.csv')).toHaveLength(names.length + texts.length);
    expect(lines('import/complaints.csv')).toHaveLength(names.length);
    expect(lines('import/problems.csv').filter(({ kept }) => kept !== 'true')).toEqual([]);
  });

  it('each unit and each officer is named as the file names it', () => {
    const wrong = lines('import/cases.csv').filter((line) => {
      const from = line['file'] === '办件.csv' ? names : texts;
      const name = nameOf(from[Number(line['case_id']?.slice(1))] ?? '');
      return (
        disarmed(line['officer'] ?? '') !== name || (from === names && disarmed(line['unit'] ?? '') !== name)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('a quotation mark at the end of a name belongs to the name', () => {
    expect(names).toContain('""');
    expect(lines('import/cases.csv').map(({ unit }) => unit)).toContain('""');
  });

  it('a measure by unit has a line for each name', () => {
    const of = (measure: string): string[] =>
      lines('compute/measures.csv')
        .filter((line) => line['measure'] === measure)
        .map(({ unit }) => disarmed(unit ?? ''))
        .sort();
    const distinct = [...new Set(names.map(nameOf))];
    expect(of('complaints')).toEqual([...distinct].sort());
    expect(of('overdue_rate')).toEqual([...distinct, '子虚局'].sort());
  });

  it('the circular holds them as text: no formula, no field, no script, and the annex names each', async () => {
    const out = join(folder, 'monthly');
    await runMonthly(
      parseCommand('report monthly', ['--data', ...paths, ...asked, '--mask', 'internal', '--out', out]),
    );
    const files = readdirSync(out);
    const parts = (end: string): (readonly [string, string])[] =>
      files
        .filter((file) => file.endsWith(end))
        .flatMap((file) => Object.entries(unzipSync(readFileSync(join(out, file)))))
        .filter(([name]) => name.endsWith('.xml'))
        .map(([name, bytes]) => [name, strFromU8(bytes)]);
    const sheets = parts('.xlsx').filter(([name]) => name.includes('worksheets/'));
    expect(sheets.length).toBeGreaterThan(4);
    expect(sheets.filter(([, xml]) => /<f[ >]/.test(xml)).map(([name]) => name)).toEqual([]);
    const [, body] = parts('.docx').find(([name]) => name === 'word/document.xml') ?? ['', ''];
    expect(body).not.toMatch(/<script|<img|<w:instrText|<w:fldSimple/i);
    const annex = files.find((file) => /附件1_.*\.csv$/.test(file)) ?? '';
    const table = Papa.parse<readonly string[]>(readFileSync(join(out, annex), 'utf8')).data;
    const cells = new Set(table.flat().map(disarmed));
    const missing = names.map(nameOf).filter((name) => name !== '' && !cells.has(name));
    expect(missing).toEqual([]);
  });
});
