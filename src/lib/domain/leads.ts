/** What is said of data leads (数据线索) as a whole: of whom, and from where on. */

/** Whom a lead is told of, in the order in which they are looked at. */
export const LEAD_SUBJECTS = ['unit', 'officer'] as const;
export type LeadSubject = (typeof LEAD_SUBJECTS)[number];

/** Thresholds in force, parameters LD-00 of the rule set. */
export interface LeadSettings {
  readonly nMin: number;
  readonly leastMarked: number;
  readonly oddsTimes: number;
  readonly falseShare: number;
  /** The numbers that the leads' own descriptions name, by rule and key. */
  readonly own: Readonly<Record<string, number>>;
}
