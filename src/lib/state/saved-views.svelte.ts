/** Named addresses of pages, kept in this browser: choices of period, cut-off, rules and filters, and never data. */
import * as v from 'valibot';
import type { ChoiceStore } from './choice-store';

const View = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
  /** Path and parameters of one of our pages; an address elsewhere is none of ours. */
  address: v.pipe(v.string(), v.regex(/^\/[a-z-]*(\?[^#]*)?$/)),
});
export type SavedView = Readonly<v.InferOutput<typeof View>>;

const Views = v.array(View);

/** The file of the views, and what it says; what is no view is left out. */
export const viewsText = (views: readonly SavedView[]): string => `${JSON.stringify(views, null, 2)}\n`;
export const readViews = (text: string): readonly SavedView[] => parsed(text);

/** What cannot be read is no view: it was written by another version, or by hand. */
const parsed = (text: string | null): readonly SavedView[] => {
  if (text === null) return [];
  try {
    const found = v.safeParse(Views, JSON.parse(text));
    return found.success ? found.output : [];
  } catch {
    return [];
  }
};

export class SavedViews {
  list = $state.raw<readonly SavedView[]>([]);
  /** false: the browser keeps nothing, and a view lasts as long as the tab. */
  isKept = $state(true);

  constructor(private readonly store: ChoiceStore) {
    this.list = parsed(store.read());
    store.watch(() => (this.list = parsed(store.read())));
  }

  /** In place of an older one of that name; what is no view is not kept. */
  put(name: string, address: string): void {
    const found = v.safeParse(View, { name, address });
    if (!found.success) return;
    const view = found.output;
    this.write([...this.list.filter((one) => one.name !== view.name), view]);
  }

  remove(name: string): void {
    this.write(this.list.filter((one) => one.name !== name));
  }

  private write(list: readonly SavedView[]): void {
    this.list = list;
    this.isKept = this.store.write(list.length === 0 ? '' : JSON.stringify(list));
  }
}
