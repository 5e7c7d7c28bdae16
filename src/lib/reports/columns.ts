/** Which figures each answer shows, in which order. */
import type { Answer, AnswerColumn } from './types';

const column = (
  measure: string,
  show: AnswerColumn['show'],
  kind: AnswerColumn['kind'],
  more: Partial<Pick<AnswerColumn, 'category' | 'unit' | 'tone' | 'percent' | 'head' | 'sums'>> = {},
): AnswerColumn => ({
  id: `${measure}.${more.category ?? more.head ?? ''}${show}`,
  measure,
  show,
  kind,
  category: null,
  head: '',
  unit: '',
  tone: 'plain',
  ...more,
});

const RATINGS = { unit: 'ratings' } as const;

const OVERDUE: readonly AnswerColumn[] = [
  column('overdue_rate', 'denominator', 'rate'),
  column('overdue_rate', 'numerator', 'rate', { tone: 'late' }),
  column('overdue_rate', 'value', 'rate', { tone: 'late' }),
  column('closed_late', 'numerator', 'count'),
  column('open_overdue', 'numerator', 'count', { tone: 'late' }),
  column('overdue_rate_all_cases', 'denominator', 'rate'),
  column('overdue_rate_all_cases', 'value', 'rate'),
  column('no_limit', 'numerator', 'count'),
  column('open_overdue_stock', 'numerator', 'count'),
  column('early_finish_rate', 'value', 'rate'),
];

/** Working days used: the record behind each is a case. */
const daysUsed = (percent: number): AnswerColumn =>
  column('days_used', 'numerator', 'count', {
    ...{ percent, head: `days_used_p${String(percent)}`, unit: 'workdays' },
  });

const SPEED: readonly AnswerColumn[] = [
  column('actual_speed_up', 'value', 'rate'),
  column('commitment_speed_up', 'value', 'rate'),
  column('early_finish_rate', 'value', 'rate'),
  daysUsed(50),
  daysUsed(90),
  column('same_day_overdue_rate', 'value', 'rate', { tone: 'late' }),
  column('stage_overdue_rate', 'value', 'rate', { tone: 'late' }),
  column('reply_overdue_rate', 'value', 'rate', { tone: 'late' }),
  column('matter_overdue_rate', 'value', 'rate', { tone: 'late' }),
  column('rectification_overdue_rate', 'value', 'rate', { tone: 'late' }),
  column('three_visits', 'value', 'rate'),
];

const COMPLAINTS: readonly AnswerColumn[] = [
  'complaints',
  'upheld_complaints',
  'dismissed_complaints',
  'pending_complaints',
  'repeat_complaints',
].map((id) => column(id, 'numerator', 'count'));

const FINDINGS = { unit: 'findings' } as const;

/** Findings of the period, then those whose due day lies in it, then those put right in it. */
const RECTIFICATION: readonly AnswerColumn[] = [
  column('rectification_rate', 'denominator', 'rate', FINDINGS),
  column('rectification_rate', 'value', 'rate'),
  column('rectification_states', 'numerator', 'count', {
    ...{ category: 'overdue', head: 'state_overdue', tone: 'late' },
    ...FINDINGS,
  }),
  column('rectification_states', 'numerator', 'count', { category: 'open', head: 'state_open', ...FINDINGS }),
  column('rectification_on_time_rate', 'denominator', 'rate', FINDINGS),
  column('rectification_on_time_rate', 'numerator', 'rate', FINDINGS),
  column('rectification_on_time_rate', 'value', 'rate'),
  column('recheck_failed_rate', 'denominator', 'rate', FINDINGS),
  column('recheck_failed_rate', 'numerator', 'rate', { tone: 'late', ...FINDINGS }),
  column('recheck_failed_rate', 'value', 'rate', { tone: 'late' }),
];

const AFTER_LEVELS: readonly AnswerColumn[] = [
  column('satisfaction_rate', 'value', 'rate'),
  column('active_rating_rate', 'value', 'rate'),
  column('default_ratings', 'numerator', 'count', RATINGS),
  column('invalid_ratings', 'numerator', 'count', RATINGS),
  column('repeat_ratings', 'numerator', 'count', RATINGS),
  column('coverage_rate', 'value', 'rate'),
];

/** `scales`: sizes of the rating scales that occur in the loaded files; each keeps its own levels. */
export const answerColumns = (id: Answer['id'], scales: readonly number[]): readonly AnswerColumn[] => {
  switch (id) {
    case 'overdue':
      return OVERDUE;
    case 'speed':
      return SPEED;
    case 'complaints':
      return COMPLAINTS;
    case 'rectification':
      return RECTIFICATION;
    case 'satisfaction': {
      const levels = scales.flatMap((size) =>
        Array.from({ length: size }, (_, at) => `${size - at}/${size}`),
      );
      return [
        column('satisfaction_rate', 'denominator', 'rate', RATINGS),
        ...levels.map((category) =>
          column('satisfaction_levels', 'numerator', 'count', { category, ...RATINGS }),
        ),
        ...AFTER_LEVELS,
      ];
    }
  }
};

/** The first figures of a month, in the order in which they are read: work, time, people, discipline. */
export const OVERVIEW_COLUMNS: readonly AnswerColumn[] = [
  column('received_cases', 'numerator', 'count'),
  column('finished_cases', 'numerator', 'count'),
  column('overdue_rate', 'value', 'rate', { tone: 'late' }),
  column('on_time_rate', 'value', 'rate'),
  column('open_overdue_stock', 'numerator', 'count', { tone: 'late' }),
  column('actual_speed_up', 'value', 'rate', { sums: 'workdays' }),
  column('inspection_findings', 'numerator', 'count', { unit: 'findings' }),
  column('complaints', 'numerator', 'count'),
  column('upheld_complaints', 'numerator', 'count'),
  column('satisfaction_rate', 'value', 'rate'),
  column('active_rating_rate', 'value', 'rate'),
  column('poor_rating_reformed_rate', 'value', 'rate'),
  column('net_red_cards', 'numerator', 'count', { unit: 'cards' }),
  column('net_yellow_cards', 'numerator', 'count', { unit: 'cards' }),
];
