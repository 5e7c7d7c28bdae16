/** Data leads in words: what each looks at, and what else may explain it. */
import type { LeadSettings } from '../domain/leads';
import { wordsOf } from './words';

/** Its name; null for what is no lead. */
export const leadTitle = (id: string): string | null => (id.startsWith('lead_') ? wordsOf(id) : null);

/** What is looked at, with the numbers in force. */
export const leadWhat = (id: string, { own }: LeadSettings): string => {
  const params = Object.fromEntries(
    Object.entries(own)
      .filter(([name]) => RULE_OF[id] === name.split(' ')[0])
      .map(([name, value]) => [name.split(' ')[1] ?? name, value]),
  );
  return wordsOf(`${id}_what`, params) ?? '';
};

/** The rule of the parameters that its description names. */
const RULE_OF: Readonly<Record<string, string>> = {
  lead_due_day: 'LD-01',
  lead_same_minute: 'LD-02',
  lead_rating_burst: 'LD-03',
  lead_late_supplement: 'LD-05',
  lead_same_days: 'LD-08',
};

/** Ordinary explanations, to be checked before anything else. */
export const leadInnocent = (id: string): readonly string[] =>
  (wordsOf(`${id}_innocent`) ?? '').split('\n').filter((line) => line !== '');
