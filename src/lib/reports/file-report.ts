/** What is shown about one loaded file. */
import type { Conservation, Layout, Problem } from '../domain/layout';
import type { FileReport, Note } from './types';
import type { Replaced } from './versions';

/** A loaded file as the import hands it over. */
export interface LoadedFile {
  readonly fileNo: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly layout: Layout;
  readonly conservation: Conservation;
  readonly problems: readonly Problem[];
  readonly fill: Readonly<Record<string, number>>;
  readonly understanding: { readonly profile: { readonly name: string } | null };
  /** Of a workbook's sheet: what became of the other sheets. */
  readonly sheet: {
    readonly hidden: readonly string[];
    readonly unread: readonly string[];
    readonly lost: readonly string[];
  } | null;
}

const countByReason = (problems: readonly Problem[]): FileReport['problemCounts'] => {
  const counts = new Map<string, { reason: Problem['reason']; kept: boolean; n: number; example: Problem }>();
  for (const problem of problems) {
    const seen = counts.get(problem.reason);
    if (seen === undefined)
      counts.set(problem.reason, { reason: problem.reason, kept: problem.kept, n: 1, example: problem });
    else seen.n += 1;
  }
  return [...counts.values()].sort((a, b) => Number(a.kept) - Number(b.kept) || b.n - a.n);
};

const sheetNotes = ({ sheet }: LoadedFile): Note[] =>
  (['hidden', 'unread', 'lost'] as const).flatMap((what) => {
    const names = sheet?.[what] ?? [];
    return names.length === 0 ? [] : [{ key: `note_${what}_sheets`, params: { sheets: names.join('、') } }];
  });

const emptyColumns = ({ fill, layout }: LoadedFile): Note[] => {
  const empty = layout.columns.filter(({ field }) => field !== null && fill[field] === 0);
  return empty.length === 0
    ? []
    : [{ key: 'note_empty_columns', params: { headers: empty.map(({ header }) => header).join('、') } }];
};

/** What the other files make of this one. */
const versionNotes = (replaced: Replaced | null): Note[] =>
  replaced === null
    ? []
    : [
        { key: 'note_replaced', params: { n: replaced.records } },
        ...(replaced.unlike === 0 ? [] : [{ key: 'note_replaced_unlike', params: { n: replaced.unlike } }]),
      ];

/** `late`: problems that only the facts could find; `replaced`: null when every record of the file counts. */
export const fileReport = (
  file: LoadedFile,
  late: readonly Problem[],
  replaced: Replaced | null,
): FileReport => ({
  fileNo: file.fileNo,
  name: file.name,
  bytes: file.bytes,
  sha256: file.sha256,
  layout: file.layout,
  conservation: file.conservation,
  problemCounts: countByReason([...file.problems, ...late]),
  fill: file.fill,
  profile: file.understanding.profile?.name ?? '',
  replaced: replaced?.records ?? 0,
  notes: [...sheetNotes(file), ...emptyColumns(file), ...versionNotes(replaced)],
});
