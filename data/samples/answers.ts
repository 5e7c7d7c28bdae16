import type { PlantedCase } from './case';
import type { Plant, PlantedCases } from './case-plants';
import type { PlantedCard } from './cards';
import { clockFigures, type ClockFigures, clockPlants, type PlantedClocks } from './clock-answers';
import { AS_OF, isoOf, type Period, PERIODS } from './civil';
import type { PlantedComplaint } from './complaints';
import { badOfficer, PLANTED, type Unit } from './county';
import type { PlantedRatings } from './evaluations';
import { type LevelAnswer, levelAnswers } from './levels';
import {
  countCard,
  countCase,
  countComplaint,
  countRating,
  emptyTallies,
  type Tallies,
  WITHOUT_CHANNEL,
} from './measures';
import type { PlantedRules } from './plants';
import type { CandidateAnswer } from './plants/candidates';
import type { LifeLineAnswers } from './plants/life-lines';
import type { RulePlant } from './plants/rule-plant';
import { type GroupRanking, rankGroups } from './ranking';
import type { Answer } from './tally';
import { type YearAnswers, plantYear } from './year-end/answers';

/** Everything planted, before it is rendered. */
export type PlantedCounty = {
  readonly units: readonly Unit[];
  readonly planted: PlantedCases;
  readonly ratings: PlantedRatings;
  readonly complaints: readonly PlantedComplaint[];
  readonly cards: readonly PlantedCard[];
  readonly clocks: PlantedClocks;
  readonly rules: PlantedRules;
};

/** Records of one file by class; `setAside` includes the duplicates. */
export type FileAnswer = {
  readonly records: number;
  readonly header: number;
  readonly loaded: number;
  readonly setAside: number;
  readonly duplicates: number;
};

/** What the product must find in the files. */
export type Answers = {
  readonly asOf: string;
  readonly seed: string;
  readonly files: Readonly<Record<string, FileAnswer>>;
  readonly measures: Readonly<Record<string, Readonly<Record<Period, Answer>>>>;
  readonly levels: Readonly<Record<Period, LevelAnswer>>;
  readonly afterCutoff: Readonly<Record<'cases' | 'evaluations' | 'complaints' | 'cards', number>>;
  readonly ranking: Readonly<Record<Period, Readonly<Record<string, GroupRanking>>>>;
  readonly plants: readonly Plant[];
  readonly clock: ClockFigures;
  /** For each rule that can be computed a record that fires it, and one that only looks alike. */
  readonly rules: readonly RulePlant[];
  readonly candidates: readonly CandidateAnswer[];
  /** Which steps the life lines of which cases lack. */
  readonly lifeLines: LifeLineAnswers;
  readonly yearEnd: YearAnswers;
};

/** The answers, and the files of what people enter for the year. */
export type Answered = { readonly answers: Answers; readonly assessment: ReadonlyMap<string, string> };

function perPeriod<T>(answer: (period: Period) => T): Record<Period, T> {
  const [all, year, month, quarter] = PERIODS;
  return { [all]: answer(all), [year]: answer(year), [month]: answer(month), [quarter]: answer(quarter) };
}

/** Cases with at least one valid active rating by the cut-off; one that a later rating replaced is enough. */
function coveredCases({ ratings }: PlantedRatings): Set<string> {
  const covering = ratings.filter(({ fate, active }) => fate === 'active' || (fate === 'repeat' && active));
  return new Set(covering.map(({ caseId }) => caseId));
}

/** Records of the rule plants count like all others. */
function countRules(tallies: Tallies, { rules }: PlantedCounty): void {
  for (const one of rules.cases) countCase(tallies, one, false);
  for (const rating of [...rules.ratings, ...rules.tests]) countRating(tallies, rating);
  for (const complaint of rules.complaints) countComplaint(tallies, complaint);
  for (const card of rules.cards) countCard(tallies, card);
}

function countAll(county: PlantedCounty): Tallies {
  const { planted, ratings, complaints, cards, clocks } = county;
  const tallies = emptyTallies();
  const covered = coveredCases(ratings);
  for (const one of planted.cases) {
    if (one.standing === 'counted') countCase(tallies, one, covered.has(one.id));
  }
  for (const added of clocks.cases) countCase(tallies, added.planted, false);
  for (const rating of ratings.ratings) countRating(tallies, rating);
  for (const complaint of complaints) countComplaint(tallies, complaint);
  for (const card of cards) countCard(tallies, card);
  countRules(tallies, county);
  return tallies;
}

function measureAnswers(tallies: Tallies): Answers['measures'] {
  return Object.fromEntries(
    Object.entries(tallies).map(([id, tally]) => [
      id,
      perPeriod((period) => tally.answer(period, !WITHOUT_CHANNEL.has(id))),
    ]),
  );
}

function fileAnswer(kept: number, spoiled: number, duplicates: number): FileAnswer {
  const records = 1 + kept + spoiled + duplicates;
  return { records, header: 1, loaded: kept, setAside: spoiled + duplicates, duplicates };
}

function isSpoiled({ standing }: PlantedCase): boolean {
  return standing === 'bad_date' || standing === 'destroyed_id';
}

function fileAnswers({
  units,
  planted,
  ratings,
  complaints,
  cards,
  clocks,
  rules,
}: PlantedCounty): Answers['files'] {
  const spoiled = planted.cases.filter(isSpoiled).length;
  const cases = planted.cases.length - spoiled + clocks.cases.length;
  return {
    '办件明细.csv': fileAnswer(cases, spoiled, planted.duplicated.length),
    '好差评导出.csv': fileAnswer(ratings.ratings.length, 0, ratings.duplicated.length),
    '投诉台账.csv': fileAnswer(complaints.length, 0, 0),
    '红黄牌.csv': fileAnswer(cards.length, 0, 0),
    '单位名录.csv': fileAnswer(units.length, 0, 0),
    '环节流转.csv': fileAnswer(clocks.events.events.length, 0, 0),
    '事项目录.csv': fileAnswer(clocks.catalogue.length, 0, 0),
    '来文督办台账.csv': fileAnswer(clocks.matters.length, 0, 0),
    '督查问题台账.csv': fileAnswer(clocks.findings.length, 0, 0),
    '问责办理台账.csv': fileAnswer(clocks.procedures.length, 0, 0),
    ...Object.fromEntries(rules.sheets.map(({ name, rows }) => [name, fileAnswer(rows.length, 0, 0)])),
  };
}

function afterCutoff({ planted, ratings, complaints, cards }: PlantedCounty): Answers['afterCutoff'] {
  return {
    cases: planted.cases.filter(({ finish }) => finish !== null && finish.day > AS_OF).length,
    evaluations: ratings.ratings.filter(({ ratedAt }) => ratedAt.day > AS_OF).length,
    complaints: complaints.filter(({ received }) => received.day > AS_OF).length,
    cards: cards.filter(({ issued }) => issued.day > AS_OF).length,
  };
}

function countyPlants({ units, cards, rules }: PlantedCounty): Plant[] {
  const { id, name } = badOfficer(units);
  const about = (plant: string, fact: string): Plant => ({ name: plant, fact, cases: [] });
  const later = cards.filter(({ revoked }) => revoked !== null && revoked.day > AS_OF);
  return [
    about('worst unit', `${PLANTED.worstUnit}：审批类超期率最高，约 6%`),
    about('second worst unit', `${PLANTED.secondWorstUnit}：审批类超期率第二高，约 5%`),
    about('bad officer', `${PLANTED.badOfficerUnit} ${id} ${name}：超期率约 24%，本单位其他人约 2.5%`),
    about('upheld complaints', `${PLANTED.upheldUnit}：查实投诉最多`),
    about('poor satisfaction', `${PLANTED.dissatisfiedUnit}：满意率远低于其他单位（约 70% 对约 95%）`),
    about('no business', `${PLANTED.noBusinessUnit}：只在单位名录中，没有办件`),
    about('one rate for all', '公共服务类：各单位按同一超期率生成，差异应在偶然波动范围内'),
    {
      name: 'revoked after the cut-off',
      fact: '红黄牌在截止日之后撤销：截止时仍有效',
      cases: later.map((card) => card.about.id),
    },
    {
      name: 'no officer, rule plants',
      fact: '补录办件中经办人和工号都为空：计入（未填）',
      cases: rules.cases.filter(({ shown }) => shown === 'no_officer').map(({ id }) => id),
    },
  ];
}

/** Counts the planted facts. */
export function answersOf(county: PlantedCounty, seed: string): Answered {
  const tallies = countAll(county);
  const complaints = [...county.complaints, ...county.rules.complaints];
  const year = plantYear({ units: county.units, tallies, complaints, seed });
  const answers = figuresOf(county, seed, measureAnswers(tallies), year.answers);
  return { answers, assessment: year.files };
}

function figuresOf(
  county: PlantedCounty,
  seed: string,
  measures: Answers['measures'],
  yearEnd: YearAnswers,
): Answers {
  const overdue = measures['overdue_rate'];
  return {
    asOf: isoOf(AS_OF),
    seed,
    files: fileAnswers(county),
    measures,
    levels: levelAnswers([...county.ratings.ratings, ...county.rules.ratings]),
    afterCutoff: afterCutoff(county),
    ranking: perPeriod((period) => rankGroups(county.units, overdue?.[period].unit ?? {})),
    plants: [...countyPlants(county), ...county.planted.plants, ...clockPlants(county.clocks)],
    clock: clockFigures(county.clocks, county.planted.cases, county.complaints, county.rules),
    rules: county.rules.pairs,
    candidates: county.rules.candidates,
    lifeLines: county.rules.lifeLines,
    yearEnd,
  };
}
