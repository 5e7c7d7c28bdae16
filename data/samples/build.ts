/**
 * Writes the sample county: `node dist/samples.js [--out DIR] [--seed TEXT] [--flip CASE_ID]`.
 * The leads sample, two exports of the same cases, goes into `leads` beside it. The output is not committed; the same sources always write the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FlipTargetError } from './case-plants';
import { DEFAULT_SEED, generateCounty } from './generate';
import { generateLeads } from './lead-sample';
import { sortedJson } from './sorted-json';

function options(): { out: string; seed: string; flip: string | null } {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, seed: { type: 'string' }, flip: { type: 'string' } },
  });
  return {
    out: values.out ?? 'data/samples/county',
    seed: values.seed ?? DEFAULT_SEED,
    flip: values.flip ?? null,
  };
}

function write(): void {
  const { out, seed, flip } = options();
  const { files, assessment, answers } = generateCounty({ seed, flip });
  mkdirSync(out, { recursive: true });
  for (const [name, content] of [...files, ...assessment]) writeFileSync(join(out, name), content);
  writeFileSync(join(out, 'answers.json'), `${sortedJson(answers)}\n`);
  writeLeads(join(out, '..', 'leads'));
}

function writeLeads(out: string): void {
  const { files, answers } = generateLeads();
  mkdirSync(out, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(out, name), text);
  writeFileSync(join(out, 'answers.json'), `${sortedJson(answers)}\n`);
}

try {
  write();
} catch (error) {
  if (!(error instanceof FlipTargetError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
