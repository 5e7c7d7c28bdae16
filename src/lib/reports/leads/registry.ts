/**
 * Integrity leads (数据线索): one .sql file each, which marks rows as a measure does. A lead is something to ask about,
 * never a finding. Adding one is adding a file and its words (`lead_…` in the messages).
 */
import type { Engine } from '../../db/engine';
import { createMacro, parseSqlFile } from '../../db/sql-file';
import { LEAD_SUBJECTS, type LeadSubject } from '../../domain/leads';
import { measureOf, type Measure } from '../../measures/registry';

export interface Lead extends Measure {
  /** Whom it may be told of: an officer only where the officer had it in hand. */
  readonly by: readonly LeadSubject[];
}

const texts = import.meta.glob<string>('./*.sql', { query: '?raw', import: 'default', eager: true });

/** In the order in which a case meets them. */
const ORDER = [
  'lead_due_day',
  'lead_same_minute',
  'lead_same_days',
  'lead_late_supplement',
  'lead_late_extension',
  'lead_moved_due',
  'lead_early_rating',
  'lead_rating_burst',
];
const placeOf = (id: string): number => (ORDER.indexOf(id) + ORDER.length + 1) % (ORDER.length + 1);

export const LEADS: readonly Lead[] = Object.entries(texts)
  .map(([path, text]): Lead => {
    const file = parseSqlFile(path, text);
    const by = (file.header.get('by') ?? '').split(',').map((name) => name.trim());
    return { ...measureOf(file), by: LEAD_SUBJECTS.filter((subject) => by.includes(subject)) };
  })
  .sort((a, b) => placeOf(a.id) - placeOf(b.id) || (a.id < b.id ? -1 : 1));

const byId = new Map(LEADS.map((lead) => [lead.id, lead]));

/** undefined for an id that is no lead. */
export const leadById = (id: string): Lead | undefined => byId.get(id);

/** Makes every lead callable; the facts must exist. */
export const createLeads = async (engine: Engine): Promise<void> => {
  await engine.runAll(LEADS.map(({ file }) => createMacro(file)));
};
