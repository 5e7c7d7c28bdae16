/** What is asked about the places of one peer group, and how far each of them moves. */
/** A subject with a total. */
export interface WeighedSubject {
  readonly id: string;
  /** By indicator, 0 to 100; null = left out. */
  readonly scores: readonly (number | null)[];
  /** Bonus less deductions, within their caps. */
  readonly adjustment: number;
  /** Of each indicator its scores with one record removed; null = left out then, undefined = no total. */
  readonly without: readonly (readonly (number | null | undefined)[])[];
}

export interface SensitivityQuestion {
  /** By indicator. */
  readonly weights: readonly number[];
  readonly subjects: readonly WeighedSubject[];
  /** Scores with chance taken out of the rates, by id; null = nothing to shrink. */
  readonly shrunk: ReadonlyMap<string, readonly (number | null)[]> | null;
  /** Totals under another rule set, in hundredths; null = none was asked for. */
  readonly otherRules: ReadonlyMap<string, number> | null;
  /** Per cent by which a weight is moved. */
  readonly shift: number;
  /** Places by which a stable place may move. */
  readonly tolerance: number;
  readonly seed: string;
}

/** Places from the best to the worst. */
export interface Spread {
  readonly low: number;
  readonly high: number;
}

export interface PlaceSensitivity {
  readonly id: string;
  /** Hundredths. */
  readonly total: number;
  readonly place: number;
  /** Each weight alone up and down. */
  readonly weights: Spread;
  /** All weights jointly, 2.5 to 97.5 per cent of the draws. */
  readonly jointly: Spread;
  /** How many of the draws gave each place, the first place first. */
  readonly drawn: readonly number[];
  readonly removed: Spread;
  /** Place by shrunk rates and by the other rule set; null = not asked, or no total then. */
  readonly shrunk: number | null;
  readonly otherRules: number | null;
  /** Over everything above. */
  readonly low: number;
  readonly high: number;
  readonly isStable: boolean;
}

export interface Sensitivity {
  readonly subjects: readonly PlaceSensitivity[];
  readonly draws: number;
  readonly shift: number;
  readonly tolerance: number;
  readonly seed: string;
}
