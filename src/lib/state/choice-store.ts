/**
 * Where this browser keeps a choice that figures depend on: what an office adds to the calendar, the rule set. It is no
 * case data; it is small and is needed before the first count, so it lies in localStorage, which can be read at once.
 * `inspections` alone is somebody's work in the field: it is written only where the reader asked for it.
 */

export interface ChoiceStore {
  /** The text that was written last; null when there is none. */
  read(): string | null;
  /** false: the browser keeps nothing, and the choice lasts as long as the tab. */
  write(text: string): boolean;
  /** Calls back when another tab has written. */
  watch(changed: () => void): void;
}

const KEYS = {
  calendar: 'mingcha.calendar',
  rules: 'mingcha.rules',
  ownRules: 'mingcha.own-rules',
  ruleDraft: 'mingcha.rule-draft',
  views: 'mingcha.views',
  pictures: 'mingcha.pictures',
  inspections: 'mingcha.inspections',
} as const;

/** The store of this browser; where storage is forbidden it is empty. */
export const browserChoice = (name: keyof typeof KEYS): ChoiceStore => ({
  read() {
    try {
      return localStorage.getItem(KEYS[name]);
    } catch {
      return null;
    }
  },
  write(text) {
    try {
      if (text === '') localStorage.removeItem(KEYS[name]);
      else localStorage.setItem(KEYS[name], text);
      return true;
    } catch {
      return false;
    }
  },
  watch(changed) {
    window.addEventListener('storage', ({ key }) => {
      if (key === KEYS[name] || key === null) changed();
    });
  },
});
