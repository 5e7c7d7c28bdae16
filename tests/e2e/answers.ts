/** What the generator planted in the sample county that is served, as it wrote it down itself. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const Count = v.object({ x: v.number(), n: v.nullable(v.number()) });
const Groups = v.record(v.string(), Count);
const Subject = v.object({ unit: v.string(), x: v.number(), n: v.number() });
const Ranking = v.object({
  ranked: v.array(Subject),
  tooFew: v.array(Subject),
  noBusiness: v.array(v.string()),
});
const File = v.object({
  records: v.number(),
  header: v.number(),
  loaded: v.number(),
  setAside: v.number(),
  duplicates: v.number(),
});
const Answers = v.object({
  asOf: v.string(),
  files: v.record(v.string(), File),
  measures: v.record(v.string(), v.record(v.string(), v.objectWithRest({ total: Count }, Groups))),
  levels: v.record(v.string(), v.object({ total: v.record(v.string(), v.number()) })),
  ranking: v.record(v.string(), v.record(v.string(), Ranking)),
  afterCutoff: v.record(v.string(), v.number()),
  plants: v.array(v.object({ name: v.string(), cases: v.array(v.string()) })),
});

export const ANSWERS = v.parse(
  Answers,
  JSON.parse(readFileSync(new URL('../../data/samples/county/answers.json', import.meta.url), 'utf8')),
);

/** Planted total of a measure; `period` as in the address (`all` = everything). */
export function planted(measure: string, period: string): { x: number; n: number | null } {
  const found = ANSWERS.measures[measure]?.[period]?.total;
  if (found === undefined) throw new Error(`nothing planted: ${measure} ${period}`);
  return found;
}

/** Ids of the cases that a plant is about. */
export function plantedCases(name: string): readonly string[] {
  const found = ANSWERS.plants.find((plant) => plant.name === name);
  if (found === undefined) throw new Error(`nothing planted: ${name}`);
  return found.cases;
}

/** 12486 → 12,486, as the page prints it. */
export const grouped = (n: number): string => n.toLocaleString('en-US');
