/** The records that were set aside, as they stand in their file, with what could be done about each. */
import type { Problem } from '../domain/layout';
import type { SourceFile } from './host';
import type { ImportedFile } from './import-file';
import { readOriginals } from './originals';
import { proposeCells, REPAIRABLE, shownCells, type Proposal } from './repair';

export interface SetAsideRecord {
  readonly problem: Problem;
  /** As it stands in the file. */
  readonly text: string;
  /** One per column of the header: empty ones added where there are too few, what is too much left in the last one. */
  readonly cells: readonly string[];
  /** null when none fits, or none is needed: the record is well formed, a cell of it is wrong. */
  readonly proposal: Proposal | null;
}

/**
 * Every record of a loaded file that was set aside, in the order of the file.
 * @throws OriginalGoneError when the file can no longer be read.
 */
export const readSetAside = async (file: SourceFile, loaded: ImportedFile): Promise<SetAsideRecord[]> => {
  const { layout, firstLine } = loaded;
  const problems = loaded.problems.filter(({ kept }) => !kept);
  const wanted = new Set(problems.map(({ recordNo }) => recordNo));
  const texts = await readOriginals(file, { encoding: layout.encoding, firstLine }, wanted);
  return problems.map((problem) => {
    const text = texts.get(problem.recordNo) ?? '';
    const isRepairable = REPAIRABLE.has(problem.reason) && text !== '';
    return {
      problem,
      text,
      cells: shownCells(text, layout),
      proposal: isRepairable ? proposeCells(text, problem.reason, layout) : null,
    };
  });
};

/**
 * The cells of any records of the file in its own wording, as `SetAsideRecord` shows them.
 * @throws OriginalGoneError when the file can no longer be read.
 */
export const readOwnCells = async (
  file: SourceFile,
  { layout, firstLine }: ImportedFile,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly string[]>> => {
  const texts = await readOriginals(file, { encoding: layout.encoding, firstLine }, wanted);
  return new Map([...texts].map(([recordNo, text]) => [recordNo, shownCells(text, layout)]));
};
