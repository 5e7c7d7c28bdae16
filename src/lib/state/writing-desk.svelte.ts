/** What was typed into the 通报 of each period: kept beyond leaving the page and a reload, and no longer than the tab. */
import * as v from 'valibot';
import { NOTHING_WRITTEN, type Written } from '../documents/circular';
import { FILLS, type FillName } from '../documents/template';
import type { Writing } from './writing';

/** Where a tab keeps a text until it is closed. */
export interface TabStore {
  /** null when there is none. */
  read(): string | null;
  /** '' takes it away. false: the browser keeps nothing. */
  write(text: string): boolean;
}

const KEY = 'mingcha.circular';

/** Of this tab alone: another tab, and the next day, know nothing of it. */
export const tabStore = (): TabStore => ({
  read() {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  write(text) {
    try {
      if (text === '') sessionStorage.removeItem(KEY);
      else sessionStorage.setItem(KEY, text);
      return true;
    } catch {
      return false;
    }
  },
});

const Kept = v.record(
  v.string(),
  v.strictObject({
    places: v.strictObject(v.entriesFromList(FILLS, v.exactOptional(v.string()))),
    paragraphs: v.record(v.string(), v.string()),
  }),
);
type All = Readonly<Record<string, Written>>;

/** What cannot be read was written by another version, and is nobody's text. */
const parsed = (text: string | null): All => {
  if (text === null || text === '') return {};
  try {
    const found = v.safeParse(Kept, JSON.parse(text));
    return found.success ? found.output : {};
  } catch {
    return {};
  }
};

const filledIn = ({ places, paragraphs }: Written): number =>
  [...Object.values(places), ...Object.values(paragraphs)].filter((text) => text.trim() !== '').length;

const without = (all: All, period: string): All =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== period));

export class WritingDesk implements Writing {
  isKept = $state(true);
  private gone = $state.raw<{ readonly period: string; readonly written: Written } | null>(null);
  private all = $state.raw<All>({});

  constructor(private readonly store: TabStore) {
    this.all = parsed(store.read());
  }

  get discarded(): Writing['discarded'] {
    return this.gone === null ? null : { period: this.gone.period, places: filledIn(this.gone.written) };
  }

  get periods(): readonly string[] {
    return Object.keys(this.all);
  }

  of(period: string): Written {
    return this.all[period] ?? NOTHING_WRITTEN;
  }

  count(period: string): number {
    return filledIn(this.of(period));
  }

  fill(period: string, name: FillName, words: string): void {
    const { places, paragraphs } = this.of(period);
    this.put(period, { paragraphs, places: { ...places, [name]: words } });
  }

  paragraph(period: string, section: string, words: string): void {
    const { places, paragraphs } = this.of(period);
    this.put(period, { places, paragraphs: { ...paragraphs, [section]: words } });
  }

  discard(period: string): void {
    this.gone = { period, written: this.of(period) };
    this.keep(without(this.all, period));
  }

  bringBack(): void {
    const { gone } = this;
    this.gone = null;
    if (gone !== null) this.keep({ ...this.all, [gone.period]: gone.written });
  }

  /** The data that it was about are gone. */
  clear(): void {
    this.gone = null;
    this.keep({});
  }

  private put(period: string, written: Written): void {
    this.gone = null;
    this.keep(filledIn(written) === 0 ? without(this.all, period) : { ...this.all, [period]: written });
  }

  private keep(all: All): void {
    this.all = all;
    this.isKept = this.store.write(Object.keys(all).length === 0 ? '' : JSON.stringify(all));
  }
}
