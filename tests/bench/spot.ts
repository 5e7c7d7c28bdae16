/** A spot check of the loaded million: the population counted, 500 cases drawn from it, and the life lines of twenty. */
import type { ReportContext } from '../../src/lib/reports/context';
import { readLifeLines } from '../../src/lib/reports/life-line';
import { readSample } from '../../src/lib/reports/sample/draw';
import { readPopulation } from '../../src/lib/reports/sample/population';
import type { SampleQuestion } from '../../src/lib/reports/sample/types';
import { breather } from '../../src/lib/state/breather';
import { EVERYTHING } from './questions';

const DRAWN = 500;
const LOOKED_AT = 20;
const SEED = '2026-11-1 2026-10-31 17 42';

const QUESTION: SampleQuestion = {
  scope: EVERYTHING,
  state: 'any',
  risks: [],
  strata: 'unit',
  boost: 1,
  excludedUnits: [],
  leftOut: [],
};

export interface SpotCheck {
  /** Milliseconds: the size and the hash, before anything is drawn. */
  readonly population: number;
  /** From the button to the list, the population being known. */
  readonly draw: number;
  /** Of each case, one after another. */
  readonly lives: readonly number[];
  /** Everything that was drawn and read. */
  readonly answers: readonly unknown[];
}

const timed = async <T>(ask: () => Promise<T>): Promise<readonly [T, number]> => {
  const started = performance.now();
  const answer = await ask();
  return [answer, performance.now() - started];
};

export async function spotCheck(context: ReportContext): Promise<SpotCheck> {
  const [{ sha256 }, population] = await timed(() => readPopulation(context, QUESTION));
  const [sample, draw] = await timed(() =>
    readSample(context, QUESTION, { seed: SEED, n: DRAWN }, breather()),
  );
  const drawn = sample.cases.map(({ caseId }) => caseId);
  const lives: number[] = [];
  const lines: unknown[] = [];
  for (const id of drawn.slice(0, LOOKED_AT)) {
    const [line, ms] = await timed(() =>
      readLifeLines(context, [id], EVERYTHING.asOf, (_, recordNo) => recordNo),
    );
    lines.push(line);
    lives.push(ms);
  }
  return { population, draw, lives, answers: [sha256, drawn, lines] };
}
