/**
 * Single keys, as the help page lists them. Off inside fields, with Ctrl, Alt or Meta, and when the reader turned
 * them off (WCAG 2.1.4). A key presses what carries it in `aria-keyshortcuts`, so what is not there does nothing.
 */
import { stepRow } from '$lib/components/grid-keys';
import type { PagePath } from './scope.svelte';

interface Wiring {
  readonly enabled: () => boolean;
  readonly open: (path: PagePath) => void;
  readonly define: (measure: string) => void;
  /** Everything by name: Ctrl+K, which works in fields too, and / where the page has nothing of its own to search. */
  readonly command: () => void;
}

/** The second key of G, and the page that it opens. */
export const PAGE_KEYS: Readonly<Record<string, PagePath | undefined>> = {
  d: '/',
  p: '/problems',
  q: '/quality',
  o: '/overview',
  m: '/compare',
  x: '/overdue',
  e: '/speed',
  c: '/complaints',
  s: '/satisfaction',
  b: '/bottom',
  l: '/calendar',
  v: '/limits',
  t: '/triggers',
  h: '/sample',
  u: '/findings',
  i: '/leads',
  z: '/rectification',
  w: '/circular',
  y: '/readiness',
  n: '/year-end',
  f: '/feedback',
  a: '/archive',
  j: '/handover',
  r: '/rules',
};
const SECOND_KEY_MS = 1500;

/** Inputs that take no letters: after a tick the keys are heard as before. */
const UNTYPED = /^(?:checkbox|radio|button|submit|reset|image|file|range|color)$/;

/** Where letters are typed; in a list of choices they choose. */
const isField = (target: EventTarget | null): boolean => {
  if (target instanceof HTMLInputElement) return !UNTYPED.test(target.type);
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(SELECT|TEXTAREA)$/.test(target.tagName))
  );
};

function press(key: string): boolean {
  const target = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]:not([disabled])`);
  if (target instanceof HTMLInputElement) target.focus();
  else target?.click();
  return target !== null;
}

/** The measure of the focused figure, else the first one on the page. */
function focusedMeasure(): string | undefined {
  const near = document.activeElement?.closest<HTMLElement>('[data-measure]');
  return (near ?? document.querySelector<HTMLElement>('[data-measure]'))?.dataset['measure'];
}

const isCommandKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';

/** Gives the handler for the window's keydown. */
export function createKeys({ enabled, open, define, command }: Wiring): (event: KeyboardEvent) => void {
  let goingUntil = 0;

  const act = (key: string, now: number): boolean => {
    if (now < goingUntil) {
      goingUntil = 0;
      const page = PAGE_KEYS[key];
      if (page !== undefined) open(page);
      return page !== undefined;
    }
    switch (key) {
      case 'g':
        goingUntil = now + SECOND_KEY_MS;
        return true;
      case 'j':
      case 'k':
        stepRow(key === 'j' ? 'ArrowDown' : 'ArrowUp');
        return true;
      case 'd': {
        const measure = focusedMeasure();
        if (measure !== undefined) define(measure);
        return measure !== undefined;
      }
      case 'p':
        if (!press('P')) window.print();
        return true;
      case '[':
      case ']':
        return press(key);
      case '/':
        if (!press('/')) command();
        return true;
      default:
        return /^[eos?]$/.test(key) && press(key.toUpperCase());
    }
  };

  return (event) => {
    if (isCommandKey(event) && document.querySelector('dialog[open]') === null) {
      event.preventDefault();
      command();
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') {
      if (document.querySelector('dialog[open]') === null) press('Escape');
      return;
    }
    if (!enabled() || isField(event.target) || document.querySelector('dialog[open]') !== null) return;
    if (act(event.key.toLowerCase(), event.timeStamp)) event.preventDefault();
  };
}
