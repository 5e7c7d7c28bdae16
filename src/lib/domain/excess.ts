/** Whether a rate stands out from that of its peers by more than chance, when many are looked at together. */

/** Stirling's series; exact to 1e-10 from 10 on, below that by recurrence. */
const logFactorial = (n: number): number => {
  let [shift, x] = [0, n + 1];
  for (; x < 10; x += 1) shift -= Math.log(x);
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return shift + (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series;
};

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

const NEGLIGIBLE = 1e-17;

export interface Marked {
  /** Marked records. */
  readonly x: number;
  /** All that could have been. */
  readonly n: number;
}

/**
 * Fisher's exact test, one-sided: how often chance alone puts at least `own.x` of all marked records among `own.n`
 * when they are no likelier there than among the peers. 1 where the own rate is not above the peers'.
 *
 * @throws RangeError when x and n are not counts with 0 ≤ x ≤ n.
 */
export function excessTail(own: Marked, peers: Marked): number {
  for (const { x, n } of [own, peers])
    if (!Number.isInteger(x) || !Number.isInteger(n) || x < 0 || x > n) throw new RangeError(`${x} of ${n}`);
  if (own.x * peers.n <= peers.x * own.n) return 1;
  const marked = own.x + peers.x;
  const most = Math.min(own.n, marked);
  let term = Math.exp(
    logChoose(own.n, own.x) + logChoose(peers.n, peers.x) - logChoose(own.n + peers.n, marked),
  );
  let sum = term;
  for (let k = own.x; k < most && term > sum * NEGLIGIBLE; k += 1) {
    term *= ((own.n - k) * (marked - k)) / ((k + 1) * (peers.n - marked + k + 1));
    sum += term;
  }
  return Math.min(1, sum);
}

/**
 * Benjamini and Hochberg (1995): p-values of one family adjusted so that taking those up to a share s expects at most
 * that share of the taken ones to be chance. In the order given.
 */
export function adjusted(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const result = values.map(() => 1);
  let least = 1;
  for (const [at, place] of order.entries()) {
    least = Math.min(least, ((values[place] ?? 1) * values.length) / (values.length - at));
    result[place] = least;
  }
  return result;
}

/** How many times the peers' odds (marked to not marked) the own odds are; null = theirs are 0, or the own have no end. */
export function oddsTimes(own: Marked, peers: Marked): number | null {
  const below = (own.n - own.x) * peers.x;
  return below === 0 ? null : (own.x * (peers.n - peers.x)) / below;
}
