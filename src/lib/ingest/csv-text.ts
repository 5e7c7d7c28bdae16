/** The ends of a file as text and as records. */
import type { Encoding } from '../domain/layout';
import type { WholeDialect } from './dialect';
import { isWhole, tailLines, type FileSample } from './file-sample';
import { RecordParser, type ParsedRecord } from './record-parser';
import { utf8Stream } from './transcode';

/** Both ends as text, without byte-order mark; a character cut at the border of the sample is left out. */
export interface SampleText {
  readonly head: string;
  /** From the first whole line of the tail on; empty when the head is the whole file. */
  readonly tail: string;
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  const utf8 = utf8Stream(encoding)?.push(bytes) ?? bytes;
  return new TextDecoder('utf-8').decode(utf8, { stream: true });
}

export function sampleText(sample: FileSample, encoding: Encoding): SampleText {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const tail = isWide ? new Uint8Array(0) : tailLines(sample);
  return { head: decode(sample.head, encoding), tail: decode(tail, encoding) };
}

/**
 * Records of a piece of the file, blank lines left out.
 * @param isCut the piece ends anywhere, so its last record is not trusted.
 */
export function parseRecords(
  text: string,
  dialect: WholeDialect,
  isCut: boolean,
  width: number | null,
): ParsedRecord[] {
  const parser = new RecordParser(dialect, width);
  const whole = parser.push(text);
  const records = isCut && whole.length > 0 ? whole : [...whole, ...parser.end()];
  return records.filter(({ isBlank }) => !isBlank);
}

/** What both ends of a file say as records. */
export interface SampleRecords {
  readonly head: readonly ParsedRecord[];
  readonly tail: readonly ParsedRecord[];
}

export const sampleRecords = (
  sample: FileSample,
  text: SampleText,
  dialect: WholeDialect,
  width: number | null,
): SampleRecords => ({
  head: parseRecords(text.head, dialect, !isWhole(sample), width),
  tail: parseRecords(text.tail, dialect, false, width),
});
