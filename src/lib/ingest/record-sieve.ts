/**
 * Which records of a file are title, header or footer: by their place, by the user's word, by what they say.
 *
 * A repeated header (or title) is a record that says what the first one says; the words are those of `footer-words.ts`.
 */
import type { Layout, RecordClass, RecordMark } from '../domain/layout';
import { isEmptyRecord, isFooter } from './footer-words';

/** A record that is no data, by its place in the file. */
export interface SievedRecord {
  readonly recordNo: number;
  readonly class: Exclude<RecordClass, 'data'>;
  readonly text: string;
}

export type SieveLayout = Pick<Layout, 'titleRecords' | 'headerRecords' | 'footers' | 'marks' | 'width'>;

const SHOWN = 200;

const trimmedRow = (cells: readonly string[]): string => {
  const texts = cells.map((cell) => cell.trim());
  while (texts.at(-1) === '') texts.pop();
  return texts.join('\u0001');
};

export class RecordSieve {
  readonly sieved: SievedRecord[] = [];
  private readonly above: number;
  private readonly titles = new Set<string>();
  private readonly headers = new Set<string>();
  private readonly marks: ReadonlyMap<number, RecordMark['as']>;

  constructor(private readonly layout: SieveLayout) {
    this.above = layout.titleRecords + layout.headerRecords;
    this.marks = new Map(layout.marks.map(({ recordNo, as }) => [recordNo, as]));
  }

  /** Title and header. */
  isAbove(recordNo: number): boolean {
    return recordNo <= this.above;
  }

  /** Whether the place of a record alone asks for its cells. */
  isLookedAt(recordNo: number): boolean {
    return recordNo <= this.above || this.marks.has(recordNo);
  }

  /** Whether records can be anything but data by what they say. */
  get looksAtWords(): boolean {
    return this.layout.footers === 'recognised';
  }

  /** Notes what the record is; `text` is how it stands in the file. */
  take(recordNo: number, cells: readonly string[], text: string): RecordClass {
    const found = this.classOf(recordNo, cells);
    if (found !== 'data') this.sieved.push({ recordNo, class: found, text: text.slice(0, SHOWN) });
    return found;
  }

  /** Applies the marks that count from the end, and gives the records that are no data in order. */
  end(records: number): readonly SievedRecord[] {
    const fromEnd = this.layout.marks.filter(({ recordNo }) => recordNo < 0);
    const result = new Map(this.sieved.map((record) => [record.recordNo, record]));
    for (const { recordNo, as } of fromEnd) {
      const at = records + 1 + recordNo;
      if (at <= this.above) continue;
      if (as === 'data') result.delete(at);
      else if (!result.has(at)) result.set(at, { recordNo: at, class: 'footer', text: '' });
    }
    return [...result.values()].sort((a, b) => a.recordNo - b.recordNo);
  }

  private classOf(recordNo: number, cells: readonly string[]): RecordClass {
    const { titleRecords, footers, width } = this.layout;
    const row = trimmedRow(cells);
    if (recordNo <= titleRecords) return remembered(this.titles, row, 'title');
    if (recordNo <= this.above) return remembered(this.headers, row, 'header');
    const mark = this.marks.get(recordNo);
    if (mark !== undefined) return mark;
    if (footers === 'none') return 'data';
    if (this.headers.has(row)) return 'header';
    if (this.titles.has(row)) return 'title';
    return isEmptyRecord(cells) || isFooter(cells, width) ? 'footer' : 'data';
  }
}

/** A row that says something is known again further down. */
function remembered<T>(rows: Set<string>, row: string, as: T): T {
  if (row !== '') rows.add(row);
  return as;
}
