/** The choices of the page of problems, in its address; what is no choice is none. */
import { PROBLEM_REASONS } from '../domain/layout';
import type { ProblemFilter } from '../reports/problem-list';

export const readProblemFilter = ({ searchParams: params }: URL): ProblemFilter => {
  const file = params.get('file') ?? '';
  return {
    fileNo: /^\d+$/.test(file) ? Number(file) : null,
    reason: PROBLEM_REASONS.find((reason) => reason === params.get('reason')) ?? null,
    kept:
      new Map([
        ['aside', false],
        ['counted', true],
      ]).get(params.get('outcome') ?? '') ?? null,
  };
};

export const writeProblemFilter = ({ fileNo, reason, kept }: ProblemFilter): URLSearchParams => {
  const params = new URLSearchParams();
  if (fileNo !== null) params.set('file', String(fileNo));
  if (reason !== null) params.set('reason', reason);
  if (kept !== null) params.set('outcome', kept ? 'counted' : 'aside');
  return params;
};
