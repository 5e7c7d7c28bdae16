/** One change of what people entered: rows of one part put in, changed or taken out; nothing that has a fault goes in. */
import { entryFaults, parseEntries, type AssessmentEntries } from './assessment-entries';
import { fault, type AssessmentFault } from './assessment-fault';
import type { YearList } from './year-end-terms';

/** The parts that rows are entered in. */
export const ENTRY_PARTS = [
  ...(['appraisals', 'scores', 'adjustments', 'vetoes', 'gates', 'service', 'quotaCuts'] as const),
  ...(['procedures', 'trainings', 'lastYear'] as const),
] as const;
export type EntryPart = (typeof ENTRY_PARTS)[number];

export interface Edited {
  /** As they were when there is a fault. */
  readonly entries: AssessmentEntries;
  /** Paths within the new rows: `0.score`. */
  readonly faults: readonly AssessmentFault[];
}

/** `part.12.score` → `2.score` for rows that begin at 10; a fault of another place keeps its path. */
const within = (one: AssessmentFault, part: EntryPart, start: number): AssessmentFault => {
  const [name = '', no = '', ...field] = one.path.split('.');
  const row = Number(no) - start;
  return name === part && row >= 0 ? fault([row, ...field].join('.'), one.reason, one.params) : one;
};

/** `at`: the row that is changed; null = new ones behind the others. */
export function withRows(
  entries: AssessmentEntries,
  part: EntryPart,
  at: number | null,
  rows: readonly unknown[],
): Edited {
  const own: readonly unknown[] = entries[part];
  const start = at ?? own.length;
  const next = [...own.slice(0, start), ...rows, ...own.slice(start + (at === null ? 0 : 1))];
  const json: unknown = { ...entries, [part]: next };
  const faults = entryFaults(json).map((one) => within(one, part, start));
  return { entries: faults.length > 0 ? entries : parseEntries(json, part), faults };
}

export const withoutRow = (entries: AssessmentEntries, part: EntryPart, at: number): AssessmentEntries => ({
  ...entries,
  [part]: entries[part].filter((_: unknown, i: number) => i !== at),
});

/** Who stood on a list of the year before, each once; what was entered before about that year gives way. */
export const withLastYear = (
  entries: AssessmentEntries,
  lines: readonly { readonly list: YearList; readonly id: string }[],
): AssessmentEntries => {
  const seen = new Map(
    lines.map(({ list, id }) => [JSON.stringify([list, id]), { list, subject: id }] as const),
  );
  return { ...entries, lastYear: [...seen.values()] };
};
