/** What is missing in an assessment and what became of it: parts without a value, subjects without a total. */
import type { YearEndReport } from '../lib/reports/year-end-types';

export interface MissingParts {
  readonly indicator: string;
  readonly policy: string;
  /** Months, quarters or years without a value, of how many that were served. */
  readonly parts: number;
  readonly of: number;
  readonly subjects: number;
}

/** Indicators that lack something, but for void ballots, which void the total whatever the policy; those that the files cannot tell at all are said by themselves. */
export const missingParts = ({ indicators, groups }: YearEndReport): readonly MissingParts[] =>
  indicators.flatMap(({ id, missing, absent }, at): MissingParts[] => {
    if (absent !== null) return [];
    const parts = groups.flatMap(({ subjects }) =>
      subjects.map(({ score }) => {
        const own = score.indicators[at];
        return own === undefined || own.status === 'void_ballots'
          ? []
          : own.parts.filter(({ status }) => status !== 'not_in_service');
      }),
    );
    const lacking = parts.map((own) => own.filter(({ status }) => status === 'missing').length);
    const n = lacking.reduce((sum, one) => sum + one, 0);
    return n === 0
      ? []
      : [
          {
            ...{ indicator: id, policy: missing, parts: n, of: parts.flat().length },
            subjects: lacking.filter((one) => one > 0).length,
          },
        ];
  });

/** How many have no total, by the reason. */
export const withoutTotal = ({ groups }: YearEndReport): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>();
  for (const { score } of groups.flatMap(({ subjects }) => subjects))
    if (score.total === null) counts.set(score.status, (counts.get(score.status) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** One line each, for stderr. */
export const missingWords = (report: YearEndReport): readonly string[] => {
  const reasons = Object.entries(withoutTotal(report)).map(([status, n]) => `${status} ${String(n)}`);
  return [
    ...missingParts(report).map(
      ({ indicator, policy, parts, of, subjects }) =>
        `indicators.csv: ${indicator}: ${String(parts)} of ${String(of)} parts missing, of ${String(subjects)} subjects; policy ${policy}`,
    ),
    ...(reasons.length === 0 ? [] : [`scores.csv: no total: ${reasons.join(', ')}`]),
  ];
};
