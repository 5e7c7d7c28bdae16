/** What was answered before, as pages see it. */
import type { Profile } from '../domain/profile';

/** Answers that this browser remembers, one profile per layout. */
export interface Profiles {
  /** By name. */
  readonly list: readonly Profile[];
  /** Entries of another version, which cannot be read. */
  readonly unreadable: number;
  /** Whether the browser keeps them at all. */
  readonly isKept: boolean;
  /** Whether new answers are kept. */
  readonly isOn: boolean;
  turn(on: boolean): void;
  rename(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** The file that a profile is given away as. */
  text(id: string): string;
  /** Takes in a profile from a file: the names of what it replaces. @throws an AppError that names the place of a fault. */
  takeIn(text: string, file: string): Promise<readonly string[]>;
}
