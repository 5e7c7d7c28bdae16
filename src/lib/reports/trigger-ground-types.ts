/** What the lists and the proof sheets ask, and what both are made of. */
import type { SubjectKind } from '../domain/ladder';
import type { LocalDate } from '../domain/local-date';
import type { SupervisionEvent } from '../events/event';
import type { Candidate } from '../rules/candidates';
import type { Decision } from '../rules/decisions';
import type { OrgChart } from './org-chart';
import type { SubjectPlace } from './subjects';
import type { TriggerList } from './trigger-types';
import type { Scope } from './types';

export interface TriggerQuestion {
  readonly scope: Scope;
  readonly decisions: readonly Decision[];
}

/** Everything that lists and proof sheets are made of; read once for both. */
export interface TriggerGround {
  readonly on: LocalDate;
  readonly lists: ReadonlyMap<string, Omit<TriggerList, 'lines'>>;
  readonly candidates: readonly Candidate[];
  readonly events: readonly SupervisionEvent[];
  readonly chart: OrgChart;
  readonly idOf: (candidate: Pick<Candidate, 'ladderId' | 'kind' | 'key'>) => string;
  readonly placeOf: (kind: SubjectKind, key: number) => SubjectPlace;
}
