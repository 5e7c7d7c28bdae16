/** What was published and is held against the data, as pages see it. */
import type { Identity } from '../reports/snapshot';
import type { SnapshotComparison } from '../reports/snapshot-compare-types';
import type { Snapshot } from '../reports/snapshot-file';
import type { Scope } from '../reports/types';

/** Held as long as the tab lives; it holds no case data. */
export interface Publishing {
  /** The snapshot that was opened, by the name of its file; null while there is none. */
  readonly opened: { readonly name: string; readonly snapshot: Snapshot } | null;
  /** @throws InvalidDataFileError with the place of the fault. */
  open(text: string, file: string): void;
  close(): void;
  /** The file of the period as it is counted now. */
  keep(scope: Scope, identity: Identity): Promise<string>;
  /** The opened snapshot against the data, at that cut-off. */
  compare(snapshot: Snapshot, identity: Identity, asOf: string): Promise<SnapshotComparison>;
}
