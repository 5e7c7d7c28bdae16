/**
 * `npm test`: every check of the repository, one after another, and one line at the end that sums them up.
 *
 * `node dist/test.js unit e2e` runs only the steps named. Later steps run although an earlier one failed,
 * so that one run says everything; without a build there is nothing to serve, and e2e counts as failed.
 */
import { exitCodeOf, ONE_FAILED, sum, summaryLine, type Count } from './runner/counts';
import { sharedNote } from './runner/shared-note';
import { root, runStep, STEP_NAMES, type StepName } from './runner/steps';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const isStep = (name: string): name is StepName => STEP_NAMES.some((known) => known === name);

function chosen(names: readonly string[]): readonly StepName[] {
  const unknown = names.filter((name) => !isStep(name));
  if (unknown.length > 0) {
    process.stderr.write(`没有这一步 / no such step: ${unknown.join(', ')} (${STEP_NAMES.join(' ')})\n`);
    process.exit(2);
  }
  return names.length === 0 ? STEP_NAMES : STEP_NAMES.filter((name) => names.includes(name));
}

function runAll(steps: readonly StepName[]): Count[] {
  const counts = new Map<StepName, Count>();
  for (const step of steps) {
    say(`\n── ${step} ──`);
    const noBuild = step === 'e2e' && (counts.get('build')?.failed ?? 0) > 0;
    if (noBuild) say('构建失败，未运行 / the build failed, not run');
    const count = noBuild ? ONE_FAILED : runStep(step);
    counts.set(step, count);
    say(`${step}: ${summaryLine(count)}`);
  }
  return [...counts.values()];
}

const note = sharedNote(root);
if (note !== null) say(note);
const total = sum(runAll(chosen(process.argv.slice(2))));
if (note !== null) say(`\n${note}`);
say(`\n${summaryLine(total)}`);
process.exitCode = exitCodeOf(total);
