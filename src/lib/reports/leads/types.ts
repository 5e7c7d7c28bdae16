/** Report values of the integrity leads. */
import type { Absence } from '../../domain/absence';
import type { Marked } from '../../domain/excess';
import type { LeadSettings, LeadSubject } from '../../domain/leads';
import type { Interval } from '../../domain/statistics';
import type { Group } from '../types';

/** A subject against its peers: the other units of its group, the other officers of its unit. */
export interface LeadLine extends Marked {
  readonly kind: LeadSubject;
  readonly key: number;
  readonly group: Group;
  /** An officer as names leave the office; '' for a unit. */
  readonly masked: string;
  /** Name of the peer group, or of the unit. */
  readonly among: string;
  readonly rate: number;
  /** Wilson 95 %. */
  readonly interval: Interval;
  readonly peers: Marked;
  /** Rate of the peers, without the subject itself. */
  readonly base: number;
  /** null = endless: the peers have none, or the subject has nothing else. */
  readonly times: number | null;
  /** One-sided exact probability by chance, and adjusted for all that were compared. */
  readonly p: number;
  readonly adjusted: number;
  /** Beyond all thresholds of the rule set: something to ask about. */
  readonly stands: boolean;
}

/** How many subjects of a kind were compared, and how many were not. */
export interface Compared {
  readonly kind: LeadSubject;
  readonly compared: number;
  /** Fewer records than the minimum. */
  readonly tooFew: number;
  /** Peers with fewer records than the minimum. */
  readonly alone: number;
}

export interface LeadReport {
  readonly id: string;
  /** The table whose records are marked. */
  readonly source: string;
  readonly clause: string;
  /** Why nothing could be compared; null when the files have what it takes. */
  readonly missing: Absence | null;
  readonly total: Marked;
  /** Records of no unit, which are compared with nobody. */
  readonly unplaced: number;
  readonly compared: readonly Compared[];
  /** Every subject compared, the leads first. */
  readonly lines: readonly LeadLine[];
}

export interface LeadsReport {
  readonly settings: LeadSettings;
  readonly leads: readonly LeadReport[];
}
