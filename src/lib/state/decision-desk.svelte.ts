/** The decisions of one tab; the lists are computed anew with them at once. */
import type { AuditEntry } from '../domain/audit';
import { jsonOf } from '../domain/data-file';
import { decisionText, mergeDecisions, parseDecisions, type Decision } from '../rules/decisions';
import type { Conflict, Decisions } from './deciding';
import { hashOf } from './fingerprint';

const isAbout = (one: Decision, about: Decision['about'], key: string): boolean =>
  one.about === about && one.key === key;

/** Says in the audit log that somebody decided, never about whom. */
export type NoteDecision = (
  action: Extract<AuditEntry['action'], 'decide' | 'undecide' | 'merge_decisions'>,
  more: Pick<Partial<AuditEntry>, 'name' | 'records' | 'profile'>,
) => void;

/** Holds decisions as long as the tab lives. */
export class DecisionDesk implements Decisions {
  list = $state.raw<readonly Decision[]>([]);
  conflicts = $state.raw<readonly Conflict[]>([]);
  by = $state('');
  private saved = $state('');
  /** What stood before the last file was taken in, as long as nothing else was decided since. */
  private before = $state.raw<readonly Decision[] | null>(null);

  constructor(private readonly note: NoteDecision) {}

  get isSaved(): boolean {
    return this.list.length === 0 || this.saved === decisionText(this.list);
  }

  get canBringBack(): boolean {
    return this.before !== null;
  }

  get hash(): string | null {
    return this.list.length === 0 ? null : hashOf(decisionText(this.list));
  }

  put(decision: Decision): void {
    this.by = decision.by;
    this.before = null;
    this.list = [...this.list.filter((one) => !isAbout(one, decision.about, decision.key)), decision];
    this.note('decide', { profile: decision.verdict });
  }

  remove(about: Decision['about'], key: string): void {
    this.before = null;
    this.list = this.list.filter((one) => !isAbout(one, about, key));
    this.note('undecide', {});
  }

  text(): string {
    this.saved = decisionText(this.list);
    return this.saved;
  }

  takeIn(text: string, file: string): number {
    return this.take(parseDecisions(jsonOf(text, file), file), file);
  }

  take(decisions: readonly Decision[], file: string): number {
    const merged = mergeDecisions(this.list, decisions);
    const before = new Set(this.list);
    this.before = this.list;
    this.list = merged.decisions;
    this.conflicts = merged.conflicts;
    const added = merged.decisions.filter((one) => !before.has(one)).length;
    this.note('merge_decisions', { name: file, records: added });
    return added;
  }

  bringBack(): void {
    if (this.before === null) return;
    [this.list, this.conflicts, this.before] = [this.before, [], null];
    this.note('undecide', {});
  }

  settle(conflict: Conflict, takesOther: boolean): void {
    const { about, key } = conflict.other;
    this.before = null;
    this.conflicts = this.conflicts.filter((one) => one !== conflict);
    if (!takesOther) return;
    this.list = [...this.list.filter((one) => !isAbout(one, about, key)), conflict.other];
    this.note('decide', { profile: conflict.other.verdict });
  }

  /** The data that they are about are gone. */
  clear(): void {
    [this.list, this.conflicts, this.before] = [[], [], null];
  }
}
