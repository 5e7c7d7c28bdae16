/**
 * Rule sets to choose from: those that come with the program and those that this office made or took in. An own set is a
 * choice like any other and no case data: this browser keeps it, with its earlier versions.
 */
import { jsonOf } from '../domain/data-file';
import { AppError, InvalidDataFileError, UnknownNameError } from '../domain/errors';
import { fileOf, type RuleDraft } from '../domain/rule-draft';
import {
  canonicalRuleSet,
  lineageOf,
  ownRuleSet,
  parseRuleSet,
  type RuleSet,
  type RuleSetLibrary,
} from '../domain/rule-set';
import { SHIPPED_RULE_SETS, shippedTitles, type RuleSetTitle } from '../rules/shipped';
import type { ChoiceStore } from './choice-store';
import { hashOf } from './fingerprint';
import type { OpenedRules, OwnRules, RuleShelf } from './ruling';

/** Names an entry that this browser kept, in errors. */
const STORED = 'rules';

/** Nobody compares with more than that many versions back; the browser's room is small. */
const MOST_VERSIONS = 20;

export const openedOf = (json: unknown, name: string, library: RuleSetLibrary): OpenedRules => {
  const set = parseRuleSet(json, name, library);
  return { set: { ...set, hash: hashOf(canonicalRuleSet(set)) }, chain: lineageOf(json, name, library) };
};

export class OwnShelf implements RuleShelf {
  own = $state.raw<readonly OwnRules[]>([]);
  unreadable = $state.raw<RuleShelf['unreadable']>([]);
  isKept = $state(true);

  constructor(private readonly store: ChoiceStore) {
    this.recall();
    store.watch(() => {
      this.recall();
    });
  }

  get titles(): readonly RuleSetTitle[] {
    const own = this.own.flatMap(({ versions }) => versions.slice(-1));
    return [...shippedTitles(), ...own.map(({ id, title }) => ({ id, title }))];
  }

  get library(): RuleSetLibrary {
    const own = this.own.flatMap(({ id, versions }) => versions.slice(-1).map((set) => [id, set] as const));
    return new Map<string, unknown>([...own, ...SHIPPED_RULE_SETS]);
  }

  read(id: string, version?: string): OpenedRules {
    const json =
      version === undefined
        ? this.library.get(id)
        : this.own.find((one) => one.id === id)?.versions.find((one) => one.version === version);
    if (json === undefined) throw new UnknownNameError({ kind: 'rule_set', name: id });
    return openedOf(json, id, this.library);
  }

  get ids(): readonly string[] {
    return this.titles.map(({ id }) => id);
  }

  isShipped(id: string): boolean {
    return SHIPPED_RULE_SETS.has(id);
  }

  check(json: unknown, name: string): OpenedRules {
    return openedOf(json, name, this.library);
  }

  checkDraft(draft: RuleDraft): OpenedRules {
    return this.check(fileOf(draft), draft.id);
  }

  save(json: unknown, name: string): RuleSet {
    const { set, chain } = openedOf(json, name, this.library);
    if (this.isShipped(set.id))
      throw new InvalidDataFileError({ file: name, path: 'id', reason: 'identifier_taken', name: set.id });
    const own = chain[0] ?? ownRuleSet(json, name);
    const before = this.own.find(({ id }) => id === set.id)?.versions ?? [];
    const same = before.find(({ version }) => version === own.version);
    if (same !== undefined && canonicalRuleSet(same) !== canonicalRuleSet(own))
      throw new InvalidDataFileError({ file: name, path: 'version', reason: 'version_saved' });
    const versions = [...before.filter(({ version }) => version !== own.version), own].slice(-MOST_VERSIONS);
    this.put([...this.own.filter(({ id }) => id !== own.id), { id: own.id, versions }]);
    return own;
  }

  remove(id: string): void {
    for (const { id: child, versions } of this.own)
      if (child !== id && versions.at(-1)?.extends === id)
        throw new InvalidDataFileError({ file: id, path: 'extends', reason: 'is_extended', name: child });
    this.put(this.own.filter((one) => one.id !== id));
  }

  takeIn(text: string, file: string): RuleSet {
    return this.save(jsonOf(text, file), file);
  }

  text(id: string): string {
    const json = this.library.get(id);
    return `${JSON.stringify(json, null, 2)}\n`;
  }

  private put(own: readonly OwnRules[]): void {
    this.own = [...own].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.isKept = this.store.write(own.length === 0 ? '' : JSON.stringify(this.own));
  }

  /** One that another version of the program kept may not fit this one; it is named, not dropped unseen. */
  private recall(): void {
    const own: OwnRules[] = [];
    const unreadable: { name: string; error: AppError }[] = [];
    for (const [at, entry] of entriesOf(this.store.read()).entries()) {
      try {
        const versions = entry.map((json) => ownRuleSet(json, STORED));
        const [first] = versions;
        if (first !== undefined) own.push({ id: first.id, versions });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        unreadable.push({ name: `${STORED} ${String(at + 1)}`, error });
      }
    }
    [this.own, this.unreadable] = [own, unreadable];
  }
}

/** The versions of each kept set, as parsed JSON. */
const entriesOf = (text: string | null): readonly (readonly unknown[])[] => {
  if (text === null || text === '') return [];
  try {
    const list = jsonOf(text, STORED);
    return (Array.isArray(list) ? list : [list]).map(versionsIn);
  } catch (error) {
    if (error instanceof InvalidDataFileError) return [[null]];
    throw error;
  }
};

const versionsIn = (entry: unknown): readonly unknown[] =>
  typeof entry === 'object' && entry !== null && 'versions' in entry && Array.isArray(entry.versions)
    ? entry.versions
    : [entry];
