/**
 * `npm run bench -- --endurance`: large files, many files, bad files and broken-off loads, in the browser alone. A report
 * needs the rows that the promises are about; every load must give the rows and the values that its file was made with.
 */
import type { Browser } from '@playwright/test';
import { BrowserSide } from '../browser-side';
import { UnequalError } from '../equal';
import type { Measured } from '../report';
import { median } from '../statistics';
import type { EnduranceId } from './aims';
import { answeredAtPeak, brokenOff, heldAfterImports, timedLoad, type TimedLoad } from './browser';
import { faultsOf, manyOf, type EnduranceFiles } from './files';
import type { BreakAt } from './tab';

export interface EnduranceSetup {
  readonly root: string;
  readonly browser: Browser;
  readonly files: EnduranceFiles;
  readonly runs: number;
  readonly imports: number;
  readonly say: (line: string) => void;
}

type Part = (setup: EnduranceSetup, side: BrowserSide) => Promise<Partial<Measured<EnduranceId>>>;

const mega = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const same = (what: string, is: unknown, should: unknown): void => {
  if (is !== should) throw new UnequalError(`${what}: ${String(is)} | ${String(should)}`);
};

const manyRows: Part = async ({ files, say }, side) => {
  const { rows, peak } = await answeredAtPeak(side, files.many.path);
  same('rows of the large file', rows, manyOf(files.rows));
  if (peak === null) return { many_rows: null };
  say(`${String(rows)} rows, ${mega(files.many.bytes)} → four answers: peak ${mega(peak)}`);
  return { many_rows: peak / 1e9 };
};

/** What is kept, of a fifth of the imports each: what is held beyond the least is waiting to be swept up. */
const keptByFifths = (held: readonly number[]): number[] => {
  const each = Math.max(1, Math.floor(held.length / 5));
  return Array.from({ length: 5 }, (_, at) => Math.min(...held.slice(at * each, (at + 1) * each)));
};

const fiftyImports: Part = async ({ files, imports, say }, side) => {
  const held = (await heldAfterImports(side, files.few.path, imports)).filter((bytes) => bytes !== null);
  if (held.length === 0) return { fifty_imports: null };
  const kept = keptByFifths(held);
  say(`memory kept by each fifth of ${String(imports)} imports: ${kept.map(mega).join(', ')}`);
  return { fifty_imports: ((kept[4] ?? NaN) / (kept[3] ?? NaN) - 1) * 100 };
};

const KINDS = ['cases', 'ragged', 'dateForms'] as const;
type Loads = Readonly<Record<(typeof KINDS)[number], TimedLoad>>;

/** One load of each, in an order that turns with the rounds. */
async function loadsOf(files: EnduranceFiles, side: BrowserSide, round: number): Promise<Loads> {
  const found = new Map<string, TimedLoad>();
  for (const at of KINDS.keys()) {
    const kind = KINDS[(at + round) % KINDS.length] ?? 'cases';
    found.set(kind, await timedLoad(side, files[kind].path));
  }
  const of = (kind: string): TimedLoad =>
    found.get(kind) ?? { fileNo: 0, loaded: 0, setAside: 0, ms: NaN, checksum: '' };
  return { cases: of('cases'), ragged: of('ragged'), dateForms: of('dateForms') };
}

function refuseOther({ cases, ragged, dateForms }: Loads, rows: number): void {
  same('rows', cases.loaded, rows);
  same('ragged records', ragged.setAside, faultsOf(rows));
  same('rows beside ragged records', ragged.loaded, rows - faultsOf(rows));
  same('table of other date forms', dateForms.checksum, cases.checksum);
}

const faults: Part = async ({ files, runs, say }, side) => {
  const rounds: Loads[] = [];
  for (let round = 0; round < runs; round += 1) {
    const loads = await loadsOf(files, side, round);
    refuseOther(loads, files.rows);
    rounds.push(loads);
    say(`processor time: ${KINDS.map((kind) => `${kind} ${seconds(loads[kind].ms)}`).join(', ')}`);
  }
  const more = (kind: keyof Loads): number =>
    (median(rounds.map((loads) => loads[kind].ms)) / median(rounds.map(({ cases }) => cases.ms)) - 1) * 100;
  return { rejects: more('ragged'), date_forms: more('dateForms') };
};

const HALF: BreakAt = { share: 0.5, afterMs: 0 };
/** Behind the last byte: the engine's own reading, its statements, one place each. */
const LATER: readonly BreakAt[] = [0, 250, 500, 1000].map((afterMs) => ({ share: 1, afterMs }));

const brokenLoads: Part = async ({ files, runs, say }, side) => {
  const paths = [files.few.path, files.cases.path] as const;
  const half = await brokenOff(
    side,
    paths,
    Array.from({ length: runs }, () => HALF),
  );
  const later = await brokenOff(side, paths, LATER);
  const shown = (all: readonly number[]): string => all.map((ms) => ms.toFixed(0)).join(', ');
  say(`cancelled, ms: at half ${shown(half)}; after all bytes ${shown(later)}`);
  return { cancel: Math.max(...half), cancel_later: Math.max(...later) };
};

const NOTHING: Measured<EnduranceId> = {
  many_rows: null,
  fifty_imports: null,
  rejects: null,
  date_forms: null,
  cancel: null,
  cancel_later: null,
};

/** All figures, one part after the other. @throws UnequalError when a load gave something else than its file holds. */
export async function endure(setup: EnduranceSetup): Promise<Measured<EnduranceId>> {
  const side = await BrowserSide.start(setup.root, setup.browser);
  try {
    let figures = NOTHING;
    for (const part of [fiftyImports, faults, brokenLoads, manyRows])
      figures = { ...figures, ...(await part(setup, side)) };
    return figures;
  } finally {
    side.stop();
  }
}
