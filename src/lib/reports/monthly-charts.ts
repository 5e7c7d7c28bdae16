/** What a 通报 can draw, out of the counts that it writes: the overdue rate by month, units by volume and rate. */
import { absenceOf } from '../domain/absence';
import { maskFreeText, type MaskingLevel } from '../domain/masking';
import { standingOf } from '../domain/funnel';
import { measureById } from '../measures/registry';
import type { ReportContext } from './context';
import type { MonthlyCharts, MonthlyDot, MonthlyMonth } from './monthly-types';
import { trendMonths } from './place-trend';
import type { PeerRanking, RankingReport } from './ranking-types';
import { monthId, toQuestion } from './scope';
import type { Scope } from './types';

/** Bars on a page; the annex has every unit. */
export const MOST_BARS = 10;

const RATE = 'overdue_rate';

/** Up to 13 months, none before the first record; one without cases due is a gap with n = 0. */
export const readMonths = async (context: ReportContext, scope: Scope): Promise<readonly MonthlyMonth[]> => {
  const measure = measureById(RATE);
  if (absenceOf(measure.needs, await context.standing.columns()) !== null) return [];
  const months = trendMonths(scope);
  const question = { ...toQuestion({ ...scope, filters: {} }), months, measures: [measure] };
  const tallies = (await context.tallies.tallies(question, ['month'])).get(RATE) ?? [];
  const known = new Map(tallies.map(({ keys: [month], ...counts }) => [month ?? null, counts]));
  const begun = [...known.keys()].filter((month) => month !== null);
  if (begun.length === 0) return [];
  const from = Math.max(months.from, Math.min(...begun));
  return Array.from({ length: Math.max(0, months.to - from + 1) }, (_, i) => {
    const { numerator = 0, denominator = 0 } = known.get(from + i) ?? {};
    return { month: monthId(from + i), late: numerator, due: denominator };
  });
};

const dotsOf = ({ ranked, pooled }: PeerRanking, mask: MaskingLevel): MonthlyDot[] =>
  ranked.map(({ group, numerator, denominator }) => ({
    name: maskFreeText(group.label, mask).text,
    late: numerator,
    due: denominator,
    isOut: pooled !== null && standingOf(numerator, denominator, pooled, 1) === 'above_998',
  }));

/** The highest overdue rate first; equal ones by the larger base, then by name. */
const byRate = (a: MonthlyDot, b: MonthlyDot): number =>
  b.late * a.due - a.late * b.due || b.due - a.due || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** Units out of the ranking of their overdue rate: the largest peer group as dots, those with cases enough as bars. */
export const unitCharts = (
  { groups, policy }: RankingReport,
  mask: MaskingLevel,
): Pick<MonthlyCharts, 'group' | 'bars'> => {
  const largest = [...groups].sort((a, b) => b.ranked.length - a.ranked.length)[0];
  const all = groups.flatMap((group) => dotsOf(group, mask)).sort(byRate);
  return {
    group:
      largest === undefined || largest.pooled === null || largest.ranked.length < 2
        ? null
        : {
            name: largest.name,
            dots: dotsOf(largest, mask),
            late: largest.numerator,
            due: largest.denominator,
          },
    bars: {
      minCases: policy.minCases,
      outOf: all.length,
      units: all.slice(0, MOST_BARS),
    },
  };
};
