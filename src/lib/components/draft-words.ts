/** What the draft of a list says in plain words, and as text for a file. */
import { hasList, LIST_SIDES, type ListPolicy, type ListSide } from '../domain/list-policy';
import { m } from '../i18n/paraglide/messages';
import { formatPeriod } from '../i18n/format';
import { groupLabel, wordsOf } from '../i18n/words';
import type { Consecutive, DraftedGroup, DraftedLine, DraftLists } from '../reports/draft-lists-types';
import type { PeerRanking } from '../reports/ranking-types';
import { subjectsOf } from './rank-model';
import type { Matrix } from './table-text';

export const listName = (side: ListSide): string => (side === 'worst' ? m.lists_worst() : m.lists_best());

/** 99.8%, 95%. */
const limitName = ({ limit }: ListPolicy): string => `${Number((limit * 100).toFixed(1))}%`;

/** How many, beyond which limit, and who decided it. */
export function policyWords(policy: ListPolicy): string {
  const asked = { n: policy.amount, limit: limitName(policy) };
  const how = policy.mode === 'count' ? m.lists_policy_count(asked) : m.lists_policy_percent(asked);
  const clauses = policy.isDefault ? m.lists_product_default() : policy.clauses.join('; ');
  return `${how} · ${m.lists_clause({ clauses })}`;
}

export const reasonWords = ({ reason }: DraftedLine, policy: ListPolicy): string =>
  wordsOf(`list_reason_${reason}`, { limit: limitName(policy) }) ?? reason;

/** Whether it stood on the list before; '' for who is not on it now. */
export function beforeWords({ consecutive }: DraftedLine, lists: DraftLists): string {
  if (consecutive === null) return '';
  const { inARow, state } = consecutive;
  const wanted = hasList(lists.worst) ? (lists.worst.consecutive ?? 1) : 1;
  const period = formatPeriod(lists.earlier[inARow - 1]?.period ?? null);
  switch (state) {
    case 'talk':
      return wanted > 1 ? m.lists_talk({ n: inARow }) : m.lists_talk_once();
    case 'watch':
      return inARow > 1 ? m.lists_watch_more({ n: inARow, wanted }) : m.lists_watch({ period });
    default:
      return wordsOf(`lists_state_${state}`, { period }) ?? state;
  }
}

export const isTalk = (consecutive: Consecutive | null): boolean => consecutive?.state === 'talk';

const NAMED = 5;

/** Those with too few cases, so many by name. */
export function fewWords(lines: readonly DraftedLine[]): string {
  const each = lines.map(
    ({ subject }) => `${groupLabel(subject.group.label)} ${subject.numerator}/${subject.denominator}`,
  );
  const names = each.slice(0, NAMED).join(m.list_comma());
  return m.lists_few({
    names: each.length > NAMED ? m.lists_few_more({ names, n: each.length }) : names,
  });
}

/** When the periods before were looked at. */
export const earlierWords = ({ earlier }: DraftLists): string =>
  m.lists_earlier({
    periods: earlier
      .map(({ period, asOf }) =>
        m.lists_earlier_one({ period: formatPeriod(period), asof: asOf.replace('T', ' ') }),
      )
      .join(m.list_comma()),
  });

/** The drafts of one group among those of all. */
export const draftsOf = (lists: DraftLists, group: PeerRanking): DraftedGroup | null =>
  lists.groups.find(({ name, unitKey }) => name === group.name && unitKey === group.unitKey) ?? null;

/** A ranking as text with its lists beside it; `matrix` has one line for each subject of each group, in their order. */
export function withDrafts(matrix: Matrix, groups: readonly PeerRanking[], lists: DraftLists | null): Matrix {
  if (lists === null) return matrix;
  const [head = [], ...rows] = matrix;
  const cells = groups.flatMap((group) => {
    const drafted = draftsOf(lists, group);
    return subjectsOf(group).map(({ key }) => (drafted === null ? NO_CELLS : cellsOf(drafted, key, lists)));
  });
  return [
    [...head, m.lists_col_list(), m.lists_why(), m.lists_before()],
    ...rows.map((row, at) => [...row, ...(cells[at] ?? NO_CELLS)]),
  ];
}

const NO_CELLS = ['', '', ''] as const;

const cellsOf = (group: DraftedGroup, key: number, lists: DraftLists): readonly string[] => {
  for (const side of LIST_SIDES) {
    const policy = lists[side];
    const line = group[side].find(({ subject }) => subject.key === key);
    if (line !== undefined && hasList(policy))
      return [listName(side), reasonWords(line, policy), beforeWords(line, lists)];
  }
  return NO_CELLS;
};
