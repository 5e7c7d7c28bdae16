/** What this browser remembers of earlier answers, and whether it is to remember more. */
import { ProfileShelf, type Switch } from './profile-shelf.svelte';
import { browserStore } from './profile-store';

const NAME = 'mingcha.remember';

/** Storage can be forbidden; then the choice lasts as long as the page. */
const REMEMBERING: Switch = {
  get: () => {
    try {
      return localStorage.getItem(NAME) !== 'off';
    } catch {
      return true;
    }
  },
  set: (on) => {
    try {
      if (on) localStorage.removeItem(NAME);
      else localStorage.setItem(NAME, 'off');
    } catch {
      // Nothing depends on it being kept.
    }
  },
};

/** The profiles that this browser keeps; on unless the reader has switched it off. */
export const openShelf = (): ProfileShelf => {
  const shelf = new ProfileShelf(browserStore(), REMEMBERING);
  void shelf.known();
  return shelf;
};
