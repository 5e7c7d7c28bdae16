/** What a run comes to: one figure per promise, and where the time went. */
import { judge, type Aim, type MeasureId, type Verdict } from './aims';
import type { BenchFiles } from './data/files';
import type { Round } from './equal';
import { geometricMean, median, p95 } from './statistics';

export type Figures = Measured<MeasureId>;

const middle = (rounds: readonly Round[], value: (round: Round) => number): number =>
  median(rounds.map(value));

const peakRatio = (rounds: readonly Round[], files: BenchFiles): number | null => {
  const bytes = files.cases.bytes + files.evaluations.bytes + files.complaints.bytes;
  const peaks = rounds.map(({ wasm }) => wasm.whole.peakGrowth).filter((peak) => peak !== null);
  return peaks.length === 0 ? null : median(peaks) / bytes;
};

/** Each query's two medians first, then the mean of their ratios. */
const queryRatios = (rounds: readonly Round[]): number[] => {
  const queries = rounds[0]?.native.whole.asked.queries ?? [];
  return queries.map((_, at) => {
    const of = (side: 'native' | 'wasm'): number =>
      middle(rounds, (round) => round[side].whole.asked.queries[at] ?? NaN);
    return of('wasm') / of('native');
  });
};

export const figuresOf = (
  rounds: readonly Round[],
  files: BenchFiles,
  openedSeconds: readonly number[],
): Figures => {
  const native = middle(rounds, (round) => round.native.utf8.ms);
  return {
    utf8: native / middle(rounds, ({ wasm }) => wasm.utf8.ms),
    gb18030: native / middle(rounds, ({ wasm }) => wasm.gb18030.ms),
    queries: geometricMean(queryRatios(rounds)),
    filter: middle(rounds, ({ wasm }) => p95(wasm.whole.asked.filters)),
    answers:
      middle(rounds, ({ wasm }) => wasm.whole.answered.ms) /
      middle(rounds, (round) => round.native.whole.answered.ms),
    memory: peakRatio(rounds, files),
    long_task: middle(rounds, ({ wasm }) => wasm.whole.answered.longestTask ?? NaN),
    opened_page: median(openedSeconds),
    transcoder: middle(rounds, ({ wasm: { read } }) => read.platform / read.transcoder),
    naive: middle(rounds, ({ wasm }) => wasm.read.naive / wasm.gb18030.ms),
    probe: middle(rounds, ({ wasm }) => wasm.read.probe),
    places: middle(rounds, ({ wasm }) => wasm.places.ms) / middle(rounds, (round) => round.native.places.ms),
    places_time: middle(rounds, ({ wasm }) => wasm.places.ms) / 1000,
    places_task: middle(rounds, ({ wasm }) => wasm.places.longestTask ?? NaN),
    assessed_time: middle(rounds, ({ wasm }) => wasm.assessed.ms) / 1000,
    population: middle(rounds, ({ wasm }) => wasm.whole.spot.population) / 1000,
    draw: middle(rounds, ({ wasm }) => wasm.whole.spot.draw) / 1000,
    life_line: middle(rounds, ({ wasm }) => p95(wasm.whole.spot.lives)),
    assessed_task: middle(rounds, ({ wasm }) => wasm.assessed.longestTask ?? NaN),
  };
};

const shown = ({ id, unit }: Aim<string>, value: number | null): string => {
  if (value === null) return '–';
  if (['long_task', 'places_task', 'assessed_task'].includes(id) && value === 0) return '< 50 ms';
  return `${unit === ' ms' ? value.toFixed(0) : value.toFixed(2)}${unit}`;
};

const limit = ({ better, unit }: Aim<string>, value: number): string =>
  `${better === 'more' ? '≥' : '≤'} ${String(value)}${unit}`;

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** A figure per promise; null was not measured on this system. */
export type Measured<Id extends string> = Readonly<Record<Id, number | null>>;

export const verdicts = <Id extends string>(aims: readonly Aim<Id>[], figures: Measured<Id>): Verdict[] =>
  aims.map((aim) => judge(aim, figures[aim.id]));

export const reportTable = <Id extends string>(aims: readonly Aim<Id>[], figures: Measured<Id>): string =>
  table([
    ['', 'aim', 'floor', 'measured', ''],
    ...aims.map((aim) => [
      aim.what,
      limit(aim, aim.aim),
      limit(aim, aim.floor),
      shown(aim, figures[aim.id]),
      judge(aim, figures[aim.id]),
    ]),
  ]);

type StepsOf = (round: Round) => readonly (readonly [string, number])[];

const stepTable = (rounds: readonly Round[], native: StepsOf, wasm: StepsOf): string => {
  const labels = [...new Set(rounds.flatMap((round) => wasm(round).map(([label]) => label)))];
  const at = (steps: StepsOf, label: string): number =>
    middle(rounds, (round) => steps(round).find(([name]) => name === label)?.[1] ?? 0);
  const lines = labels.map((label) => ({ label, native: at(native, label), wasm: at(wasm, label) }));
  return table([
    ['native ms', 'wasm ms', 'wasm / native', ''],
    ...lines
      .filter((line) => Math.max(line.native, line.wasm) >= 5)
      .map((line) => [
        line.native.toFixed(0),
        line.wasm.toFixed(0),
        (line.wasm / line.native).toFixed(2),
        line.label,
      ]),
  ]);
};

/** Where the time goes, statement by statement; information, never judged. */
export const details = (rounds: readonly Round[]): string =>
  [
    'UTF-8 → typed table',
    stepTable(
      rounds,
      (round) => round.native.utf8.steps,
      (round) => round.wasm.utf8.steps,
    ),
    '\nGB18030 → typed table (native: the UTF-8 twin)',
    stepTable(
      rounds,
      (round) => round.native.utf8.steps,
      (round) => round.wasm.gb18030.steps,
    ),
    '\nfiles → four answers',
    stepTable(
      rounds,
      (round) => round.native.whole.answered.steps,
      (round) => round.wasm.whole.answered.steps,
    ),
    '\nforty filter changes together',
    stepTable(
      rounds,
      (round) => round.native.whole.asked.filterSteps,
      (round) => round.wasm.whole.asked.filterSteps,
    ),
    `\n${stageLine(rounds)}`,
    `queries wasm / native: ${queryRatios(rounds)
      .map((ratio) => ratio.toFixed(2))
      .join(' ')}`,
    `queries wasm, ms: ${perQuery(rounds, 'wasm')}`,
    `queries native, ms: ${perQuery(rounds, 'native')}`,
    `filter change wasm, ms: p50 ${filterMs(rounds, 'wasm', median)}, p95 ${filterMs(rounds, 'wasm', p95)}; native: p50 ${filterMs(rounds, 'native', median)}, p95 ${filterMs(rounds, 'native', p95)}`,
    `peak of the page in all, MB: ${rounds.map(({ wasm }) => megabytes(wasm.whole.peak)).join(' ')}`,
    `longest task per round, ms: ${rounds.map(({ wasm }) => String(wasm.whole.answered.longestTask)).join(' ')}`,
  ].join('\n');

/** Our own pass over the bytes slows both sides; this says what the engines do without it. */
const stageLine = (rounds: readonly Round[]): string => {
  const [native, wasm] = [middle(rounds, (r) => r.native.stage), middle(rounds, (r) => r.wasm.stage)];
  const whole = middle(rounds, (r) => r.wasm.utf8.ms);
  return `reading statement alone: native ${native.toFixed(0)} ms, wasm ${wasm.toFixed(0)} ms, native / wasm ${(native / wasm).toFixed(2)}; native statement / whole import in wasm ${(native / whole).toFixed(2)}`;
};

const megabytes = (bytes: number | null): string => (bytes === null ? '–' : (bytes / 1e6).toFixed(0));

const perQuery = (rounds: readonly Round[], side: 'native' | 'wasm'): string =>
  (rounds[0]?.[side].whole.asked.queries ?? [])
    .map((_, at) => middle(rounds, (round) => round[side].whole.asked.queries[at] ?? NaN).toFixed(0))
    .join(' ');

const filterMs = (
  rounds: readonly Round[],
  side: 'native' | 'wasm',
  of: (values: readonly number[]) => number,
): string => middle(rounds, (round) => of(round[side].whole.asked.filters)).toFixed(1);
