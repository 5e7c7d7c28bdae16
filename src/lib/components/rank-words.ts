/** What a ranking says in plain words: of a group, whether it may be ranked; of a subject, two sentences. */
import { count, percent, percentPoints } from '../domain/format';
import type { Standing } from '../domain/funnel';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term } from '../i18n/words';
import type { PeerRanking, RankedSubject, RankingPolicy } from '../reports/ranking-types';

export interface Verdict {
  readonly title: string;
  readonly text: string;
  /** Places are given, and mean something. */
  readonly isSound: boolean;
}

/** 0.80, and never a 0 or a 1 that only rounding made. */
const share = (value: number | null): string => (value ?? 0).toFixed(2);
const chanceOf = (p: number | null): string => ((p ?? 1) < 0.001 ? '< 0.001' : `= ${(p ?? 1).toFixed(3)}`);

/** Whether a group may be ranked, and why not. */
export function verdictOf(
  group: Pick<PeerRanking, 'noOrder' | 'rankability' | 'pooled' | 'p'>,
  policy: RankingPolicy,
): Verdict {
  const no = (text: string): Verdict => ({ title: m.rank_no_order(), text, isSound: false });
  switch (group.noOrder) {
    case null: {
      const rho = share(group.rankability);
      return (group.rankability ?? 0) < policy.rankabilityLow
        ? { title: m.rank_unsound(), text: m.rank_unsound_text({ rho }), isSound: false }
        : { title: m.rank_sound(), text: m.rank_sound_text({ rho }), isSound: true };
    }
    case 'nobody':
      return no(m.rank_nobody({ n: policy.minCases }));
    case 'alone':
      return no(m.rank_alone());
    case 'all_alike':
      return no(m.rank_all_alike({ rate: group.pooled === 0 ? '0%' : '100%' }));
    case 'no_difference':
    case 'within_chance':
      return no(m.rank_within_chance({ p: chanceOf(group.p) }));
    default:
      return group.noOrder satisfies never;
  }
}

const placeWords = ({ place, placeLow, placeHigh }: RankedSubject, { eligible }: PeerRanking): string =>
  place === null || placeLow === null || placeHigh === null
    ? m.rank_says_no_place()
    : m.rank_says_place({ place, k: eligible, low: placeLow, high: placeHigh });

const against = (measure: string, group: PeerRanking, one: RankedSubject): string => {
  const points = percentPoints(one, group);
  const words = {
    name: groupLabel(one.group.label),
    measure: term(measure),
    rate: percent(one.numerator, one.denominator),
    x: count(one.numerator),
    n: count(one.denominator),
    points: points.replace(/^[+−]/, ''),
    place: placeWords(one, group),
  };
  if (points.startsWith('+')) return m.rank_says_higher(words);
  return points.startsWith('−') ? m.rank_says_lower(words) : m.rank_says_same(words);
};

const chance = (
  group: PeerRanking,
  { denominator }: RankedSubject,
  standing: Standing | undefined,
): string => {
  if (standing === 'above_998' || standing === 'below_998') return m.rank_says_beyond_998();
  if (standing === 'above_95' || standing === 'below_95') return m.rank_says_beyond_95();
  const n = count(denominator);
  return denominator * group.eligible < group.denominator
    ? m.rank_says_few({ n })
    : m.rank_says_chance({ n });
};

/** How a ranked subject stands to its group, and what chance has to do with it. */
export const placeSentences = (
  measure: string,
  group: PeerRanking,
  subject: RankedSubject,
  standing: Standing | undefined,
): readonly [string, string] => [against(measure, group, subject), chance(group, subject, standing)];
