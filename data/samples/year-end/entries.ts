/** What the office of the sample county enters for the year, in the form that the product reads. */

/** A list of the year by its key. */
export type ListName =
  'honours' | 'bottom_units' | 'bottom_officers' | 'training' | 'inspection' | 'commendation';

/** One name of a list from the draft to the end; every date is ISO, null = not yet. */
export type Procedure = {
  readonly list: ListName;
  readonly subject: string;
  readonly openedOn: string | null;
  readonly extension: string | null;
  readonly closedOn: string | null;
  readonly decidedOn: string | null;
  readonly notifiedOn: string | null;
  readonly deliveredOn: string | null;
  readonly publicFrom: string | null;
  readonly reviewAppliedOn: string | null;
  readonly reviewDecidedOn: string | null;
  readonly outcome: 'upheld' | 'changed' | 'revoked' | null;
};

/** 任职: `group` is a peer group, or the code of a unit. */
export type Spell = {
  readonly subject: string;
  readonly group: string;
  readonly from: string;
  readonly to: string;
};

/** A veto or a gate with its paper. */
export type Barred = {
  readonly subject: string;
  readonly clause: string;
  readonly document: string;
  readonly reason: string;
};

/** Everything that people enter. */
export type Entries = {
  readonly format: 'mingcha-assessment-entries';
  readonly version: 1;
  readonly year: string;
  readonly scores: readonly {
    readonly indicator: string;
    readonly subject: string;
    readonly part: number;
    readonly value: number;
  }[];
  readonly appraisals: readonly {
    readonly subject: string;
    readonly side: 'panel' | 'raters';
    readonly by: string;
    readonly score: number;
  }[];
  readonly adjustments: readonly {
    readonly subject: string;
    readonly kind: 'bonus' | 'deduction';
    readonly points: number;
    readonly document: string;
    readonly reason: string;
  }[];
  readonly vetoes: readonly Barred[];
  readonly gates: readonly Barred[];
  readonly service: readonly Spell[];
  readonly quotaCuts: readonly {
    readonly group: string;
    readonly seats: number;
    readonly document: string;
  }[];
  readonly lastYear: readonly { readonly list: ListName; readonly subject: string }[];
  readonly procedures: readonly Procedure[];
  readonly trainings: readonly {
    readonly subject: string;
    readonly startedOn: string;
    readonly passedOn: string | null;
    readonly returnedOn: string | null;
  }[];
};

/** Nothing entered. */
export const NO_ENTRIES: Entries = {
  ...{ format: 'mingcha-assessment-entries', version: 1, year: '2026' },
  ...{ scores: [], appraisals: [], adjustments: [], vetoes: [], gates: [], service: [], quotaCuts: [] },
  ...{ lastYear: [], procedures: [], trainings: [] },
};

const NOTHING: Omit<Procedure, 'list' | 'subject'> = {
  ...{ openedOn: null, extension: null, closedOn: null, decidedOn: null, notifiedOn: null },
  ...{ deliveredOn: null, publicFrom: null, reviewAppliedOn: null, reviewDecidedOn: null, outcome: null },
};

/** A procedure with the dates that are known. */
export const procedure = (
  list: ListName,
  subject: string,
  dates: Partial<Omit<Procedure, 'list' | 'subject'>>,
): Procedure => ({ list, subject, ...NOTHING, ...dates });

/** The same score of a panel and of so many ballots, each numbered. */
export function ballots(
  subject: string,
  panel: readonly number[],
  raters: readonly number[],
): Entries['appraisals'] {
  return [
    ...panel.map((score, n) => ({
      subject,
      side: 'panel' as const,
      by: `考核组成员${String(n + 1)}`,
      score,
    })),
    ...raters.map((score, n) => ({ subject, side: 'raters' as const, by: `第${String(n + 1)}票`, score })),
  ];
}
