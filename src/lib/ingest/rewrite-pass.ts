/**
 * The pass over a file whose dialect the engine does not know: every record is read cell by cell and written anew as the
 * engine's own CSV. Merged cells are filled down on the way.
 *
 * A record with a misplaced quote is not written anew, since nobody has said what it means: the engine is given something
 * that it refuses, and the record is set aside as it stands. From a quote that never closes on, every line is.
 */
import type { Layout } from '../domain/layout';
import { ENGINE_FORM } from './engine-form';
import { withRoom } from './growing-list';
import type { Reading, Reject } from './host';
import { InvalidPlaces } from './invalid-bytes';
import { fitted } from './overflow';
import { RecordParser, type ParsedRecord } from './record-parser';
import { RecordSieve } from './record-sieve';

const SHOWN = 200;
/** Bytes of a record that the engine takes. */
const LONGEST_RECORD = 2_000_000;
/** Characters that may be as many bytes. */
const LONG_RECORD = LONGEST_RECORD / 3;

const written = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** One record as the engine reads it; one empty cell is quoted, since an empty line is no record. */
const line = (cells: readonly string[]): string => {
  const text = cells.map(written).join(ENGINE_FORM.delimiter);
  return `${text === '' ? '""' : text}${ENGINE_FORM.newline}`;
};

/** Puts the cell above into empty cells of merged columns. */
class FillDown {
  private readonly last = new Map<number, string>();

  constructor(private readonly positions: readonly number[]) {}

  fill(cells: readonly string[]): readonly string[] {
    if (this.positions.length === 0) return cells;
    const result = [...cells];
    for (const at of this.positions) {
      const cell = cells[at] ?? '';
      if (cell.trim() !== '') this.last.set(at, cell);
      else if (at < cells.length) result[at] = this.last.get(at) ?? '';
    }
    return result;
  }
}

type Rewritten = Pick<Reading, 'index' | 'sieved' | 'unwritable' | 'nulLines'>;

export class Rewriter {
  private readonly parser: RecordParser;
  private readonly sieve: RecordSieve;
  private readonly merged: FillDown;
  private readonly decoder = new TextDecoder('utf-8');
  private readonly encoder = new TextEncoder();
  private readonly unwritable: Reject[] = [];
  private readonly nuls = new InvalidPlaces();
  private firstLine = new Uint32Array(1 << 12);
  private blankAfter = new Uint32Array(1 << 8);
  private records = 0;
  private blank = 0;
  private lines = 0;
  private isBroken = false;

  constructor(private readonly layout: Layout) {
    this.parser = new RecordParser(layout, layout.width);
    this.sieve = new RecordSieve(layout);
    this.merged = new FillDown(layout.fillDown);
  }

  get recordsSoFar(): number {
    return this.records;
  }

  /** UTF-8 in, the records that are whole by now out, in the engine's form. */
  push(bytes: Uint8Array): Uint8Array {
    return this.write(this.parser.push(this.decoder.decode(bytes, { stream: true })));
  }

  end(): Uint8Array {
    return this.write([...this.parser.push(this.decoder.decode()), ...this.parser.end()]);
  }

  result(): Rewritten {
    const { records, blank } = this;
    return {
      index: {
        records,
        blank,
        blankAfter: this.blankAfter.slice(0, blank),
        lines: this.lines,
        firstLine: this.firstLine.slice(0, records),
      },
      sieved: this.sieve.end(records),
      unwritable: this.unwritable,
      nulLines: this.nuls.places.map((place) => place.line),
    };
  }

  private write(records: readonly ParsedRecord[]): Uint8Array {
    const parts = records.map((record) => (record.isBlank ? this.blankLine(record) : this.record(record)));
    return this.encoder.encode(parts.join(''));
  }

  private blankLine(record: ParsedRecord): string {
    this.blankAfter = withRoom(this.blankAfter, this.blank);
    this.blankAfter[this.blank] = this.records;
    this.blank += 1;
    this.lines = record.line;
    return '';
  }

  private record(record: ParsedRecord): string {
    this.firstLine = withRoom(this.firstLine, this.records);
    this.firstLine[this.records] = record.line;
    this.records += 1;
    this.lines = record.line + (record.raw.match(/\r\n|\n|\r/g)?.length ?? 0);
    if (record.raw.includes('\0')) this.nuls.add(record.line, 0);
    const cells = fitted(record, this.layout);
    const kind = this.sieve.take(this.records, cells, record.raw);
    this.isBroken ||= record.fault === 'unclosed_quote';
    if (this.isBroken || record.fault === 'bad_quote') return this.refused(record, 'bad_quote');
    const text = line(kind === 'data' ? this.merged.fill(cells) : cells);
    const isTooLong = text.length > LONG_RECORD && this.encoder.encode(text).length > LONGEST_RECORD;
    return isTooLong ? this.refused(record, 'unreadable_record') : text;
  }

  /** A record of a width that the engine refuses. */
  private refused({ raw }: ParsedRecord, reason: Reject['reason']): string {
    this.unwritable.push({ recordNo: this.records, reason, text: raw.slice(0, SHOWN) });
    return line(this.layout.width > 1 ? ['x'] : ['x', 'x']);
  }
}
