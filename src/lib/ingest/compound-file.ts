/**
 * Compound files (OLE2): the container of .xls, of encrypted workbooks and of old Word documents. Streams are read as
 * far as the file goes; one stream is written back into a container of its own.
 */
import { joinBytes } from './join-bytes';

export interface Stream {
  readonly bytes: Uint8Array;
  /** false: the file breaks off, or the chain of its sectors does. */
  readonly isWhole: boolean;
}

export interface CompoundFile {
  readonly names: ReadonlySet<string>;
  read(name: string): Stream | null;
}

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

const HEAD_BYTES = 512;
const ENTRY_BYTES = 128;
const STREAM = 2;
const ROOT = 5;
const SMALL_SECTOR_BYTES = 64;
const SMALL_BELOW_BYTES = 4096;
/** Sector numbers from here on are marks: free, end of a chain. */
const FIRST_MARK = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

const uints = (bytes: Uint8Array): number[] => {
  const view = viewOf(bytes);
  return Array.from({ length: bytes.length >>> 2 }, (_, i) => view.getUint32(i * 4, true));
};

/** Sectors from `start` on; a chain that runs in a circle ends where it began. */
function chainOf(table: readonly number[], start: number): number[] {
  const seen = new Set<number>();
  for (let sector = start; sector < FIRST_MARK && !seen.has(sector); sector = table[sector] ?? END_OF_CHAIN)
    seen.add(sector);
  return [...seen];
}

/** Pieces of `size` bytes each, up to the first that is not there. */
function gather(bytes: Uint8Array, offsets: readonly number[], size: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const offset of offsets) {
    const part = bytes.subarray(offset, offset + size);
    parts.push(part);
    if (part.length < size) break;
  }
  return joinBytes(parts);
}

class Sectors {
  private readonly view: DataView;
  private readonly sectorBytes: number;
  private readonly table: readonly number[];
  readonly entries: readonly Entry[];
  private readonly smallTable: readonly number[];
  private readonly small: Uint8Array;

  constructor(private readonly file: Uint8Array) {
    this.view = viewOf(file);
    this.sectorBytes = 1 << Math.min(12, this.view.getUint16(30, true));
    this.table = uints(this.at(this.tableSectors()));
    this.entries = entriesOf(this.chain(this.view.getUint32(48, true)));
    this.smallTable = uints(this.chain(this.view.getUint32(60, true)));
    const root = this.entries.find(({ kind }) => kind === ROOT);
    this.small = root === undefined ? new Uint8Array(0) : this.chain(root.start);
  }

  read({ start, size }: Entry): Stream {
    const isSmall = size < SMALL_BELOW_BYTES;
    const places = isSmall ? chainOf(this.smallTable, start).map((no) => no * SMALL_SECTOR_BYTES) : [];
    const all = isSmall ? gather(this.small, places, SMALL_SECTOR_BYTES) : this.chain(start);
    return { bytes: all.subarray(0, size), isWhole: all.length >= size };
  }

  private chain(start: number): Uint8Array {
    return this.at(chainOf(this.table, start));
  }

  private at(sectors: readonly number[]): Uint8Array {
    const offsets = sectors.map((sector) => (sector + 1) * this.sectorBytes);
    return gather(this.file, offsets, this.sectorBytes);
  }

  /** Where the sector table itself lies: 109 places in the head, more in a chain of their own. */
  private tableSectors(): number[] {
    const sectors = uints(this.file.subarray(76, HEAD_BYTES));
    let next = this.view.getUint32(68, true);
    for (let guard = this.view.getUint32(72, true); guard > 0 && next < FIRST_MARK; guard -= 1) {
      const more = uints(this.at([next]));
      next = more.pop() ?? END_OF_CHAIN;
      sectors.push(...more);
    }
    return sectors.filter((sector) => sector < FIRST_MARK);
  }
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = viewOf(directory);
  const count = Math.floor(directory.length / ENTRY_BYTES);
  return Array.from({ length: count }, (_, i) => i * ENTRY_BYTES).map((at) => {
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameBytes)),
      kind: view.getUint8(at + 66),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

const NOTHING: CompoundFile = { names: new Set(), read: () => null };

/** What is inside, as far as the file goes; a file that ends within its head holds nothing. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  if (bytes.length < HEAD_BYTES) return NOTHING;
  const sectors = new Sectors(bytes);
  return {
    names: new Set(sectors.entries.map(({ name }) => name)),
    read: (name) => {
      const entry = sectors.entries.find((found) => found.name === name && found.kind === STREAM);
      return entry === undefined ? null : sectors.read(entry);
    },
  };
}

const SECTOR_BYTES = 512;
const PER_SECTOR = SECTOR_BYTES / 4;
const TABLE_SECTOR = 0xfffffffd;
const MORE_TABLE_SECTOR = 0xfffffffc;
const FREE = 0xffffffff;
const IN_HEAD = 109;

const bytesOf = (numbers: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = viewOf(bytes);
  numbers.forEach((number, i) => {
    view.setUint32(i * 4, number, true);
  });
  return bytes;
};

/** A chain of `count` sectors from `from` on. */
const chained = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => (i + 1 < count ? from + i + 1 : END_OF_CHAIN));

/** A directory entry; no entry has a neighbour, the root has one child. */
function entryBytes(name: string, kind: number, start: number, size: number): Uint8Array {
  const bytes = new Uint8Array(ENTRY_BYTES);
  const view = viewOf(bytes);
  [...name].forEach((character, i) => {
    view.setUint16(i * 2, character.charCodeAt(0), true);
  });
  view.setUint16(64, name === '' ? 0 : (name.length + 1) * 2, true);
  view.setUint8(66, kind);
  view.setUint8(67, 1);
  for (const at of [68, 72, 76]) view.setUint32(at, FREE, true);
  if (kind === ROOT) view.setUint32(76, 1, true);
  view.setUint32(116, start, true);
  view.setUint32(120, size, true);
  return bytes;
}

/** A container that holds this one stream, filled up with zeros to the size below which streams are kept otherwise. */
export function writeCompoundFile(name: string, content: Uint8Array): Uint8Array {
  const size = Math.max(SMALL_BELOW_BYTES, content.length);
  const data = Math.ceil(size / SECTOR_BYTES);
  let [table, more] = [1, 0];
  while (table * PER_SECTOR < data + 1 + table + more) {
    table += 1;
    more = Math.ceil(Math.max(0, table - IN_HEAD) / (PER_SECTOR - 1));
  }
  const [directoryAt, tableAt, moreAt] = [data, data + 1, data + 1 + table];
  const places = Array.from({ length: table }, (_, i) => tableAt + i);
  const next = [
    ...chained(0, data),
    END_OF_CHAIN,
    ...places.map(() => TABLE_SECTOR),
    ...Array.from({ length: more }, () => MORE_TABLE_SECTOR),
  ];
  const rest = places.slice(IN_HEAD);
  const moreSectors = Array.from({ length: more }, (_, i) => {
    const own = rest.slice(i * (PER_SECTOR - 1), (i + 1) * (PER_SECTOR - 1));
    return [...padded(own, PER_SECTOR - 1), i + 1 < more ? moreAt + i + 1 : END_OF_CHAIN];
  });
  const padding = new Uint8Array(data * SECTOR_BYTES - content.length);
  return joinBytes([
    headBytes({ directoryAt, table, more, moreAt, places }),
    content,
    padding,
    entryBytes('Root Entry', ROOT, END_OF_CHAIN, 0),
    entryBytes(name, STREAM, 0, size),
    entryBytes('', 0, 0, 0),
    entryBytes('', 0, 0, 0),
    bytesOf(padded(next, table * PER_SECTOR)),
    ...moreSectors.map(bytesOf),
  ]);
}

const padded = (numbers: readonly number[], length: number): number[] => [
  ...numbers,
  ...Array.from({ length: length - numbers.length }, () => FREE),
];

function headBytes(of: {
  readonly directoryAt: number;
  readonly table: number;
  readonly more: number;
  readonly moreAt: number;
  readonly places: readonly number[];
}): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  const view = viewOf(head);
  head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    view.setUint16(at, value, true);
  const moreAt = of.more === 0 ? END_OF_CHAIN : of.moreAt;
  for (const [at, value] of [
    [44, of.table],
    [48, of.directoryAt],
    [56, SMALL_BELOW_BYTES],
    [60, END_OF_CHAIN],
    [68, moreAt],
    [72, of.more],
  ] as const)
    view.setUint32(at, value, true);
  head.set(bytesOf(padded(of.places.slice(0, IN_HEAD), IN_HEAD)), 76);
  return head;
}
