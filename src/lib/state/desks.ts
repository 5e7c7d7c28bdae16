/** Where a reader has a say about single files: what they ask, how they are read, what of them is mended. */
import { AskingDesk, type Coming } from './asking.svelte';
import type { Failure } from './context';
import { LayoutDesk } from './layout-desk.svelte';
import { MendingDesk, type Desk } from './mending-desk.svelte';
import { RULES } from './opening';

/** What they need of their tab. */
export interface Tab extends Desk {
  /** The answer is whether what was said is remembered for files of the same layout. */
  load(file: File, coming: Coming): Promise<boolean>;
  /** Of the last change. */
  failures(): readonly Failure[];
}

export interface Desks {
  readonly asking: AskingDesk;
  readonly layouting: LayoutDesk;
  readonly mending: MendingDesk;
}

export const openDesks = (tab: Tab): Desks => {
  const load = (file: File, coming: Coming): Promise<boolean> => tab.load(file, coming);
  const mending = new MendingDesk(tab);
  const asking = new AskingDesk(
    { load, loaded: async (fileNo) => (await tab.room()).library.loaded(fileNo) },
    RULES,
  );
  return {
    mending,
    asking,
    layouting: new LayoutDesk({
      load: async (file, coming) => {
        await load(file, coming);
      },
      waiting: (no) => asking.source(no),
      library: async () => (await tab.room()).library,
      failures: () => tab.failures(),
      forgetMended: (fileNo) => {
        mending.drop(fileNo);
      },
    }),
  };
};
