/** One round of both sides, and what may not differ between them: without it there is nothing to compare. */
import type { BrowserWhole } from './browser-side';
import type { Loaded, Places, Read, Whole } from './figures';

export interface Round {
  /** `stage`: ms of the reading statement alone. */
  readonly native: {
    readonly stage: number;
    readonly utf8: Loaded;
    readonly whole: Whole;
    readonly places: Places;
    readonly assessed: Places;
  };
  readonly wasm: {
    readonly stage: number;
    readonly utf8: Loaded;
    readonly gb18030: Loaded;
    readonly read: Read;
    readonly whole: BrowserWhole;
    readonly places: Places;
    readonly assessed: Places;
  };
}

/** The sides did not do the same work: there is nothing to compare. */
export class UnequalError extends Error {}

const COLUMNS = 22;

/** @throws UnequalError naming what differs, both sides shown. */
export function refuseUnequal({ native, wasm }: Round, rows: number): void {
  const loads = [native.utf8, wasm.utf8, wasm.gb18030];
  same('rows', [...loads.map(({ records }) => records), ...[native, wasm].flatMap(wholeRows), rows]);
  same('columns', [...loads.map(({ columns }) => columns), COLUMNS]);
  same('typed table', [...loads.map(({ checksum }) => checksum), native.whole.asked.checksums[0]]);
  same(
    'loaded tables',
    [native, wasm].map(({ whole }) => whole.asked.checksums.join('; ')),
  );
  same(
    'four answers',
    [native, wasm].map(({ whole }) => whole.answered.digest),
  );
  same(
    'queries and filters',
    [native, wasm].map(({ whole }) => whole.asked.digest),
  );
  same(
    'a spot check',
    [native, wasm].map(({ whole }) => whole.spot.digest),
  );
  same(
    'places',
    [native, wasm].map(({ places }) => places.digest),
  );
  same(
    'an assessed year',
    [native, wasm].map(({ assessed }) => assessed.digest),
  );
}

/** Cases and evaluations; complaints are as many as they are. */
const wholeRows = ({ whole }: { whole: Whole }): number[] => whole.answered.records.slice(0, 2);

function same(what: string, values: readonly unknown[]): void {
  if (new Set(values).size > 1)
    throw new UnequalError(`${what}: ${values.map((value) => String(value)).join(' | ')}`);
}
