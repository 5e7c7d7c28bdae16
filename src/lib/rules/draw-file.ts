/**
 * 抽样文件: a draw with everything that it takes to draw it again: the choices of the population, the seed, the number,
 * and the list as it came out. The same draw gives the same bytes.
 */
import * as v from 'valibot';
import { checkDataFile } from '../domain/data-file';
import { isLocalDate } from '../domain/local-date';
import { SAMPLE_RISKS, SAMPLE_STATES, SAMPLE_STRATA } from '../domain/sample-choices';
import { SeedUsedError } from '../domain/errors';
import { byCodePoint } from './code-point';

const Count = v.pipe(v.number(), v.integer('not_whole'), v.minValue(0, 'negative'));
const Positive = v.pipe(Count, v.minValue(1, 'not_positive'));
const Text = v.pipe(v.string(), v.nonEmpty('empty'));
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'no_sha256'));

/** A group by its names: keys are of one session alone. */
const NamedGroup = v.strictObject({
  by: v.picklist(['unit', 'section', 'officer', 'item', 'channel']),
  name: v.string(),
  code: v.string(),
  /** The unit of a section or an officer; '' otherwise. */
  within: v.string(),
});

/** How the seed was made, where it was made of parts: batch number, date, digits of the witnesses. */
const SeedParts = v.strictObject({
  batch: Text,
  on: v.pipe(v.string(), v.check(isLocalDate, 'no_such_date')),
  digits: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^\d+$/, 'no_digits'))),
    v.minLength(2, 'two_witnesses'),
    v.readonly(),
  ),
});

const DrawFile = v.strictObject({
  format: v.literal('mingcha-draw'),
  version: v.literal(1),
  seed: Text,
  /** null: the seed was typed as it stands. */
  seed_parts: v.nullable(SeedParts),
  n: Positive,
  strata: v.picklist(SAMPLE_STRATA),
  boost: Positive,
  population: v.strictObject({
    size: Positive,
    sha256: Sha256,
    period: v.nullable(Text),
    as_of: Text,
    state: v.picklist(SAMPLE_STATES),
    risks: v.array(v.picklist(SAMPLE_RISKS)),
    filters: v.array(NamedGroup),
    excluded_units: v.array(v.string()),
    /** Cases of earlier draws. */
    left_out: v.array(Text),
    /** Ids that several records hold; drawn once, in the stratum of the first (IM-01). */
    duplicates: v.array(Text),
    /** Records without a number. */
    without_id: Count,
    empty_strata: v.array(v.string()),
  }),
  allocation: v.array(
    v.strictObject({ stratum: v.string(), size: Count, drawn: Count, replacements: Count }),
  ),
  cases: v.array(
    v.strictObject({
      stratum: v.string(),
      case_id: Text,
      key: Sha256,
      order: Positive,
      replacement: v.boolean(),
    }),
  ),
  rules: v.strictObject({ id: Text, version: Text, hash: v.string() }),
  calendar: v.strictObject({ id: Text, version: Text }),
  files: v.array(v.strictObject({ file: Text, sha256: Sha256 })),
});
export type DrawFile = Readonly<v.InferOutput<typeof DrawFile>>;
export type SeedParts = Readonly<v.InferOutput<typeof SeedParts>>;

/** @throws InvalidDataFileError with `file`, `path` and `reason`. */
export const parseDraw = (json: unknown, file: string): DrawFile => checkDataFile(DrawFile, json, file);

export const drawText = (draw: DrawFile): string => `${JSON.stringify(draw, null, 2)}\n`;

/** 2026-10-03|2026-11-06|4718|2093: the rule that can be published before the digits are known. */
export const seedOf = ({ batch, on, digits }: SeedParts): string => [batch.trim(), on, ...digits].join('|');

/** A draw that was made before, and the name of its file. */
export interface EarlierDraw {
  readonly file: string;
  readonly draw: DrawFile;
}

/** Who knows the list of a seed could wait for it: a new draw takes a new seed. @throws SeedUsedError. */
export function requireFreshSeed(seed: string, earlier: readonly EarlierDraw[]): void {
  const used = earlier.find(({ draw }) => draw.seed === seed.trim());
  if (used !== undefined) throw new SeedUsedError({ seed: seed.trim(), file: used.file });
}

/** Cases that earlier draws have drawn; replacements that nobody looked at can be drawn again. */
export const drawnBefore = (earlier: readonly EarlierDraw[]): readonly string[] =>
  [
    ...new Set(
      earlier.flatMap(({ draw }) => draw.cases.flatMap((one) => (one.replacement ? [] : [one.case_id]))),
    ),
  ].sort(byCodePoint);

/** What a redraw has, held against its file. */
export interface Comparison {
  readonly isSamePopulation: boolean;
  /** Every case with its stratum, order and key. */
  readonly isSameList: boolean;
  /** Of the file, and not drawn again. */
  readonly missing: readonly string[];
  /** Drawn again, and not in the file. */
  readonly added: readonly string[];
}

const lineOf = ({ stratum, case_id, key, order, replacement }: DrawFile['cases'][number]): string =>
  JSON.stringify([stratum, case_id, key, order, replacement]);

export function compareDraws(file: DrawFile, again: DrawFile): Comparison {
  const [before, now] = [file, again].map(({ cases }) => cases.map(({ case_id }) => case_id));
  const lines = again.cases.map(lineOf);
  return {
    isSamePopulation:
      file.population.sha256 === again.population.sha256 && file.population.size === again.population.size,
    isSameList:
      file.cases.length === lines.length && file.cases.every((one, at) => lineOf(one) === lines[at]),
    missing: (before ?? []).filter((id) => !(now ?? []).includes(id)),
    added: (now ?? []).filter((id) => !(before ?? []).includes(id)),
  };
}
