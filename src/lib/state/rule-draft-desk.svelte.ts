/** The rule set that is being edited: kept by this browser with every change, so that leaving the page loses nothing. */
import { jsonOf } from '../domain/data-file';
import { AppError } from '../domain/errors';
import { draftFrom, draftUnder, fileOf, readDraft, type RuleDraft } from '../domain/rule-draft';
import type { RuleSet } from '../domain/rule-set';
import type { ChoiceStore } from './choice-store';
import type { RuleDrafting, RuleShelf } from './ruling';

const STORED = 'draft';

export class DraftDesk implements RuleDrafting {
  draft = $state.raw<RuleDraft | null>(null);
  isKept = $state(true);

  constructor(
    private readonly store: ChoiceStore,
    private readonly shelf: RuleShelf,
  ) {
    this.draft = this.recalled();
  }

  startUnder(parent: string, suffix: RuleDraft['title']): void {
    const { set } = this.shelf.read(parent);
    this.put(draftUnder(set, suffix, this.shelf.ids));
  }

  startFrom(id: string): void {
    const [own] = this.shelf.read(id).chain;
    if (own !== undefined) this.put(draftFrom(own));
  }

  put(draft: RuleDraft): void {
    this.draft = draft;
    this.isKept = this.store.write(JSON.stringify(draft));
  }

  drop(): void {
    this.draft = null;
    this.store.write('');
  }

  save(): RuleSet | null {
    const { draft } = this;
    if (draft === null) return null;
    const saved = this.shelf.save(fileOf(draft), draft.id);
    this.drop();
    return saved;
  }

  /** A draft of another version of the program is of no use any more. */
  private recalled(): RuleDraft | null {
    const text = this.store.read();
    if (text === null || text === '') return null;
    try {
      return readDraft(jsonOf(text, STORED), STORED);
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }
}
