/** What the spellings of a value column can mean: the closed lists of `values` in `_aliases.json`. */
export const MEANINGS = {
  flag: ['yes', 'no'],
  rating: ['5', '4', '3', '2', '1', 'top', 'good', 'fair', 'poor', 'unrated'],
  verdict: ['upheld', 'dismissed', 'pending'],
  card_level: ['red', 'yellow', 'warning'],
  card_status: ['active', 'revoked', 'appealing'],
  result: ['done', 'negative', 'cancelled', 'withdrawn', 'duplicate', 'forwarded'],
  limit_unit: ['workday', 'day', 'hour'],
  event_kind: [
    ...['received', 'receipt', 'accepted', 'acceptance_decision', 'supplement_notice', 'supplement_received'],
    ...['suspended', 'resumed', 'special', 'extension_requested', 'extension_approved', 'late_report'],
    ...['forwarded', 'handed_over', 'reviewed', 'approved', 'stage', 'handled', 'replied', 'finished'],
    ...['delivered', 'picked_up'],
  ],
  matter_kind: ['letter', 'mail', 'request', 'task', 'work', 'villager', 'incident'],
  damage: ['none', 'adverse', 'serious'],
  inspection_kind: ['regular', 'random', 'special', 'key', 'cross'],
  ground: ['law', 'unmended', 'false_material', 'not_ours'],
  register_kind: ['first_inquiry', 'off_scope'],
  activity_kind: [
    ...['meeting', 'announcement', 'exam', 'attendance', 'report', 'target', 'test', 'suggestion', 'form'],
    ...['milestone', 'bonus'],
  ],
  post: ['staff', 'section_head', 'supervising_leader', 'main_leader'],
  person_category: ['civil_servant', 'institution', 'contract', 'seconded', 'worker'],
} as const;
