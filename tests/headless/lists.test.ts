/** `mingcha lists` (headless.md): candidates of the sample county against a count of its own, and what each of them rests on. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRules } from '../../src/headless/rule-file';
import { decisionText } from '../../src/lib/rules/decisions';
import { writeCounty } from '../county';

const CLI = fileURLToPath(new URL('../../dist/mingcha.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mingcha-lists-'));
afterAll(() => rmSync(folder, { recursive: true }));

const county = writeCounty();
const fileOf = (name: string): string => county.paths.find((path) => basename(path) === name) ?? name;
const COMPLAINTS = fileOf('投诉台账.csv');
const DATA = [fileOf('单位名录.csv'), COMPLAINTS, fileOf('红黄牌.csv')];
const AS_OF = '2026-10-31';

const run = (args: readonly string[]): Promise<{ code: number; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, _, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr });
    });
  });
const lists = (name: string, rules = 'xinhui-2012', ...more: string[]) =>
  run([
    ...['lists', '--data', ...DATA, '--rules', rules, '--as-of', AS_OF, '--plain'],
    ...['--out', join(folder, name), ...more],
  ]);

type Line = Readonly<Record<string, string>>;
const text = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8');
const parsed = (csv: string): Line[] => Papa.parse<Line>(csv.trimEnd(), { header: true }).data;
const candidates = (name: string, list: string): Line[] =>
  parsed(text(name, 'candidates.csv')).filter((line) => line['list'] === list);
const events = (name: string, list: string): Line[] =>
  parsed(text(name, 'candidate-events.csv')).filter((line) => line['list'] === list);

const Report = v.object({
  decisions: v.nullable(v.looseObject({ n: v.number() })),
  ladders_off: v.number(),
  roster: v.boolean(),
  lists: v.array(
    v.looseObject({
      list: v.string(),
      ready: v.boolean(),
      candidates: v.number(),
      kinds: v.array(v.object({ kind: v.string(), missing: v.array(v.string()) })),
    }),
  ),
});
const report = (name: string) => v.parse(Report, JSON.parse(text(name, 'lists.json')));

/** Day of a complaint as the county writes it, in any of its forms. */
const dayOf = (cell: string): string => {
  const [, year = '', month = '', day = ''] = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})/.exec(cell) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};
const registered = parsed(readFileSync(COMPLAINTS, 'utf8').replace(/^\ufeff/, ''));
const isUpheld = (line: Line): boolean => ['属实', '部分属实'].includes(line['查实情况'] ?? '');

/** The staff number, else unit, section and name; '' for a complaint that names nobody. */
const officerOf = (line: Line): string => {
  const [unit = '', section = '', name = '', id = ''] = ['承办单位', '股室', '被投诉人', '工号'].map(
    (column) => (line[column] ?? '').trim(),
  );
  return id === '' && name !== '' ? [unit, section, name].join('|') : id;
};

/** Upheld complaints of each officer from `from` to the cut-off. */
const upheldSince = (from: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const line of registered) {
    const [day, id] = [dayOf(line['受理时间'] ?? ''), officerOf(line)];
    if (id !== '' && isUpheld(line) && day >= from && day <= AS_OF) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
};
const stepsOf = (list: string): readonly number[] =>
  readRules('xinhui-2012')
    .ladders.find(({ id }) => id === list)!
    .steps.map(({ from }) => from);

beforeAll(async () => {
  expect(await lists('a')).toMatchObject({ code: 0 });
}, 60_000);

describe('mingcha lists', () => {
  it('the columns in their order', () => {
    expect(text('a', 'candidates.csv').split('\r\n')[0]).toMatch(
      /^list,rule_id,subject_kind,subject,unit,section,step,measures,counted,excluded,legal_review,/,
    );
    expect(text('a', 'candidate-events.csv').split('\r\n')[0]).toMatch(
      /^list,subject_kind,subject,unit,section,fact_key,kind,rule_id,happened_on,table,record,file,line,state,counted,why,/,
    );
  });

  it.each([
    ['cp-02', '2026-01-01'],
    ['cp-03', '2024-11-01'],
  ])('%s: steps and counts are those of the upheld complaints since %s', (list, from) => {
    const told = new Map(
      candidates('a', list)
        .filter(({ step }) => Number(step) > 0)
        .map((line) => [line['subject_key'], [Number(line['step']), Number(line['counted'])]]),
    );
    const steps = stepsOf(list);
    const expected = new Map(
      [...upheldSince(from)]
        .map(([id, n]) => [id, [steps.filter((least) => least <= n).length, n]] as const)
        .filter(([, [step]]) => step > 0),
    );
    expect(expected.size).toBeGreaterThan(5);
    expect(told).toEqual(expected);
  });

  it('what a step proposes and whether it asks for a legal review are the paper’s', () => {
    const first = candidates('a', 'cp-02').find(({ step }) => step === '1');
    expect([first!['measures'], first!['legal_review'], first!['state']]).toEqual([
      'admonition:person; no_honours:person',
      'true',
      'pending',
    ]);
  });

  it('step 0 only warns: nothing counted, nothing proposed, and a step that open facts would reach', () => {
    const warned = candidates('a', 'cp-02').filter(({ step }) => step === '0');
    expect(warned.length).toBeGreaterThan(0);
    for (const line of warned) {
      expect([line['measures'], line['counted']]).toEqual(['', '0']);
      expect(Number(line['forward_step'])).toBeGreaterThan(0);
      expect(line['forward_measures']).not.toBe('');
    }
  });

  it('every event leads to the line of its record; those not counted say why', () => {
    const lines = readFileSync(COMPLAINTS, 'utf8').split(/\r?\n/);
    const told = events('a', 'cp-02');
    expect(told.length).toBeGreaterThan(100);
    for (const event of told) {
      expect(event['file']).toBe('投诉台账.csv');
      expect(lines[Number(event['line']) - 1]).toContain(event['record']);
      expect(event['why'] === '').toBe(event['counted'] === 'true');
    }
    for (const line of candidates('a', 'cp-02')) {
      const own = told.filter((event) => event['subject_key'] === line['subject_key']);
      const facts = (counted: string): number =>
        new Set(own.filter((event) => event['counted'] === counted).map((event) => event['fact_key'])).size;
      expect([facts('true'), facts('false')]).toEqual([Number(line['counted']), Number(line['excluded'])]);
    }
  });

  it('a rule set that extends another without change gives the same bytes', async () => {
    const own = join(folder, 'own.json');
    const title = { zh: '某县', en: 'County' };
    writeFileSync(
      own,
      JSON.stringify({ id: 'own', version: '1', title, extends: 'xinhui-2012', parameters: [] }),
    );
    expect((await lists('b', own)).code).toBe(0);
    for (const file of ['candidates.csv', 'candidate-events.csv'])
      expect(text('b', file) === text('a', file)).toBe(true);
  }, 60_000);

  it('a list whose columns nobody loaded says so, and has no line', async () => {
    const cards = ['lists', '--data', fileOf('红黄牌.csv'), '--rules', 'xinhui-2012', '--as-of', AS_OF];
    const done = await run([...cards, '--out', join(folder, 'c')]);
    expect(done.code).toBe(0);
    expect(done.stderr).toMatch(/^candidates\.csv: cannot be judged, see lists\.json: .*cp-02/m);
    const list = report('c').lists.find((one) => one.list === 'cp-02')!;
    expect([list.ready, list.candidates, list.kinds]).toEqual([
      false,
      0,
      [{ kind: 'upheld_complaint', missing: ['complaints'] }],
    ]);
    expect(report('c').lists.find((one) => one.list === 'cd-01-person')!.ready).toBe(true);
    expect(text('c', 'candidates.csv')).toMatch(/^\ufeff# office: .*\r\n(# .*\r\n)+list,/);
  }, 60_000);

  it('beyond the office no name is told', async () => {
    expect((await lists('d', 'xinhui-2012', '--mask', 'external')).code).toBe(0);
    const names = new Set(registered.map((line) => line['被投诉人'] ?? '').filter((name) => name !== ''));
    expect(names.size).toBeGreaterThan(50);
    for (const file of ['candidates.csv', 'candidate-events.csv']) {
      const told = new Set(parsed(text('d', file)).map((line) => line['subject'] ?? ''));
      expect([...told].filter((name) => names.has(name))).toEqual([]);
    }
    expect(candidates('d', 'cp-02').length).toBe(candidates('a', 'cp-02').length);
  }, 60_000);

  it('--decisions: a fact that is dismissed counts no more; one that names nothing is pointed out', async () => {
    const who = candidates('a', 'cp-02').find(({ step }) => step === '2')!;
    const fact = events('a', 'cp-02').find(
      (event) => event['subject_key'] === who['subject_key'] && event['counted'] === 'true',
    )!['fact_key']!;
    const path = join(folder, 'decisions.json');
    const decision = {
      about: 'fact',
      verdict: 'dismissed',
      reason: '查无此事',
      by: '督查室',
      on: AS_OF,
    } as const;
    writeFileSync(path, decisionText([fact, 'complaint|none'].map((key) => ({ ...decision, key }))));
    const done = await lists('e', 'xinhui-2012', '--decisions', path);
    expect(done.code).toBe(0);
    expect(done.stderr).toContain('--decisions: nothing here for complaint|none\n');
    const now = candidates('e', 'cp-02').find((line) => line['subject_key'] === who['subject_key'])!;
    expect([now['step'], now['counted']]).toEqual(['1', String(Number(who['counted']) - 1)]);
    expect(events('e', 'cp-02').find((event) => event['fact_key'] === fact)).toMatchObject({
      counted: 'false',
      why: 'dismissed',
    });
    expect(report('e').decisions?.n).toBe(2);
  }, 60_000);

  it('--other-rules: who enters, who leaves, whose step changes, told apart from the two lists themselves', async () => {
    const own = join(folder, 'window.json');
    const parent = readRules('xinhui-2012').ladders.find(({ id }) => id === 'cp-02')!;
    const ladder = { ...parent, window: { kind: 'rolling', months: 1 }, clause: '某县规定第三条' };
    const title = { zh: '某县', en: 'County' };
    const set = { id: 'own', version: '1', title, extends: 'xinhui-2012', parameters: [], ladders: [ladder] };
    writeFileSync(own, JSON.stringify(set));
    expect((await lists('w', 'xinhui-2012', '--other-rules', own)).code).toBe(0);
    expect((await lists('v', own)).code).toBe(0);
    const steps = (name: string) =>
      new Map(
        ['cp-02', 'cp-03', 'cd-02'].flatMap((list) =>
          candidates(name, list)
            .filter(({ step }) => step !== '0')
            .map((line) => [`${list} ${line['subject_key']!}`, line['step']!] as const),
        ),
      );
    const [before, after] = [steps('w'), steps('v')];
    const told = parsed(text('w', 'what-if.csv')).filter(({ list }) => list !== undefined && list !== '');
    const expected = [...new Set([...before.keys(), ...after.keys()])]
      .filter((key) => before.get(key) !== after.get(key))
      .map((key) => [key, before.get(key) ?? '', after.get(key) ?? '']);
    expect(expected.length).toBeGreaterThan(5);
    expect(
      told
        .map((line) => [`${line['list']!} ${line['subject_key']!}`, line['step_before'], line['step_after']])
        .sort(),
    ).toEqual(expected.sort());
    for (const { change, step_before: then, step_after: now, list } of told) {
      expect(change).toBe(then === '' ? 'entered' : now === '' ? 'left' : 'step changed');
      expect(list).toBe('cp-02');
    }
    expect(told.some(({ change }) => change === 'left')).toBe(true);
  }, 180_000);

  it.each([
    [['--decisions', 'nowhere.json'], 2],
    [['--other-rules', 'atlantis'], 1],
    [['--decisions', COMPLAINTS], 1],
    [['--rules', 'atlantis'], 1],
    [['--by', 'unit'], 2],
  ])('%j: exit %i and one line', async (args, code) => {
    const done = await lists('f', 'xinhui-2012', ...args);
    expect(done.code).toBe(code);
    expect(done.stderr.trimEnd().split('\n').length).toBe(1);
  });
});
