/**
 * One indicator of one subject: the value of each month or quarter becomes a score, the scores become the year's (EV-06,
 * EV-07). What is missing is named and treated by the scheme's policy; nothing becomes 0 in silence.
 */
import { PARTS, type Indicator } from '../domain/assessment';
import {
  compare,
  exact,
  HUNDRED,
  least,
  minus,
  most,
  over,
  plus,
  ratio,
  sum,
  times,
  ZERO,
  type Exact,
} from '../domain/exact';
import type { IndicatorStatus } from '../domain/year-end-terms';

/** What is known of one month, quarter or year. */
export interface PartValue {
  /** null = missing: no file, no case, no entry. */
  readonly value: Exact | null;
  /** The parts of a rate, in records; null where the value is no rate. */
  readonly counts: { readonly numerator: number; readonly denominator: number } | null;
  /** false: the subject did not serve then; neither missing nor a zero. */
  readonly inService: boolean;
}

export interface PartScore extends PartValue {
  readonly score: Exact | null;
  readonly status: 'scored' | 'missing' | 'not_in_service';
}

export interface IndicatorScore {
  readonly id: string;
  readonly parts: readonly PartScore[];
  /** Not rounded; null = left out or void. */
  readonly score: Exact | null;
  readonly status: IndicatorStatus;
}

/** Worst and best of the peers in one part; null when nobody has a value. */
export interface PeerRange {
  readonly worst: Exact;
  readonly best: Exact;
}

export function peerRange(
  values: readonly (Exact | null)[],
  direction: Indicator['direction'],
): PeerRange | null {
  const known = values.filter((one) => one !== null);
  const [first, ...rest] = known;
  if (first === undefined) return null;
  const [low, high] = [rest.reduce(least, first), rest.reduce(most, first)];
  return direction === 'lower_is_better' ? { worst: high, best: low } : { worst: low, best: high };
}

const within = (value: Exact, low: Exact, high: Exact): Exact => most(low, least(high, value));

/** Straight from the worst to the best; everybody alike = the full score. */
const linear = (value: Exact, worst: Exact, best: Exact): Exact => {
  const span = minus(best, worst);
  return span.n === 0n ? HUNDRED : within(times(HUNDRED, over(minus(value, worst), span)), ZERO, HUNDRED);
};

/** Above 0: `a` is the better value. */
const better = (a: Exact, b: Exact, { direction }: Indicator): number =>
  direction === 'higher_is_better' ? compare(a, b) : compare(b, a);

/** The score of one value, within the indicator's cap. */
export function scoreOf(indicator: Indicator, value: Exact, peers: PeerRange | null): Exact {
  const { scoring, target, cap } = indicator;
  const raw = ((): Exact => {
    switch (scoring.kind) {
      case 'as_is':
        return value;
      case 'min_max':
        return linear(
          value,
          scoring.worst === null ? (peers?.worst ?? value) : exact(scoring.worst),
          target === null ? (peers?.best ?? value) : exact(target),
        );
      case 'threshold':
        return scoring.steps
          .filter((step) => better(value, exact(step.at), indicator) >= 0)
          .reduce((highest, step) => most(highest, exact(step.score)), ZERO);
      case 'per_unit': {
        const goal = exact(target ?? 0);
        if (better(value, goal, indicator) >= 0) return HUNDRED;
        const distance = minus(value, goal);
        const size = distance.n < 0n ? minus(ZERO, distance) : distance;
        return within(minus(HUNDRED, times(size, exact(scoring.points))), ZERO, HUNDRED);
      }
      default:
        return scoring satisfies never;
    }
  })();
  return within(raw, exact(cap.low), exact(cap.high));
}

const scoredPart = (indicator: Indicator, part: PartValue, peers: PeerRange | null): PartScore => {
  if (!part.inService) return { ...part, score: null, status: 'not_in_service' };
  if (part.value === null) return { ...part, score: null, status: 'missing' };
  return { ...part, score: scoreOf(indicator, part.value, peers), status: 'scored' };
};

/** Weights of the parts; all alike unless the scheme says otherwise. */
const weightsOf = ({ rollUp: { each, weights } }: Indicator): readonly Exact[] =>
  weights === null
    ? Array.from({ length: PARTS[each] }, () => ratio(1, 1))
    : weights.map((one) => exact(one));

/** Null when the parts that are there weigh nothing. */
const mean = (parts: readonly (readonly [score: Exact, weight: Exact])[]): Exact | null => {
  const weight = sum(parts.map(([, one]) => one));
  if (weight.n === 0n) return null;
  return over(
    parts.reduce((total, [score, one]) => plus(total, times(score, one)), ZERO),
    weight,
  );
};

const NOTHING: Readonly<Record<Indicator['missing'], IndicatorStatus>> = {
  leave_out: 'left_out',
  zero: 'zero',
  void: 'void',
};
const SOME: Readonly<Record<Exclude<Indicator['missing'], 'void'>, IndicatorStatus>> = {
  leave_out: 'some_left_out',
  zero: 'some_zero',
};

/** The year's score of one indicator. `peers`: of the same parts, in order. */
export function rollUp(
  indicator: Indicator,
  values: readonly PartValue[],
  peers: readonly (PeerRange | null)[],
): IndicatorScore {
  const { id, missing } = indicator;
  const parts = values.map((part, at) => scoredPart(indicator, part, peers[at] ?? null));
  const weights = weightsOf(indicator);
  const weighted = parts.map((part, at) => [part, weights[at] ?? ZERO] as const);
  const has = (status: PartScore['status']): boolean => parts.some((part) => part.status === status);
  if (!has('scored')) return { id, parts, score: missing === 'zero' ? ZERO : null, status: NOTHING[missing] };
  if (has('missing') && missing === 'void') return { id, parts, score: null, status: 'void' };
  const counted = weighted.flatMap(([part, weight]): (readonly [Exact, Exact])[] => {
    if (part.score !== null) return [[part.score, weight]];
    return part.status === 'missing' && missing === 'zero' ? [[ZERO, weight]] : [];
  });
  const score = mean(counted);
  if (score === null) return { id, parts, score: missing === 'zero' ? ZERO : null, status: NOTHING[missing] };
  return { id, parts, score, status: has('missing') && missing !== 'void' ? SOME[missing] : 'scored' };
}
