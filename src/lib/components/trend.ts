import type { MonthPoint } from '../charts/month-line';
import type { Answer } from '../reports/types';

const MONTHS = 13;

/** Last month of a period: 2026 → 2026-12, 2026-Q3 → 2026-09, 2026-H1 → 2026-06. */
function lastMonth(period: string): string {
  const [year = '', part = '12'] = period.split('-');
  const size = part.startsWith('Q') ? 3 : part.startsWith('H') ? 6 : 0;
  return `${year}-${size === 0 ? part : String(Number(part.slice(1)) * size).padStart(2, '0')}`;
}

/**
 * The last 13 months up to the end of the period, or of the cut-off if that is earlier.
 *
 * A month in between without cases due stays as a gap: it is neither left out nor drawn as zero.
 */
export function trendPoints(
  answer: Answer,
  until: string | null,
  asOf: string,
  monthOf: (key: number) => string,
): readonly MonthPoint[] {
  const at = answer.columns.findIndex(({ kind, show }) => kind === 'rate' && show === 'value');
  const cutOff = asOf.slice(0, 7);
  const last = until === null || lastMonth(until) > cutOff ? cutOff : lastMonth(until);
  const known = new Map(
    answer.rows.flatMap((row) => (row.group.key === null ? [] : [[row.group.key, row.cells[at]]])),
  );
  const keys = [...known.keys()].filter((key) => monthOf(key) <= last);
  if (keys.length === 0) return [];
  const to = Math.max(...keys);
  const from = Math.max(Math.min(...keys), to - MONTHS + 1);
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const cell = known.get(from + i);
    const value = cell?.value ?? null;
    return {
      month: monthOf(from + i),
      value: value === null ? null : value * 100,
      base: cell?.denominator ?? 0,
    };
  });
}
