/** `what-if.csv`: how the lists of the ladders would differ under another rule set. */
import { whatIf, type Standing } from '../lib/rules/what-if';
import type { CsvCell } from './csv';

export const WHAT_IF_HEADER = [
  'list',
  'subject',
  'unit',
  'section',
  'change',
  'step_before',
  'step_after',
  'rule_before',
  'rule_after',
  'subject_key',
] as const;

interface Listed extends Standing {
  readonly subject: CsvCell;
  readonly unit: CsvCell;
  readonly section: CsvCell;
}

/** Out of a line of `candidates.csv`. */
const listedOf = (line: readonly CsvCell[]): Listed => {
  const [list, rule, kind, subject = null, unit = null, section = null, step] = line;
  const key = `${String(kind)} ${String(line.at(-1))}`;
  return { list: String(list), rule: String(rule), key, step: Number(step), subject, unit, section };
};

/** `before` and `after`: lines of `candidates.csv` under either set. */
export const whatIfLines = (
  before: readonly (readonly CsvCell[])[],
  after: readonly (readonly CsvCell[])[],
): CsvCell[][] =>
  whatIf(before.map(listedOf), after.map(listedOf)).map(({ change, before: then, after: now }) => {
    const known = now ?? then;
    return [
      known?.list ?? '',
      known?.subject ?? '',
      known?.unit ?? '',
      known?.section ?? '',
      change,
      then?.step ?? null,
      now?.step ?? null,
      then?.rule ?? '',
      now?.rule ?? '',
      known?.key.split(' ').slice(1).join(' ') ?? '',
    ];
  });
