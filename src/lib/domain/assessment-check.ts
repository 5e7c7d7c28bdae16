/** What a scheme must hold beyond its form: weights that sum to 100, measures that exist, steps in order. */
import * as v from 'valibot';
import { AssessmentScheme, PARTS, type Indicator } from './assessment';
import { fault, formFaults, refuse, twice, type AssessmentFault } from './assessment-fault';
import { compare, exact, HUNDRED, sum } from './exact';

/** What the program can score by, by id; `isRate`: in per cent, and with a base. */
export type KnownMeasures = ReadonlyMap<string, { readonly isRate: boolean }>;

const sumOf = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((total, one) => total + one, 0) * 1e6) / 1e6;

const isHundred = (numbers: readonly number[]): boolean =>
  compare(sum(numbers.map((one) => exact(one))), HUNDRED) === 0;

const weightFaults = (indicators: readonly Indicator[]): readonly AssessmentFault[] => {
  const weights = indicators.map(({ weight }) => weight);
  return isHundred(weights) ? [] : [fault('indicators', 'weights_not_100', { sum: sumOf(weights) })];
};

const rollUpFaults = ({ rollUp: { each, weights } }: Indicator, at: string): readonly AssessmentFault[] => {
  if (weights === null) return [];
  const path = `${at}.rollUp.weights`;
  if (weights.length !== PARTS[each]) return [fault(path, 'parts_do_not_match', { parts: PARTS[each] })];
  return isHundred(weights) ? [] : [fault(path, 'weights_not_100', { sum: sumOf(weights) })];
};

/** Better values give higher scores: else two readers would take the steps for two different rules. */
const stepFaults = ({ scoring, direction }: Indicator, at: string): readonly AssessmentFault[] => {
  if (scoring.kind !== 'threshold') return [];
  const sign = direction === 'higher_is_better' ? 1 : -1;
  const sorted = [...scoring.steps].sort((a, b) => sign * (a.at - b.at));
  const wrong = sorted.find((step, i) => {
    const before = sorted[i - 1];
    return before !== undefined && (before.at === step.at || before.score >= step.score);
  });
  return wrong === undefined ? [] : [fault(`${at}.scoring.steps`, 'steps_not_rising', { value: wrong.at })];
};

const rangeFaults = (
  { scoring, direction, target, cap }: Indicator,
  at: string,
): readonly AssessmentFault[] => {
  const faults: AssessmentFault[] = [];
  if (cap.low > cap.high) faults.push(fault(`${at}.cap`, 'low_over_high'));
  if (scoring.kind === 'per_unit' && target === null) faults.push(fault(`${at}.target`, 'no_target'));
  if (scoring.kind !== 'min_max' || scoring.worst === null || target === null) return faults;
  const isAhead = direction === 'higher_is_better' ? target > scoring.worst : target < scoring.worst;
  return isAhead ? faults : [...faults, fault(`${at}.target`, 'target_not_better')];
};

const sourceFaults = (
  { source, scoring, rollUp }: Indicator,
  at: string,
  known: KnownMeasures,
): readonly AssessmentFault[] => {
  const faults: AssessmentFault[] = [];
  if (source.kind === 'measure' && !known.has(source.measure))
    faults.push(fault(`${at}.source.measure`, 'no_such_measure', { name: source.measure }));
  if (source.kind === 'appraisal' && rollUp.each !== 'year')
    faults.push(fault(`${at}.rollUp.each`, 'appraised_once'));
  if (source.kind === 'appraisal' && scoring.kind !== 'as_is')
    faults.push(fault(`${at}.scoring`, 'appraisal_is_score'));
  if (scoring.kind === 'as_is' && (source.kind === 'measure' || source.kind === 'events'))
    faults.push(fault(`${at}.scoring`, 'value_is_no_score'));
  return faults;
};

const groupFaults = ({ groups }: AssessmentScheme): readonly AssessmentFault[] => {
  const units = groups.flatMap((group, g) =>
    group.units.map((unit, u) => ({ unit, path: `groups.${g}.units.${u}` })),
  );
  return [
    ...twice(groups, ({ name }) => name).map(({ at, first }) =>
      fault(`groups.${at}.name`, 'group_twice', { other: `groups.${first}.name` }),
    ),
    ...twice(units, ({ unit }) => unit).map(({ at, first }) =>
      fault(units[at]?.path ?? 'groups', 'unit_in_two_groups', { other: units[first]?.path ?? '' }),
    ),
  ];
};

/** All faults of a scheme that has its form. */
const contentFaults = (scheme: AssessmentScheme, known: KnownMeasures): readonly AssessmentFault[] => [
  ...weightFaults(scheme.indicators),
  ...twice(scheme.indicators, ({ id }) => id).map(({ at, first }) =>
    fault(`indicators.${at}.id`, 'indicator_twice', { other: `indicators.${first}.id` }),
  ),
  ...scheme.indicators.flatMap((one, i) => [
    ...sourceFaults(one, `indicators.${i}`, known),
    ...rangeFaults(one, `indicators.${i}`),
    ...stepFaults(one, `indicators.${i}`),
    ...rollUpFaults(one, `indicators.${i}`),
  ]),
  ...(known.get(scheme.rankedBy)?.isRate === true
    ? []
    : [fault('rankedBy', 'no_such_rate', { name: scheme.rankedBy })]),
  ...groupFaults(scheme),
];

/** Everything that is wrong with a scheme, whatever it is; none = it can be computed by. */
export function schemeFaults(json: unknown, known: KnownMeasures): readonly AssessmentFault[] {
  const form = formFaults(AssessmentScheme, json);
  return form.length > 0 ? form : contentFaults(v.parse(AssessmentScheme, json), known);
}

/** @throws InvalidDataFileError with the path of the first fault, the others as `also`. */
export function parseScheme(json: unknown, file: string, known: KnownMeasures): AssessmentScheme {
  refuse(schemeFaults(json, known), file);
  return v.parse(AssessmentScheme, json);
}

/** The text of a file of a scheme; the same scheme gives the same bytes. */
export const schemeText = (scheme: AssessmentScheme): string => `${JSON.stringify(scheme, null, 2)}\n`;
