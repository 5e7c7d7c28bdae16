/** The browser side: the product's own modules over the files that were given to the input. No part of the product. */
import moduleUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { openWasm } from '../../../src/lib/db/wasm';
import type { Engine } from '../../../src/lib/db/engine';
import type { SourceFile } from '../../../src/lib/ingest/host';
import { browserFile, browserHost } from '../../../src/lib/state/browser-host';
import { assessedYear } from '../assessed';
import type { Answered, Asked, Loaded, Places, Read, Spot } from '../figures';
import { drawnPlaces } from '../places';
import { Work } from '../work';
import { endurancePage } from './endurance';
import { compareReading } from './reading';

/** What the bench calls, one after another, in a fresh page per round. */
export interface BenchPage {
  open(): Promise<void>;
  stage(): Promise<number>;
  load(): Promise<Loaded>;
  /** After nothing else: it loads the file into the page's engine. */
  read(): Promise<Read>;
  answer(): Promise<Answered>;
  ask(): Promise<Asked>;
  spot(): Promise<Spot>;
  places(): Promise<Places>;
  assessed(): Promise<Places>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const absolute = (url: string): string => new URL(url, document.baseURI).href;

const chosen = (): File[] => {
  const input = document.querySelector<HTMLInputElement>('#files');
  return [...(input?.files ?? [])];
};

const only = (): File => {
  const [file] = chosen();
  if (file === undefined) throw new Error('no file was given');
  return file;
};
const onlyFile = (): SourceFile => browserFile(only());

let started: { readonly work: Work; readonly engine: Engine } | null = null;
const opened = (): { readonly work: Work; readonly engine: Engine } => {
  if (started === null) throw new Error('open() comes first');
  return started;
};

/** Observers hear of a task only after it has ended. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

/** The longest task of the main thread while `run` goes on; 0 when none took 50 ms. */
const longestTask = async <T>(run: () => Promise<T>): Promise<{ value: T; longest: number }> => {
  let longest = 0;
  const take = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => {
    take(list.getEntries());
  });
  observer.observe({ type: 'longtask' });
  const value = await run();
  await nextTask();
  take(observer.takeRecords());
  observer.disconnect();
  return { value, longest };
};

window.bench = {
  open: async () => {
    const engine = await openWasm({ module: absolute(moduleUrl), worker: absolute(workerUrl) });
    started = { work: await Work.open(engine, browserHost()), engine };
  },
  stage: () => opened().work.stage(onlyFile()),
  load: () => opened().work.load(onlyFile()),
  read: () => compareReading(onlyFile(), async (file) => (await opened().work.load(browserFile(file))).ms),
  answer: async () => {
    const { value, longest } = await longestTask(() => opened().work.answer(chosen().map(browserFile)));
    return { ...value, longestTask: longest };
  },
  ask: () => opened().work.ask(),
  spot: () => opened().work.spot(),
  places: async () => {
    const { value, longest } = await longestTask(drawnPlaces);
    return { ...value, longestTask: longest };
  },
  assessed: async () => {
    const { value, longest } = await longestTask(assessedYear);
    return { ...value, longestTask: longest };
  },
};

window.endurance = endurancePage(() => opened().engine, only);
