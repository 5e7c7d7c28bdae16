/** Words of the quality checks, which are named `kind.table` or, for a column that is empty, `empty.table.field`. */
import { m } from './paraglide/messages';
import { term, wordsOf } from './words';

/** What the check looks for; null for what is no check. */
export function checkTitle(id: string): string | null {
  const [kind = '', table = '', field] = id.split('.');
  if (kind === 'empty' && field !== undefined) return m.quality_empty({ column: term(`${table}.${field}`) });
  return table === '' ? null : (wordsOf(`quality_${kind}_${table}`) ?? wordsOf(`quality_${kind}`));
}

/** What the fault means for the figures. */
export function checkEffect(id: string): string {
  const [kind = '', table = ''] = id.split('.');
  const params = { table: term(table) };
  return (
    wordsOf(`quality_effect_${kind}_${table}`, params) ?? wordsOf(`quality_effect_${kind}`, params) ?? ''
  );
}
