/** A countable fact about somebody, as the events' SQL emits it and the ladders count it. */
import type { EventKind, EventState, Severity } from '../domain/event-kinds';
import type { LocalDate } from '../domain/local-date';
import type { RecordTable } from '../domain/records';

export interface SupervisionEvent {
  /** Kind and number of the record; the same in every load of the same files. */
  readonly eventId: string;
  /** What happened to which case: one fact, however many sources report it. */
  readonly factKey: string;
  readonly kind: EventKind;
  readonly ruleId: string;
  readonly sourceTable: RecordTable;
  readonly sourceRow: number;
  readonly sourceId: string;
  readonly caseId: string | null;
  /** Keys; 0 = not filled: an event without a person counts for section and unit only. */
  readonly unit: number;
  readonly section: number;
  readonly officer: number;
  /** null: the record gives no date, so it lies in no window. */
  readonly happenedOn: LocalDate | null;
  readonly establishedOn: LocalDate | null;
  readonly severity: Severity | null;
  readonly category: string | null;
  readonly detail: string | null;
  readonly state: EventState;
  /** Put right before anybody complained (AC-05). */
  readonly isMitigated: boolean;
  /** The investigation was obstructed (AC-06). */
  readonly isAggravated: boolean;
}
