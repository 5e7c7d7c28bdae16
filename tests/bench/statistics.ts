const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** The middle value, the mean of the two middle ones for an even number; NaN of nothing. */
export const median = (values: readonly number[]): number => {
  const order = sorted(values);
  const [low, high] = [Math.floor((order.length - 1) / 2), Math.ceil((order.length - 1) / 2)];
  return ((order[low] ?? NaN) + (order[high] ?? NaN)) / 2;
};

/** The smallest value that at least 95 % of all do not exceed. */
export const p95 = (values: readonly number[]): number =>
  sorted(values)[Math.ceil(values.length * 0.95) - 1] ?? NaN;

export const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
