import type { Day, Moment } from './civil';
import type { Officer, Unit } from './county';

/** One row of 环节流转: something that happened to a case, with what its columns say. */
export type PlantedEvent = {
  readonly caseId: string;
  readonly unit: Unit;
  readonly officer: Officer;
  /** 办理动作 as written. */
  readonly action: string;
  readonly stage: string;
  readonly entered: Moment | null;
  readonly left: Moment | null;
  readonly limitDays: number | null;
  readonly newDue: Moment | null;
  readonly reason: string;
  readonly approver: string;
  readonly approverRole: string;
  readonly approved: Moment | null;
  readonly notified: Moment | null;
  readonly document: string;
};

/** Whose event it is. */
export type Owner = Pick<PlantedEvent, 'caseId' | 'unit' | 'officer'>;

const EMPTY = {
  stage: '',
  entered: null,
  left: null,
  limitDays: null,
  newDue: null,
  reason: '',
  approver: '',
  approverRole: '',
  approved: null,
  notified: null,
  document: '',
} as const;

/** A day without a clock time. */
export const onDay = (day: Day): Moment => ({ day, second: null });

/** An event of which only some columns are filled. */
export function eventOf(owner: Owner, action: string, filled: Partial<PlantedEvent>): PlantedEvent {
  return { ...owner, action, ...EMPTY, ...filled };
}
