/** What a measure needs from the files, for the page of definitions. */
import { MEASURES } from '../measures/registry';
import { leadById } from '../reports/leads/registry';
import { qualityCheck } from '../reports/quality-checks';

/**
 * Columns without which a measure is not computed (which is never the same as zero): each entry needs one of its
 * alternatives, written `table.field`. Empty for an unknown id.
 */
export const measureNeeds = (id: string): readonly (readonly string[])[] =>
  MEASURES.find((measure) => measure.id === id)?.needs ?? [];

/** The table whose records a measure, a lead or a quality check counts; its fields are called as that table calls them. */
export const measureSource = (id: string): string =>
  qualityCheck(id)?.table ??
  leadById(id)?.source ??
  MEASURES.find((measure) => measure.id === id)?.source ??
  'cases';

/** Whether a measure, a lead or a check is of something: a count has no base to show. False for an unknown id. */
export const measureHasBase = (id: string): boolean =>
  qualityCheck(id) !== undefined ||
  leadById(id) !== undefined ||
  MEASURES.some(({ id: known, shape }) => known === id && (shape === 'rate' || shape === 'distribution'));
