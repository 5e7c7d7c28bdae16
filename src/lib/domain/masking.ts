/**
 * Masking of persons in what leaves the office. Inside the office names are needed: the rows must be findable.
 *
 * Officer ids, case ids and card ids stay at every level: they say nothing to an outsider and carry the proof.
 */
export const MASKING_LEVELS = ['internal', 'external'] as const;
/** `internal` shows names, `external` masks them. */
export type MaskingLevel = (typeof MASKING_LEVELS)[number];

/** A mask that is never taken for somebody's key when the file comes back (definitions, Repeat complaint). */
const HIDDEN = '***';

const BETWEEN_NAMES = /([、，,；;/／]+)/;

/**
 * A person's name for the level: 张三 → 张*, 欧阳修文 → 欧*; several names in one cell each by itself.
 *
 * Always one star, so that the length of the name is not told. An empty name stays empty (未填).
 */
export function maskName(name: string, level: MaskingLevel): string {
  if (level === 'internal') return name;
  return name
    .split(BETWEEN_NAMES)
    .map((part, i) => (i % 2 === 1 ? part : maskOne(part.trim())))
    .join('');
}

/** Whom a name belongs to, as far as the files tell. */
export interface NamedOfficer {
  readonly name: string;
  /** '' when there is none. */
  readonly id: string;
  readonly unit: string;
  readonly section: string;
}

const TAIL = 4;

/** Shortest endings of the ids that tell them apart, four characters at least; null when two of them are equal or empty. */
function tails(ids: readonly string[]): readonly string[] | null {
  if (ids.includes('') || new Set(ids).size < ids.length) return null;
  const longest = Math.max(...ids.map((id) => id.length));
  for (let size = TAIL; size < longest; size++) {
    const cut = ids.map((id) => id.slice(-size));
    if (new Set(cut).size === ids.length) return cut;
  }
  return ids;
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Masked names of officers that do not fall together: of several in one unit whose masks are alike, each carries the
 * end of its id, 张*（0412）, or, where ids do not tell them apart, its number among them, 张*（1/2）.
 *
 * In the order given. Numbers follow section, name and id by code point, so the same files give the same numbers.
 */
export function maskOfficers(officers: readonly NamedOfficer[], level: MaskingLevel): readonly string[] {
  const masked = officers.map(({ name }) => maskName(name, level));
  if (level === 'internal') return masked;
  const alike = new Map<string, number[]>();
  masked.forEach((mask, at) => {
    if (mask === '') return;
    const key = `${officers[at]?.unit ?? ''}\u0000${mask}`;
    alike.set(key, [...(alike.get(key) ?? []), at]);
  });
  const marks = new Map<number, string>();
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const ends = tails(group.map((at) => officers[at]?.id ?? ''));
    const order = [...group].sort((a, b) => byCodePoint(identity(officers[a]), identity(officers[b])));
    group.forEach((at, i) => {
      marks.set(at, ends?.[i] ?? `${String(order.indexOf(at) + 1)}/${String(group.length)}`);
    });
  }
  return masked.map((mask, at) => (marks.has(at) ? `${mask}（${marks.get(at) ?? ''}）` : mask));
}

const identity = (officer: NamedOfficer | undefined): string =>
  officer === undefined ? '' : [officer.section, officer.name, officer.id].join('\u0000');

/** By code points: a rare surname such as 𠮷 takes two UTF-16 units. */
function maskOne(name: string): string {
  const [surname] = name;
  if (surname === undefined) return '';
  return surname === '*' ? HIDDEN : `${surname}*`;
}

const PERSONS: ReadonlySet<string> = new Set(['officer', 'approver', 'leader', 'inspectors']);

/** People from outside: not even their surname leaves the office. */
const HIDDEN_PERSONS: ReadonlySet<string> = new Set(['complainant', 'visitor']);

/**
 * A cell of a canonical field for the level: officers, approvers and inspectors by name, complainants (often a telephone
 * number) and visitors wholly hidden.
 */
export function maskCell(field: string, value: string, level: MaskingLevel): string {
  if (PERSONS.has(field)) return maskName(value, level);
  if (HIDDEN_PERSONS.has(field) && level === 'external' && value !== '') return HIDDEN;
  return value;
}

/** How much of what tells a person apart stood in free text. */
export interface FoundPersonal {
  readonly phones: number;
  readonly ids: number;
}

/** Digits as they are typed, full-width ones too. */
const DIGIT = '[0-9\uff10-\uff19]';
const NO_DIGIT_BEFORE = '(?<![0-9\uff10-\uff19])';
const NO_DIGIT_AFTER = '(?![0-9\uff10-\uff19])';

/** 居民身份证: 18 places with a birth date that can be, or the 15 of the older card. */
const ID_NUMBER = new RegExp(
  `${NO_DIGIT_BEFORE}(?:${DIGIT}{6}(?:18|19|20|１８|１９|２０)${DIGIT}{9}[0-9\uff10-\uff19XxＸｘ]|${DIGIT}{15})${NO_DIGIT_AFTER}`,
  'gu',
);

/** A mobile number, with +86 and with blanks or dashes or without; a line with its area code. */
const PHONE = new RegExp(
  `${NO_DIGIT_BEFORE}(?:(?:\\+?86[ -]?)?[1１][3-9\uff13-\uff19]${DIGIT}(?:[ -]?${DIGIT}{4}){2}|[0０][1-9\uff11-\uff19]${DIGIT}{1,2}[ -－—]?${DIGIT}{7,8})${NO_DIGIT_AFTER}`,
  'gu',
);

/**
 * Free text with the telephone and identity numbers that stand in it hidden, and how many there were. Inside the office
 * the text stays and they are only counted.
 */
export function maskFreeText(text: string, level: MaskingLevel): FoundPersonal & { readonly text: string } {
  let [ids, phones] = [0, 0];
  const withoutIds = text.replace(ID_NUMBER, () => {
    ids += 1;
    return HIDDEN;
  });
  const hidden = withoutIds.replace(PHONE, () => {
    phones += 1;
    return HIDDEN;
  });
  return { text: level === 'internal' ? text : hidden, ids, phones };
}
