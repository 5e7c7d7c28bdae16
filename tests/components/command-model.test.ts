/** The command list: what a text picks, and how the arrows go through it. */
import { describe, expect, it } from 'vitest';
import { matching, stepped, type Command } from '../../src/lib/components/command-model';

const command = (title: string, kind: Command['kind'] = 'page'): Command => ({
  id: title,
  kind,
  title,
  keys: '',
});
const COMMANDS = [
  command('超期率'),
  command('Export CSV', 'action'),
  command('超期率 Overdue rate', 'definition'),
];
const titles = (text: string): string[] => matching(COMMANDS, text).map(({ title }) => title);

describe('what a text picks', () => {
  it('without a text: pages and actions', () => {
    expect(titles(' ')).toEqual(['超期率', 'Export CSV']);
  });

  it('every word must stand in the title, in any order, case or width', () => {
    expect(titles('csv ＥＸＰ')).toEqual(['Export CSV']);
    expect(titles('超期')).toEqual(['超期率', '超期率 Overdue rate']);
    expect(titles('超期 rate')).toEqual(['超期率 Overdue rate']);
    expect(titles('nothing')).toEqual([]);
  });
});

describe('the arrows', () => {
  it('go round', () => {
    expect([stepped(0, 1, 3), stepped(2, 1, 3), stepped(0, -1, 3)]).toEqual([1, 0, 2]);
  });

  it('have nowhere to go in an empty list', () => {
    expect(stepped(-1, 1, 0)).toBe(-1);
  });
});
