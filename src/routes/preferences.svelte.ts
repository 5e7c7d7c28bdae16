/** Choices of this browser, kept between visits: colours and single-letter keys. Never data. */
import { createContext } from 'svelte';

export type Theme = 'auto' | 'light' | 'dark';

const THEME = 'mingcha.theme';
const KEYS = 'mingcha.keys';

/** Storage can be forbidden; then a choice lasts as long as the page. */
function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Nothing depends on it being kept.
  }
}

export class Preferences {
  theme: Theme = $state('auto');
  keys = $state(true);

  constructor() {
    const theme = read(THEME);
    this.#show(theme === 'light' || theme === 'dark' ? theme : 'auto');
    this.keys = read(KEYS) !== 'off';
  }

  setTheme(theme: Theme): void {
    write(THEME, theme);
    this.#show(theme);
  }

  setKeys(on: boolean): void {
    write(KEYS, on ? 'on' : 'off');
    this.keys = on;
  }

  #show(theme: Theme): void {
    this.theme = theme;
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }
}

export const [usePreferences, providePreferences] = createContext<Preferences>();
