/** What each clock needs: alternatives of canonical columns, or `table.field=value` where a record must have that value. */
import type { ClockKind } from './rule-carrier';

const matter = (kind: string): readonly (readonly string[])[] => [
  [`matters.kind=${kind}`],
  ['matters.received'],
  ['matters.replied'],
];

/** When it begins, what ends it, and where nothing else tells it, its days. */
export const CLOCK_NEEDS: Readonly<Record<ClockKind, readonly (readonly string[])[]>> = {
  case: [['cases.due', 'cases.committed_days', 'cases.statutory_days'], ['cases.finished']],
  stage: [['case_events.limit_days'], ['case_events.entered'], ['case_events.left']],
  forwarding: [
    ['case_events.kind=forwarded', 'matters.forwarded'],
    ['cases.accepted', 'matters.received'],
  ],
  complaint_reply: [['complaints.received'], ['complaints.replied']],
  superior_task: matter('task'),
  letter: matter('letter'),
  mail: matter('mail'),
  request: matter('request'),
  work: matter('work'),
  villager_request: matter('villager'),
  incident: matter('incident'),
  rectification: [['findings.found', 'findings.rectify_due'], ['findings.rectified']],
  investigation: [['procedures.opened'], ['procedures.closed', 'procedures.decided']],
  delivery: [['procedures.decided'], ['procedures.delivered']],
  review_request: [['procedures.delivered'], ['procedures.applied']],
  review: [['procedures.applied'], ['procedures.review_decided']],
};
