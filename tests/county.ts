/** The sample county as its generator planted it: files in a temporary folder, and the answers it wrote itself. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { DEFAULT_SEED, generateCounty } from '../data/samples/generate';

const Count = v.object({ x: v.number(), n: v.nullable(v.number()) });
const Groups = v.record(v.string(), Count);
const ClockCount = v.object({ n: v.number(), late: v.number(), open: v.number() });
const Texts = v.array(v.string());
const Year = v.object({
  scores: v.record(
    v.string(),
    v.object({
      ...{ group: v.string(), months: v.number(), status: v.string() },
      ...{ total: v.nullable(v.string()), place: v.nullable(v.number()) },
      ...{
        band: v.nullable(v.string()),
        grade: v.nullable(v.string()),
        why: Texts,
        vetoes: Texts,
        gates: Texts,
      },
    }),
  ),
  gates: v.record(v.string(), Texts),
  lists: Texts,
  procedures: v.record(v.string(), v.object({ state: v.string(), deadlines: Texts })),
});
const Answers = v.object({
  asOf: v.string(),
  files: v.record(
    v.string(),
    v.object({
      records: v.number(),
      header: v.number(),
      loaded: v.number(),
      setAside: v.number(),
      duplicates: v.number(),
    }),
  ),
  measures: v.record(v.string(), v.record(v.string(), v.objectWithRest({ total: Count }, Groups))),
  levels: v.record(v.string(), v.object({ total: v.record(v.string(), v.number()) })),
  afterCutoff: v.record(v.string(), v.number()),
  clock: v.object({
    cases: v.record(
      v.string(),
      v.object({
        plant: v.string(),
        due: v.nullable(v.string()),
        pausedDays: v.nullable(v.number()),
        late: v.boolean(),
        verdicts: v.array(v.string()),
      }),
    ),
    extensions: v.record(v.string(), v.number()),
    clocks: v.record(v.string(), v.object({ total: ClockCount, unit: v.record(v.string(), ClockCount) })),
    flags: v.object({
      saysInTime: v.number(),
      saysLate: v.number(),
      unit: v.record(v.string(), v.number()),
    }),
    catalogue: v.object({ promisedNoLess: v.number(), withoutLimit: v.number(), unpublished: v.number() }),
    threeVisits: v.number(),
  }),
  rules: v.array(
    v.object({
      rule: v.string(),
      carrier: v.picklist(['event', 'measure', 'clock', 'judged']),
      of: v.string(),
      fires: v.string(),
      alike: v.string(),
    }),
  ),
  lifeLines: v.object({
    missing: v.array(v.object({ kind: v.string(), rule: v.string(), caseId: v.string(), alike: v.string() })),
    clean: v.array(v.string()),
  }),
  candidates: v.array(
    v.object({
      ruleSet: v.string(),
      list: v.string(),
      kind: v.picklist(['person', 'section', 'unit']),
      subject: v.string(),
      step: v.number(),
      forward: v.nullable(v.number()),
      suggested: v.nullable(v.number()),
    }),
  ),
  yearEnd: v.object({
    ruleSet: v.string(),
    unit: Year,
    officer: Year,
    afterReview: v.object({ leaves: v.array(v.string()) }),
  }),
});
export type CountyAnswers = v.InferOutput<typeof Answers>;

export interface County {
  /** The exports. */
  readonly paths: readonly string[];
  /** Scheme, entries and decisions of the year, by file name. */
  readonly assessment: ReadonlyMap<string, string>;
  readonly answers: CountyAnswers;
}

/** Writes the files of one county; `flip` names the planted on-time case that ends late instead. */
export const writeCounty = (flip?: string): County => {
  const { files, assessment, answers } = generateCounty({ seed: DEFAULT_SEED, flip: flip ?? null });
  const folder = mkdtempSync(join(tmpdir(), 'county-'));
  const write = ([name, content]: [string, string | Uint8Array]): [string, string] => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return [name, path];
  };
  return {
    paths: [...files].map((file) => write(file)[1]),
    assessment: new Map([...assessment].map(write)),
    answers: v.parse(Answers, JSON.parse(JSON.stringify(answers))),
  };
};
