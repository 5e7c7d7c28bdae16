/** What the product must find about clocks: counted from what was planted, as everything else is. */
import { isLate, type PlantedCase } from './case';
import type { PlantedEvents } from './case-events';
import type { Plant } from './case-plants';
import { AS_OF } from './civil';
import { type ClockCase, dueDate } from './clock-cases';
import type { Verdict } from './clock-recipes';
import { type ClockAnswer, clockAnswers, type PlantedClock } from './clocks';
import type { PlantedComplaint } from './complaints';
import { catalogueAnswer, type CatalogueAnswer, type ListedItem } from './directory';
import type { PlantedFinding, PlantedProcedure } from './duties';
import { responsible, MISSING } from './keys';
import type { PlantedMatter } from './matters';
import type { PlantedRules } from './plants';

/** Everything planted for clocks. */
export type PlantedClocks = {
  readonly cases: readonly ClockCase[];
  readonly events: PlantedEvents;
  readonly catalogue: readonly ListedItem[];
  readonly matters: readonly PlantedMatter[];
  readonly findings: readonly PlantedFinding[];
  readonly procedures: readonly PlantedProcedure[];
};

/** One added case: `due` is null where no date follows, `pausedDays` where the days are not counted to the end. */
export type CaseClock = {
  readonly plant: string;
  readonly due: string | null;
  readonly pausedDays: number | null;
  readonly late: boolean;
  readonly verdicts: readonly Verdict[];
};

/** Cases due by the cut-off whose own flag says otherwise than their dates. */
export type FlagAnswer = {
  readonly saysInTime: number;
  readonly saysLate: number;
  readonly unit: Readonly<Record<string, number>>;
};

/** The figures; `clocks` are those besides a case's own. */
export type ClockFigures = {
  readonly cases: Readonly<Record<string, CaseClock>>;
  readonly extensions: Readonly<Record<string, number>>;
  readonly clocks: Readonly<Record<string, ClockAnswer>>;
  readonly flags: FlagAnswer;
  readonly catalogue: CatalogueAnswer;
  readonly threeVisits: number;
};

function tallied(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function replyClock({ unit, received, replied }: PlantedComplaint): PlantedClock {
  const due = received.day + 7;
  const open = due < AS_OF ? 'open_late' : 'open';
  const ended = replied !== null && replied.day > due ? 'late' : 'in_time';
  return { kind: 'complaint_reply', unit, due, fate: replied === null ? open : ended };
}

function flagAnswer(cases: readonly PlantedCase[]): FlagAnswer {
  const differing = cases.filter(
    ({ flag, standing, due }) =>
      flag === 'differs' && standing === 'counted' && due !== null && due.day <= AS_OF,
  );
  const late = differing.filter(isLate).length;
  const units = differing.map(
    ({ unit, officer, shown }) => responsible(unit, officer, shown).unit ?? MISSING,
  );
  return { saysInTime: late, saysLate: differing.length - late, unit: tallied(units) };
}

function caseClock(one: ClockCase): [string, CaseClock] {
  const { recipe, planted, pausedDays, verdicts } = one;
  return [planted.id, { plant: recipe.name, due: dueDate(one), pausedDays, late: isLate(planted), verdicts }];
}

/** All figures. */
export function clockFigures(
  planted: PlantedClocks,
  cases: readonly PlantedCase[],
  complaints: readonly PlantedComplaint[],
  rules: PlantedRules,
): ClockFigures {
  const added = planted.cases.map((one) => one.planted);
  const registers = [...planted.matters, ...planted.findings, ...planted.procedures];
  const clocks = [...registers.flatMap((one) => one.clocks), ...rules.clocks];
  const replies = [...complaints, ...rules.complaints].map(replyClock);
  const isLoaded = ({ standing }: PlantedCase): boolean => standing === 'counted' || standing === 'excluded';
  return {
    cases: Object.fromEntries(planted.cases.map(caseClock)),
    extensions: tallied(planted.cases.flatMap(({ verdicts }) => verdicts)),
    clocks: clockAnswers([...planted.events.clocks, ...replies, ...clocks]),
    flags: flagAnswer([...cases, ...added]),
    catalogue: catalogueAnswer([...planted.catalogue, ...rules.catalogue]),
    threeVisits: [...cases, ...added, ...rules.cases].filter((one) => isLoaded(one) && one.visits >= 3)
      .length,
  };
}

/** The added cases by plant, as facts in words. */
export function clockPlants({ cases }: PlantedClocks): Plant[] {
  const recipes = [...new Set(cases.map(({ recipe }) => recipe))];
  return recipes.map((recipe) => ({
    name: recipe.name,
    fact: recipe.fact,
    cases: cases.filter((one) => one.recipe === recipe).map(({ planted }) => planted.id),
  }));
}
