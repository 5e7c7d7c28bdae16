/**
 * What lies on this machine of the loaded data: one small list that names the files of the state that counts. It is
 * written last and in one piece, so whatever happens before leaves the earlier state, and what it does not name is a
 * stray of something that was broken off.
 */
import * as v from 'valibot';
import { KeptDamagedError } from './errors';

const WholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

const KeptSchema = v.strictObject({
  format: v.literal(1),
  /** By what the tables and the list of what was said about them are told from those of another version. */
  schema: v.string(),
  /** Counts up with every change, so that no file is written twice. */
  generation: WholeNumber,
  /** ISO instant in UTC, by the clock of the page. */
  savedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Of all files together, this list apart. */
  bytes: WholeNumber,
  /** What is loaded, by the names of its files; `records`: that count. */
  files: v.array(v.strictObject({ name: v.string(), records: WholeNumber })),
  /** Names of the files of this state: the database, what was said about the files, and the dropped files themselves. */
  data: v.string(),
  state: v.string(),
  originals: v.array(v.string()),
  /** What the database holds, table by table. */
  tables: v.array(v.strictObject({ table: v.string(), rows: WholeNumber, sum: v.string() })),
});
export type Kept = Readonly<v.InferOutput<typeof KeptSchema>>;

/** The list's own name. */
export const KEPT_LIST = 'kept.json';

/** @throws KeptDamagedError when it is not what was written. */
export const parseKept = (text: string): Kept => {
  try {
    return v.parse(KeptSchema, JSON.parse(text));
  } catch (cause) {
    throw new KeptDamagedError({ file: KEPT_LIST }, { cause });
  }
};

/** Of the next state: none of them exists yet. */
export const nextNames = (
  before: Kept | null,
): { readonly generation: number; readonly data: string; readonly state: string } => {
  const generation = (before?.generation ?? 0) + 1;
  return { generation, data: `data-${generation}.db`, state: `state-${generation}.json` };
};

/** A dropped file is kept once, under its digest. */
export const originalName = (sha256: string): string => `file-${sha256}.bin`;

/** Names that belong to a state; everything else can go. */
export const belongsTo = (kept: Kept | null): ReadonlySet<string> =>
  kept === null ? new Set() : new Set([KEPT_LIST, kept.data, kept.state, ...kept.originals]);

/** What was begun and never finished, or is not needed any more. */
export const strays = (listed: readonly string[], kept: Kept | null): string[] => {
  const own = belongsTo(kept);
  return listed.filter((name) => !own.has(name));
};

/** The tab that keeps, as it tells the others. */
export interface Keeper {
  /** ISO instant at which it was opened. */
  readonly since: string;
  /** ISO instant of what it kept last; null when it has not kept anything yet. */
  readonly savedAt: string | null;
  readonly files: number;
}

/**
 * What becomes of the data of this tab.
 *
 * `looking`: not known yet. `unavailable`: the browser or the address has no storage of its own. `off`: gone with the
 * page. `on`: `kept` is what is loaded, or was before a change that could not be kept. `found`: there is something on
 * this machine that is not in this tab; null when it cannot even be said what. `elsewhere`: another tab keeps.
 */
export type KeepingNow =
  | { readonly kind: 'looking' | 'unavailable' | 'off' }
  | { readonly kind: 'on'; readonly kept: Kept }
  | { readonly kind: 'found'; readonly kept: Kept | null }
  | { readonly kind: 'elsewhere'; readonly keeper: Keeper | null };

/** What was found in the storage of this origin after it was erased. */
export interface ErasureProof {
  /** ISO instant. */
  readonly at: string;
  /** Names of everything that still lies there: none, unless erasing failed. */
  readonly left: readonly string[];
}
