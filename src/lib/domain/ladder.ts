/**
 * A ladder of the rule set: which facts count together, for whom, in which window, and what each step proposes. A gate
 * (取消评先评优) is a ladder whose steps propose that sanction.
 */
import * as v from 'valibot';
import { EVENT_KIND_NAMES, SEVERITIES } from './event-kinds';
import { isLocalDate } from './local-date';
import { SANCTIONS, TARGETS } from './sanctions';

const Text = v.pipe(v.string(), v.nonEmpty('empty'));
const Positive = v.pipe(v.number(), v.integer('not_whole'), v.minValue(1, 'not_positive'));
const ExistingDate = v.pipe(v.string(), v.check(isLocalDate, 'no_such_date'));

const Proposal = v.strictObject({ sanction: v.picklist(SANCTIONS), target: v.picklist(TARGETS) });

export const Step = v.strictObject({
  /** Facts in the window from which the step is reached. */
  from: Positive,
  /** Only a fact at least this grave reaches it; null = any. */
  severity: v.nullable(v.picklist(SEVERITIES)),
  proposes: v.pipe(v.array(Proposal), v.nonEmpty('empty')),
  clause: Text,
  /** The step needs a legal basis beyond the paper and due process. */
  legal_review: v.boolean(),
});

const Window = v.variant('kind', [
  /** The year of the fact. */
  v.strictObject({ kind: v.literal('calendarYear') }),
  /** (date − months, date]. */
  v.strictObject({ kind: v.literal('rolling'), months: Positive }),
]);

export const Ladder = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'no_identifier')),
  rule_id: v.pipe(v.string(), v.regex(/^[A-Z]{2}-\d{2}$/, 'no_rule_id')),
  title: v.strictObject({ zh: Text, en: Text }),
  /** false: present, so that a locality can switch it on, but nobody is judged by it. */
  enabled: v.boolean(),
  events: v.pipe(v.array(v.picklist(EVENT_KIND_NAMES)), v.nonEmpty('empty')),
  /** Only facts of these categories; null = all. */
  categories: v.nullable(v.pipe(v.array(Text), v.nonEmpty('empty'))),
  subject: v.picklist(['person', 'section', 'unit']),
  window: Window,
  count_on: v.picklist(['happened', 'established']),
  steps: v.pipe(v.array(Step), v.nonEmpty('empty')),
  clause: Text,
  valid_from: ExistingDate,
  valid_to: v.nullable(ExistingDate),
});

export type Ladder = Readonly<v.InferOutput<typeof Ladder>>;
export type LadderStep = Ladder['steps'][number];
export type SubjectKind = Ladder['subject'];
export type LadderWindow = Ladder['window'];
