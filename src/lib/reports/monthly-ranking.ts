/** Places of units by their overdue rate as a 通报 prints them, with both lists as drafted. */
import { standingOf } from '../domain/funnel';
import { hasList } from '../domain/list-policy';
import type { MaskingLevel } from '../domain/masking';
import type { RuleSet } from '../domain/rule-set';
import type { ReportContext } from './context';
import { readDraftLists } from './draft-lists';
import type { DraftedGroup, DraftLists } from './draft-lists-types';
import { unitCharts } from './monthly-charts';
import type { AnnexId } from './monthly-columns';
import type { Annex, AnnexCell, AnnexColumn, MonthlyGroup, MonthlyList, NamedFigure } from './monthly-types';
import { DEFAULT_SEED, readRanking, type Breathe, type RankingQuestion } from './ranking';
import type { PeerRanking, RankedSubject, RankingReport } from './ranking-types';
import type { Cell, Scope } from './types';

/** What units are placed by. */
export const RANKED_RATE = 'overdue_rate';

/** Place 1 first; without an order by nothing but the key. */
const bestFirst = ({ ranked }: PeerRanking): readonly RankedSubject[] => [...ranked].reverse();

const rateCell = ({ numerator, denominator, value }: RankedSubject): Cell => ({
  ...{ numerator, denominator, value },
  status: denominator === 0 ? 'no_denominator' : 'ok',
});

const named = (group: string, subject: RankedSubject): NamedFigure => ({
  name: subject.group.label,
  group,
  cell: rateCell(subject),
});

/** A rate far above what chance gives units of that size in the group. */
const isOutside = ({ numerator, denominator }: RankedSubject, pooled: number | null): boolean =>
  pooled !== null && standingOf(numerator, denominator, pooled, 1) === 'above_998';

const groupOf = (group: PeerRanking): MonthlyGroup => ({
  name: group.name,
  ranked: group.ranked.length,
  outside: group.ranked
    .filter((subject) => isOutside(subject, group.pooled))
    .map((one) => named(group.name, one)),
  tooFew: group.tooFew.map((one) => named(group.name, one)),
  noBusiness: group.noBusiness.map(({ group: { label } }) => label),
  noOrder: group.noOrder,
});

const column = (id: string, kind: AnnexColumn['kind'], isWide = false): AnnexColumn => ({
  ...{ id, kind, isWide },
  ...{ title: null, missing: null },
});

const RANKING_COLUMNS: readonly AnnexColumn[] = [
  column('no', 'count'),
  column('group', 'text'),
  column('name', 'text'),
  column('due', 'count'),
  column('late', 'count'),
  column('overdue_rate', 'rate'),
  column('interval', 'text'),
  column('place', 'text'),
  column('places', 'text'),
];

const percent = (rate: number): string => (rate * 100).toFixed(2);

const lineOf = (group: PeerRanking, subject: RankedSubject): AnnexCell[] => {
  const { numerator, denominator, low, high, place, placeLow, placeHigh, placed } = subject;
  const hasPlace = group.noOrder === null && placed === 'ranked' && place !== null;
  return [
    group.name,
    subject.group.label,
    denominator,
    numerator,
    { numerator, denominator },
    low === null || high === null ? null : `${percent(low)}–${percent(high)}`,
    hasPlace ? String(place) : { code: placed === 'ranked' ? 'no_order' : placed },
    hasPlace && placeLow !== null && placeHigh !== null ? `${String(placeLow)}–${String(placeHigh)}` : null,
  ];
};

const annexOf = (
  id: AnnexId,
  columns: readonly AnnexColumn[],
  lines: readonly AnnexCell[][],
  { missing }: RankingReport,
): Annex => ({
  ...{ id, columns, missing },
  rows: lines.map((cells, at) => [at + 1, ...cells]),
  outOf: lines.length,
  total: null,
});

const rankingLines = ({ groups }: RankingReport): AnnexCell[][] =>
  groups.flatMap((group) =>
    [...bestFirst(group), ...group.tooFew, ...group.noBusiness].map((one) => lineOf(group, one)),
  );

const LIST_COLUMNS: readonly AnnexColumn[] = [
  column('no', 'count'),
  column('list', 'text'),
  column('group', 'text'),
  column('name', 'text'),
  column('late', 'count'),
  column('due', 'count'),
  column('overdue_rate', 'rate'),
  column('in_a_row', 'count'),
  column('state', 'text'),
];

type Side = 'best' | 'worst';

const listed = (group: DraftedGroup, side: Side): DraftedGroup['worst'] =>
  group[side].filter(({ reason }) => reason === 'listed');

const listLines = ({ groups }: DraftLists, side: Side): AnnexCell[][] =>
  groups.flatMap((group) =>
    listed(group, side).map(({ subject, consecutive }) => [
      { code: side },
      group.name,
      subject.group.label,
      subject.numerator,
      subject.denominator,
      { numerator: subject.numerator, denominator: subject.denominator },
      consecutive?.inARow ?? null,
      { code: 'candidate' },
    ]),
  );

const listOf = (lists: DraftLists, side: Side): MonthlyList => ({
  policy: lists[side],
  names: hasList(lists[side])
    ? lists.groups.flatMap((group) => listed(group, side).map(({ subject }) => named(group.name, subject)))
    : [],
});

export interface MonthlyRanking {
  readonly groups: readonly MonthlyGroup[];
  readonly best: MonthlyList;
  readonly worst: MonthlyList;
  readonly missing: RankingReport['missing'];
  readonly annexes: ReadonlyMap<AnnexId, Annex>;
  readonly charts: ReturnType<typeof unitCharts>;
}

/** Units within their peer groups, with the seed that every ranking has where nobody gave one. */
export const readMonthlyRanking = async (
  context: ReportContext,
  ruleSet: RuleSet,
  scope: Scope,
  mask: MaskingLevel,
  breathe: Breathe | undefined,
): Promise<MonthlyRanking> => {
  const question: RankingQuestion = {
    ...{ scope, measure: RANKED_RATE, by: 'unit', minCases: null },
    ...{ seed: DEFAULT_SEED, intervals: true },
  };
  const report = await readRanking(context, ruleSet, question, breathe);
  const lists = await readDraftLists(context, ruleSet, scope, report);
  return {
    groups: report.groups.map(groupOf),
    best: listOf(lists, 'best'),
    worst: listOf(lists, 'worst'),
    missing: report.missing,
    charts: unitCharts(report, mask),
    annexes: new Map<AnnexId, Annex>([
      ['ranking', annexOf('ranking', RANKING_COLUMNS, rankingLines(report), report)],
      [
        'lists',
        annexOf('lists', LIST_COLUMNS, [...listLines(lists, 'best'), ...listLines(lists, 'worst')], report),
      ],
    ]),
  };
};
