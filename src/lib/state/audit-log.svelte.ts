/** What was done to the data since the page was opened, by the page's clock. */
import { auditEntry, type AuditEntry } from '../domain/audit';
import type { ImportedFile } from '../ingest/import-file';

export class AuditLog {
  /** Oldest first. */
  entries = $state.raw<readonly AuditEntry[]>([]);

  note(action: AuditEntry['action'], more: Parameters<typeof auditEntry>[2] = {}): void {
    this.entries = [...this.entries, auditEntry(new Date(), action, more)];
  }

  noteFile(action: 'load' | 'remove', { name, sha256, layout, conservation }: ImportedFile): void {
    const { records, loaded } = conservation;
    this.note(action, { name, sha256, records, loaded, profile: layout.table });
  }
}
