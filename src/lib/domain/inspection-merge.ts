/**
 * Records of several tablets side by side. The same number with the same content is one record; with other content both
 * versions stay until somebody has chosen, and none of them counts before.
 */
import { recordText, type InspectionRecord } from './inspection';

export interface RecordVersion {
  readonly record: InspectionRecord;
  /** The file it came from; '' = typed here. */
  readonly from: string;
}

/** One number, and everything that is said under it. */
export interface RecordEntry {
  readonly id: string;
  /** More than one: a conflict. */
  readonly versions: readonly RecordVersion[];
}

export interface Merged {
  readonly entries: readonly RecordEntry[];
  readonly added: number;
  /** Known already with the same content. */
  readonly same: number;
  /** Known with other content. */
  readonly conflicts: number;
}

const has = ({ versions }: RecordEntry, record: InspectionRecord): boolean =>
  versions.some((one) => recordText(one.record) === recordText(record));

/** New numbers behind the known ones, in the order of the file. */
export const mergeRecords = (
  entries: readonly RecordEntry[],
  records: readonly InspectionRecord[],
  from: string,
): Merged => {
  const merged = new Map(entries.map((one) => [one.id, one]));
  const counts = { added: 0, same: 0, conflicts: 0 };
  for (const record of records) {
    const known = merged.get(record.id);
    counts[known === undefined ? 'added' : has(known, record) ? 'same' : 'conflicts'] += 1;
    if (known !== undefined && has(known, record)) continue;
    merged.set(record.id, { id: record.id, versions: [...(known?.versions ?? []), { record, from }] });
  }
  return { entries: [...merged.values()], ...counts };
};

export const isConflict = ({ versions }: RecordEntry): boolean => versions.length > 1;

/** The version at that place is the record from now on. */
export const chosen = (entries: readonly RecordEntry[], id: string, at: number): readonly RecordEntry[] =>
  entries.map((one) => (one.id === id ? { id, versions: one.versions.slice(at, at + 1) } : one));

/** In the place of what was typed before under that number, or behind the others; of a conflict it is one more version. */
export const withRecord = (
  entries: readonly RecordEntry[],
  record: InspectionRecord,
): readonly RecordEntry[] => {
  const typed = { record, from: '' };
  const put = (one: RecordEntry): RecordEntry => ({
    ...one,
    versions: isConflict(one) ? [...one.versions, typed] : [typed],
  });
  return entries.some(({ id }) => id === record.id)
    ? entries.map((one) => (one.id === record.id ? put(one) : one))
    : [...entries, { id: record.id, versions: [typed] }];
};

/** Records about which there is no doubt, in order. */
export const settledRecords = (entries: readonly RecordEntry[]): readonly InspectionRecord[] =>
  entries.filter((one) => !isConflict(one)).flatMap(({ versions }) => versions.map(({ record }) => record));

/** Every version of every record. */
export const allVersions = (entries: readonly RecordEntry[]): readonly InspectionRecord[] =>
  entries.flatMap(({ versions }) => versions.map(({ record }) => record));

/** Fields in which two versions differ, by their name in the record. */
export const differences = (a: InspectionRecord, b: InspectionRecord): readonly (keyof InspectionRecord)[] =>
  FIELDS.filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));

const FIELDS = [
  ...(['on', 'unit', 'kind', 'method', 'place', 'leader', 'leaderUnit', 'team', 'absent'] as const),
  ...(['checks', 'cases', 'isClean', 'findings'] as const),
] as const;
