/** What a page can see and ask of the data that stays on this machine between visits. */
import type { AppError } from '../domain/errors';
import type { ErasureProof, KeepingNow } from '../domain/kept';

export interface Keeping {
  readonly now: KeepingNow;
  /** What went wrong last; null after anything that went right. */
  readonly error: AppError | null;
  /** Of the last erasure in this tab. */
  readonly proof: ErasureProof | null;
  /** Whether the browser has promised not to throw it away when space is short; null = not asked. */
  readonly promised: boolean | null;
  /** Keeps what is loaded from now on, in the place of whatever was kept. */
  enable(): Promise<void>;
  /** Puts what was found into this tab, in the place of what is loaded. */
  restore(): Promise<void>;
  /** Takes everything off this machine; what is loaded stays until the page is closed. */
  erase(): Promise<void>;
}
