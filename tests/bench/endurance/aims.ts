/** What the product promises about large files, many files, bad files, and loads that are broken off. */
import type { Aim } from '../aims';

export type EnduranceId =
  'many_rows' | 'fifty_imports' | 'rejects' | 'date_forms' | 'cancel' | 'cancel_later';

export const ENDURANCE: readonly Aim<EnduranceId>[] = [
  {
    id: 'many_rows',
    what: 'peak renderer memory, 5 M rows → four answers',
    unit: ' GB',
    better: 'less',
    floor: 4,
    aim: 4,
  },
  {
    id: 'fifty_imports',
    what: 'memory of imports 41 to 50 / 31 to 40, more by',
    unit: ' %',
    better: 'less',
    floor: 2,
    aim: 1,
  },
  {
    id: 'rejects',
    what: 'load with 1 % ragged records, processor time more by',
    unit: ' %',
    better: 'less',
    floor: 10,
    aim: 5,
  },
  {
    id: 'date_forms',
    what: 'load with 1 % of other date forms, processor time more by',
    unit: ' %',
    better: 'less',
    floor: 10,
    aim: 5,
  },
  {
    id: 'cancel',
    what: 'cancelled at half of its bytes, until the load has ended',
    unit: ' ms',
    better: 'less',
    floor: 500,
    aim: 100,
  },
  {
    id: 'cancel_later',
    what: 'cancelled after all bytes are read, the same',
    unit: ' ms',
    better: 'less',
    floor: 500,
    aim: 100,
  },
];
