/** Who stands on the lists of the year: by score, by rate, and by the ladder of complaints (AS-05 to AS-09, CP-02, CP-10). */
import type { PlantedComplaint } from '../complaints';
import type { Unit } from '../county';
import type { Tallies } from '../measures';
import { castOf, PARTS } from '../plants/people';
import { byCodePoint } from '../sorted-json';
import { entered, idOf } from './bars';
import type { Entries, ListName } from './entries';
import { personGates, toTrain, TRAINING } from './gates';
import type { Graded } from './grade';
import type { Placed } from './person-entries';
import { type Rated, rateList } from './rate-lists';

/** What of the county is assessed. */
export type AssessedCounty = {
  readonly units: readonly Unit[];
  readonly tallies: Tallies;
  readonly complaints: readonly PlantedComplaint[];
  readonly seed: string;
};

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Everybody whom the files may name by id. */
const everybody = (units: readonly Unit[]): Placed[] => {
  const cast = castOf(units);
  return [
    ...units.flatMap((unit) => unit.officers.map((officer) => ({ unit, officer }))),
    ...PARTS.map((part) => cast(part)),
  ];
};

const line = (list: ListName, rule: string, kind: string, id: string, records: number): string =>
  [list, rule, kind, id, String(records)].join(' ');

/** Rates of the year, group by group. */
type Rates = {
  readonly unit: readonly (readonly Rated[])[];
  readonly officer: readonly (readonly Rated[])[];
};

function ratesOf({ units, tallies }: AssessedCounty): Rates {
  const rated = (by: 'unit' | 'officer', key: string, id: string): Rated => ({
    id,
    ...tallies.overdue_rate.inMonths(by, key, MONTHS),
  });
  const people = everybody(units);
  const groups = [...new Set(units.map(({ group }) => group))];
  return {
    unit: groups.map((group) =>
      units.filter((unit) => unit.group === group).map(({ name, code }) => rated('unit', name, code)),
    ),
    officer: units.map((unit) =>
      people
        .filter((one) => one.unit === unit)
        .map(({ officer }) => rated('officer', officer.id, officer.id)),
    ),
  };
}

function byRate(rates: Rates, kind: 'unit' | 'officer', side: 'worst' | 'best') {
  const late = new Map(rates[kind].flat().map(({ id, x }) => [id, x]));
  const found = rates[kind].map((group) => rateList(group, side));
  return {
    lines: (list: ListName, rule: string): string[] =>
      found.flatMap(({ listed }) => listed.map((id) => line(list, rule, kind, id, late.get(id) ?? 0))),
    outside: new Set(found.flatMap(({ outside }) => outside)),
  };
}

/** The last tenth of each group, where two of grade, outlying rate and last year speak against it. */
function bottom(graded: readonly Graded[], outside: ReadonlySet<string>, entries: Entries): Graded[] {
  const before = entries.lastYear.map(({ subject }) => subject);
  return graded.filter((one) => {
    const placed = graded.filter(({ group, place }) => group === one.group && place !== null);
    const seats = Math.max(1, Math.floor(placed.length / 10));
    const behind = placed.filter(({ place }) => (place ?? 0) > (one.place ?? 0)).length;
    const signals = [one.grade === 'unqualified', outside.has(one.id), before.includes(one.id)];
    return (one.place ?? 1) > 1 && behind < seats && signals.filter(Boolean).length >= 2;
  });
}

/** Every line of every list, in order. */
export function listsOf(
  kind: 'unit' | 'officer',
  graded: readonly Graded[],
  entries: Entries,
  county: AssessedCounty,
): string[] {
  const { complaints, units } = county;
  const [rates, cast] = [ratesOf(county), castOf(units)];
  const scored = (list: ListName, rule: string) => (one: Graded) =>
    line(list, rule, kind, one.id, one.records);
  const barred = new Set([
    ...entered(entries).keys(),
    ...[...personGates(complaints, cast).keys()].map(idOf),
  ]);
  const best = [byRate(rates, 'unit', 'best'), byRate(rates, 'officer', 'best')];
  const worst = { unit: byRate(rates, 'unit', 'worst'), officer: byRate(rates, 'officer', 'worst') };
  return [
    ...graded
      .filter((one) => one.grade === 'excellent' && one.gates.length + one.vetoes.length === 0)
      .map(scored('honours', 'AS-05')),
    ...(kind === 'unit' ? bottom(graded, worst.unit.outside, entries) : []).map(
      scored('bottom_units', 'AS-08'),
    ),
    ...worst.officer.lines('bottom_officers', 'AS-07'),
    ...worst.officer.lines('training', 'AS-07'),
    ...toTrain(complaints, cast).map((key) =>
      line('training', TRAINING.rule, 'officer', idOf(key), TRAINING.records),
    ),
    ...worst.unit.lines('inspection', 'CP-10'),
    ...best
      .flatMap((one) => one.lines('commendation', 'AS-09'))
      .filter((one) => !barred.has(one.split(' ')[3] ?? '')),
  ].sort(byCodePoint);
}
