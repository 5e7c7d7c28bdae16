/**
 * Numbers and dates as they are read: 12,486 · 2.15% · +0.30 · 4.56–8.41 · 2026-10-19; missing —.
 *
 * Rounding is half up (away from zero) on whole numbers, so that 1 of 8 is 12.5 and never a neighbour in binary.
 */
import type { LocalDate } from './local-date';
import type { Period } from './period';

/** What stands where there is no figure; never 0, never blank. */
export const MISSING = '—';

/** The sign of arithmetic, as wide as a digit; a hyphen would be narrower and break the line. */
const MINUS = '−';

/** Below this base a second decimal would claim more than the data hold. */
const BASE_FOR_TWO_DECIMALS = 1000;

/** A rate with its parts; `denominator` 0 or a missing part = no rate. */
export interface Fraction {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** 12486 → 12,486. */
export function count(n: number | null): string {
  if (n === null) return MISSING;
  const digits = String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, ',');
  return n < 0 ? `${MINUS}${digits}` : digits;
}

/**
 * numerator / denominator with that many decimals, rounded half up.
 *
 * @throws RangeError when either is not a whole number or the denominator is not positive.
 */
export function decimal(numerator: bigint | number, denominator: bigint | number, decimals: number): string {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (d <= 0n) throw new RangeError(`denominator: ${d}`);
  const scaled = (2n * (n < 0n ? -n : n) * 10n ** BigInt(decimals) + d) / (2n * d);
  const digits = String(scaled).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = n < 0n && scaled > 0n ? MINUS : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** Decimals of a percentage that stands alone: one when the base is below 1,000, else two. */
export const percentDecimals = (n: number): 1 | 2 => (n < BASE_FOR_TWO_DECIMALS ? 1 : 2);

/** x of n in per cent, without the sign: for columns whose head holds the unit and whose decimals are alike. */
export function percentFigure(x: number | null, n: number | null, decimals: number): string {
  return x === null || n === null || n === 0 ? MISSING : decimal(100n * BigInt(x), n, decimals);
}

/** x of n standing alone: 2.15%, 12.5% when n < 1,000, — without a base. */
export function percent(x: number | null, n: number | null): string {
  const figure = percentFigure(x, n, percentDecimals(n ?? 0));
  return figure === MISSING ? MISSING : `${figure}%`;
}

/**
 * Difference of two rates in percentage points, from their parts: +0.30, −0.48, 0.00; two decimals, unit not included.
 */
export function percentPoints(now: Fraction, before: Fraction): string {
  if (!now.denominator || !before.denominator) return MISSING;
  if (now.numerator === null || before.numerator === null) return MISSING;
  const [n, d] = [BigInt(now.denominator), BigInt(before.denominator)];
  return signed(decimal(100n * (BigInt(now.numerator) * d - BigInt(before.numerator) * n), n * d, 2));
}

/** Difference of two counts: +5, −12, 0. */
export const countChange = (now: number | null, before: number | null): string =>
  now === null || before === null ? MISSING : signed(count(now - before));

const signed = (figure: string): string =>
  figure.startsWith(MINUS) || /^[0.]+$/.test(figure) ? figure : `+${figure}`;

/** Bounds of a rate (0–1) in per cent, unit not included: 4.56–8.41. */
export function percentRange(
  bounds: { readonly low: number; readonly high: number } | null,
  decimals = 2,
): string {
  if (bounds === null) return MISSING;
  return `${(bounds.low * 100).toFixed(decimals)}–${(bounds.high * 100).toFixed(decimals)}`;
}

/** A date, or an instant to the minute: 2026-10-19, 2026-10-19 16:40. Seconds only where they are not zero. */
export function dateOrInstant(value: string | null): string {
  if (value === null || value === '') return MISSING;
  const second = value.slice(16, 19);
  return second === ':00' || second === '' ? value.slice(0, 16) : value.slice(0, 19);
}

/** 10-19, where the year is plain. */
export const monthDay = (on: LocalDate): string => on.slice(5, 10);

/** A period in titles: 2026年10月 / Oct 2026, 2026年第3季度 / Q3 2026, 2026年上半年 / H1 2026, 2026年 / 2026. */
export function periodTitle({ id, kind }: Period): { readonly zh: string; readonly en: string } {
  const [year = '', part = ''] = id.split('-');
  switch (kind) {
    case 'year':
      return { zh: `${year}年`, en: year };
    case 'half':
      return { zh: `${year}年${part === 'H1' ? '上' : '下'}半年`, en: `${part} ${year}` };
    case 'quarter':
      return { zh: `${year}年第${part.slice(1)}季度`, en: `${part} ${year}` };
    case 'month':
      return { zh: `${year}年${Number(part)}月`, en: `${ENGLISH_MONTHS[Number(part) - 1] ?? ''} ${year}` };
    default:
      return kind satisfies never;
  }
}

const ENGLISH_MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;
