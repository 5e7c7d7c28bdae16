/** Which view of 检查与整改 the address names, and of the ledger which state. */
import { FINDING_STATES, type FindingState } from '../domain/inspections';

export { FINDING_STATES, type FindingState };

/** null: the rates by unit. */
export type RectificationView = 'duties' | 'ledger' | null;

export interface RectificationChoices {
  readonly show: RectificationView;
  /** null = findings in every state. */
  readonly state: FindingState | null;
}

/** What it does not know is left out. */
export const readRectification = ({ searchParams }: URL): RectificationChoices => {
  const [show, state] = [searchParams.get('show'), searchParams.get('state')];
  return {
    show: show === 'duties' || show === 'ledger' ? show : null,
    state: FINDING_STATES.find((one) => one === state) ?? null,
  };
};
