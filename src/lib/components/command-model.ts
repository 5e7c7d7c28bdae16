/** What the command list offers, and what of it a text picks: pure, so that the list can be tested without a page. */

export type CommandKind = 'page' | 'action' | 'definition';

export interface Command {
  readonly id: string;
  readonly kind: CommandKind;
  readonly title: string;
  /** How the page's own keys call it; '' when none do. */
  readonly keys: string;
}

/** Full and half width, upper and lower case are one; the order of the words does not count. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Commands whose title holds every word; without a text the pages and actions, since definitions are many. */
export const matching = (commands: readonly Command[], text: string): readonly Command[] => {
  const words = wordsOf(text);
  if (words.length === 0) return commands.filter(({ kind }) => kind !== 'definition');
  return commands.filter(({ title }) => words.every((word) => folded(title).includes(word)));
};

/** The place after a key: the list is a ring; −1 while it is empty. */
export const stepped = (at: number, by: 1 | -1, size: number): number =>
  size === 0 ? -1 : (at + by + size) % size;
