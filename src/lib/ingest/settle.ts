/** What was staged becomes data only: titles, headers, footers and a record that the end of the file cuts off go out of it. */
import type { Engine } from '../db/engine';
import type { ClassedRecord, Layout, Problem } from '../domain/layout';
import type { Reading, Reject } from './host';
import type { Staged } from './stage';

export interface Settled {
  readonly reading: Reading;
  readonly layout: Layout;
  /** Records of data that cannot be loaded. */
  readonly rejects: readonly Reject[];
  /** Records that are no data. */
  readonly outside: readonly ClassedRecord[];
}

const AT_ONCE = 5000;

const removeRecords = async (engine: Engine, recordNos: readonly number[]): Promise<void> => {
  for (let at = 0; at < recordNos.length; at += AT_ONCE) {
    await engine.run(
      `delete from staged where record_no in (${recordNos.slice(at, at + AT_ONCE).join(', ')})`,
    );
  }
};

/** The record that the end of the file cuts off within a character; null when the file is whole. */
const cutOff = ({ truncatedLine, index, unwritable }: Reading, rejects: readonly Reject[]): Reject | null => {
  if (truncatedLine === null || unwritable.length > 0) return null;
  const known = rejects.find(({ recordNo }) => recordNo === index.records);
  return { recordNo: index.records, reason: 'cut_off', text: known?.text ?? '' };
};

const outsideRecords = ({ sieved, index }: Reading): ClassedRecord[] =>
  sieved.map((record) => ({ ...record, line: index.firstLine[record.recordNo - 1] ?? 0 }));

export const settle = async (engine: Engine, { reading, rejects, layout }: Staged): Promise<Settled> => {
  const outside = outsideRecords(reading);
  const isOutside = new Set(outside.map(({ recordNo }) => recordNo));
  const cut = cutOff(reading, rejects);
  const whole = rejects.filter(({ recordNo }) => !isOutside.has(recordNo) && recordNo !== cut?.recordNo);
  await removeRecords(engine, [...isOutside, ...(cut === null ? [] : [cut.recordNo])]);
  const isCutData = cut !== null && !isOutside.has(cut.recordNo);
  return { reading, layout, outside, rejects: isCutData ? [...whole, cut] : whole };
};

/** The record that holds a physical line, 0 before the first one. */
const recordOfLine = ({ firstLine }: Reading['index'], line: number): number => {
  let [low, high] = [0, firstLine.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((firstLine[middle] ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low;
};

type Doubted = Pick<Problem, 'recordNo' | 'column' | 'value' | 'reason' | 'kept'>;

/** Records of data with NUL characters: nothing is cut at them, and somebody should look. */
export const nulDoubts = ({ reading, outside, rejects }: Settled): Doubted[] => {
  const known = new Set([...outside, ...rejects].map(({ recordNo }) => recordNo));
  const recordNos = new Set(reading.nulLines.map((line) => recordOfLine(reading.index, line)));
  return [...recordNos]
    .filter((recordNo) => recordNo > 0 && !known.has(recordNo))
    .map((recordNo) => ({ recordNo, column: '', value: '\\0', reason: 'nul_character', kept: true }));
};
