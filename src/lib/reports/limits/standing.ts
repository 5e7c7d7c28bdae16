/** What the review of limits has worked out for the records that are loaded: each answer once per set of choices. */
import type { Engine } from '../../db/engine';
import { Kept } from '../kept';
import { readOfficerMasks } from '../officer-masks';
import type { Counted, CountedCards } from './types';
import { prepareLimits } from './workings';

export class LimitStanding {
  private readonly made = new Kept<true>();
  private readonly compared = new Kept<readonly Counted[]>();
  private readonly reconciled = new Kept<readonly CountedCards[]>();
  private readonly masks = new Kept<ReadonlyMap<number, string>>();

  constructor(private readonly engine: Engine) {}

  /** Dues counted in other ways, which take a while: only for the page that compares them. */
  prepared(): Promise<true> {
    return this.made.get('', async () => {
      await prepareLimits(this.engine);
      return true;
    });
  }

  /** `key` says of what, at which cut-off and narrowed how. */
  differences(key: string, read: () => Promise<readonly Counted[]>): Promise<readonly Counted[]> {
    return this.compared.get(key, read);
  }

  cards(key: string, read: () => Promise<readonly CountedCards[]>): Promise<readonly CountedCards[]> {
    return this.reconciled.get(key, read);
  }

  /** Officers as they leave the office. */
  officerMasks(): Promise<ReadonlyMap<number, string>> {
    return this.masks.get('', () => readOfficerMasks(this.engine, 'external'));
  }
}
