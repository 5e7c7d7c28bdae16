/**
 * The year-end assessment of the sample county as it must come out: scores, grades, gates, lists and procedures, counted
 * from what was planted by code that is not the product's.
 */
import { badOfficer, type Unit } from '../county';
import type { Tallies } from '../measures';
import { castOf } from '../plants/people';
import { byCodePoint } from '../sorted-json';
import { Workdays } from '../workdays';
import { barsOf } from './bars';
import type { Entries } from './entries';
import { personGates, toTrain } from './gates';
import { type Bars, type Graded, gradeGroup } from './grade';
import { type AssessedCounty, listsOf } from './lists';
import { personEntries, type Placed } from './person-entries';
import { type ProcedureAnswer, procedureAnswer } from './procedure';
import { COMMENDED, procedureEntries, REVOKED } from './procedure-entries';
import { PERSON_SCHEME, type Scheme, UNIT_SCHEME } from './schemes';
import { type Ground, scoreGroup, type Subject } from './score';
import { spellsOf } from './service';
import { codeOf, unitEntries, UNIT_PARTS } from './unit-entries';

/** One line of the table of scores; `total` as 89.60. */
export type YearScore = {
  readonly group: string;
  readonly months: number;
  readonly status: string;
  readonly total: string | null;
  readonly place: number | null;
  readonly band: string | null;
  readonly grade: string | null;
  readonly why: readonly string[];
  readonly vetoes: readonly string[];
  readonly gates: readonly string[];
};

/** One assessment; every list line is `list rule kind id records`, every procedure goes by `list id`. */
export type YearAnswer = {
  readonly scores: Readonly<Record<string, YearScore>>;
  /** Of everybody, with a score or without. */
  readonly gates: Readonly<Record<string, readonly string[]>>;
  readonly lists: readonly string[];
  readonly procedures: Readonly<Record<string, ProcedureAnswer>>;
};

/** Both assessments, and who leaves which list after the review that was decided for somebody. */
export type YearAnswers = {
  readonly ruleSet: string;
  readonly unit: YearAnswer;
  readonly officer: YearAnswer;
  readonly afterReview: { readonly leaves: readonly string[] };
};

/** What is counted, and what is entered. */
export type YearPlant = {
  readonly answers: YearAnswers;
  /** Text by file name. */
  readonly files: ReadonlyMap<string, string>;
};

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const RULE_SET = 'xinhui-2012';

const unitSubjects = (units: readonly Unit[], entries: Entries): Subject[] =>
  units.map(({ name, code, group }) => ({ key: name, id: code, ...spellsOf(entries, code, group) }));

const personSubjects = (placed: readonly Placed[], entries: Entries): Subject[] =>
  placed.map(({ unit, officer: { id } }) => ({ key: id, id, ...spellsOf(entries, id, unit.code) }));

const withDue = (units: readonly Unit[], { overdue_rate }: Tallies): Placed[] =>
  units
    .flatMap((unit) => unit.officers.map((officer) => ({ unit, officer })))
    .filter(({ officer }) => overdue_rate.inMonths('officer', officer.id, MONTHS).n > 0);

function grade(ground: Ground, subjects: readonly Subject[], bars: ReadonlyMap<string, Bars>): Graded[] {
  return [...new Set(subjects.map(({ group }) => group))].flatMap((group) => {
    const scored = scoreGroup(
      ground,
      subjects.filter((one) => one.group === group),
    );
    const cut = ground.entries.quotaCuts
      .filter((one) => one.group === group)
      .reduce((sum, { seats }) => sum + seats, 0);
    return gradeGroup(scored, bars, cut);
  });
}

const money = (total: number): string =>
  `${String(Math.floor(total / 100))}.${String(total % 100).padStart(2, '0')}`;

function yearScore(one: Graded): YearScore {
  const { group, status, place, band, why, vetoes, gates } = one;
  const total = one.total === null ? null : money(one.total);
  return {
    group,
    months: one.months.length,
    status,
    total,
    place,
    band,
    grade: one.grade,
    why,
    vetoes,
    gates,
  };
}

function answerOf(
  kind: 'unit' | 'officer',
  scheme: Scheme,
  entries: Entries,
  county: AssessedCounty,
  subjects: readonly Subject[],
): YearAnswer {
  const ladders = kind === 'unit' ? new Map() : personGates(county.complaints, castOf(county.units));
  const bars = barsOf(entries, ladders);
  const graded = grade({ scheme, entries, tallies: county.tallies }, subjects, bars);
  const workdays = new Workdays();
  return {
    scores: Object.fromEntries(graded.map((one) => [one.id, yearScore(one)])),
    gates: Object.fromEntries([...bars].map(([id, { gates }]) => [id, gates])),
    lists: listsOf(kind, graded, entries, county),
    procedures: Object.fromEntries(
      entries.procedures.map((one) => [`${one.list} ${one.subject}`, procedureAnswer(one, workdays)]),
    ),
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

function reviewDecision(id: string): unknown {
  return {
    ...{ format: 'mingcha-decisions', version: 1 },
    decisions: [
      {
        ...{ about: 'candidate', key: `cp-02|person|${id}`, verdict: 'dismissed' },
        ...{ reason: '样复字〔2026〕1号：撤销', by: '复核组', on: '2026-08-10' },
      },
    ],
  };
}

/** Entries, schemes and answers of the county. */
export function plantYear(county: AssessedCounty): YearPlant {
  const { units, tallies, complaints, seed } = county;
  const placed = withDue(units, tallies);
  const training = toTrain(complaints, castOf(units))
    .filter((id) => /^\d+$/.test(id))
    .sort(byCodePoint);
  const common = procedureEntries({
    training,
    last: codeOf(units, UNIT_PARTS.last),
    commended: codeOf(units, COMMENDED),
    officer: badOfficer(units).id,
  });
  const forUnits: Entries = { ...unitEntries(units, seed), ...common };
  const forPersons: Entries = {
    ...personEntries(units, placed, seed),
    ...common,
    procedures: common.procedures.filter(({ list }) => list !== 'bottom_units'),
  };
  const revoked = training[REVOKED] ?? '';
  return {
    answers: {
      ruleSet: RULE_SET,
      unit: answerOf('unit', UNIT_SCHEME, forUnits, county, unitSubjects(units, forUnits)),
      officer: answerOf('officer', PERSON_SCHEME, forPersons, county, personSubjects(placed, forPersons)),
      afterReview: { leaves: [`training CP-02 ${revoked}`] },
    },
    files: new Map([
      ['年终考核方案-单位.json', json(UNIT_SCHEME)],
      ['年终考核方案-人员.json', json(PERSON_SCHEME)],
      ['年终考核登记-单位.json', json(forUnits)],
      ['年终考核登记-人员.json', json(forPersons)],
      ['年终考核复核决定.json', json(reviewDecision(revoked))],
    ]),
  };
}
