/** Zips that are the same bytes on any day and in any time zone: every time stamp in them is noon of the cut-off's day. */
import { unzipSync, zipSync, type Zippable } from 'fflate';
import type { LocalDate } from '../domain/local-date';

/** The zip stores local clock digits; noon exists on every day of every zone. */
const noonOf = (on: LocalDate): Date => {
  const [year = 1980, month = 1, day = 1] = on.split('-').map(Number);
  return new Date(year, month - 1, day, 12, 0, 0);
};

/** The same instant as documents write it inside. */
export const stampOf = (on: LocalDate): string => `${on}T12:00:00Z`;

/** Entries in the order given. */
export const fixedZip = (entries: ReadonlyMap<string, Uint8Array>, on: LocalDate): Uint8Array => {
  const mtime = noonOf(on);
  const zippable: Zippable = {};
  for (const [name, bytes] of entries) zippable[name] = [bytes, { mtime, level: 6 }];
  return zipSync(zippable);
};

export const entriesOf = (zip: Uint8Array): Map<string, Uint8Array> =>
  new Map(Object.entries(unzipSync(zip)));

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The entry's text changed; an entry that there is not stays so. */
export const rewritten = (
  entries: Map<string, Uint8Array>,
  name: string,
  change: (text: string) => string,
): void => {
  const bytes = entries.get(name);
  if (bytes !== undefined) entries.set(name, encoder.encode(change(decoder.decode(bytes))));
};

/** What XML cannot hold becomes a mark that something stood there. */
export const xmlText = (text: string): string =>
  text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd');
