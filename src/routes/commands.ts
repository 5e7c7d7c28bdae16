/** What can be called by name: the pages, the actions of the open page with the frame's own, the definitions. */
import type { Command } from '$lib/components/command-model';
import { allDefinitions } from '$lib/i18n/terms';
import { m } from '$lib/i18n/paraglide/messages';
import type { Theme } from './preferences.svelte';
import { PAGE_KEYS } from './keys';

export interface PageLink {
  readonly href: string;
  readonly title: string;
}

/** A command and what it does. */
export interface Callable extends Command {
  readonly run: () => void;
}

export interface Frame {
  readonly pages: readonly PageLink[];
  readonly go: (href: string) => void;
  readonly define: (measure: string) => void;
  readonly switchLanguage: () => void;
  readonly setTheme: (theme: Theme) => void;
}

/** `/overview?period=…` → `G O`. */
const keysOf = (href: string): string => {
  const path = href.split('?')[0] ?? href;
  const [key] = Object.entries(PAGE_KEYS).find(([, page]) => page === path) ?? [];
  return key === undefined ? '' : `G ${key.toUpperCase()}`;
};

/** The words of a button without the key that is printed in it. */
const titleOf = (node: HTMLElement): string => {
  const copy = node.cloneNode(true);
  if (copy instanceof HTMLElement) for (const key of copy.querySelectorAll('kbd')) key.remove();
  return (node.getAttribute('aria-label') ?? copy.textContent ?? '').replace(/\s+/g, ' ').trim();
};

/** What the open page itself offers: its head's actions, and whatever else has a key. */
const ofPage = (): Callable[] => {
  const selector = 'main .page-h .acts :is(button, a), main [aria-keyshortcuts]';
  const nodes = [...document.querySelectorAll<HTMLElement>(`:is(${selector}):not([disabled])`)];
  return nodes.map((node, at) => ({
    id: `here-${String(at)}`,
    kind: 'action',
    title: titleOf(node),
    keys: node.getAttribute('aria-keyshortcuts') ?? '',
    run: () => {
      if (node instanceof HTMLInputElement && node.type !== 'file') node.focus();
      else node.click();
    },
  }));
};

const THEMES = ['auto', 'light', 'dark'] as const;
const THEME_WORDS: Readonly<Record<Theme, () => string>> = {
  auto: m.theme_auto,
  light: m.theme_light,
  dark: m.theme_dark,
};

const ofFrame = ({ switchLanguage, setTheme }: Frame): Callable[] => [
  ...THEMES.map((theme) => ({
    id: `theme-${theme}`,
    kind: 'action' as const,
    title: m.command_theme({ theme: THEME_WORDS[theme]() }),
    keys: '',
    run: () => setTheme(theme),
  })),
  { id: 'language', kind: 'action', title: m.other_language(), keys: '', run: switchLanguage },
];

/** Everything that can be called at this moment, the pages first. */
export const callables = (frame: Frame): readonly Callable[] => [
  ...frame.pages.map(({ href, title }) => ({
    id: `page-${href}`,
    kind: 'page' as const,
    title,
    keys: keysOf(href),
    run: () => frame.go(href),
  })),
  ...ofPage(),
  ...ofFrame(frame),
  ...allDefinitions().map(({ id, term, other }) => ({
    id: `define-${id}`,
    kind: 'definition' as const,
    title: `${term} ${other}`,
    keys: '',
    run: () => frame.define(id),
  })),
];
