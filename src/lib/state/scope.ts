/** The choices a figure depends on, in the address of the page: they can be sent, kept and reloaded; data never are. */
import { fileNoOf, GROUPINGS, recordNoOf, sourceRow, type Grouping } from '../domain/records';
import type { RowPart, RowsQuery, Scope } from '../reports/types';

type FilterName = Exclude<Grouping, 'month'>;
/** Groupings that can narrow a page; the month is the period's business. */
export const FILTERS: readonly FilterName[] = GROUPINGS.filter(
  (name): name is FilterName => name !== 'month',
);

export interface ScopeDefaults {
  readonly period: string | null;
  readonly asOf: string;
  readonly ruleSet: string;
}

/** `?period=all` asks for everything; a missing parameter takes the default. */
const ALL = 'all';

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;

function readFilters(params: URLSearchParams): Scope['filters'] {
  const filters: Partial<Record<FilterName, number>> = {};
  for (const name of FILTERS) {
    const key = wholeNumber(params.get(name));
    if (key !== null) filters[name] = key;
  }
  return filters;
}

/** The rule set that an address asks for; null when it asks for none. */
export const askedRules = (url: URL): string | null => url.searchParams.get('rules') || null;

/** The rule set is the one in force, whatever the address asks for. Unreadable keys are left out; a period or cut-off that makes no sense is for the computing side to refuse. */
export function readScope(url: URL, defaults: ScopeDefaults): Scope {
  const params = url.searchParams;
  const period = params.get('period');
  return {
    period: period === ALL ? null : period || defaults.period,
    asOf: params.get('asof') || defaults.asOf,
    ruleSet: defaults.ruleSet,
    filters: readFilters(params),
  };
}

/** All choices spelled out, in one order, so that an address does not change its meaning with other data. */
export function writeScope(scope: Scope): URLSearchParams {
  const params = new URLSearchParams({ period: scope.period ?? ALL, asof: scope.asOf, rules: scope.ruleSet });
  for (const name of FILTERS) {
    const key = scope.filters[name];
    if (key !== undefined) params.set(name, String(key));
  }
  return params;
}

export const withFilter = (scope: Scope, name: FilterName, key: number): Scope => ({
  ...scope,
  filters: { ...scope.filters, [name]: key },
});

export const withoutFilter = (scope: Scope, name: FilterName): Scope => ({
  ...scope,
  filters: Object.fromEntries(Object.entries(scope.filters).filter(([filter]) => filter !== name)),
});

/** What the page of rows shows; its order, search and place in the list are the page's own. */
export type RowsQuestion = Omit<RowsQuery, 'sort' | 'search' | 'offset' | 'limit'>;

const isGrouping = (text: string | null): text is Grouping => GROUPINGS.some((name) => name === text);
const isPart = (text: string | null): text is RowPart => text === 'numerator' || text === 'denominator';

/** `key=` (empty) is the group of records without one; no `by` at all is the total. */
export function readRowsQuestion(url: URL, defaults: ScopeDefaults): RowsQuestion | null {
  const params = url.searchParams;
  const measure = params.get('measure');
  const part = params.get('part');
  const by = params.get('by');
  if (!measure || !isPart(part)) return null;
  return {
    measure,
    part,
    category: params.get('category'),
    scope: readScope(url, defaults),
    grouping: isGrouping(by) ? by : null,
    key: wholeNumber(params.get('key')),
    ...(params.has('named') ? { namedOfficers: true } : {}),
    ...(params.has('group') ? { peerGroup: params.get('group') ?? '' } : {}),
    ...fileOf(params),
    ...monthsOf(params),
  };
}

const monthsOf = (params: URLSearchParams): Pick<RowsQuestion, 'months'> => {
  const [from, to] = [wholeNumber(params.get('from')), wholeNumber(params.get('to'))];
  return from === null || to === null ? {} : { months: { from, to } };
};

const fileOf = (params: URLSearchParams): { fileNo?: number } => {
  const fileNo = wholeNumber(params.get('file'));
  return fileNo === null ? {} : { fileNo };
};

export function writeRowsQuestion(question: RowsQuestion): URLSearchParams {
  const params = writeScope(question.scope);
  params.set('measure', question.measure);
  params.set('part', question.part);
  if (question.category !== null) params.set('category', question.category);
  if (question.grouping !== null) params.set('by', question.grouping);
  if (question.key !== null) params.set('key', String(question.key));
  if (question.namedOfficers === true) params.set('named', '1');
  if (question.peerGroup !== undefined) params.set('group', question.peerGroup);
  if (question.months !== undefined) {
    params.set('from', String(question.months.from));
    params.set('to', String(question.months.to));
  }
  if (question.fileNo !== undefined) params.set('file', String(question.fileNo));
  return params;
}

/** `1.7310`: file and record, as long as the files are loaded; the number that stands there is data. */
export const writePlace = (row: number): string => `${String(fileNoOf(row))}.${String(recordNoOf(row))}`;

/** The record that an address names; null when it names none. */
export function readPlace(url: URL): number | null {
  const [file, record, ...rest] = (url.searchParams.get('at') ?? '').split('.').map(wholeNumber);
  if (rest.length > 0 || file === undefined || file === null || record === undefined || record === null)
    return null;
  return sourceRow(file, record);
}
