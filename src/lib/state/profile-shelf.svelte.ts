/**
 * What was answered before, one profile per layout: kept in this browser unless that is switched off, named, given away
 * and taken in as files, and forgotten by a click.
 */
import { InvalidDataFileError } from '../domain/errors';
import { parseProfile, profileText, type Profile } from '../domain/profile';
import type { ImportChoices } from '../ingest/choices';
import type { ImportedFile } from '../ingest/import-file';
import { profileOf } from '../ingest/profiles';
import { hashOf } from './fingerprint';
import type { ProfileStore } from './profile-store';

/** Whether answers are kept, remembered between visits. */
export interface Switch {
  readonly get: () => boolean;
  readonly set: (on: boolean) => void;
}

const byName = (a: Profile, b: Profile): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** An answer about the year alone is none about the layout. */
const saysSomething = ({ layout, table, overrides, dateOrder, polarity }: ImportChoices): boolean =>
  [layout, table, dateOrder].some((said) => said !== undefined) ||
  [overrides, polarity].some((said) => said !== undefined && said.size > 0);

const stem = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,5}(?= \[|$)/, '');

export class ProfileShelf {
  /** By name. */
  list = $state.raw<readonly Profile[]>([]);
  /** Entries of another version that cannot be read. */
  unreadable = $state(0);
  /** The browser keeps nothing: what is answered is forgotten with the tab. */
  isKept = $state(true);
  isOn = $state(true);

  constructor(
    private readonly store: ProfileStore,
    private readonly power: Switch,
  ) {
    this.isOn = power.get();
  }

  /** Reads anew what is kept: another window may have changed it. */
  async known(): Promise<readonly Profile[]> {
    if (!this.isKept) return this.list;
    try {
      const { profiles, unreadable } = await this.store.all();
      this.list = [...profiles].sort(byName);
      this.unreadable = unreadable;
    } catch {
      this.isKept = false;
    }
    return this.list;
  }

  turn(on: boolean): void {
    this.power.set(on);
    this.isOn = on;
  }

  /** Keeps what was answered about a loaded file, and says whether it does; a profile of the same layout takes it over under its own name. */
  async learn(loaded: Pick<ImportedFile, 'name' | 'understanding'> | null): Promise<boolean> {
    if (loaded === null) return false;
    const { name, understanding } = loaded;
    if (!this.isOn || understanding.table === null || !saysSomething(understanding.choices)) return false;
    const { signature } = understanding;
    const layout = signature === '' ? hashOf(`${understanding.table} ${stem(name)}`) : signature;
    const id = `own-${layout.slice(0, 12)}`;
    const old = this.list.find((one) => one.id === id || (signature !== '' && one.signature === signature));
    await this.put(profileOf(understanding, old?.id ?? id, old?.name ?? stem(name)));
    return true;
  }

  async rename(id: string, name: string): Promise<void> {
    const old = this.list.find((one) => one.id === id);
    if (old !== undefined && name !== '') await this.put({ ...old, name });
  }

  async remove(id: string): Promise<void> {
    this.list = this.list.filter((one) => one.id !== id);
    await this.kept(() => this.store.remove(id));
  }

  /** The file that a profile is given away as; '' when there is none of that id. */
  text(id: string): string {
    const found = this.list.find((one) => one.id === id);
    return found === undefined ? '' : profileText(found);
  }

  /**
   * Takes in a profile from a file, in place of one of the same id or layout: the names of what it replaces.
   * @throws InvalidDataFileError or UnknownNameError with the place of the fault.
   */
  async takeIn(text: string, file: string): Promise<readonly string[]> {
    const profile = parseProfile(parsed(text, file), file);
    const { id, signature } = profile;
    const replaced = this.list.filter(
      (one) => one.id === id || (signature !== '' && one.signature === signature),
    );
    for (const old of replaced) await this.remove(old.id);
    await this.put(profile);
    return replaced.map(({ name }) => name);
  }

  private async put(profile: Profile): Promise<void> {
    this.list = [...this.list.filter(({ id }) => id !== profile.id), profile].sort(byName);
    await this.kept(() => this.store.put(profile));
  }

  /** What the browser refuses to keep holds as long as the tab lives. */
  private async kept(change: () => Promise<void>): Promise<void> {
    try {
      await change();
    } catch {
      this.isKept = false;
    }
  }
}

const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new InvalidDataFileError({ file, reason: 'not_json' }, { cause });
  }
};
