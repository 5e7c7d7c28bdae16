/**
 * The audit log: what was loaded, taken away, exported and kept, one line each. It says what happened to the data and
 * when, and that somebody decided; no figure depends on it, and it holds no case and no name.
 */
import * as v from 'valibot';

export const AUDIT_ACTIONS = [
  'load',
  'refuse',
  'remove',
  'clear',
  'mend',
  'unmend',
  'policy',
  'calendar',
  'rules',
  'decide',
  'undecide',
  'merge_decisions',
  'export',
  'keep',
  'restore',
  'erase',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

const WholeNumber = v.pipe(v.number(), v.integer());

export const AuditEntrySchema = v.object({
  /** ISO instant in UTC, by the clock of the page. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  action: v.picklist(AUDIT_ACTIONS),
  /** File, the corrected one for corrections, or what was exported; '' when the whole of the data is meant. */
  name: v.string(),
  /** SHA-256 of the file; '' when there is none. */
  sha256: v.string(),
  /** Records of the file, rows exported, records mended; null when nobody counted. */
  records: v.nullable(WholeNumber),
  /** Of these, records that count; null as above. */
  loaded: v.nullable(WholeNumber),
  /** How the file was understood: its table, or the profile by name; an error's code; a policy's word; the kind of repair; a verdict. */
  profile: v.string(),
});
export type AuditEntry = Readonly<v.InferOutput<typeof AuditEntrySchema>>;

/** What an entry says when only its action and its name matter. */
export const auditEntry = (
  at: Date,
  action: AuditAction,
  more: Partial<Omit<AuditEntry, 'at' | 'action'>> = {},
): AuditEntry => ({
  at: at.toISOString(),
  action,
  name: '',
  sha256: '',
  records: null,
  loaded: null,
  profile: '',
  ...more,
});
