/** The endurance run inside the page: one tab's library over the file that was given to the input. */
import type { Engine } from '../../../src/lib/db/engine';
import type { BrokenOff, Taken } from '../endurance/figures';
import { Tab, type BreakAt } from '../endurance/tab';

export interface EndurancePage {
  /** After the engine was opened and prepared. */
  open(): Promise<void>;
  load(): Promise<Taken>;
  remove(fileNo: number): Promise<void>;
  cases(): Promise<string>;
  breakOff(place: BreakAt): Promise<BrokenOff>;
}

declare global {
  interface Window {
    endurance: EndurancePage;
  }
}

export const endurancePage = (engine: () => Engine, file: () => File): EndurancePage => {
  let tab: Tab | null = null;
  const opened = (): Tab => {
    if (tab === null) throw new Error('open() comes first');
    return tab;
  };
  return {
    open: async () => {
      tab = await Tab.open(engine());
    },
    load: () => opened().load(file()),
    remove: (fileNo) => opened().remove(fileNo),
    cases: () => opened().cases(),
    breakOff: (place) => opened().breakOff(file(), place),
  };
};
