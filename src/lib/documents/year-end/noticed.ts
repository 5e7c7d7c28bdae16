/** Who is told before anything becomes final: names of lists that burden, vetoes, gates, the lowest grade, deductions. */
import type { YearList } from '../../domain/year-end-terms';
import type { YearEndPapers } from '../../reports/year-end-papers';
import type { YearGroup, YearLine, YearSubject } from '../../reports/year-end-types';
import type { Group } from '../../reports/types';
import type { Kind } from './year-words';

/** Nobody has to answer for standing on a list of honours. */
const BURDENING: ReadonlySet<YearList> = new Set<YearList>([
  ...(['bottom_units', 'bottom_officers', 'training', 'inspection'] as const),
]);

export interface Noticed {
  readonly kind: Kind;
  readonly id: string;
  readonly subject: Group;
  readonly unit: string;
  readonly section: string;
  /** Null for who is not scored by the scheme. */
  readonly scored: { readonly group: YearGroup; readonly one: YearSubject } | null;
  readonly lines: readonly YearLine[];
}

const isBurdened = (
  { entries }: YearEndPapers,
  { score, grade, gates, vetoes }: YearSubject,
  lines: readonly YearLine[],
): boolean =>
  lines.length > 0 ||
  gates.length + vetoes.length > 0 ||
  grade === 'unqualified' ||
  entries.adjustments.some(({ kind, subject }) => kind === 'deduction' && subject === score.id);

const scoredOnes = (papers: YearEndPapers, lines: readonly YearLine[]): readonly Noticed[] => {
  const kind = papers.report.subject;
  return papers.report.groups.flatMap((group) =>
    group.subjects.flatMap((one): readonly Noticed[] => {
      const own = lines.filter((line) => line.kind === kind && line.id === one.score.id);
      if (!isBurdened(papers, one, own)) return [];
      const place = { unit: kind === 'unit' ? one.name.label : one.name.within, section: one.section };
      return [{ kind, id: one.score.id, subject: one.name, ...place, scored: { group, one }, lines: own }];
    }),
  );
};

const keyOf = ({ kind, id }: Pick<YearLine, 'kind' | 'id'>): string => JSON.stringify([kind, id]);

/** Each subject once: those who are scored first, then the others in the order of the lists. */
export const noticedOnes = (papers: YearEndPapers): readonly Noticed[] => {
  const lines = papers.report.lists.flatMap(({ list, lines: own }) => (BURDENING.has(list) ? own : []));
  const scored = scoredOnes(papers, lines);
  const done = new Set(scored.map(keyOf));
  const others = new Map<string, Noticed>();
  for (const line of lines) {
    const key = keyOf(line);
    if (done.has(key)) continue;
    const before = others.get(key)?.lines ?? [];
    const { kind, id, subject, unit, section } = line;
    others.set(key, { kind, id, subject, unit, section, scored: null, lines: [...before, line] });
  }
  return [...scored, ...others.values()];
};
