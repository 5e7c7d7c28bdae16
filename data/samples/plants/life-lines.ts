/**
 * What a life line must mark: for every rule about one case a case whose records lack the step, beside one that only looks
 * alike, and cases that lack nothing. Told by the numbers of the plants, never by what the product says.
 */
import type { RulePlant } from './rule-plant';

/** Rules whose failings belong to one case (RN, EX, TL, EV), by the kind of what is missing. */
const ABOUT_ONE_CASE: readonly string[] = [
  ...['unjustified_late', 'same_day_late', 'acceptance_late', 'no_receipt', 'receipt_incomplete'],
  ...['incomplete_process', 'no_pickup', 'not_archived', 'no_officer', 'late_unreported'],
  ...['negative_without_filing', 'negative_without_reason', 'stage_late', 'forwarded_late'],
  ...['notice_not_written', 'repeated_notice', 'hop_unrecorded', 'hop_late', 'absence_unreported'],
  ...['handover_unapproved', 'extension_invalid', 'extension_repeated', 'invalid_ground', 'leader_late'],
  ...['filing_incomplete', 'poor_rating_open'],
];

/** A case whose life line marks the step that a rule wants, and one whose life line does not. */
export type MissingStep = {
  readonly kind: string;
  readonly rule: string;
  readonly caseId: string;
  readonly alike: string;
};

export type LifeLineAnswers = {
  readonly missing: readonly MissingStep[];
  /** Cases that lack nothing at all. */
  readonly clean: readonly string[];
};

/**
 * `caseOf`: the case of a record by its number; a record that is none of these is a case itself.
 *
 * @throws RangeError when a kind has no plant.
 */
export function lifeLineAnswers(
  pairs: readonly RulePlant[],
  caseOf: ReadonlyMap<string, string>,
  clean: readonly string[],
): LifeLineAnswers {
  const missing = ABOUT_ONE_CASE.map((kind): MissingStep => {
    const pair = pairs.find(({ carrier, of }) => carrier === 'event' && of === kind);
    if (pair === undefined) throw new RangeError(`no plant of ${kind}`);
    const [caseId, alike] = [pair.fires, pair.alike].map((number) => caseOf.get(number) ?? number);
    return { kind, rule: pair.rule, caseId: caseId ?? '', alike: alike ?? '' };
  });
  return { missing, clean };
}
