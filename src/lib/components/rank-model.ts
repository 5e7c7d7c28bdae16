import { LIMITS, overDispersion, standingOf, type Standing } from '../domain/funnel';
import { percentFigure } from '../domain/format';
import { m } from '../i18n/paraglide/messages';
import { collator } from '../i18n/format';
import { columnHead, groupLabel, term, wordsOf } from '../i18n/words';
import type { PeerRanking, RankedBy, RankedSubject, RankingReport } from '../reports/ranking-types';
import { placeSentences } from './rank-words';
import type { Sort } from './table-model';
import type { Matrix } from './table-text';

/** Head of the base or of the part that a rate counts: 到期, 超期. */
export const partHead = (measure: string, show: 'numerator' | 'denominator'): string =>
  columnHead({ head: '', unit: '', measure, show, category: null, kind: 'rate' });

/** What a list is of: 单位, 股室, 人员; and what its groups are. */
export const groupTerm = (by: RankedBy): string => (by === 'unit' ? m.peer_group() : term('unit'));

/** The factor that widens the limits of a group; 1 unless the reader asks for it. */
export const spreadOf = (group: PeerRanking, widened: boolean): number =>
  widened && group.pooled !== null
    ? overDispersion(
        group.pooled,
        group.ranked.map(({ numerator: x, denominator: n }) => ({ x, n })),
      )
    : 1;

/** Where everybody ranked stands to the limits of the group, by key. */
export const standingsOf = (group: PeerRanking, spread: number): ReadonlyMap<number, Standing> =>
  new Map(
    group.ranked.map(({ key, numerator, denominator }) => [
      key,
      group.pooled === null ? 'within' : standingOf(numerator, denominator, group.pooled, spread),
    ]),
  );

/** Beyond the 99.8 % limit on the bad side. */
export const isOut = (standing: Standing | undefined, direction: RankingReport['direction']): boolean =>
  standing === (direction === 'lower_is_better' ? 'above_998' : 'below_998');

const bound = (value: number | null): string => (value === null ? '' : (value * 100).toFixed(4));
const whole = (value: number | null): string => (value === null ? '' : String(value));

/** A ranking as text: every subject of every group, with the reason where there is no place, and what can be said of it. */
export function rankMatrix(report: RankingReport, groups: readonly PeerRanking[]): Matrix {
  const head = [
    groupTerm(report.by),
    m.col_place(),
    m.col_place_low(),
    m.col_place_high(),
    term(report.by),
    partHead(report.measure, 'denominator'),
    partHead(report.measure, 'numerator'),
    `${term(report.measure)} (%)`,
    `${m.col_low()} (%)`,
    `${m.col_high()} (%)`,
    `${m.col_shrunk()} (%)`,
    m.col_raw_place(),
    m.col_placed(),
    m.col_says(),
  ];
  const line = (
    group: PeerRanking,
    standings: ReadonlyMap<number, Standing>,
    one: RankedSubject,
  ): string[] => [
    group.name,
    whole(one.place),
    whole(one.placeLow),
    whole(one.placeHigh),
    groupLabel(one.group.label),
    String(one.denominator),
    String(one.numerator),
    one.placed === 'ranked' ? percentFigure(one.numerator, one.denominator, 4) : '',
    one.placed === 'ranked' ? bound(one.low) : '',
    one.placed === 'ranked' ? bound(one.high) : '',
    bound(one.shrunk),
    whole(one.rawPlace),
    wordsOf(`placed_${one.placed}`) ?? one.placed,
    one.placed === 'ranked'
      ? placeSentences(report.measure, group, one, standings.get(one.key)).join('')
      : '',
  ];
  return [
    head,
    ...groups.flatMap((group) => {
      const standings = standingsOf(group, 1);
      return subjectsOf(group).map((one) => line(group, standings, one));
    }),
  ];
}

/** Everybody of a group: ranked, too few, without business. */
export const subjectsOf = (group: PeerRanking): readonly RankedSubject[] => [
  ...group.ranked,
  ...group.tooFew,
  ...group.noBusiness,
];

/** Columns a ranking can be ordered by. */
export type RankColumn = 'place' | 'name' | 'denominator' | 'numerator' | 'value' | 'shrunk' | 'rawPlace';

/** Worst first, as the list comes. */
export const RANK_SORT: Sort = { column: 'place', descending: true };

const COMPARE: Readonly<
  Record<Exclude<RankColumn, 'place' | 'name'>, (a: RankedSubject, b: RankedSubject) => number>
> = {
  denominator: (a, b) => a.denominator - b.denominator,
  numerator: (a, b) => a.numerator - b.numerator,
  value: (a, b) => a.numerator * b.denominator - b.numerator * a.denominator,
  shrunk: (a, b) => (a.shrunk ?? 0) - (b.shrunk ?? 0),
  rawPlace: (a, b) => (a.rawPlace ?? 0) - (b.rawPlace ?? 0),
};

const isCompared = (column: string): column is keyof typeof COMPARE => Object.hasOwn(COMPARE, column);

/** Ordered by a column; equal ones stay in the order of the list, worst first. */
function sortSubjects(subjects: readonly RankedSubject[], { column, descending }: Sort): RankedSubject[] {
  if (column === 'place') return descending ? [...subjects] : [...subjects].reverse();
  const names = collator();
  const compare = isCompared(column)
    ? COMPARE[column]
    : (a: RankedSubject, b: RankedSubject) => names.compare(a.group.label, b.group.label);
  const sign = descending ? -1 : 1;
  return [...subjects].sort((a, b) => sign * compare(a, b));
}

/** A group as it is shown: its subjects whose name holds the text, each part ordered by itself; places stay as they are. */
export function arrangeGroup(group: PeerRanking, text: string, sort: Sort): PeerRanking {
  const wanted = text.trim().toLowerCase();
  const part = (subjects: readonly RankedSubject[]): RankedSubject[] =>
    sortSubjects(
      subjects.filter((subject) => groupLabel(subject.group.label).toLowerCase().includes(wanted)),
      sort,
    );
  return {
    ...group,
    ranked: part(group.ranked),
    tooFew: part(group.tooFew),
    noBusiness: part(group.noBusiness),
  };
}

/** Groups with an order first, then those in which somebody has enough cases, then by name. */
export function orderGroups(groups: readonly PeerRanking[]): readonly PeerRanking[] {
  const names = collator();
  const weight = (group: PeerRanking): number =>
    group.noOrder === null ? 0 : group.ranked.length > 0 ? 1 : 2;
  return [...groups].sort((a, b) => weight(a) - weight(b) || names.compare(a.name, b.name));
}

/** The two limits as they are written: 95%, 99.8%. */
export const LIMIT_NAMES: readonly string[] = LIMITS.map((limit) => `${Number((limit * 100).toFixed(1))}%`);
