/** All rounds of one run, the sides taking turns in who goes first; and what may not differ between them. */
import type { Browser } from '@playwright/test';
import { BrowserSide } from './browser-side';
import type { BenchFiles } from './data/files';
import { refuseUnequal, type Round } from './equal';
import { nativeAssessed, nativeLoad, nativePlaces, nativeStage, nativeWhole } from './native-side';

export interface Setup {
  readonly root: string;
  readonly script: string;
  readonly browser: Browser;
  readonly files: BenchFiles;
  readonly say: (line: string) => void;
}

async function inTurn<A, B>(
  nativeFirst: boolean,
  native: () => Promise<A>,
  wasm: () => Promise<B>,
): Promise<[A, B]> {
  if (nativeFirst) return [await native(), await wasm()];
  const second = await wasm();
  return [await native(), second];
}

async function oneRound(setup: Setup, side: BrowserSide, nativeFirst: boolean): Promise<Round> {
  const { files, script } = setup;
  const all = [files.cases.path, files.evaluations.path, files.complaints.path];
  const [stage, wasmStage] = await inTurn(
    nativeFirst,
    () => nativeStage(script, files.cases.path),
    () => side.stage(files.cases.path),
  );
  const [utf8, wasmUtf8] = await inTurn(
    nativeFirst,
    () => nativeLoad(script, files.cases.path),
    () => side.load(files.cases.path),
  );
  const gb18030 = await side.load(files.casesGb18030.path);
  const read = await side.read(files.casesGb18030.path);
  const [whole, wasmWhole] = await inTurn(
    nativeFirst,
    () => nativeWhole(script, all),
    () => side.whole(all),
  );
  const [places, wasmPlaces] = await inTurn(
    nativeFirst,
    () => nativePlaces(script),
    () => side.places(),
  );
  const [assessed, wasmAssessed] = await inTurn(
    nativeFirst,
    () => nativeAssessed(script),
    () => side.assessed(),
  );
  return {
    native: { stage, utf8, whole, places, assessed },
    wasm: {
      ...{ stage: wasmStage, utf8: wasmUtf8, gb18030, read },
      ...{ whole: wasmWhole, places: wasmPlaces, assessed: wasmAssessed },
    },
  };
}

/** @throws UnequalError when a side read or answered something else. */
export async function allRounds(setup: Setup, runs: number, rows: number): Promise<Round[]> {
  const side = await BrowserSide.start(setup.root, setup.browser);
  try {
    const rounds: Round[] = [];
    for (let run = 0; run < runs; run += 1) {
      const round = await oneRound(setup, side, run % 2 === 0);
      refuseUnequal(round, rows);
      rounds.push(round);
      setup.say(roundLine(round, run + 1, runs));
    }
    return rounds;
  } finally {
    side.stop();
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

const roundLine = ({ native, wasm }: Round, run: number, runs: number): string =>
  `${String(run)}/${String(runs)}: UTF-8 native ${seconds(native.utf8.ms)}, wasm ${seconds(wasm.utf8.ms)}; GB18030 ${seconds(wasm.gb18030.ms)}; four answers native ${seconds(native.whole.answered.ms)}, wasm ${seconds(wasm.whole.answered.ms)}`;
