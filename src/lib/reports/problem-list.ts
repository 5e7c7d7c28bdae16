/** Problems one by one: which of them are asked for, and how many there are of each kind. */
import { PROBLEM_REASONS, type Problem, type ProblemReason } from '../domain/layout';
import { REPAIRABLE } from '../domain/repair';

/** null = whichever. */
export interface ProblemFilter {
  readonly fileNo: number | null;
  readonly reason: ProblemReason | null;
  /** false = set aside, true = doubted but counted. */
  readonly kept: boolean | null;
}

export const ANY_PROBLEM: ProblemFilter = { fileNo: null, reason: null, kept: null };

export const matchingProblems = (
  problems: readonly Problem[],
  { fileNo, reason, kept }: ProblemFilter,
): readonly Problem[] =>
  problems.filter(
    (problem) =>
      (fileNo === null || problem.fileNo === fileNo) &&
      (reason === null || problem.reason === reason) &&
      (kept === null || problem.kept === kept),
  );

/** Records that could perhaps be divided otherwise; whether something fits is seen only in the file. */
export const repairable = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ reason, kept }) => !kept && REPAIRABLE.has(reason));

/** How many there are of each value of one choice, the other choices as they are. */
export interface ProblemCounts {
  readonly files: ReadonlyMap<number, number>;
  readonly reasons: ReadonlyMap<ProblemReason, number>;
  readonly setAside: number;
  readonly doubted: number;
}

const tally = <K>(problems: readonly Problem[], keyOf: (problem: Problem) => K): Map<K, number> => {
  const counts = new Map<K, number>();
  for (const problem of problems) counts.set(keyOf(problem), (counts.get(keyOf(problem)) ?? 0) + 1);
  return counts;
};

/** Reasons come in their own order, files in that of the problems. */
export const countProblems = (problems: readonly Problem[], filter: ProblemFilter): ProblemCounts => {
  const reasons = tally(matchingProblems(problems, { ...filter, reason: null }), ({ reason }) => reason);
  const outcomes = tally(matchingProblems(problems, { ...filter, kept: null }), ({ kept }) => kept);
  return {
    files: tally(matchingProblems(problems, { ...filter, fileNo: null }), ({ fileNo }) => fileNo),
    reasons: new Map(
      PROBLEM_REASONS.flatMap((reason) => {
        const n = reasons.get(reason);
        return n === undefined ? [] : [[reason, n] as const];
      }),
    ),
    setAside: outcomes.get(false) ?? 0,
    doubted: outcomes.get(true) ?? 0,
  };
};
