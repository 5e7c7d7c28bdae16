/** Files come in, one after the other, and the figures follow; what does not fit into memory goes out again. */
import { OutOfMemoryError } from '../domain/errors';
import type { AskingFile, ImportedFile } from '../ingest/import-file';
import type { Adding, Library } from './library';

export interface Intake {
  readonly library: Pick<Library, 'add' | 'takeBack'>;
  /** Everything that is computed from the records, anew. */
  readonly refresh: () => Promise<void>;
  readonly choices: Adding['choices'];
  readonly only: Adding['only'];
  readonly profiles: Adding['profiles'];
  /** Only for a single file that comes back. */
  readonly fileNo?: number | undefined;
  /** What was mended of the file is forgotten. */
  readonly anew?: boolean | undefined;
  /** Takes a file that corrects a loaded one, and says whether it was such a file. */
  readonly correct: (file: File) => Promise<boolean>;
  readonly signal: AbortSignal;
  /** A directory with other names of units: the other files of the drop need them. */
  readonly tellsAliases: (file: File) => Promise<boolean>;
  /** The file comes next: it can be looked at already. */
  readonly lookAhead: (file: File) => void;
  readonly onFile: (file: File) => void;
  /** The file is a workbook, which is unpacked first. */
  readonly onOpening: (file: File) => void;
  readonly onProgress: (file: File, bytesRead: number, records: number) => void;
  /** The file is in, and stays. */
  readonly onLoaded: (file: ImportedFile) => void;
  /** A table of the file is not loaded before something is answered. */
  readonly onAsking: (file: File, asking: AskingFile) => void;
  readonly onFailed: (name: string, error: unknown) => void;
}

/** Several files of one drop: the one written last comes last, since of two records with one id the later file's counts. */
export const oldestFirst = (files: readonly File[]): File[] =>
  [...files].sort((a, b) => a.lastModified - b.lastModified);

/**
 * Loads the files; one that fails is named and leaves the others alone.
 *
 * If the figures then do not fit into memory, the file that was loaded last is taken back, and so on until they do: every
 * earlier figure stands. @throws what `refresh` throws for any other reason.
 */
export const takeIn = async (files: readonly File[], intake: Intake): Promise<void> => {
  const added: ImportedFile[] = [];
  let isCorrected = false;
  const queue = await aliasesFirst(oldestFirst(files), intake);
  for (const [at, file] of queue.entries()) {
    if (intake.signal.aborted) break;
    const next = queue[at + 1];
    if (next !== undefined) intake.lookAhead(next);
    const taken = await takeOne(file, intake);
    if (taken === 'corrected') isCorrected = true;
    else added.push(...taken);
  }
  // Nothing came in, so nothing is computed anew: a load that was cancelled ends at once.
  if (added.length === 0 && !isCorrected) return;
  for (const file of await thatFit(added, intake)) intake.onLoaded(file);
};

const aliasesFirst = async (files: readonly File[], { tellsAliases }: Intake): Promise<readonly File[]> => {
  if (files.length < 2) return files;
  const first = new Set<File>();
  for (const file of files) if (await tellsAliases(file)) first.add(file);
  return [...files.filter((file) => first.has(file)), ...files.filter((file) => !first.has(file))];
};

const takeOne = async (file: File, intake: Intake): Promise<readonly ImportedFile[] | 'corrected'> => {
  intake.onFile(file);
  try {
    if (await intake.correct(file)) return 'corrected';
    const { files, asking, failures } = await intake.library.add(file, {
      choices: intake.choices,
      only: intake.only,
      profiles: intake.profiles,
      fileNo: intake.fileNo,
      anew: intake.anew,
      signal: intake.signal,
      onOpening: () => {
        intake.onOpening(file);
      },
      onProgress: (bytesRead, records) => {
        intake.onProgress(file, bytesRead, records);
      },
    });
    for (const one of asking) intake.onAsking(file, one);
    for (const { name, error } of failures) intake.onFailed(name, error);
    return files;
  } catch (error) {
    intake.onFailed(file.name, error);
    return [];
  }
};

const thatFit = async (added: readonly ImportedFile[], intake: Intake): Promise<readonly ImportedFile[]> => {
  try {
    await intake.refresh();
    return added;
  } catch (error) {
    const last = added.at(-1);
    if (!(error instanceof OutOfMemoryError) || last === undefined) throw error;
    await intake.library.takeBack(last.fileNo);
    const { records } = last.conservation;
    intake.onFailed(last.name, new OutOfMemoryError({ file: last.name, records }, { cause: error }));
    return thatFit(added.slice(0, -1), intake);
  }
};
