/** What the rule set in force says about scores, grades and their quota (AS-01, AS-02, AS-03, AS-06, AS-08). */
import { InvalidDataFileError } from '../domain/errors';
import type { LocalDate } from '../domain/local-date';
import type { RuleSet } from '../domain/rule-set';
import { numberParameter, parameterInForce, requireParameters, textParameter } from '../domain/rule-value';

export interface ScorePolicy {
  /** Per cent of an appraised score, together 100 (AS-01). */
  readonly panel: number;
  readonly raters: number;
  /** Fewer ballots are void (AS-02). */
  readonly ballots: number;
  /** Scores from which a grade begins (AS-03). */
  readonly pass: number;
  readonly excellent: number;
  readonly quota: { readonly percent: number; readonly rounding: Rounding };
  readonly monthsMin: number;
  /** Fewer records than this say too little for a grade (AS-07 nMin). */
  readonly minCases: number;
  readonly shiftPercent: number;
  readonly stablePlaces: number;
  readonly signals: number;
  /** Paper and article by rule, `AS-03`. */
  readonly clauses: ReadonlyMap<string, string>;
}

export const ROUNDINGS = ['down', 'half_up', 'up'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

const NEEDED: readonly (readonly [rule: string, keys: readonly string[]])[] = [
  ['AS-01', ['weight.panel', 'weight.raters']],
  ['AS-02', ['ballots']],
  ['AS-03', ['pass', 'excellent', 'quota.percent', 'quota.rounding']],
  ['AS-06', ['monthsMin', 'shiftPercent', 'stablePlaces']],
  ['AS-07', ['nMin']],
  ['AS-08', ['signals']],
];

const clausesOf = (set: RuleSet, on: LocalDate): ReadonlyMap<string, string> =>
  new Map(
    NEEDED.map(([rule, keys]) => [
      rule,
      [...new Set(keys.flatMap((key) => parameterInForce(set, rule, key, on)?.clause ?? []))].join('; '),
    ]),
  );

/** Shares that do not make a whole, and bands that overlap, are refused: no reader could check such a total. */
const check = (set: RuleSet, { panel, raters, pass, excellent }: ScorePolicy): void => {
  const refuse = (path: string, reason: string, sum: number): never => {
    throw new InvalidDataFileError({ file: set.id, path, reason, sum });
  };
  if (panel + raters !== 100) refuse('AS-01 weight.panel', 'weights_not_100', panel + raters);
  if (pass >= excellent) refuse('AS-03 pass', 'range_reversed', pass);
};

/** @throws MissingRuleParameterError naming what the set lacks; InvalidDataFileError for shares that do not sum to 100. */
export function scorePolicy(set: RuleSet, on: LocalDate): ScorePolicy {
  for (const [rule, keys] of NEEDED) requireParameters(set, rule, keys, on);
  const number = (rule: string, key: string): number => numberParameter(set, rule, key, on);
  const rounding = textParameter(set, 'AS-03', 'quota.rounding', on);
  const policy: ScorePolicy = {
    panel: number('AS-01', 'weight.panel'),
    raters: number('AS-01', 'weight.raters'),
    ballots: number('AS-02', 'ballots'),
    pass: number('AS-03', 'pass'),
    excellent: number('AS-03', 'excellent'),
    quota: {
      percent: number('AS-03', 'quota.percent'),
      rounding: ROUNDINGS.find((one) => one === rounding) ?? 'down',
    },
    monthsMin: number('AS-06', 'monthsMin'),
    minCases: number('AS-07', 'nMin'),
    shiftPercent: number('AS-06', 'shiftPercent'),
    stablePlaces: number('AS-06', 'stablePlaces'),
    signals: number('AS-08', 'signals'),
    clauses: clausesOf(set, on),
  };
  check(set, policy);
  return policy;
}
