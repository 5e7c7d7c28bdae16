/** Report values of the papers of a spot check: each case with its life line and what the records say rule by rule. */
import type { EventKind } from '../../domain/event-kinds';
import type { MaskingLevel } from '../../domain/masking';
import type { DrawFile } from '../../rules/draw-file';
import type { Behaviour } from '../behaviours';
import type { LifeGap, LifeLine, LifeStep } from '../life-line';
import type { SampleResults } from './results';
import type { SampledCase } from './types';

/** 满足 · 不满足 · 记录未显示: only what a record proves is told; the rest is for those who go and look. */
export const CHECK_STATES = ['met', 'not_met', 'unrecorded'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** Why a rule has not begun to ask anything of this case, as far as the records show. */
export type Untriggered =
  'no_notice' | 'no_hand_over' | 'no_extension' | 'not_late' | 'not_negative' | 'not_finished';

/** What a point rests on. */
export type CheckGround =
  /** What the rule finds wrong or missing. */
  | { readonly kind: 'gaps'; readonly gaps: readonly LifeGap[] }
  /** The records that show what the rule wants. */
  | { readonly kind: 'steps'; readonly steps: readonly LifeStep[] }
  /** A cell of the case itself that shows it: its archive number, its officer, its reason of refusal. */
  | { readonly kind: 'cell'; readonly field: 'archive_no' | 'officer' | 'refusal_reason' }
  | { readonly kind: 'untriggered'; readonly why: Untriggered }
  /** No loaded file can tell these. */
  | { readonly kind: 'untold'; readonly kinds: readonly EventKind[] }
  /** Nothing is owed yet, and nothing shows that it was done. */
  | { readonly kind: 'not_due' }
  /** The rule is not about the record of one case: it is looked at on the spot. */
  | { readonly kind: 'on_spot' };

export interface CheckPoint {
  readonly ruleId: string;
  readonly state: CheckState;
  readonly ground: CheckGround;
}

/** A case that was drawn, or stands by as a replacement. Officers are named as the masking level has them. */
export interface CheckCase extends SampledCase {
  readonly section: string;
  readonly channel: string;
  readonly result: string;
}

export interface CheckSheet {
  readonly drawn: CheckCase;
  readonly life: LifeLine;
  readonly points: readonly CheckPoint[];
}

/** Everything that the papers of one spot check say. */
export interface SpotCheck {
  readonly draw: DrawFile;
  readonly mask: MaskingLevel;
  /** One per drawn case, in the order of the draw. */
  readonly sheets: readonly CheckSheet[];
  readonly replacements: readonly CheckCase[];
  /** What the rule set calls a finding, each once, with its rules. */
  readonly behaviours: readonly Behaviour[];
  /** null while no loaded finding names a case of the draw. */
  readonly results: SampleResults | null;
  /** Name of a file of the session by its number. */
  readonly fileName: (fileNo: number) => string;
}
