/** From a table of text to loaded rows: how it is written, what its columns mean, and the load itself. */
import type { Engine } from '../db/engine';
import type { ClassedRecord, Conservation, Layout, Problem } from '../domain/layout';
import { DATE_MACROS } from './date-sql';
import { takeSample } from './file-sample';
import type { IngestHost, Reading, SheetPlace, SourceFile } from './host';
import { loadFile } from './load';
import { probe, type ProbeChoices } from './probe';
import { SHEET_FORM } from './sheet-csv';

export interface ImportRequest {
  readonly engine: Engine;
  readonly host: IngestHost;
  readonly file: SourceFile;
  readonly fileNo: number;
  readonly choices: ProbeChoices;
  /** `contentSha256` of what is loaded: the same content is refused. */
  readonly known: ReadonlySet<string>;
  readonly onProgress: (bytesRead: number, records: number) => void;
  readonly signal: AbortSignal;
}

/** A loaded file with everything that can be said about it. */
export interface ImportedFile {
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
  /** 1-based physical line of each record; a workbook's line is its sheet's row. */
  readonly firstLine: Uint32Array;
}

/** What the load calls in SQL; once per database. */
export const prepareIngest = async (engine: Engine): Promise<void> => {
  for (const macro of DATE_MACROS) await engine.run(macro);
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

/** How a sheet's text is written is known, whatever stands in its cells. */
const choicesOf = ({ file, choices }: ImportRequest): ProbeChoices =>
  file.sheet === undefined ? choices : { ...choices, layout: { ...choices.layout, ...SHEET_FORM } };

/** Imports one table of text; a failure names it and leaves everything else as it was. */
export const importFile = async (request: ImportRequest): Promise<ImportedFile> => {
  const { file, fileNo } = request;
  const probed = probe(await takeSample(file), choicesOf(request));
  const loaded = await loadFile({ ...request, layout: probed });
  const { conservation, problems, reading, layout, outside, fill } = loaded;
  return {
    fileNo,
    name: file.name,
    bytes: file.sheet?.bytes ?? file.size,
    sha256: file.sheet?.sha256 ?? reading.sha256,
    contentSha256: reading.sha256,
    sheet: file.sheet ?? null,
    layout,
    conservation,
    problems: [...problems, ...damageOf({ fileNo, file, reading })],
    outside,
    fill,
    firstLine: reading.index.firstLine,
  };
};
