/**
 * Values of the program as text and back, nothing lost: maps, what is `undefined`, and the line of every record, which
 * is written by the steps from one to the next, since most records take as many lines as the one before.
 */

type Tagged = { readonly $: 'map' | 'lines' | 'nothing'; readonly of: unknown };

const isTagged = (value: unknown): value is Tagged =>
  typeof value === 'object' && value !== null && '$' in value && 'of' in value;

const linesText = (lines: Uint32Array): string => {
  const runs: [step: number, times: number][] = [];
  let before = 0;
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && last[0] === line - before) last[1] += 1;
    else runs.push([line - before, 1]);
    before = line;
  }
  return runs.map(([step, times]) => (times === 1 ? String(step) : `${step}x${times}`)).join(' ');
};

const linesOf = (text: string): Uint32Array => {
  const lines: number[] = [];
  let line = 0;
  for (const run of text === '' ? [] : text.split(' ')) {
    const [step = 0, times = 1] = run.split('x').map(Number);
    for (let i = 0; i < times; i += 1) lines.push((line += step));
  }
  return Uint32Array.from(lines);
};

const written = (_: string, value: unknown): unknown => {
  if (value === undefined) return { $: 'nothing', of: null } satisfies Tagged;
  if (value instanceof Map) return { $: 'map', of: [...value] } satisfies Tagged;
  if (value instanceof Uint32Array) return { $: 'lines', of: linesText(value) } satisfies Tagged;
  return value;
};

const withoutTags = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutTags);
  if (isTagged(value)) return untagged(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutTags(inner)]));
};

const untagged = ({ $, of }: Tagged): unknown => {
  switch ($) {
    case 'nothing':
      return undefined;
    case 'lines':
      return linesOf(String(of));
    case 'map':
      return new Map(Array.isArray(of) ? of.map(pairOf) : []);
  }
};

const pairOf = (pair: unknown): [unknown, unknown] =>
  Array.isArray(pair) ? [withoutTags(pair[0]), withoutTags(pair[1])] : [undefined, undefined];

/** Plain objects, lists, texts, numbers, booleans, null, undefined, maps and `Uint32Array` as one text. */
export const toText = (value: unknown): string => JSON.stringify(value, written);

/** What `toText` was given; its shape is still to be checked. @throws SyntaxError */
export const fromText = (text: string): unknown => withoutTags(JSON.parse(text));
