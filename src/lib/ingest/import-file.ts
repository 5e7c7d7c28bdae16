/** From a table of text to loaded rows: how it is written, what its columns mean, and the load itself. */
import type { Engine } from '../db/engine';
import { NoDataRowsError, type AppError } from '../domain/errors';
import type { ClassedRecord, Conservation, Layout, Problem } from '../domain/layout';
import type { Profile } from '../domain/profile';
import { questionError } from '../domain/question';
import type { ImportChoices } from './choices';
import { NAME_MACROS } from './clean-sql';
import { DATE_MACROS } from './date-sql';
import { takeSample, type FileSample } from './file-sample';
import type { IngestHost, Reading, SheetPlace, SourceFile } from './host';
import { loadFile, type Again, type OpenQuestions } from './load';
import { probeAhead } from './probe';
import { coversLayout, recall, sameLayout, signatureOf, type Recalled, type Understanding } from './profiles';
import { recognise, type Recognition } from './recognise';
import { SHEET_FORM } from './sheet-csv';
import type { ReadValue } from './values';

export interface ImportRequest {
  readonly engine: Engine;
  readonly host: IngestHost;
  readonly file: SourceFile;
  readonly fileNo: number;
  /** What was said about this very file. */
  readonly choices: ImportChoices;
  readonly profiles: KnownProfiles;
  /** `contentSha256` of what is loaded: the same content is refused. */
  readonly known: ReadonlySet<string>;
  /** The file is loaded already, under this number, and takes its own place; when it asks or fails it stays as it is. */
  readonly again?: Again | undefined;
  readonly onProgress: (bytesRead: number, records: number) => void;
  readonly signal: AbortSignal;
}

/** What was said about files of this kind. */
export interface KnownProfiles {
  /** Applied to files of the very same headers. */
  readonly remembered: readonly Profile[];
  /** Named by the user for this import: the headers that they map are enough. */
  readonly named: readonly Profile[];
}

export const NO_PROFILES: KnownProfiles = { remembered: [], named: [] };

/** A file that cannot be loaded before something is answered; nothing of it is. */
export interface AskingFile {
  readonly kind: 'asking';
  readonly name: string;
  readonly bytes: number;
  /** At least one. */
  readonly questions: OpenQuestions['questions'];
  readonly understanding: Understanding;
}

/** What a terminal says of it, since it cannot ask. */
export const askingError = ({ name, questions, understanding: { columns } }: AskingFile): AppError => {
  const [first] = questions;
  const headers = columns.map(({ header }) => header);
  return questionError(name, first, headers);
};

/** A loaded file with everything that can be said about it. */
export interface ImportedFile {
  readonly kind: 'loaded';
  readonly fileNo: number;
  readonly name: string;
  readonly bytes: number;
  /** Of the file as it was given; the sheets of one workbook share it. */
  readonly sha256: string;
  /** Of what was read: a sheet's text for a workbook, the file for anything else. */
  readonly contentSha256: string;
  /** null for a text file. */
  readonly sheet: SheetPlace | null;
  readonly layout: Layout;
  readonly conservation: Conservation;
  readonly problems: readonly Problem[];
  /** Titles, headers, footers, with their lines: shown, never dropped unseen. */
  readonly outside: readonly ClassedRecord[];
  readonly fill: Readonly<Record<string, number>>;
  readonly understanding: Understanding;
  /** What the distinct cells of value columns were read as, most frequent first. */
  readonly values: readonly ReadValue[];
  /** 1-based physical line of each record; a workbook's line is its sheet's row. */
  readonly firstLine: Uint32Array;
}

/** What the load calls in SQL; once per database. */
export const prepareIngest = async (engine: Engine): Promise<void> => {
  await engine.runAll([...DATE_MACROS, ...NAME_MACROS]);
};

/** Said once per damaged sheet, at its last record: what stood below it is lost. */
const damageOf = ({
  fileNo,
  file,
  reading,
}: {
  readonly fileNo: number;
  readonly file: SourceFile;
  readonly reading: Reading;
}): Problem[] => {
  if (file.sheet?.isCut !== true) return [];
  const { records, firstLine } = reading.index;
  const place = { fileNo, recordNo: records, line: firstLine[records - 1] ?? 0 };
  return [{ ...place, column: '', value: '', reason: 'damaged_workbook', kept: true }];
};

/** Rows shown beside each column. */
const MOST_SAMPLES = 5;

const understanding = ({ text, choices, profile }: Recalled, { mapping }: Recognition): Understanding => ({
  table: mapping.table,
  columns: mapping.columns,
  samples: text.samples.slice(0, MOST_SAMPLES),
  signature: signatureOf(text),
  profile,
  choices,
});

const recalled = (sample: FileSample, { choices, profiles, file }: ImportRequest): Recalled => {
  // How a sheet's text is written is known, whatever stands in its cells.
  const form = file.sheet === undefined ? {} : SHEET_FORM;
  const named = recall(sample, choices, form, profiles.named, coversLayout);
  return named.profile === null ? recall(sample, choices, form, profiles.remembered, sameLayout) : named;
};

/**
 * Imports one table of text, or says what has to be answered first. A failure names it and leaves everything else as it
 * was.
 */
export const importFile = async (request: ImportRequest): Promise<ImportedFile | AskingFile> => {
  const { file, fileNo } = request;
  if (file.sheet === undefined) await probeAhead(file);
  const known = recalled(await takeSample(file), request);
  const recognition = recognise(known.text, known.choices);
  const about = {
    name: file.name,
    bytes: file.sheet?.bytes ?? file.size,
    understanding: understanding(known, recognition),
  };
  if (recognition.question !== null) return { kind: 'asking', ...about, questions: [recognition.question] };
  const { layout } = recognition;
  if (layout === null) throw new NoDataRowsError({ file: file.name });
  const result = await loadFile({ ...request, choices: known.choices, layout });
  if (result.kind === 'asking') return { ...about, ...result };
  const { reading, problems, ...loaded } = result;
  return {
    ...about,
    ...loaded,
    fileNo,
    sha256: file.sheet?.sha256 ?? reading.sha256,
    contentSha256: reading.sha256,
    sheet: file.sheet ?? null,
    problems: [...problems, ...damageOf({ fileNo, file, reading })],
    firstLine: reading.index.firstLine,
  };
};
