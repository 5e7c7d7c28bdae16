/** Keeps what is published as a file, and holds what was kept against the data. */
import { jsonOf } from '../domain/data-file';
import type { ReportContext } from '../reports/context';
import { readSnapshot, type Identity } from '../reports/snapshot';
import { compareSnapshot } from '../reports/snapshot-compare';
import type { SnapshotComparison } from '../reports/snapshot-compare-types';
import { parseSnapshot, snapshotText, type Snapshot } from '../reports/snapshot-file';
import type { Scope } from '../reports/types';
import { breather } from './breather';
import type { Publishing } from './publishing';

export class PublishingDesk implements Publishing {
  opened = $state.raw<Publishing['opened']>(null);

  constructor(private readonly context: () => Promise<ReportContext>) {}

  open(text: string, file: string): void {
    this.opened = { name: file, snapshot: parseSnapshot(jsonOf(text, file), file) };
  }

  close(): void {
    this.opened = null;
  }

  async keep(scope: Scope, identity: Identity): Promise<string> {
    return snapshotText(await readSnapshot(await this.context(), identity, scope, breather()));
  }

  async compare(snapshot: Snapshot, identity: Identity, asOf: string): Promise<SnapshotComparison> {
    return compareSnapshot(await this.context(), identity, snapshot, asOf, breather());
  }
}
