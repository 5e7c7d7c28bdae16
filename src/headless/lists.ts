/** `lists.csv` of `mingcha rank`: the drafts of 黑榜 (worst) and 红榜 (best), each line with why it is in or out. */
import { hasList, LIST_SIDES, type ListPolicy, type ListSide } from '../lib/domain/list-policy';
import type { DraftedGroup, DraftedLine, DraftLists } from '../lib/reports/draft-lists-types';
import { writeCsv, type CsvCell, type Output } from './csv';
import type { Naming } from '../lib/reports/naming';
import { byCodePoint } from './rank-names';

const HEADER = [
  'group',
  'list',
  'subject',
  'subject_key',
  'unit',
  'section',
  'place',
  'numerator',
  'denominator',
  'value',
  'reason',
  'consecutive',
  'periods_in_a_row',
  'policy_clause',
] as const;

const lineOf = (
  group: DraftedGroup,
  policy: ListPolicy,
  { subject, reason, consecutive }: DraftedLine,
  naming: Naming,
): CsvCell[] => {
  const { name, id } = naming(subject);
  return [
    group.name,
    policy.side,
    name,
    id,
    group.unitKey === null ? subject.group.label : group.name,
    subject.section,
    subject.place,
    subject.numerator,
    subject.denominator,
    subject.value,
    reason,
    consecutive?.state ?? null,
    consecutive?.inARow ?? null,
    policy.clauses.join('; '),
  ];
};

/** A rule set without a list policy gives no lines; stderr names what it would need. */
export const writeLists = (output: Output, lists: DraftLists, naming: Naming): void => {
  const linesOf = (side: ListSide): CsvCell[][] => {
    const policy = lists[side];
    if (hasList(policy))
      return lists.groups.flatMap((group) => group[side].map((line) => lineOf(group, policy, line, naming)));
    process.stderr.write(`lists.csv: no list of the ${side}: rule set lacks ${policy.missing.join(', ')}\n`);
    return [];
  };
  writeCsv(output, 'lists.csv', HEADER, LIST_SIDES.flatMap(linesOf).sort(byCodePoint(4)));
};
