/** The life line in words: what happened and what is missing, in one order of time. */
import { EVENT_KINDS, EVENT_STATE_TERMS } from '../domain/event-kinds';
import { m } from '../i18n/paraglide/messages';
import { inLocale } from '../i18n/terms';
import { valueWords, wordsOf } from '../i18n/words';
import type { LifeGap, LifeLine, LifeStep } from '../reports/life-line';

export interface LifeRow {
  readonly id: string;
  /** '' where the rule gives no day. */
  readonly on: string;
  readonly what: string;
  readonly lane: string;
  readonly officer: string;
  readonly detail: string;
  readonly ruleId: string;
  readonly kind: 'step' | 'deadline' | 'missing' | 'wrong';
  readonly sourceRow: number;
  readonly fileNo: number;
  readonly line: number;
}

const LANES: Readonly<Record<LifeStep['lane'], () => string>> = {
  applicant: m.life_lane_applicant,
  handling: m.life_lane_handling,
  supervision: m.life_lane_supervision,
};

/** What the record says of it, and who approved it. */
const told = ({ detail, approver }: LifeStep): string =>
  [detail, approver].filter((part) => part !== '').join(' ');

const stepRow = (step: LifeStep, at: number): LifeRow => ({
  id: `s${String(at)}`,
  on: step.happened,
  what: wordsOf(`life_${step.what}`) ?? step.what,
  lane: LANES[step.lane](),
  officer: step.officer,
  detail: step.what === 'rated' ? valueWords('rating', step.detail) : told(step),
  ruleId: '',
  kind: step.isDeadline ? 'deadline' : 'step',
  sourceRow: step.sourceRow,
  fileNo: step.fileNo,
  line: step.line,
});

/** Only a missing record suggests a pending one; an upheld one stands in the record itself. */
const gapRow = (gap: LifeGap, at: number): LifeRow => ({
  id: `g${String(at)}`,
  on: gap.on,
  what: inLocale(EVENT_KINDS[gap.kind]),
  lane: '',
  officer: '',
  detail: inLocale(EVENT_STATE_TERMS[gap.state]),
  ruleId: gap.ruleId,
  kind: gap.state === 'pending' ? 'missing' : 'wrong',
  sourceRow: gap.sourceRow,
  fileNo: gap.fileNo,
  line: gap.line,
});

/** By day; on one day what happened stands before what is missing; without a day last. */
export const lifeRows = ({ steps, gaps }: Pick<LifeLine, 'steps' | 'gaps'>): readonly LifeRow[] => {
  const rows = [...steps.map(stepRow), ...gaps.map(gapRow)];
  const dayOf = ({ on }: LifeRow): string => (on === '' ? '9999' : on.slice(0, 10));
  return rows
    .map((row, at) => ({ row, at }))
    .sort((a, b) => (dayOf(a.row) === dayOf(b.row) ? a.at - b.at : dayOf(a.row) < dayOf(b.row) ? -1 : 1))
    .map(({ row }) => row);
};

/** What the line cannot show, one sentence each. */
export const lifeNotes = ({ later, versions, untold }: LifeLine): readonly string[] => [
  ...(later > 0 ? [m.life_later({ n: later })] : []),
  ...(versions.length > 0 ? [m.life_versions({ n: versions.length })] : []),
  ...(untold.length > 0
    ? [m.life_untold({ what: untold.map((kind) => inLocale(EVENT_KINDS[kind])).join('、') })]
    : []),
];
