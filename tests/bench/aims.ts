/** What the product promises about speed and memory, and how a measured figure is judged. Ratios and limits only. */
export type MeasureId =
  | 'utf8'
  | 'gb18030'
  | 'queries'
  | 'filter'
  | 'answers'
  | 'memory'
  | 'long_task'
  | 'opened_page'
  | 'transcoder'
  | 'naive'
  | 'probe'
  | 'places'
  | 'places_time'
  | 'places_task'
  | 'assessed_time'
  | 'assessed_task'
  | 'population'
  | 'draw'
  | 'life_line';

export interface Aim<Id extends string = MeasureId> {
  readonly id: Id;
  readonly what: string;
  /** Written behind the figure; '' for a plain ratio. */
  readonly unit: string;
  /** `more`: larger is better, as for throughput against native. */
  readonly better: 'more' | 'less';
  readonly floor: number;
  readonly aim: number;
}

export const AIMS: readonly Aim[] = [
  {
    id: 'utf8',
    what: 'UTF-8 file → typed table, native / wasm',
    unit: '',
    better: 'more',
    floor: 0.55,
    aim: 0.7,
  },
  {
    id: 'gb18030',
    what: 'GB18030 twin, native on UTF-8 / wasm',
    unit: '',
    better: 'more',
    floor: 0.45,
    aim: 0.6,
  },
  {
    id: 'queries',
    what: '12 dashboard queries, wasm / native',
    unit: ' ×',
    better: 'less',
    floor: 1.6,
    aim: 1.3,
  },
  {
    id: 'filter',
    what: 'one filter change, all four answers, p95',
    unit: ' ms',
    better: 'less',
    floor: 50,
    aim: 16,
  },
  {
    id: 'answers',
    what: 'files → four answers, wasm / native',
    unit: ' ×',
    better: 'less',
    floor: 1.7,
    aim: 1.3,
  },
  { id: 'memory', what: 'peak renderer memory / file size', unit: ' ×', better: 'less', floor: 4, aim: 3 },
  {
    id: 'long_task',
    what: 'longest main-thread task during load',
    unit: ' ms',
    better: 'less',
    floor: 100,
    aim: 50,
  },
  {
    id: 'opened_page',
    what: 'opened page → four answers, sample county',
    unit: ' s',
    better: 'less',
    floor: 5,
    aim: 3,
  },
  {
    id: 'transcoder',
    what: 'GB18030 → UTF-8, TextDecoder + TextEncoder / ours',
    unit: ' ×',
    better: 'more',
    floor: 3,
    aim: 3,
  },
  {
    id: 'naive',
    what: 'GB18030 load, decoded by the platform first / ours',
    unit: ' ×',
    better: 'more',
    floor: 2.5,
    aim: 2.5,
  },
  {
    id: 'probe',
    what: 'probe of the GB18030 file',
    unit: ' ms',
    better: 'less',
    floor: 300,
    aim: 100,
  },
  {
    id: 'places',
    what: 'a year of places (60 units, 12 months, 10 rates), page / Node',
    unit: ' ×',
    better: 'less',
    floor: 1.5,
    aim: 1.2,
  },
  { id: 'places_time', what: 'the same in the page', unit: ' s', better: 'less', floor: 2, aim: 2 },
  {
    id: 'places_task',
    what: 'longest main-thread task meanwhile',
    unit: ' ms',
    better: 'less',
    floor: 50,
    aim: 50,
  },
  {
    id: 'assessed_time',
    what: 'a year scored, with its sensitivity (60 units, 12 months, 10 indicators)',
    unit: ' s',
    better: 'less',
    floor: 2,
    aim: 1,
  },
  {
    id: 'assessed_task',
    what: 'longest main-thread task meanwhile',
    unit: ' ms',
    better: 'less',
    floor: 50,
    aim: 50,
  },
  {
    id: 'population',
    what: 'population of a spot check: size and hash of all cases',
    unit: ' s',
    better: 'less',
    floor: 10,
    aim: 5,
  },
  { id: 'draw', what: '500 cases drawn from it', unit: ' s', better: 'less', floor: 1, aim: 1 },
  {
    id: 'life_line',
    what: 'the life line of one case, p95',
    unit: ' ms',
    better: 'less',
    floor: 200,
    aim: 200,
  },
];

/** `below`: the floor is not met. null was not measured on this system and is neither. */
export type Verdict = 'aim met' | 'ok' | 'below' | 'not measured';

export const judge = (aim: Omit<Aim, 'id'>, measured: number | null): Verdict => {
  if (measured === null) return 'not measured';
  const reaches = (limit: number): boolean => (aim.better === 'more' ? measured >= limit : measured <= limit);
  if (reaches(aim.aim)) return 'aim met';
  return reaches(aim.floor) ? 'ok' : 'below';
};
