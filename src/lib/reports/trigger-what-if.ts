/** 触发清单 under two rule sets: who would enter a list, who would leave it, and whose step would change. */
import type { LocalDate } from '../domain/local-date';
import { whatIf, type Standing, type WhatIfChange } from '../rules/what-if';
import type { TriggerLine, TriggerList, TriggerReport } from './trigger-types';

/** A candidate as it stands under one of the two. */
export interface Stand {
  readonly line: TriggerLine;
  readonly list: Omit<TriggerList, 'lines'>;
}

export interface TriggerChange {
  readonly change: WhatIfChange;
  /** null: not on the list under that set. */
  readonly before: Stand | null;
  readonly after: Stand | null;
}

export interface TriggerSide {
  readonly ruleSet: TriggerReport['ruleSet'];
  /** Candidates with a step, over all its lists. */
  readonly candidates: number;
  /** Lists that it has, and those of them that nobody can be judged by. */
  readonly lists: number;
  readonly unjudged: readonly TriggerList['title'][];
}

export interface TriggerWhatIf {
  readonly on: LocalDate;
  readonly before: TriggerSide;
  readonly after: TriggerSide;
  readonly changes: readonly TriggerChange[];
}

interface Compared extends Standing {
  readonly stand: Stand;
}

const comparedOf = ({ lists }: TriggerReport): readonly Compared[] =>
  lists.flatMap((list) =>
    list.lines.map((line) => ({
      list: line.ladderId,
      key: line.id,
      step: line.step,
      rule: list.ruleId,
      stand: { line, list },
    })),
  );

const sideOf = ({ ruleSet, lists }: TriggerReport): TriggerSide => ({
  ruleSet,
  candidates: lists.flatMap(({ lines }) => lines).filter(({ step }) => step > 0).length,
  lists: lists.length,
  unjudged: lists.filter(({ missing }) => missing !== null).map(({ title }) => title),
});

/** Who enters is read first. */
const ORDER: readonly WhatIfChange[] = ['entered', 'step changed', 'left'];

/** Both of the same records and cut-off; changes by their kind, then by list and subject. */
export const triggerWhatIf = (before: TriggerReport, after: TriggerReport): TriggerWhatIf => {
  const found = whatIf(comparedOf(before), comparedOf(after)).map((one) => ({
    change: one.change,
    before: one.before?.stand ?? null,
    after: one.after?.stand ?? null,
  }));
  return {
    on: after.on,
    before: sideOf(before),
    after: sideOf(after),
    changes: ORDER.flatMap((kind) => found.filter(({ change }) => change === kind)),
  };
};
