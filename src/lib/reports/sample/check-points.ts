/**
 * 检查表 filled as far as the records show (RN, EX): a rule is met only where a record shows it, not met only where a record
 * proves it, and stays open everywhere else.
 */
import type { EventKind } from '../../domain/event-kinds';
import { RULE_CATALOGUE } from '../../domain/rule-catalogue';
import { CASE_KINDS, type LifeLine, type LifeStep } from '../life-line';
import type { CheckGround, CheckPoint, Untriggered } from './check-types';

/** What the record of the case itself says. */
export interface CaseFacts {
  readonly isFinished: boolean;
  readonly isLate: boolean;
  /** null: the record gives no result that is understood. */
  readonly isNegative: boolean | null;
  readonly hasArchiveNo: boolean;
  readonly hasOfficer: boolean;
  readonly hasRefusalReason: boolean;
}

/** Rules of the sheet, in the order of the catalogue; a rule that only compares whole groups (EX-09) is of no case. */
export const CHECKED_RULES: readonly string[] = [...RULE_CATALOGUE].flatMap(([id, { carriers }]) =>
  /^(?:RN|EX)-/.test(id) && carriers.some(({ kind }) => kind !== 'measure') ? [id] : [],
);

interface Wanted {
  /** Why the rule asks nothing of this case; null when it does. */
  readonly unless: (facts: CaseFacts, shown: (what: readonly string[]) => boolean) => Untriggered | null;
  /** Records that show that it was kept. */
  readonly steps: readonly string[];
  /** A cell of the case that shows it. */
  readonly cell: 'archive_no' | 'officer' | 'refusal_reason' | null;
}

const NOTICE = ['event_supplement_notice'];
const HAND_OVER = ['event_handed_over', 'event_forwarded', 'handed'];
const EXTENSION = ['event_extension_approved', 'event_extension_requested'];

const always: Wanted['unless'] = () => null;
const whenShown =
  (what: readonly string[], why: Untriggered): Wanted['unless'] =>
  (_, shown) =>
    shown(what) ? null : why;
const whenNegative: Wanted['unless'] = ({ isNegative }) => (isNegative === true ? null : 'not_negative');
const whenFinished: Wanted['unless'] = ({ isFinished }) => (isFinished ? null : 'not_finished');

const wanted = (unless: Wanted['unless'], steps: readonly string[], cell: Wanted['cell'] = null): Wanted => ({
  unless,
  steps,
  cell,
});

/** Rules that the records of one case can show; the others are looked at on the spot. */
const WANTED: ReadonlyMap<string, Wanted> = new Map([
  ['RN-01', wanted(whenShown(NOTICE, 'no_notice'), NOTICE)],
  ['RN-02', wanted(whenShown(NOTICE, 'no_notice'), NOTICE)],
  ['RN-03', wanted(always, ['event_receipt'])],
  ['RN-04', wanted(whenShown(HAND_OVER, 'no_hand_over'), ['event_handled', 'event_replied'])],
  ['RN-06', wanted(whenFinished, ['event_delivered', 'event_picked_up'])],
  ['RN-10', wanted(whenShown(HAND_OVER, 'no_hand_over'), HAND_OVER)],
  ['RN-12', wanted(whenFinished, [], 'archive_no')],
  ['RN-15', wanted(whenNegative, ['filed', 'leader_decided'], 'refusal_reason')],
  ['RN-16', wanted(always, [], 'officer')],
  ['RN-17', wanted(whenShown(HAND_OVER, 'no_hand_over'), HAND_OVER)],
  ['EX-01', wanted(whenShown(EXTENSION, 'no_extension'), EXTENSION)],
  ['EX-02', wanted(whenShown(EXTENSION, 'no_extension'), EXTENSION)],
  ['EX-03', wanted(whenShown(HAND_OVER, 'no_hand_over'), HAND_OVER)],
  ['EX-04', wanted(({ isLate }) => (isLate ? null : 'not_late'), ['event_late_report'])],
  ['EX-05', wanted(whenNegative, ['filed'])],
  ['EX-06', wanted(whenNegative, ['filed'])],
  ['EX-07', wanted(whenNegative, ['leader_decided'])],
  ['EX-08', wanted(whenNegative, ['filed'])],
]);

/** Kinds of facts about one case by which a rule is judged. */
const kindsOf = (ruleId: string): readonly EventKind[] =>
  (RULE_CATALOGUE.get(ruleId)?.carriers ?? [])
    .flatMap((carrier) => (carrier.kind === 'event' ? carrier.events : []))
    .filter((kind) => CASE_KINDS.includes(kind));

const hasCell = (facts: CaseFacts, cell: NonNullable<Wanted['cell']>): boolean => {
  if (cell === 'archive_no') return facts.hasArchiveNo;
  return cell === 'officer' ? facts.hasOfficer : facts.hasRefusalReason;
};

/** What shows that a rule was kept; null when nothing does. */
const proofOf = (
  { steps, cell }: Wanted,
  facts: CaseFacts,
  shown: readonly LifeStep[],
): CheckGround | null => {
  const own = shown.filter(({ what }) => steps.includes(what));
  if (own.length > 0) return { kind: 'steps', steps: own };
  return cell !== null && hasCell(facts, cell) ? { kind: 'cell', field: cell } : null;
};

const pointOf = (ruleId: string, line: LifeLine, facts: CaseFacts): CheckPoint => {
  const open = (ground: CheckGround): CheckPoint => ({ ruleId, state: 'unrecorded', ground });
  const kinds = kindsOf(ruleId);
  const rule = WANTED.get(ruleId);
  if (rule === undefined || kinds.length === 0) return open({ kind: 'on_spot' });
  const gaps = line.gaps.filter(({ kind, state }) => kinds.includes(kind) && state !== 'dismissed');
  const proven = gaps.filter(({ state }) => state === 'upheld');
  if (proven.length > 0) return { ruleId, state: 'not_met', ground: { kind: 'gaps', gaps: proven } };
  if (gaps.length > 0) return open({ kind: 'gaps', gaps });
  const why = rule.unless(facts, (what) => line.steps.some((step) => what.includes(step.what)));
  // A result that stands in the record needs no other file; that something is not in a file is told only by a file.
  if (why === 'not_negative' && facts.isNegative !== null) return open({ kind: 'untriggered', why });
  const untold = line.untold.filter((kind) => kinds.includes(kind));
  if (untold.length > 0) return open({ kind: 'untold', kinds: untold });
  if (why !== null) return open({ kind: 'untriggered', why });
  const ground = proofOf(rule, facts, line.steps);
  return ground === null ? open({ kind: 'not_due' }) : { ruleId, state: 'met', ground };
};

/** One point per rule of RN and EX. */
export const checkPoints = (line: LifeLine, facts: CaseFacts): readonly CheckPoint[] =>
  CHECKED_RULES.map((ruleId) => pointOf(ruleId, line, facts));
