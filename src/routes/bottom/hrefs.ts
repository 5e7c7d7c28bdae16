/** Addresses of the rows behind the figures of a ranking. */
import type { PeerRanking, RankingReport } from '$lib/reports/ranking-types';
import { monthId } from '$lib/reports/scope';
import type { RowPart, Scope } from '$lib/reports/types';
import { withFilter } from '$lib/state/scope';
import { rowsHref } from '../scope.svelte';

type Asked = Pick<RankingReport, 'measure' | 'by'>;
type Whose = Pick<PeerRanking, 'name' | 'unitKey'>;

/** An officer's cases count in the unit that the record names, so the unit narrows the rows. */
const withUnit = (scope: Scope, { unitKey }: Whose): Scope =>
  unitKey !== null ? withFilter(scope, 'unit', unitKey) : scope;

/** Of one subject; of one of its items where one is given. */
export function subjectHref(
  scope: Scope | null,
  { measure, by }: Asked,
  group: Whose,
  key: number,
  part: RowPart,
  item: number | null = null,
): string {
  if (scope === null) return '';
  const narrowed = withUnit(scope, group);
  return rowsHref({
    ...{ measure, part, category: null, grouping: by, key },
    scope: item === null ? narrowed : withFilter(narrowed, 'item', item),
  });
}

/** Of one subject in one month. */
export const monthHref = (
  scope: Scope,
  { measure, by }: Asked,
  group: Whose,
  key: number,
  month: number,
): string =>
  rowsHref({
    ...{ measure, part: 'numerator', category: null, grouping: by, key },
    scope: { ...withUnit(scope, group), period: monthId(month) },
  });

/** A unit's officers are its named ones, as far as they have cases; a peer group is its units. */
export function pooledHref(
  scope: Scope | null,
  { measure, by }: Asked,
  group: Whose,
  part: RowPart,
): string | null {
  if (scope === null) return null;
  const question = { measure, part, category: null, grouping: null, key: null };
  return by === 'unit'
    ? rowsHref({ ...question, scope, peerGroup: group.name })
    : by === 'officer'
      ? rowsHref({ ...question, scope: withUnit(scope, group), namedOfficers: true })
      : null;
}
