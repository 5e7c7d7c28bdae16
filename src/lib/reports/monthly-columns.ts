/** Which numbers a 通报 is written with, by the names that its template binds, and the columns of its tables. */
import type { AnswerColumn, RowPart } from './types';

type Kind = AnswerColumn['kind'];

const column = (measure: string, show: AnswerColumn['show'], kind: Kind = 'count'): AnswerColumn => ({
  id: `${measure}.${show}`,
  ...{ measure, show, kind },
  ...{ category: null, head: '', unit: '', tone: 'plain' },
});

const counted = (measure: string): AnswerColumn => column(measure, 'numerator');
const rate = (measure: string): AnswerColumn => column(measure, 'value', 'rate');
const part = (measure: string, show: RowPart): AnswerColumn => column(measure, show, 'rate');

/** Every number that the text can bind. */
export const FIGURES = {
  received: counted('received_cases'),
  finished: counted('finished_cases'),
  due: part('overdue_rate', 'denominator'),
  late: part('overdue_rate', 'numerator'),
  overdue_rate: rate('overdue_rate'),
  on_time: part('on_time_rate', 'numerator'),
  on_time_rate: rate('on_time_rate'),
  closed_late: counted('closed_late'),
  open_overdue: counted('open_overdue'),
  open_stock: counted('open_overdue_stock'),
  no_limit: counted('no_limit'),
  early_rate: rate('early_finish_rate'),
  speed_up: rate('actual_speed_up'),
  ratings: part('satisfaction_rate', 'denominator'),
  satisfied: part('satisfaction_rate', 'numerator'),
  satisfaction_rate: rate('satisfaction_rate'),
  active_rate: rate('active_rating_rate'),
  coverage_rate: rate('coverage_rate'),
  poor_due: part('poor_rating_reformed_rate', 'denominator'),
  poor_reformed: part('poor_rating_reformed_rate', 'numerator'),
  reformed_rate: rate('poor_rating_reformed_rate'),
  complaints: counted('complaints'),
  upheld: counted('upheld_complaints'),
  dismissed: counted('dismissed_complaints'),
  pending: counted('pending_complaints'),
  repeated: counted('repeat_complaints'),
  red: counted('net_red_cards'),
  yellow: counted('net_yellow_cards'),
  findings: counted('inspection_findings'),
  mending_due: part('rectification_overdue_rate', 'denominator'),
  mending_late: part('rectification_overdue_rate', 'numerator'),
  mending_rate: rate('rectification_overdue_rate'),
} as const satisfies Readonly<Record<string, AnswerColumn>>;

export type FigureName = keyof typeof FIGURES;

const isFigure = (name: string): name is FigureName => Object.hasOwn(FIGURES, name);

export const FIGURE_NAMES: readonly FigureName[] = Object.keys(FIGURES).filter(isFigure);

/** Tables of counts, one row per group. */
export const COUNTED_TABLES = {
  cases: [
    ['received', FIGURES.received],
    ['finished', FIGURES.finished],
    ['due', FIGURES.due],
    ['on_time', FIGURES.on_time],
    ['closed_late', FIGURES.closed_late],
    ['open_overdue', FIGURES.open_overdue],
    ['on_time_rate', FIGURES.on_time_rate],
    ['overdue_rate', FIGURES.overdue_rate],
    ['early_rate', FIGURES.early_rate],
    ['speed_up', FIGURES.speed_up],
  ],
  complaints: [
    ['complaints', FIGURES.complaints],
    ['upheld', FIGURES.upheld],
    ['dismissed', FIGURES.dismissed],
    ['pending', FIGURES.pending],
    ['repeated', FIGURES.repeated],
  ],
  cards: [
    ['red', FIGURES.red],
    ['yellow', FIGURES.yellow],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [string, AnswerColumn])[]>>;

/** Of ratings: what stands before and after the levels of the scales that occur. */
export const RATING_COLUMNS = {
  before: [['ratings', FIGURES.ratings]],
  after: [
    ['satisfaction_rate', FIGURES.satisfaction_rate],
    ['active_rate', FIGURES.active_rate],
    ['coverage_rate', FIGURES.coverage_rate],
    ['poor_due', FIGURES.poor_due],
    ['poor_reformed', FIGURES.poor_reformed],
    ['reformed_rate', FIGURES.reformed_rate],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [string, AnswerColumn])[]>>;

/** The column of one level of a rating scale. */
export const levelColumn = (category: string): AnswerColumn => ({
  ...counted('satisfaction_levels'),
  id: `satisfaction_levels.${category}`,
  category,
});

/** Lists of records, each by the measure that counts them; `print`: the columns that fit a page. */
export const RECORD_TABLES_OF = {
  late_cases: {
    measure: 'overdue_rate',
    print: ['case_id', 'unit', 'officer', 'item', 'accepted', 'due', 'finished'],
  },
  upheld_complaints: {
    measure: 'upheld_complaints',
    print: ['complaint_id', 'unit', 'officer', 'category', 'received', 'verdict'],
  },
  findings: {
    measure: 'inspection_findings',
    print: ['unit', 'found', 'place', 'behaviour', 'officer', 'rectify_due', 'rectified'],
  },
} as const;

export type RecordAnnexId = keyof typeof RECORD_TABLES_OF;

/** In the order in which they are numbered. */
export const ANNEX_IDS = [
  'cases',
  'channels',
  'ranking',
  'ratings',
  'complaints',
  'cards',
  'lists',
  'candidates',
  'late_cases',
  'upheld_complaints',
  'findings',
] as const;
export type AnnexId = (typeof ANNEX_IDS)[number];
