/** The first thing that an archive says and that is not so any more: figures first, then the report, then the documents. */
import type { ArchiveDifference } from '../../domain/archive';
import { jsonOf } from '../../domain/data-file';
import { parseSnapshot, type SnapshotFigure } from '../../reports/snapshot-file';
import { DOCUMENTS, MONTHLY, SNAPSHOT } from './results';
import { YEAR_END } from './year-results';
import { digestOf, textOf, type Entries } from './sealed';

const jsonAt = (entries: Entries, name: string): unknown => {
  const bytes = entries.get(name);
  return bytes === undefined ? undefined : jsonOf(textOf(bytes), name);
};

/** 12/345, 12, or why there is none. */
const figureText = (figure: SnapshotFigure | undefined): string => {
  if (figure === undefined) return '';
  const { status, numerator, denominator } = figure;
  if (status !== 'ok') return status;
  return denominator === null ? String(numerator) : `${String(numerator)}/${String(denominator)}`;
};

const figuresOf = (entries: Entries): ReadonlyMap<string, SnapshotFigure> => {
  const json = jsonAt(entries, SNAPSHOT);
  if (json === undefined) return new Map();
  return new Map(parseSnapshot(json, SNAPSHOT).figures.map((figure) => [figure.measure, figure]));
};

const figureDifference = (then: Entries, now: Entries): ArchiveDifference | null => {
  const [before, after] = [figuresOf(then), figuresOf(now)];
  for (const measure of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [figureText(before.get(measure)), figureText(after.get(measure))];
    if (was !== is) return { entry: SNAPSHOT, place: { kind: 'figure', measure }, then: was, now: is };
  }
  return null;
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A list's element by what it calls itself, else by its place. */
const stepOf = (value: unknown, other: unknown, key: string): string => {
  const named = isObject(value) ? value : isObject(other) ? other : {};
  const name = named['id'] ?? named['measure'];
  return typeof name === 'string' && name !== '' ? name : key;
};

const textOfValue = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

interface ValueDifference {
  readonly path: string;
  readonly then: string;
  readonly now: string;
}

/** In the order of what was written then; what is only there now comes last. */
export const valueDifference = (then: unknown, now: unknown, path = ''): ValueDifference | null => {
  if (!isObject(then) || !isObject(now) || Array.isArray(then) !== Array.isArray(now)) {
    const [was, is] = [textOfValue(then), textOfValue(now)];
    return was === is ? null : { path, then: was, now: is };
  }
  for (const key of new Set([...Object.keys(then), ...Object.keys(now)])) {
    const step = Array.isArray(then) ? stepOf(then[key], now[key], key) : key;
    const found = valueDifference(then[key], now[key], path === '' ? step : `${path}.${step}`);
    if (found !== null) return found;
  }
  return null;
};

/** What the report says, without what it was computed from: other files are told by themselves. */
const saidBy = (report: unknown): unknown =>
  isObject(report)
    ? Object.fromEntries(Object.entries(report).filter(([key]) => key !== 'provenance'))
    : report;

const inJson = (
  entry: string,
  then: Entries,
  now: Entries,
  part: (json: unknown) => unknown,
): ArchiveDifference | null => {
  const found = valueDifference(part(jsonAt(then, entry)), part(jsonAt(now, entry)));
  if (found === null) return null;
  const { path, ...values } = found;
  return { entry, place: { kind: 'path', path }, ...values };
};

const shownDigest = (bytes: Uint8Array | undefined): string => (bytes === undefined ? '' : digestOf(bytes));

const byteDifference = (entry: string, then: Entries, now: Entries): ArchiveDifference | null => {
  const [was, is] = [shownDigest(then.get(entry)), shownDigest(now.get(entry))];
  return was === is ? null : { entry, place: { kind: 'bytes' }, then: was, now: is };
};

const isDocument = (name: string): boolean => name.startsWith(DOCUMENTS);

/** null: every result and every document is what it was, to the byte. */
export const firstDifference = (then: Entries, now: Entries): ArchiveDifference | null => {
  const documents = [...new Set([...then.keys(), ...now.keys()])].filter(isDocument);
  const looks = [
    () => figureDifference(then, now),
    () => inJson(MONTHLY, then, now, saidBy),
    () => inJson(YEAR_END, then, now, saidBy),
    () => inJson(SNAPSHOT, then, now, (json) => json),
    () => inJson(MONTHLY, then, now, (json) => json),
    () => inJson(YEAR_END, then, now, (json) => json),
    ...documents.map((entry) => () => byteDifference(entry, then, now)),
    ...[SNAPSHOT, MONTHLY, YEAR_END].map((entry) => () => byteDifference(entry, then, now)),
  ];
  for (const look of looks) {
    const found = look();
    if (found !== null) return found;
  }
  return null;
};
