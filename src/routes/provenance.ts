import { term } from '$lib/i18n/words';
import type { Scope } from '$lib/reports/types';
import type { Session } from '$lib/state/context';

/** What stands above every exported table: the choices and the sources behind its figures. */
export function provenance(session: Session, scope: Scope, title: string): Readonly<Record<string, string>> {
  const filters = Object.entries(scope.filters).map(([name, key]) => `${term(name)}=${key}`);
  return {
    title,
    period: scope.period ?? 'all',
    as_of: scope.asOf,
    ...(filters.length > 0 ? { filters: filters.join('; ') } : {}),
    rule_set: `${session.ruleSet.id} ${session.ruleSet.version} ${session.ruleSet.hash}`,
    same_id: session.policy,
    calendar: `${session.calendar.id} ${session.calendar.version}`,
    ...Object.fromEntries(
      session.files.map((file) => [`file_${String(file.fileNo)}`, `${file.name} sha256=${file.sha256}`]),
    ),
    masking: 'internal',
  };
}
