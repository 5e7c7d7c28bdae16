/** The words of one 告知书: facts with their clauses, what is proposed (拟…), and the right to a review. No verdict. */
import { GRADE_TERMS } from '../../domain/year-end-terms';
import { SANCTION_TERMS } from '../../domain/sanctions';
import { approximate } from '../../domain/exact';
import type { ProofSheet } from '../../reports/trigger-types';
import type { YearEndPapers } from '../../reports/year-end-papers';
import type { Bar, YearLine, YearSubject } from '../../reports/year-end-types';
import type { Noticed } from './noticed';
import { groupName } from './year-tables';
import * as words from './year-words';

const { say } = words;

/** Where a sheet stands on its ladder. */
export const stepText = ({ line }: ProofSheet): string =>
  line.step > 0 ? say('fact_step', { step: line.step }) : say('fact_warned');

const adjustmentTexts = (papers: YearEndPapers, { score }: YearSubject): readonly string[] =>
  (['bonus', 'deduction'] as const).flatMap((kind) => {
    const own = papers.entries.adjustments.filter((one) => one.subject === score.id && one.kind === kind);
    const { given, counted } = score[kind];
    const capped = approximate(given) > approximate(counted);
    return [
      ...own.map(({ points, document, reason }) =>
        say(kind === 'bonus' ? 'adjust_bonus' : 'adjust_deduction', {
          ...{ points: points.toFixed(2), document },
          reason: words.free(papers, reason),
        }),
      ),
      ...(capped
        ? [
            say(kind === 'bonus' ? 'adjust_capped_bonus' : 'adjust_capped_deduction', {
              given: words.exactText(given),
              counted: words.exactText(counted),
            }),
          ]
        : []),
    ];
  });

export const scoreTexts = (papers: YearEndPapers, { scored }: Noticed): readonly string[] => {
  if (scored === null) return [say('score_not')];
  const { group, one } = scored;
  const { score, place, sensitivity } = one;
  const said =
    score.total === null || place === null
      ? say('score_none', { status: words.gradeText(one) })
      : say('score_said', {
          ...{ total: words.points(score.total), group: groupName(group), place },
          n: group.subjects.filter((other) => other.place !== null).length,
          range: words.rangeText(sensitivity?.low ?? null, sensitivity?.high ?? null),
          ...{ stable: words.stableText(one), grade: words.gradeText(one) },
        });
  const months = score.months < 12 ? [say('months_said', { n: score.months })] : [];
  return [said, ...months, ...adjustmentTexts(papers, one)];
};

const hints = (line: YearLine): string => {
  const found = words.hintText(line);
  return found === '' ? '' : `；${found}`;
};

type Numbered = (no: number) => string;

const lineFact =
  (papers: YearEndPapers, line: YearLine): Numbered =>
  (no) => {
    const base = { no, list: words.listText(line.list), rule: line.rule };
    const clause = words.clauseText(line.clause);
    const sheet = papers.sheets.get(line.candidate);
    if (sheet !== undefined)
      return say('fact_ladder', {
        ...{ ...base, clause, step: stepText(sheet) },
        ...{ counted: sheet.counted.length, not_counted: sheet.notCounted.length },
      });
    return say(line.place === null ? 'fact_place_none' : 'fact_place', {
      ...{ ...base, clause, hints: hints(line), records: line.records },
      basis: words.basisText(papers, line),
      ...{ place: line.place ?? '', n: line.n ?? '' },
      range: words.rangeText(line.placeLow, line.placeHigh),
    });
  };

/** The reason stands with the entry of the same document. */
const reasonOf = (papers: YearEndPapers, id: string, kind: 'vetoes' | 'gates', { document }: Bar): string => {
  const entry = papers.entries[kind].find((one) => one.subject === id && one.document === document);
  return entry === undefined ? '' : `，${words.free(papers, entry.reason)}`;
};

const barFact =
  (papers: YearEndPapers, id: string, kind: 'vetoes' | 'gates', bar: Bar): Numbered =>
  (no) =>
    say(kind === 'vetoes' ? 'fact_veto' : 'fact_gate', {
      ...{ no, rule: bar.rule, clause: words.clauseText(bar.clause), records: bar.records },
      document: kind === 'gates' && bar.document !== '' ? `，${bar.document}` : bar.document,
      reason: reasonOf(papers, id, kind, bar),
    });

const gradeFact =
  ({ report }: YearEndPapers, { score }: YearSubject): Numbered =>
  (no) =>
    say('fact_grade', {
      ...{ no, total: words.points(score.total), grade: GRADE_TERMS.unqualified.zh },
      // The first of them is the lower edge.
      clause: words.clauseTexts(report.clauses.get('AS-03') ?? '')[0] ?? '',
    });

/** Lowest by the score itself, without a veto. */
const isLowest = ({ grade, vetoes }: YearSubject): boolean => grade === 'unqualified' && vetoes.length === 0;

export const factTexts = (papers: YearEndPapers, { id, scored, lines }: Noticed): readonly string[] => {
  const one = scored?.one ?? null;
  const facts: Numbered[] = [
    ...lines.map((line) => lineFact(papers, line)),
    ...(one?.vetoes ?? []).map((bar) => barFact(papers, id, 'vetoes', bar)),
    ...(one?.gates ?? []).map((bar) => barFact(papers, id, 'gates', bar)),
    ...(one !== null && isLowest(one) ? [gradeFact(papers, one)] : []),
  ];
  return facts.length === 0 ? [say('fact_only_adjusted')] : facts.map((of, at) => of(at + 1));
};

const LIST_MEASURE = {
  bottom_units: 'm_bottom_units',
  bottom_officers: 'm_bottom_officers',
  training: 'm_training',
  inspection: 'm_inspection',
  honours: null,
  commendation: null,
} as const;

/** What a ladder's step proposes for the subject itself. */
const proposed = ({ line }: ProofSheet): readonly string[] =>
  line.proposes
    .filter(({ target }) => target === line.kind)
    .map(({ sanction }) => say('measure_candidate', { measure: SANCTION_TERMS[sanction].zh }));

/** 拟…, each once. */
export const measureTexts = (
  { sheets, entries }: YearEndPapers,
  { id, scored, lines }: Noticed,
): readonly string[] => {
  const one = scored?.one ?? null;
  const ofLines = lines.flatMap(({ list, candidate }) => {
    const sheet = sheets.get(candidate);
    const measure = LIST_MEASURE[list];
    const own = sheet === undefined ? [] : proposed(sheet);
    // What the ladder says is more exact than what the list is called.
    return own.length > 0 || measure === null ? own : [say(measure)];
  });
  const all = [
    ...ofLines,
    ...(one !== null && one.vetoes.length > 0 ? [say('m_veto')] : []),
    ...(one !== null && one.gates.length > 0 ? [say('m_gate')] : []),
    ...(one !== null && isLowest(one) ? [say('m_grade', { grade: GRADE_TERMS.unqualified.zh })] : []),
    ...(entries.adjustments.some(({ kind, subject }) => kind === 'deduction' && subject === id)
      ? [say('m_deduction')]
      : []),
  ];
  return [`${[...new Set(all)].join('；')}${say('sentence')}`, say('m_tail')];
};
