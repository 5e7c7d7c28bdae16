/** What people type into the 通报 of each period, as its page sees it. */
import type { Written } from '../documents/circular';
import type { FillName } from '../documents/template';

/** Held in this tab, a reload of it included; gone with the tab, and with 清除. */
export interface Writing {
  /** false: the browser keeps nothing, and a reload loses what was typed. */
  readonly isKept: boolean;
  /** What was thrown away last, as long as it can be brought back. */
  readonly discarded: { readonly period: string; readonly places: number } | null;
  /** Of which something was typed. */
  readonly periods: readonly string[];
  of(period: string): Written;
  /** Places and paragraphs that hold something. */
  count(period: string): number;
  fill(period: string, name: FillName, words: string): void;
  paragraph(period: string, section: string, words: string): void;
  /** Throws away what was typed for that period. */
  discard(period: string): void;
  bringBack(): void;
}
