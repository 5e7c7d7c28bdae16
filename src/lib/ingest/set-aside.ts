/** The records that were set aside, as they stand in their file, with what could be done about each. */
import type { Layout, Problem, ProblemReason } from '../domain/layout';
import { REPAIRABLE, type SetAsideRecord } from '../domain/repair';
import type { SourceFile } from './host';
import type { ImportedFile } from './import-file';
import { readOriginals } from './originals';
import { proposeCells, shownCells } from './repair';

/** So many are divided before anything else gets its turn. */
const AT_ONCE = 200;

const others = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The problems of a file for which a record is not counted, in the order of the file. */
export const setAsideProblems = ({ problems }: Pick<ImportedFile, 'problems'>): readonly Problem[] =>
  problems.filter(({ kept }) => !kept);

/** A record cut into the columns of the header; `reason`: why it was set aside, null when it was not. */
export const divided = (
  text: string,
  reason: ProblemReason | null,
  layout: Layout,
): Pick<SetAsideRecord, 'cells' | 'proposal'> => {
  const isRepairable = reason !== null && REPAIRABLE.has(reason) && text !== '';
  return {
    cells: shownCells(text, layout),
    proposal: isRepairable ? proposeCells(text, reason, layout) : null,
  };
};

const textsOf = (
  file: SourceFile,
  { layout, firstLine }: ImportedFile,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, string>> =>
  readOriginals(file, { encoding: layout.encoding, firstLine }, wanted);

/**
 * The records of these problems, in their order; the page stays usable meanwhile.
 * @throws OriginalGoneError when the file can no longer be read.
 */
export const readSetAside = async (
  file: SourceFile,
  loaded: ImportedFile,
  problems: readonly Problem[],
): Promise<SetAsideRecord[]> => {
  const texts = await textsOf(file, loaded, new Set(problems.map(({ recordNo }) => recordNo)));
  const records: SetAsideRecord[] = [];
  for (let at = 0; at < problems.length; at += AT_ONCE) {
    if (at > 0) await others();
    for (const problem of problems.slice(at, at + AT_ONCE)) {
      const text = texts.get(problem.recordNo) ?? '';
      records.push({ problem, text, ...divided(text, problem.reason, loaded.layout) });
    }
  }
  return records;
};

/**
 * The cells of any records of the file in its own wording, as `SetAsideRecord` shows them.
 * @throws OriginalGoneError when the file can no longer be read.
 */
export const readOwnCells = async (
  file: SourceFile,
  loaded: ImportedFile,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly string[]>> => {
  const texts = await textsOf(file, loaded, wanted);
  return new Map([...texts].map(([recordNo, text]) => [recordNo, shownCells(text, loaded.layout)]));
};
