/** What was done to the data since the page was opened, by the page's clock. */
import type { MendedBatch } from '../domain/repair';
import { auditEntry, type AuditEntry } from '../domain/audit';
import type { ImportedFile } from '../ingest/import-file';

export class AuditLog {
  /** Oldest first. */
  entries = $state.raw<readonly AuditEntry[]>([]);

  note(action: AuditEntry['action'], more: Parameters<typeof auditEntry>[2] = {}): void {
    this.entries = [...this.entries, auditEntry(new Date(), action, more)];
  }

  /** What was noted in an earlier visit comes before what was noted in this one. */
  adopt(earlier: readonly AuditEntry[]): void {
    this.entries = [...earlier, ...this.entries];
  }

  noteFile(action: 'load' | 'remove', { name, sha256, layout, conservation }: ImportedFile): void {
    const { records, loaded } = conservation;
    this.note(action, { name, sha256, records, loaded, profile: layout.table });
  }

  /** `file` as it is now; a corrected file is named beside the one that it corrects. */
  noteMending(action: 'mend' | 'unmend', file: ImportedFile, { kind, name, records }: MendedBatch): void {
    this.note(action, {
      name: name === '' ? file.name : `${name} → ${file.name}`,
      sha256: file.sha256,
      records: records.size,
      loaded: file.conservation.loaded,
      profile: kind,
    });
  }
}
