/**
 * The list from which a case was opened: its neighbours there, so that one goes from case to case without going back.
 * Kept in memory only, as the records are; another list takes its place.
 */
import { createContext } from 'svelte';
import { readPlace } from '$lib/state/scope';

export interface Step {
  /** 1-based. */
  readonly no: number;
  readonly of: number;
  /** Places of the neighbours; null at the ends. */
  readonly before: number | null;
  readonly after: number | null;
}

export class Trail {
  private places = $state.raw<readonly number[]>([]);

  /** Called while the page that is left still stands: the table that led to the address, in its order. */
  leave(to: URL): void {
    const at = readPlace(to);
    const lists = [...document.querySelectorAll<HTMLElement>('main table')].map(placesIn);
    this.places = at === null ? [] : (lists.find((list) => list.includes(at)) ?? []);
  }

  /** null for a record that was not opened from a list, or from one that holds it alone. */
  stepOf(place: number | null): Step | null {
    const at = place === null ? -1 : this.places.indexOf(place);
    if (at < 0 || this.places.length < 2) return null;
    const [before = null, after = null] = [this.places[at - 1], this.places[at + 1]];
    return { no: at + 1, of: this.places.length, before, after };
  }
}

/** Records that the links of a table lead to, each once, in its order. */
const placesIn = (table: HTMLElement): readonly number[] => {
  const links = [...table.querySelectorAll<HTMLAnchorElement>('a[href*="/case?"]')];
  return [...new Set(links.flatMap(({ href }) => readPlace(new URL(href)) ?? []))];
};

export const [useTrail, provideTrail] = createContext<Trail>();
