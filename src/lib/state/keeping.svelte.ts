/**
 * 在本机保留: off until it is asked for. After every change the whole state is written anew beside the old one, read
 * back, and only then named as the one that counts; so the page may be killed at any moment, and what counts is the
 * state before the change or the one after it.
 */
import { CancelledError, KeptDamagedError, KeptVersionError, type AppError } from '../domain/errors';
import { KEPT_LIST, type ErasureProof, type Keeper, type Kept, type KeepingNow } from '../domain/kept';
import type { AuditLog } from './audit-log.svelte';
import type { LoadProgress } from './context';
import type { Keeping } from './keeping';
import { eraseAll, hasStorage, keepError, readKept, tidy } from './keeping-store';
import { KeepingTurn } from './keeping-turn';
import { bringState, writeState } from './kept-writing';
import type { MendingDesk } from './mending-desk.svelte';
import type { Room } from './opening';

/** What keeping needs of its tab. */
export interface KeepingTab {
  /** One change at a time. */
  change(progress: LoadProgress, work: (room: Room, signal: AbortSignal) => Promise<void>): Promise<void>;
  show(progress: LoadProgress): void;
  /** Everything that is computed from the records, anew. */
  refresh(room: Room): Promise<void>;
  readonly audit: Pick<AuditLog, 'note' | 'entries' | 'adopt'>;
  readonly mended: Pick<MendingDesk, 'batches' | 'adopt'>;
  /** Takes off this machine what else the reader had kept of cases. */
  forget(): void;
}

const NOTHING = { name: '', bytesRead: 0, bytesTotal: 0, records: 0 };
const instant = (): string => new Date().toISOString();

export class LiveKeeping implements Keeping {
  now = $state.raw<KeepingNow>({ kind: 'looking' });
  error = $state.raw<AppError | null>(null);
  proof = $state.raw<ErasureProof | null>(null);
  promised = $state<boolean | null>(null);
  private turn: KeepingTurn | null = null;
  private readonly since = instant();

  constructor(private readonly tab: KeepingTab) {}

  /** Called once when the page opens: what is kept comes back, unless another tab has it or the reader stops it. */
  async open(): Promise<void> {
    if (!hasStorage()) {
      this.now = { kind: 'unavailable' };
      return;
    }
    this.turn = new KeepingTurn({
      onkeeps: (keeper) => {
        if (this.now.kind !== 'on') this.beside(keeper);
      },
      onerased: () => {
        if (this.now.kind !== 'on') this.rest();
      },
      keeper: () => this.keeper(),
    });
    await this.look();
    if (this.now.kind === 'found' && this.now.kept !== null) await this.restore();
  }

  async enable(): Promise<void> {
    this.proof = null;
    if (!(await this.takeTurn())) return;
    this.promised = await navigator.storage.persist().catch(() => false);
    await this.tab.change({ ...NOTHING, doing: 'keeping' }, (room, signal) => this.write(room, signal));
  }

  async restore(): Promise<void> {
    if (this.now.kind !== 'found' || this.now.kept === null) return;
    const { kept } = this.now;
    const progress = { ...NOTHING, doing: 'restoring' as const, bytesTotal: kept.bytes };
    await this.tab.change(progress, async (room, signal) => {
      try {
        await this.bring(kept, room, signal, progress);
        this.is({ kind: 'on', kept });
      } catch (error) {
        this.error = error instanceof CancelledError ? null : damage(error);
      }
    });
  }

  async erase(): Promise<void> {
    this.tab.forget();
    try {
      this.proof = { left: await eraseAll(), at: instant() };
      this.error = null;
      this.turn?.tellErased();
      this.tab.audit.note('erase');
      this.rest();
    } catch (error) {
      this.error = keepError(error);
    }
  }

  /** After every change of what is loaded; does nothing unless the reader wants it kept. */
  async save(room: Room, signal: AbortSignal): Promise<void> {
    if (this.now.kind === 'on') await this.write(room, signal);
  }

  /** Everything was cleared, and the engine is a new one. */
  async cleared(): Promise<void> {
    if (this.now.kind !== 'on') return;
    await this.tab.change({ ...NOTHING, doing: 'keeping' }, (room, signal) => this.write(room, signal));
  }

  private async look(): Promise<void> {
    try {
      const kept = await readKept();
      if (kept === null) this.rest();
      else if (await this.takeTurn()) await this.find(kept);
    } catch (error) {
      if (await this.takeTurn()) this.now = { kind: 'found', kept: null };
      this.error = damage(error);
    }
  }

  private async find(kept: Kept): Promise<void> {
    await tidy(kept);
    this.is({ kind: 'found', kept });
  }

  /** false: another tab keeps, and says so here; this one looks again when that one is gone. */
  private async takeTurn(): Promise<boolean> {
    const mine = (await this.turn?.take()) === true;
    if (!mine) this.beside(this.now.kind === 'elsewhere' ? this.now.keeper : null);
    return mine;
  }

  private beside(keeper: Keeper | null): void {
    const isKnown = this.now.kind === 'elsewhere' && keeper !== null;
    this.now = { kind: 'elsewhere', keeper };
    if (!isKnown) this.turn?.wait(() => void this.look());
  }

  private rest(): void {
    this.turn?.leave();
    this.now = { kind: 'off' };
  }

  private is(now: KeepingNow): void {
    this.now = now;
    this.error = null;
    const keeper = this.keeper();
    if (keeper !== null) this.turn?.tellKeeps(keeper);
  }

  private keeper(): Keeper | null {
    if (this.now.kind !== 'on' && this.now.kind !== 'found') return null;
    const { kept } = this.now;
    return { since: this.since, savedAt: kept?.savedAt ?? null, files: kept?.files.length ?? 0 };
  }

  private async bring(kept: Kept, room: Room, signal: AbortSignal, progress: LoadProgress): Promise<void> {
    const onProgress = (share: number): void => {
      this.tab.show({ ...progress, bytesRead: Math.round(kept.bytes * share) });
    };
    const state = await bringState(kept, room, { signal, onProgress });
    this.tab.mended.adopt(state.mended);
    this.tab.audit.adopt(state.log);
    this.tab.audit.note('restore', { records: recordsOf(room) });
    await this.tab.refresh(room);
  }

  /** What is loaded takes the place of what was kept, or nothing changes on this machine and the reason is said. */
  private async write(room: Room, signal: AbortSignal): Promise<void> {
    const before = this.now.kind === 'on' || this.now.kind === 'found' ? this.now.kept : null;
    this.tab.show({ ...NOTHING, doing: 'keeping' });
    try {
      if (this.now.kind !== 'on') this.tab.audit.note('keep', { records: recordsOf(room) });
      const described = { log: this.tab.audit.entries, mended: this.tab.mended.batches };
      this.is({ kind: 'on', kept: await writeState({ before, room, ...described, signal }) });
    } catch (error) {
      this.error = keepError(error);
      await tidy(before).catch(() => undefined);
      if (this.now.kind !== 'on' && before === null) this.rest();
    }
  }
}

const recordsOf = ({ library }: Room): number =>
  library.files.reduce((all, { conservation }) => all + conservation.records, 0);

/** Whatever keeps it from being read, it is not what was written. */
const damage = (error: unknown): AppError =>
  error instanceof KeptDamagedError || error instanceof KeptVersionError
    ? error
    : new KeptDamagedError({ file: KEPT_LIST }, { cause: error });
