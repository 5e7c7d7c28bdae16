/** Vetoes and gates by person or unit: those of the ladders, and those that people entered. */
import { MISSING } from '../keys';
import type { Entries } from './entries';
import { type Gate, gateText } from './gates';
import type { Bars } from './grade';

/** 赵甲一 without an id is unit|section|name; what is not filled is empty there. */
export const idOf = (key: string): string => key.replaceAll(MISSING, '');

/** Those of the entries, by id. */
export function entered(entries: Entries): Map<string, { vetoes: string[]; gates: string[] }> {
  const bars = new Map<string, { vetoes: string[]; gates: string[] }>();
  const of = (id: string): { vetoes: string[]; gates: string[] } => {
    const own = bars.get(id) ?? { vetoes: [], gates: [] };
    bars.set(id, own);
    return own;
  };
  const text = (rule: string, clause: string, document: string): string =>
    gateText({ rule, clause, document, records: 0 });
  for (const { subject, clause, document } of entries.gates)
    of(subject).gates.push(text('AS-05', clause, document));
  for (const { subject, clause, document } of entries.vetoes)
    of(subject).vetoes.push(text('AS-06', clause, document));
  return bars;
}

/** All of them, by id. */
export function barsOf(entries: Entries, ladders: ReadonlyMap<string, readonly Gate[]>): Map<string, Bars> {
  const all = new Map<string, Bars>(entered(entries));
  for (const [key, gates] of ladders) {
    const own = all.get(idOf(key));
    all.set(idOf(key), { vetoes: own?.vetoes ?? [], gates: [...gates.map(gateText), ...(own?.gates ?? [])] });
  }
  return all;
}
