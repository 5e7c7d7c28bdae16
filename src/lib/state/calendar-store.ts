/**
 * Where this browser keeps what an office adds to the calendar: a choice, like a profile, and no case data. It is small
 * and is needed before the first count, so it lies in localStorage, which can be read at once.
 */

export interface PartStore {
  /** The text that was written last; null when there is none. */
  read(): string | null;
  /** false: the browser keeps nothing, and the choice lasts as long as the tab. */
  write(text: string): boolean;
  /** Calls back when another tab has written. */
  watch(changed: () => void): void;
}

const NAME = 'mingcha.calendar';

/** The store of this browser; where storage is forbidden it is empty. */
export const browserParts = (): PartStore => ({
  read() {
    try {
      return localStorage.getItem(NAME);
    } catch {
      return null;
    }
  },
  write(text) {
    try {
      if (text === '') localStorage.removeItem(NAME);
      else localStorage.setItem(NAME, text);
      return true;
    } catch {
      return false;
    }
  },
  watch(changed) {
    window.addEventListener('storage', ({ key }) => {
      if (key === NAME || key === null) changed();
    });
  },
});
