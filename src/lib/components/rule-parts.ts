/** A rule set in the parts in which it is read, of which a search keeps what speaks of its text. */
import type { Ladder } from '../domain/ladder';
import { AREA_NAMES, areaOf, PARAMETER_TERMS, RULE_AREAS, type RuleArea } from '../domain/parameter-terms';
import { parametersByName } from '../domain/rule-diff';
import { parameterName } from '../domain/rule-parameters';
import type { RuleParameter, RuleSet } from '../domain/rule-set';
import { clauseWords, inLocale } from '../i18n/terms';
import { daysWords, isGate, ladderFacts, parameterTitle, speaksOf, valueWords } from './rule-set-model';

export interface AreaPart {
  readonly area: RuleArea;
  readonly values: readonly (readonly [string, readonly RuleParameter[]])[];
}

const names = [...PARAMETER_TERMS.keys()];
const orderOf = (name: string): number => names.indexOf(name);

/** Areas without anything found are left out. */
export function areaParts(set: RuleSet, search: string): readonly AreaPart[] {
  const found = [...parametersByName(set)]
    .filter(([name, entries]) => {
      const words = entries.map((one) => `${valueWords(one)} ${clauseWords(one.clause)}`);
      return speaksOf(search, name, parameterTitle(name), ...words);
    })
    .sort(([a], [b]) => orderOf(a) - orderOf(b));
  return AREA_NAMES.map((area) => ({ area, values: found.filter(([name]) => areaOf(name) === area) })).filter(
    ({ values }) => values.length > 0,
  );
}

export interface LadderParts {
  readonly ladders: readonly Ladder[];
  readonly gates: readonly Ladder[];
  readonly off: readonly Ladder[];
}

export function ladderParts(set: RuleSet, search: string): LadderParts {
  const found = set.ladders
    .filter((ladder) => {
      const facts = ladderFacts(ladder).flat();
      return speaksOf(search, ladder.id, ladder.rule_id, inLocale(ladder.title), ...facts);
    })
    .sort((a, b) =>
      `${a.rule_id} ${a.id} ${a.valid_from}` < `${b.rule_id} ${b.id} ${b.valid_from}` ? -1 : 1,
    );
  const on = found.filter(({ enabled }) => enabled);
  return {
    ladders: on.filter((ladder) => !isGate(ladder)),
    gates: on.filter(isGate),
    off: found.filter(({ enabled }) => !enabled),
  };
}

/** Of the sets from the child up, the first that gives it itself. */
export const parameterOrigin = (chain: readonly RuleSet[], name: string): string =>
  chain.find(({ parameters }) => parameters.some(({ rule_id, key }) => parameterName(rule_id, key) === name))
    ?.id ?? '';

export const ladderOrigin = (chain: readonly RuleSet[], id: string): string =>
  chain.find(({ ladders }) => ladders.some((ladder) => ladder.id === id))?.id ?? '';

export const areaTitle = (area: RuleArea): string => inLocale(RULE_AREAS[area]);

/** From the first day of any of its values to the last; none has an end = until it is replaced. */
export function setDays({ parameters, ladders }: RuleSet): string {
  const all = [...parameters, ...ladders];
  const from = all.map(({ valid_from }) => valid_from).sort()[0] ?? '';
  const ends = all.map(({ valid_to }) => valid_to);
  const last = ends.filter((end) => end !== null).sort();
  return daysWords({ valid_from: from, valid_to: ends.includes(null) ? null : (last.at(-1) ?? null) });
}
