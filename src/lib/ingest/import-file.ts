/** From a dropped file to loaded rows: what it is, how it is written, what its columns mean, and the load itself. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Engine } from '../db/engine';
import type { Conservation, Layout, Problem } from '../domain/layout';
import { contentKind } from './bad-input';
import { DATE_MACROS } from './date-sql';
import { HEAD_BYTES, TAIL_BYTES, type FileSample } from './file-sample';
import type { IngestHost, SourceFile } from './host';
import { loadFile } from './load';
import { probe, type ProbeChoices } from './probe';
import { dataSheet, readWorkbook, sheetCsv } from './workbook';

export interface ImportRequest {
  readonly engine: Engine;
  readonly host: IngestHost;
  readonly file: SourceFile;
  readonly fileNo: number;
  readonly choices: ProbeChoices;
  readonly known: ReadonlySet<string>;
  readonly onProgress: (bytesRead: number, records: number) => void;
  readonly signal: AbortSignal;
}

/** A loaded file with everything that can be said about it. */
export interface ImportedFile {
  readonly fileNo: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly layout: Layout;
  readonly conservation: Conservation;
  readonly problems: readonly Problem[];
  readonly fill: Readonly<Record<string, number>>;
  /** 1-based physical line of each record; a workbook's line is its sheet's row. */
  readonly firstLine: Uint32Array;
}

/** What the load calls in SQL; once per database. */
export const prepareIngest = async (engine: Engine): Promise<void> => {
  for (const macro of DATE_MACROS) await engine.run(macro);
};

const takeSample = async (file: SourceFile): Promise<FileSample> => ({
  name: file.name,
  size: file.size,
  head: await file.read(0, Math.min(file.size, HEAD_BYTES)),
  tail: await file.read(Math.max(0, file.size - TAIL_BYTES), file.size),
});

/** A workbook goes the same way as text from here on; its digest stays that of the file itself. */
const asText = async (file: SourceFile): Promise<{ file: SourceFile; sha256: string | null }> => {
  if (contentKind(await takeSample(file)) === 'text') return { file, sha256: null };
  const bytes = await file.read(0, file.size);
  const csv = sheetCsv(dataSheet(file.name, await readWorkbook(file.name, bytes)));
  return {
    sha256: bytesToHex(sha256(bytes)),
    file: {
      name: file.name,
      size: csv.length,
      read: (from, to) => Promise.resolve(csv.slice(from, to)),
      source: { kind: 'bytes', bytes: csv },
    },
  };
};

/** Imports one file; a failure names the file and leaves everything else as it was. */
export const importFile = async (request: ImportRequest): Promise<ImportedFile> => {
  const { file, sha256: workbookDigest } = await asText(request.file);
  const layout = probe(await takeSample(file), request.choices);
  const { conservation, problems, reading, fill } = await loadFile({ ...request, file, layout });
  return {
    fileNo: request.fileNo,
    name: file.name,
    bytes: request.file.size,
    sha256: workbookDigest ?? reading.sha256,
    layout,
    conservation,
    problems,
    fill,
    firstLine: reading.index.firstLine,
  };
};
