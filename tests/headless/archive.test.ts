/** `mingcha archive`: two runs are the same bytes, computed again it is equal, and one changed cell is named with then and now. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCommand } from '../../src/headless/arguments';
import { runArchiveCreate, runArchiveVerify } from '../../src/headless/archive-command';
import { errorLine } from '../../src/headless/error-line';
import { firstDifference } from '../../src/lib/documents/archive/difference';
import { openArchive } from '../../src/lib/documents/archive/manifest';
import { fixedZip } from '../../src/lib/documents/zip';
import { cases, complaints } from '../documents/office';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'mingcha-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};
/** Of five cases that fell due in October two are late; in the other file a third one is. */
const paths = [fileOf('办件.csv', cases()), fileOf('投诉.csv', complaints())];
const flipped = [fileOf('flipped/办件.csv', cases('2026-10-15')), paths[1] ?? ''];

const DECISIONS = join(folder, '处理意见.json');
writeFileSync(
  DECISIONS,
  JSON.stringify({
    format: 'mingcha-decisions',
    version: 1,
    decisions: [
      { about: 'fact', key: 'x', verdict: 'confirmed', reason: '核过', by: '甲', on: '2026-10-20' },
    ],
  }),
);

const create = async (name: string, ...more: string[]): Promise<string> => {
  const out = join(folder, name);
  await runArchiveCreate(
    parseCommand('archive create', [
      ...['--data', ...paths, '--rules', 'base', '--period', '2026-10', '--as-of', '2026-11-05T18:00:00'],
      ...['--decisions', DECISIONS, '--out', out, ...more],
    ]),
  );
  return join(out, readdirSync(out)[0] ?? '');
};
const verify = (...words: string[]): Promise<void> =>
  runArchiveVerify(parseCommand('archive verify', ['--file', ...words]));
const said = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => '',
    (error: unknown) => errorLine(error),
  );
const entriesIn = (path: string) => new Map(Object.entries(unzipSync(readFileSync(path))));
const Manifest = v.object({
  files: v.array(v.unknown()),
  entries: v.array(v.object({ name: v.string(), bytes: v.number(), sha256: v.string() })),
});
const manifestIn = (path: string) =>
  v.parse(Manifest, JSON.parse(Buffer.from(entriesIn(path).get('manifest.json')!).toString()));
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** The archive with some entries written otherwise. */
const tampered = (path: string, name: string, change: (entries: Map<string, Uint8Array>) => void): string => {
  const entries = entriesIn(path);
  change(entries);
  const to = join(folder, name);
  writeFileSync(to, fixedZip(entries, '2026-11-05'));
  return to;
};

let plain = '';
let whole = '';
const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
beforeAll(async () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Pacific/Kiritimati';
  plain = await create('first');
  process.env['TZ'] = 'America/Anchorage';
  whole = await create('whole', '--with-data');
  process.env['TZ'] = zone;
});

describe('mingcha archive create', () => {
  it('is named after its period and cut-off', () => {
    expect(basename(plain)).toBe('2026年10月存档_20261105.zip');
  });

  it('is the same bytes in another time zone, but for the data that it was asked to hold', async () => {
    process.env['TZ'] = 'America/Anchorage';
    const again = await create('again');
    expect(sha(readFileSync(again))).toBe(sha(readFileSync(plain)));
    const both = [plain, whole].map(entriesIn);
    expect([...both[1]!.keys()].filter((name) => !both[0]!.has(name))).toEqual(
      paths.map((path, at) => `data/${String(at + 1)}-${basename(path)}`),
    );
  });

  it('lists every entry with its SHA-256, and every input file with name, size and hash', () => {
    const entries = entriesIn(plain);
    const { entries: listed, files } = manifestIn(plain);
    for (const { name, sha256, bytes } of listed)
      expect([name, sha(entries.get(name)!), entries.get(name)!.length]).toEqual([name, sha256, bytes]);
    expect(listed.map(({ name }) => name).sort()).toEqual(
      [...entries.keys()].filter((name) => name !== 'manifest.json').sort(),
    );
    expect(files).toEqual(
      paths.map((path) => {
        const bytes = readFileSync(path);
        return { name: basename(path), bytes: bytes.length, sha256: sha(bytes), entry: null };
      }),
    );
    expect([...entries.keys()]).toEqual(
      expect.arrayContaining([
        ...['inputs/rules.json', 'inputs/calendar.json', 'inputs/template.json', 'inputs/decisions.json'],
        ...['results/snapshot.json', 'results/monthly.json'],
      ]),
    );
    expect(Buffer.from(entries.get('inputs/decisions.json')!).equals(readFileSync(DECISIONS))).toBe(true);
  });
});

describe('mingcha archive verify', () => {
  it('from its own data, and from the files given in another order under other names: equal', async () => {
    await verify(whole);
    const renamed = paths.map((path, at) => {
      const to = join(folder, `${String(at)}.csv`);
      copyFileSync(path, to);
      return to;
    });
    await verify(plain, '--data', ...renamed.reverse());
    expect(out.mock.calls.filter(([text]) => text === 'equal\n')).toHaveLength(2);
  });

  it('one flipped cell: the file is named, and the first figure with then and now', async () => {
    const words = await said(verify(plain, '--data', ...flipped));
    for (const part of ['results/snapshot.json', 'overdue_rate', '2/5', '3/5']) expect(words).toContain(part);
    const told = err.mock.calls.map(([text]) => String(text)).join('');
    const [was = '', is = ''] = [paths, flipped].map(([first = '']) => sha(readFileSync(first)));
    expect(told).toContain(`办件.csv: then sha256 ${was}, now sha256 ${is}`);
    expect(told).not.toContain('投诉.csv: then');
  });

  it('a file that is nowhere is named with its hash', async () => {
    const [first = '', ...rest] = paths;
    const words = await said(verify(plain, '--data', ...rest));
    expect(words).toContain(basename(first));
    expect(words).toContain(sha(readFileSync(first)));
  });

  it('an entry written otherwise, one left out and one put in are refused by name', async () => {
    const other = Buffer.from('{}');
    for (const [change, name] of [
      [(entries) => entries.set('results/monthly.json', other), 'results/monthly.json'],
      [(entries) => entries.delete('inputs/rules.json'), 'inputs/rules.json'],
      [(entries) => entries.set('inputs/more.json', other), 'inputs/more.json'],
      [(entries) => entries.set('../../outside.json', other), '../../outside.json'],
    ] satisfies [(entries: Map<string, Uint8Array>) => void, string][])
      expect(await said(verify(tampered(plain, 'tampered.zip', change), '--data', ...paths))).toContain(name);
  });

  it('a number that was changed together with its hash is found by computing it', () => {
    const { results } = openArchive(readFileSync(plain), 'plain.zip');
    const text = Buffer.from(results.get('results/monthly.json')!).toString();
    const forged = text.replace(/("overdue_rate": \{[^]*?"cell": \{\s+"numerator": )2/, '$11');
    const then = new Map([...results, ['results/monthly.json', Buffer.from(forged)]]);
    expect(firstDifference(then, results)).toEqual({
      entry: 'results/monthly.json',
      place: { kind: 'path', path: 'figures.overdue_rate.cell.numerator' },
      then: '1',
      now: '2',
    });
  });
});
