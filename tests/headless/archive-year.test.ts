/** The year-end assessment in an archive (D3 9): kept whole, equal when computed again, and an entry that was altered is found. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCommand } from '../../src/headless/arguments';
import { runArchiveCreate, runArchiveVerify } from '../../src/headless/archive-command';
import { errorLine } from '../../src/headless/error-line';
import { schemeText } from '../../src/lib/domain/assessment-check';
import { entriesText, noEntries, type AssessmentEntries } from '../../src/lib/domain/assessment-entries';
import { fixedZip } from '../../src/lib/documents/zip';
import { given, indicator, scheme } from '../rules/assessment';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'mingcha-archive-year-'));
afterAll(() => rmSync(folder, { recursive: true }));
const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

let id = 0;
const cases = (unit: string, officer: string, late: number, n: number): string[] =>
  Array.from(
    { length: n },
    (_, at) => `${(id += 1)},${unit},${officer},2026-02-12,2026-02-${at < late ? 13 : 12},2026-02-10`,
  );
const DATA = [
  write('单位.csv', '单位编码,单位名称,考核分组\nA1,甲局,一组\nB1,乙局,一组\n'),
  write(
    '办件.csv',
    `${['办件编号,单位,经办人,承诺办结时间,办结时间,受理时间', ...cases('甲局', '钱甲一', 0, 40), ...cases('乙局', '孙乙二', 2, 40)].join('\n')}\n`,
  ),
];
const BOTH = [indicator({ weight: 60 }), given({ weight: 40 })];
const SCHEME = write('方案.json', schemeText(scheme(...BOTH)));
const OFFICERS = write('人员方案.json', schemeText({ ...scheme(...BOTH), subject: 'officer' }));
const entries = (value: number): AssessmentEntries => ({
  ...noEntries('2026'),
  scores: [{ indicator: 'exam', subject: 'A1', part: 1, value }],
  vetoes: [{ subject: 'B1', clause: '办法第十条', document: '样监〔2026〕1号', reason: '责任事故' }],
});
const ENTRIES = write('填报.json', entriesText(entries(90)));

const create = async (name: string, ...more: string[]): Promise<string> => {
  const to = join(folder, name);
  mkdirSync(to, { recursive: true });
  await runArchiveCreate(
    parseCommand('archive create', [
      ...['--data', ...DATA, '--rules', 'base', '--period', '2026', '--as-of', '2026-12-31', '--out', to],
      ...['--entries', ENTRIES, ...(more.includes('--scheme') ? [] : ['--scheme', SCHEME]), ...more],
    ]),
  );
  return join(to, readdirSync(to)[0] ?? '');
};
const verify = (path: string, ...more: string[]): Promise<void> =>
  runArchiveVerify(parseCommand('archive verify', ['--file', path, '--data', ...DATA, ...more]));
const said = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => '',
    (error: unknown) => errorLine(error),
  );
const entriesIn = (path: string) => new Map(Object.entries(unzipSync(readFileSync(path))));
const text = (path: string, name: string): string => Buffer.from(entriesIn(path).get(name)!).toString();
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const ENTRY = 'inputs/assessment-entries.json';
const RESULT = 'results/year-end.json';
const Manifest = v.looseObject({
  assessment: v.object({ scheme: v.string(), entries: v.string() }),
  entries: v.array(v.object({ name: v.string(), bytes: v.number(), sha256: v.string() })),
});

/** Other entries written into the archive with every hash made good. */
const forged = (path: string, other: AssessmentEntries, isResealed: boolean): string => {
  const all = entriesIn(path);
  const bytes = Buffer.from(entriesText(other));
  all.set(ENTRY, bytes);
  const manifest = v.parse(Manifest, JSON.parse(text(path, 'manifest.json')));
  const listed = manifest.entries.map((one) =>
    one.name === ENTRY ? { name: ENTRY, bytes: bytes.length, sha256: sha(bytes) } : one,
  );
  const assessment = { ...manifest.assessment, entries: sha(bytes) };
  if (isResealed)
    all.set('manifest.json', Buffer.from(JSON.stringify({ ...manifest, assessment, entries: listed })));
  const to = join(folder, `${isResealed ? 'resealed' : 'torn'}.zip`);
  writeFileSync(to, fixedZip(all, '2026-12-31'));
  return to;
};

let archive = '';
beforeAll(async () => {
  archive = await create('first');
});

describe('mingcha archive create --scheme --entries', () => {
  it('holds scheme and entries by hash, scores and lists, every paper; the same inputs give the same bytes', async () => {
    const names = [...entriesIn(archive).keys()];
    expect(names).toEqual(expect.arrayContaining(['inputs/assessment-scheme.json', ENTRY, RESULT]));
    const papers = names.filter((name) => name.startsWith('documents/年终考核/'));
    for (const kind of ['考核成绩总表', '考核复核台账', '考核事实依据清单', '考核公示', '考核告知书'])
      expect(papers.some((name) => name.includes(kind))).toBe(true);
    const manifest = v.parse(Manifest, JSON.parse(text(archive, 'manifest.json')));
    expect(manifest.assessment.entries).toBe(sha(entriesIn(archive).get(ENTRY)!));
    expect(sha(readFileSync(await create('again')))).toBe(sha(readFileSync(archive)));
  });

  /* 甲: 0.6 × 100 + 0.4 × 90 = 96; 乙: 5 % late of 10 % = 50, no exam, a veto */
  it('every score with grade, veto and parts', () => {
    const Result = v.looseObject({
      groups: v.array(
        v.object({
          ...{ id: v.string(), quota: v.unknown() },
          subjects: v.array(v.looseObject({ id: v.string(), total: v.string(), grade: v.unknown() })),
        }),
      ),
    });
    const { groups } = v.parse(Result, JSON.parse(text(archive, RESULT)));
    expect(groups.flatMap(({ subjects }) => subjects.map((one) => [one.id, one.total, one.grade]))).toEqual([
      ['A1', '96.00', 'qualified'],
      ['B1', '50.00', 'unqualified'],
    ]);
  });

  it('beyond the office no name of an officer is told, neither in a key', async () => {
    const external = await create('external', '--scheme', OFFICERS);
    const internal = await create('internal', '--scheme', OFFICERS, '--mask', 'internal');
    expect(text(internal, RESULT)).toContain('甲局||钱甲一');
    expect(text(external, RESULT)).not.toContain('钱甲一');
    expect(text(external, RESULT)).toContain('甲局||钱');
  });

  it('entries of another year than the period are refused', async () => {
    const other = write('去年.json', entriesText({ ...entries(90), year: '2025' }));
    expect(await said(create('year', '--entries', other))).toMatch(/2025/);
  });
});

describe('mingcha archive verify', () => {
  it('computed again it is equal', async () => {
    out.mockClear();
    await verify(archive);
    expect(out.mock.calls.map(([words]) => words)).toEqual(['equal\n']);
  });

  it('entries that were altered together with their hashes are found in the first score', async () => {
    const words = await said(verify(forged(archive, entries(80), true)));
    for (const part of [RESULT, 'groups.一组.subjects.A1.total', '96.00', '92.00'])
      expect(words).toContain(part);
  });

  it('entries that were altered and no more are refused by name', async () => {
    expect(await said(verify(forged(archive, entries(80), false)))).toContain(ENTRY);
  });

  it('other entries given: they are named with both hashes, and the first score with then and now', async () => {
    err.mockClear();
    const other = write('更正.json', entriesText(entries(80)));
    const words = await said(verify(archive, '--entries', other));
    for (const part of [RESULT, 'groups.一组.subjects.A1.total', '96.00', '92.00'])
      expect(words).toContain(part);
    const told = err.mock.calls.map(([line]) => String(line)).join('');
    const [was, is] = [entries(90), entries(80)].map((one) => sha(Buffer.from(entriesText(one))));
    expect(told).toContain(`${ENTRY}: then sha256 ${was!}, now sha256 ${is!}`);
  });

  it('the same entries given with other spaces are the same', async () => {
    const other = write('空格.json', JSON.stringify(entries(90)));
    expect(await said(verify(archive, '--entries', other, '--scheme', SCHEME))).toBe('');
  });
});
