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

/** By code points: a rare surname such as 𠮷 takes two UTF-16 units. */
function maskOne(name: string): string {
  const [surname] = name;
  if (surname === undefined) return '';
  return surname === '*' ? HIDDEN : `${surname}*`;
}

/** A cell of a canonical field for the level: officers by name, complainants (often a telephone number) wholly hidden. */
export function maskCell(field: string, value: string, level: MaskingLevel): string {
  if (field === 'officer') return maskName(value, level);
  if (field === 'complainant' && level === 'external' && value !== '') return HIDDEN;
  return value;
}
