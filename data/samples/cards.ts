import { officeMoment, type PlantedCase, type Shown } from './case';
import { AS_OF, type Day, FIRST_DAY, type Moment } from './civil';
import { itemAt, shuffled, Stream } from './seed';

/** 红牌、黄牌、预警. */
export type CardLevel = '红牌' | '黄牌' | '预警';

/**
 * One planted card about a case. `standsAtCutoff` is false once it was revoked by the cut-off;
 * a revocation after it has not happened yet.
 */
export type PlantedCard = {
  readonly about: PlantedCase;
  readonly level: CardLevel;
  readonly shown: Shown;
  readonly issued: Moment;
  readonly reason: string;
  readonly revoked: Moment | null;
  readonly standsAtCutoff: boolean;
};

const CARDS = 300;
const LATE_CARDS = 3;
const LATER_REVOCATIONS = 8;

const LEVELS: readonly (readonly [CardLevel, number])[] = [
  ['红牌', 20],
  ['黄牌', 53],
  ['预警', 27],
];
const SHOWN: readonly (readonly [Shown, number])[] = [
  ['everything', 90],
  ['no_officer', 6],
  ['no_officer_id', 4],
];
const REASONS = ['办件超期', '临近超期未办结', '未一次性告知', '投诉回复超期'];

type Revocation = Pick<PlantedCard, 'revoked' | 'standsAtCutoff'>;

function revocationOf(stream: Stream, issued: Day, later: boolean): Revocation {
  const afterCutoff = officeMoment(stream, AS_OF + stream.int(2, 20), 0.6);
  const soon = officeMoment(stream, issued + stream.int(1, 20), 0.6);
  const revoked = stream.chance(0.15);
  if (later) return { revoked: afterCutoff, standsAtCutoff: true };
  if (revoked && soon.day <= AS_OF) return { revoked: soon, standsAtCutoff: false };
  return { revoked: null, standsAtCutoff: true };
}

function issuedDay(stream: Stream, about: PlantedCase): Day {
  const day = (about.due ?? about.accepted).day + stream.int(0, 5);
  return Math.max(FIRST_DAY, Math.min(AS_OF, day));
}

function plantCard(about: PlantedCase, index: number, seed: string): PlantedCard {
  const stream = new Stream(seed, 'card', index);
  const usual = issuedDay(stream, about);
  const after = AS_OF + stream.int(2, 20);
  const late = index >= CARDS;
  const day = late ? after : usual;
  return {
    about,
    level: stream.weighted(LEVELS),
    shown: stream.weighted(SHOWN),
    issued: officeMoment(stream, day, 0.8),
    reason: stream.pick(REASONS),
    ...revocationOf(stream, day, !late && index < LATER_REVOCATIONS),
  };
}

function deservesCard(planted: PlantedCase): boolean {
  if (planted.standing !== 'counted') return false;
  return planted.outcome === 'closed_late' || planted.outcome === 'open_late';
}

/** All cards in file order, about late cases; the last ones are issued after the cut-off. */
export function plantCards(cases: readonly PlantedCase[], seed: string): PlantedCard[] {
  const late = shuffled(cases.filter(deservesCard), new Stream(seed, 'card-subjects', 0));
  return Array.from({ length: CARDS + LATE_CARDS }, (_, n) => plantCard(itemAt(late, n), n, seed));
}
