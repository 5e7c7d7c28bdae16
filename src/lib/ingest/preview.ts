/**
 * What the user sees of a file before it is loaded: its first and last records, each with what it is taken for, so that
 * every decision can be corrected and its effect seen at once. Pure: the same sample and choices give the same preview.
 *
 * A click on a record is a choice: `titleRecords` and `headerRecords` move the header, a `RecordMark` makes one record a
 * footer or data.
 */
import type { LayoutChoices, RecordClass } from '../domain/layout';
import type { FilePreview, PreviewRecord } from '../domain/preview';
import { isWhole, type FileSample } from './file-sample';
import { fitted } from './overflow';
import type { ParsedRecord } from './record-parser';
import { RecordSieve } from './record-sieve';
import { readForm, type TextLayout } from './text-form';

export interface Preview extends FilePreview {
  readonly layout: TextLayout;
}

export const PREVIEW_RECORDS = 20;

const shown = (
  record: ParsedRecord,
  kind: RecordClass,
  recordNo: number,
  line: number | null,
  layout: TextLayout,
): PreviewRecord => {
  const cells = fitted(record, layout);
  const isOdd = record.fault !== null || (kind === 'data' && cells.length !== layout.width);
  return { recordNo, line, class: kind, cells, isOdd };
};

/** The marks that count from the end come last, as while loading. */
const marked = (
  records: readonly PreviewRecord[],
  { marks }: TextLayout,
  total: number | null,
): PreviewRecord[] => {
  const wanted = new Map(
    marks.flatMap(({ recordNo, as }) =>
      recordNo < 0 ? [[total === null ? recordNo : total + 1 + recordNo, as] as const] : [],
    ),
  );
  return records.map((record) => ({ ...record, class: wanted.get(record.recordNo) ?? record.class }));
};

/**
 * The first and last records of a text file.
 * @throws as `readForm`: what is no text table has no preview.
 */
export function preview(sample: FileSample, choices: LayoutChoices = {}): Preview {
  const { layout, records } = readForm(sample, choices);
  const sieve = new RecordSieve(layout);
  const all = records.head.map((record, at) => {
    const kind = sieve.take(at + 1, fitted(record, layout), record.raw);
    return shown(record, kind, at + 1, record.line, layout);
  });
  if (isWhole(sample)) {
    const whole = marked(all, layout, all.length);
    const rest = whole.slice(PREVIEW_RECORDS);
    return { layout, head: whole.slice(0, PREVIEW_RECORDS), tail: rest.slice(-PREVIEW_RECORDS) };
  }
  const last = records.tail.slice(-PREVIEW_RECORDS);
  const tail = last.map((record, at) => {
    const kind = sieve.take(Number.MAX_SAFE_INTEGER, fitted(record, layout), record.raw);
    return shown(record, kind, at - last.length, null, layout);
  });
  return { layout, head: all.slice(0, PREVIEW_RECORDS), tail: marked(tail, layout, null) };
}
