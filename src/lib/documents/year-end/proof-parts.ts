/** 事实依据清单 in words: for each name on a list what it rests on, by its ladder's facts or by its place. */
import { MISSING } from '../../domain/format';
import { SANCTION_TERMS } from '../../domain/sanctions';
import type { ProofSheet } from '../../reports/trigger-types';
import type { YearEndPapers } from '../../reports/year-end-papers';
import type { YearLine, YearSubject } from '../../reports/year-end-types';
import type { DocumentTable } from '../tables';
import { stepText } from './notice-text';
import { chainTable, decisionText, factsTables } from './proof-tables';
import { tableOf } from './table-cells';
import { indicatorColumns, indicatorRows } from './year-tables';
import type { Fact } from './year-facts';
import * as words from './year-words';

const { say, word } = words;

/** One sheet: whom it is about, name and value of each fact, tables. */
export interface ProofPart {
  readonly who: string;
  readonly facts: readonly Fact[];
  readonly tables: readonly DocumentTable[];
}

const windowText = ({ window }: ProofSheet): string =>
  window.kind === 'calendarYear' ? say('p_window_year') : say('p_window_months', { n: window.months });

const stepsText = ({ ladderSteps }: ProofSheet): string =>
  ladderSteps
    .map(({ from, sanctions, clause }, at) =>
      say('p_steps_said', {
        ...{ no: at + 1, n: from, clause: words.clauseText(clause) },
        sanctions: [...new Set(sanctions.map(({ sanction }) => SANCTION_TERMS[sanction].zh))].join(
          say('list_and'),
        ),
      }),
    )
    .join('；');

const KIND = { person: 'officer', section: 'section', unit: 'unit' } as const;

const factNumbers = ({ counted }: ProofSheet, keys: readonly string[]): string => {
  const numbers = counted
    .filter(({ key }) => keys.includes(key))
    .map(({ on, sources }) => words.joined([on ?? '', sources[0]?.sourceId ?? ''], ' '));
  return numbers.length === 0 ? word('none') : numbers.join(say('list_and'));
};

const reviewUntil = (line: YearLine | null): string => {
  const due = line?.procedure.deadlines.find(({ step }) => step === 'review_application')?.due;
  return due ?? `（${say('review_open')}）`;
};

const proposesText = ({ line }: ProofSheet): string =>
  [...new Set(line.proposes.map(({ sanction }) => SANCTION_TERMS[sanction].zh))]
    .map((measure) => say('measure_candidate', { measure }))
    .join('；');

/** The sheet of a ladder; `line`: of a list, null for a gate. */
const ladderPart = (papers: YearEndPapers, sheet: ProofSheet, line: YearLine | null): ProofPart => {
  const { group, unit, section, clause, kind } = sheet.line;
  const name = words.nameOf(papers, KIND[kind], group);
  const where = kind === 'unit' ? '' : words.joined([unit.label, kind === 'person' ? section : ''], ' ');
  const list = line === null ? [] : [words.listText(line.list)];
  return {
    who: words.joined([name, where], ' '),
    facts: [
      [say('p_who'), words.joined([name, where], ' ')],
      [say('p_list'), words.joined([...list, sheet.list.title.zh])],
      [say('p_rule'), words.joined([sheet.list.ruleId, words.clauseText(clause)], ' ')],
      [say('p_set'), `${sheet.ruleSet.id} ${sheet.ruleSet.version}`],
      [say('p_window'), windowText(sheet)],
      [
        say('p_sum'),
        say('p_sum_said', {
          total: sheet.counted.length + sheet.notCounted.length,
          ...{ counted: sheet.counted.length, not_counted: sheet.notCounted.length, step: stepText(sheet) },
        }),
      ],
      [say('p_steps'), stepsText(sheet)],
      [say('p_proposes'), proposesText(sheet)],
      [say('p_mitigating'), factNumbers(sheet, sheet.mitigating)],
      [say('p_aggravating'), factNumbers(sheet, sheet.aggravating)],
      [say('p_review'), reviewUntil(line)],
      [say('p_decision'), decisionText(papers, sheet.line.decision) || say('p_open')],
    ],
    tables: [...factsTables(papers, sheet), ...chainTable(papers, sheet)],
  };
};

const scoredOne = ({ report }: YearEndPapers, line: YearLine): YearSubject | null =>
  line.kind !== report.subject
    ? null
    : (report.groups.flatMap(({ subjects }) => subjects).find(({ score }) => score.id === line.id) ?? null);

/** The sheet of a place: the place with its interval and n, and the scores that it stands on. */
const placePart = (papers: YearEndPapers, line: YearLine): ProofPart => {
  const name = words.nameOf(papers, line.kind, line.subject);
  const one = scoredOne(papers, line);
  const { ruleSet } = papers.report;
  return {
    who: words.joined([name, words.placeText(line)], ' '),
    facts: [
      [say('p_who'), words.joined([name, words.placeText(line)], ' ')],
      [say('p_list'), words.listText(line.list)],
      [say('p_rule'), words.joined([line.rule, words.clauseText(line.clause)], ' ')],
      [say('p_set'), `${ruleSet.id} ${ruleSet.version}`],
      [
        say('p_place'),
        say('p_place_said', {
          ...{ place: line.place ?? MISSING, n: line.n ?? MISSING, basis: words.basisText(papers, line) },
          range: words.rangeText(line.placeLow, line.placeHigh),
        }),
      ],
      [say('p_hints'), words.hintText(line) || word('none')],
      [say('p_exempt'), say('p_exempt_said', { n: line.exempt })],
      [say('p_review'), reviewUntil(line)],
      [say('p_state'), words.stateText(line)],
    ],
    tables:
      one === null
        ? []
        : [
            tableOf('indicators', say('t_indicators'), indicatorColumns(), indicatorRows(papers, one), [
              say('t_indicators_note'),
            ]),
          ],
  };
};

/** Every line of every list, then gates that no list names; none is left out. */
export const proofParts = (papers: YearEndPapers): readonly ProofPart[] => {
  const lines = papers.report.lists.flatMap((list) => list.lines);
  const listed = new Set(lines.map(({ candidate }) => candidate));
  const gates = [...papers.sheets].filter(([id]) => !listed.has(id));
  return [
    ...lines.map((line) => {
      const sheet = papers.sheets.get(line.candidate);
      return sheet === undefined ? placePart(papers, line) : ladderPart(papers, sheet, line);
    }),
    ...gates.map(([, sheet]) => ladderPart(papers, sheet, null)),
  ];
};
