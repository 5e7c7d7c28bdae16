/** Which drawings go into the 通报: a choice of the office, the same next month. */
import { PICTURE_IDS, type PictureId } from '../documents/template';
import type { ChoiceStore } from './choice-store';

/** How late it was over the year is asked first. */
const AT_FIRST: readonly PictureId[] = ['trend'];

/** What names no drawing of ours is passed over; none chosen is a choice too, written as `-`. */
const parsed = (text: string | null): readonly PictureId[] => {
  if (text === null || text === '') return AT_FIRST;
  const names = text.split(',');
  return PICTURE_IDS.filter((id) => names.includes(id));
};

export class PictureChoice {
  ids = $state.raw<readonly PictureId[]>(AT_FIRST);

  constructor(private readonly store: ChoiceStore) {
    this.ids = parsed(store.read());
    store.watch(() => (this.ids = parsed(store.read())));
  }

  turn(id: PictureId, on: boolean): void {
    this.ids = PICTURE_IDS.filter((one) => (one === id ? on : this.ids.includes(one)));
    this.store.write(this.ids.length === 0 ? '-' : this.ids.join(','));
  }
}
