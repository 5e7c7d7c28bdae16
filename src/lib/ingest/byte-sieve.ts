/** The sieve over bytes: what a record is, from where it stands in the chunks of a file that go by. */
import type { Layout } from '../domain/layout';
import { RecordParser } from './record-parser';
import { mayBeFooter, threeBytes } from './byte-hints';
import { RecordSieve, type SievedRecord } from './record-sieve';

/** A record that is longer than that is not looked at; no total and no header is. */
const LONGEST = 1 << 16;

export class ByteSieve {
  private readonly sieve: RecordSieve;
  private readonly delimiter: number;
  private readonly known = new Set<number>();
  /** The beginning of the record that the next chunk completes. */
  private carried = new Uint8Array(0);

  constructor(private readonly layout: Layout) {
    this.sieve = new RecordSieve(layout);
    this.delimiter = layout.delimiter.charCodeAt(0);
  }

  /** The record that ends before `end`; a negative `from` says that it began in an earlier chunk. */
  take(recordNo: number, chunk: Uint8Array, from: number, end: number): void {
    if (end - from > LONGEST) {
      if (this.sieve.isAbove(recordNo)) this.sieve.take(recordNo, [''], '');
      return;
    }
    if (from >= 0) {
      this.look(recordNo, chunk, from, end);
      return;
    }
    const whole = new Uint8Array(this.carried.length + end);
    whole.set(this.carried);
    whole.set(chunk.subarray(0, end), this.carried.length);
    this.look(recordNo, whole, 0, whole.length);
  }

  /** The chunk goes; what it holds of the record that began at `from` is kept. */
  leave(chunk: Uint8Array, from: number): void {
    const rest = chunk.slice(Math.max(0, from), Math.max(0, from) + LONGEST);
    if (from >= 0) this.carried = rest;
    else if (this.carried.length + rest.length <= LONGEST) {
      const both = new Uint8Array(this.carried.length + rest.length);
      both.set(this.carried);
      both.set(rest, this.carried.length);
      this.carried = both;
    }
  }

  end(records: number): readonly SievedRecord[] {
    return this.sieve.end(records);
  }

  private look(recordNo: number, bytes: Uint8Array, from: number, end: number): void {
    const isNamed = this.sieve.isLookedAt(recordNo);
    if (!isNamed && !this.sieve.looksAtWords) return;
    if (!isNamed && !mayBeFooter(bytes, from, end, this.delimiter, this.known)) return;
    if (this.sieve.isAbove(recordNo)) this.known.add(threeBytes(bytes, from));
    const text = new TextDecoder().decode(bytes.subarray(from, end));
    const parser = new RecordParser(this.layout, null);
    const [record] = [...parser.push(text), ...parser.end()];
    this.sieve.take(recordNo, record?.cells ?? [''], text);
  }
}
