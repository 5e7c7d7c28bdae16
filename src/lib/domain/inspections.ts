/** What became of a finding, and of a period in which an inspection was owed. */

/** How a finding stands at the cut-off; `_unjudged`: no due date is known. */
export const FINDING_STATES = [
  'overdue',
  'open',
  'open_unjudged',
  'closed_late',
  'closed_in_time',
  'closed_unjudged',
] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** As imports tell the words apart (督查类型); `unsaid`: the record does not say. */
export const INSPECTION_KINDS = ['regular', 'key', 'special', 'random', 'cross', 'unsaid'] as const;

/**
 * `gap`: ended, and fewer inspections than the rule wants; `running`: not ended at the cut-off; `before`: before the first
 * inspection of the kind, from which on it is owed.
 */
export const DUTY_STATES = ['held', 'gap', 'running', 'before'] as const;
export type DutyState = (typeof DUTY_STATES)[number];
