/** `--profile`, `--date-order`, `--table`: what the page would ask, answered on the command line or named. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/headless/arguments';
import { errorLine } from '../../src/headless/error-line';
import { runImport } from '../../src/headless/import';
import { layoutSignature } from '../../src/lib/domain/profile';
import { hasShared, sharedPath } from '../shared';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-profile-'));
let runs = 0;

const write = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Runs the import; the answer reads a file of it, line by line. */
const run = async (...args: readonly string[]): Promise<(name: string) => string[]> => {
  const out = join(folder, `out-${(runs += 1)}`);
  await runImport(parseCommand('import', [...args, '--plain', '--out', out]));
  return (name) => readFileSync(join(out, name), 'utf8').trimEnd().split('\r\n');
};

/** The one line with which the terminal ends instead of asking. */
const refused = (...args: readonly string[]): Promise<string> => run(...args).then(() => '', errorLine);

const RATINGS = write(
  '好差评.csv',
  '评价编号,评价部门,满意度,评价时间\n1,城管局,5,1/2/2026\n2,城管局,1,2/2/2026\n',
);
const PROFILE = write(
  'profile.json',
  JSON.stringify({
    version: 1,
    id: 'own',
    name: '自建评价',
    table: 'evaluations',
    signature: layoutSignature(['评价编号', '评价部门', '满意度', '评价时间']),
    mapping: [{ header: '满意度', field: 'rating' }],
    polarity: [{ column: '满意度', answer: '5_low' }],
    unitAliases: [{ from: '城管局', to: '综合执法局' }],
  }),
);

describe('what would have to be asked', () => {
  it('ends with one line that names the file and the column', async () => {
    expect(await refused('--data', RATINGS)).toMatch(/好差评\.csv.*评价时间/);
    expect(await refused('--data', RATINGS, '--date-order', 'dmy')).toMatch(/好差评\.csv.*满意度/);
  });
  it('is answered by --profile and --date-order', async () => {
    const file = await run('--data', RATINGS, '--date-order', 'dmy', '--profile', PROFILE);
    expect(file('evaluations.csv').slice(1)).toEqual([
      '好差评.csv,2,1,,综合执法局,,,,5,,,,2026-02-01,date,,,,,,,',
      '好差评.csv,3,2,,综合执法局,,,,1,,,,2026-02-02,date,,,,,,,',
    ]);
  });
  it('a profile that fits no file is no answer', async () => {
    const cases = write('办件.csv', '办件编号,单位\n1,税务局\n');
    expect(await refused('--data', cases, '--profile', PROFILE)).toMatch(/own.*满意度/);
  });
  it('an unknown profile and a damaged one are named', async () => {
    expect(await refused('--data', RATINGS, '--profile', 'nobody')).toMatch(/nobody/);
    expect(await refused('--data', RATINGS, '--profile', write('x.json', '{'))).toMatch(/x\.json/);
    expect(await refused('--data', RATINGS, '--profile', write('y.json', '{"version":1}'))).toMatch(
      /y\.json/,
    );
  });
  it('a unit directory is read first, wherever it is named', async () => {
    const units = write('名录.csv', '单位名称,考核组别,旧称\n综合执法局,甲组,城管局\n');
    const file = await run('--data', RATINGS, units, '--date-order', 'dmy', '--profile', PROFILE);
    expect(file('evaluations.csv')[1]).toContain('综合执法局');
    expect(JSON.parse(file('import.json').join('\n'))).toMatchObject({
      files: [{ file: '好差评.csv' }, { file: '名录.csv', table: 'units' }],
    });
  });
});

describe.skipIf(!hasShared)('real exports', () => {
  it.each(['qsv_boston311-dmy-100.csv', 'kc311_pothole.csv', 'nyc311_qsv100.csv', 'baltimore311_sample.csv'])(
    '%s loads without a question',
    async (name) => {
      expect(await refused('--data', sharedPath(`data/${name}`))).toBe('');
    },
  );
  it('cn_wordfreq_gbk.csv has no header that anybody knows: its columns would be asked', async () => {
    expect(await refused('--data', sharedPath('data/cn_wordfreq_gbk.csv'))).toMatch(
      /cn_wordfreq_gbk\.csv.*2/,
    );
  });
});
