/** What became of the names on the lists: told, asked for a review in time and too late, upheld, changed, revoked. */
import { PLANTED } from '../county';
import { type Entries, procedure, type Procedure } from './entries';

type Dates = Parameters<typeof procedure>[2];

/** Reviews of 离岗培训, by the first persons of that list. */
const REVIEWS: readonly Dates[] = [
  {
    ...{ openedOn: '2026-06-01', closedOn: '2026-06-30', decidedOn: '2026-07-06', notifiedOn: '2026-07-06' },
    ...{ deliveredOn: '2026-07-10', reviewAppliedOn: '2026-07-20', reviewDecidedOn: '2026-08-10' },
    outcome: 'revoked',
  },
  { decidedOn: '2026-10-08', deliveredOn: '2026-10-12', reviewAppliedOn: '2026-10-20' },
  { decidedOn: '2026-08-28', deliveredOn: '2026-09-01', reviewAppliedOn: '2026-09-17' },
  {
    ...{ decidedOn: '2026-08-28', deliveredOn: '2026-09-01', reviewAppliedOn: '2026-09-16' },
    ...{ reviewDecidedOn: '2026-10-16', outcome: 'upheld' },
  },
  {
    ...{ decidedOn: '2026-07-06', deliveredOn: '2026-07-10', reviewAppliedOn: '2026-07-15' },
    ...{ reviewDecidedOn: '2026-08-17', outcome: 'changed' },
  },
  { decidedOn: '2026-10-20', notifiedOn: '2026-10-26' },
  { decidedOn: '2026-09-14', notifiedOn: '2026-09-15', deliveredOn: '2026-10-20' },
  {
    ...{ decidedOn: '2026-10-08', deliveredOn: '2026-10-12', reviewAppliedOn: '2026-10-20' },
    ...{ reviewDecidedOn: '2026-11-10', outcome: 'revoked' },
  },
  { decidedOn: '2026-10-08', deliveredOn: '2026-10-15' },
];

/** The revoked one, whose next version is without the name. */
export const REVOKED = 0;

/** `training`: ids of that list; `last`, `commended`: codes of units; `officer`: the one who stands last. */
export function procedureEntries(who: {
  readonly training: readonly string[];
  readonly last: string;
  readonly commended: string;
  readonly officer: string;
}): Pick<Entries, 'procedures' | 'trainings'> {
  const reviews = REVIEWS.flatMap((dates, n): Procedure[] => {
    const subject = who.training[n];
    return subject === undefined ? [] : [procedure('training', subject, dates)];
  });
  const [, , training = '', returned = ''] = who.training;
  return {
    procedures: [
      ...reviews,
      procedure('bottom_units', who.last, { decidedOn: '2026-10-12', deliveredOn: '2026-10-19' }),
      procedure('inspection', who.last, {
        ...{ openedOn: '2026-08-03', extension: '样督发〔2026〕8号', closedOn: '2026-10-16' },
        notifiedOn: '2026-10-26',
      }),
      procedure('bottom_officers', who.officer, { notifiedOn: '2026-10-28' }),
      procedure('commendation', who.commended, { publicFrom: '2026-10-26' }),
    ],
    trainings: [
      { subject: training, startedOn: '2026-10-12', passedOn: null, returnedOn: null },
      { subject: returned, startedOn: '2026-10-19', passedOn: '2026-10-26', returnedOn: '2026-10-28' },
    ],
  };
}

/** Who is commended for a low rate. */
export const COMMENDED = '市场监督管理局';
/** Who stands last by rate, and is on three lists. */
export const LAST = PLANTED.worstUnit;
