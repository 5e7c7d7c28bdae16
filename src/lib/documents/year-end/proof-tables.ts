/** What a proof sheet lists: the facts that count and those that do not, each to the line of its file; who answers for them. */
import { EVENT_KINDS, EVENT_STATE_TERMS } from '../../domain/event-kinds';
import { MISSING } from '../../domain/format';
import type { ProofFact, ProofSheet, ProofSource } from '../../reports/trigger-types';
import type { YearEndPapers } from '../../reports/year-end-papers';
import type { DocumentTable, TableCell } from '../tables';
import { column, tableOf, textCell } from './table-cells';
import * as words from './year-words';

const { say, word } = words;

const COLUMNS = [
  ...[column('on'), column('fact'), column('no_of'), column('source'), column('fact_state')],
  column('counts'),
];

const placeOf = ({ sourceRow, file, line }: ProofSource): string =>
  sourceRow === 0 ? say('p_no_record') : say('p_place_line', { file, line });

const rowOf = (papers: YearEndPapers, fact: ProofFact, source: ProofSource, counts: string): TableCell[] => [
  textCell(fact.on),
  textCell(
    words.joined([
      `${EVENT_KINDS[source.kind].zh} ${source.ruleId}`,
      ...[source.category, source.detail].map((text) => words.free(papers, text ?? '')),
    ]),
  ),
  ...[textCell(source.sourceId), textCell(placeOf(source)), textCell(EVENT_STATE_TERMS[fact.state].zh)],
  textCell(words.joined([counts, decisionText(papers, fact.decision)])),
];

/** 豁免：容错（张*，2026-12-01） */
export const decisionText = (papers: YearEndPapers, decision: ProofFact['decision']): string =>
  decision === null
    ? ''
    : say('p_decision_said', {
        verdict: word(`decision_${decision.verdict}`),
        reason: words.free(papers, decision.reason),
        ...{ by: words.person(papers, decision.by), on: decision.on },
      });

const rowsOf = (papers: YearEndPapers, fact: ProofFact, counts: string): TableCell[][] =>
  fact.sources.map((source) => rowOf(papers, fact, source, counts));

export const factsTables = (papers: YearEndPapers, sheet: ProofSheet): readonly DocumentTable[] => [
  tableOf(
    'facts',
    say('t_facts', { list: sheet.list.title.zh }),
    COLUMNS,
    [
      ...sheet.counted.flatMap((fact) => rowsOf(papers, fact, word('counted'))),
      ...sheet.notCounted.flatMap(({ fact, why }) => rowsOf(papers, fact, word(why))),
    ],
    [say('t_facts_note')],
  ),
];

/** A vacancy is said, never guessed. */
const whoText = (papers: YearEndPapers, { chain, hasRoster }: ProofSheet, at: number): string => {
  const link = chain[at];
  if (link === undefined) return MISSING;
  if (link.who.length > 0)
    return link.who.map((who) => words.nameOf(papers, 'officer', who)).join(say('list_and'));
  if (link.role === 'direct') return word('unnamed');
  return word(hasRoster ? 'vacant' : 'no_roster');
};

/** None where the rule set names no chain. */
export const chainTable = (papers: YearEndPapers, sheet: ProofSheet): readonly DocumentTable[] =>
  sheet.chain.length === 0
    ? []
    : [
        tableOf(
          'chain',
          say('t_chain'),
          [column('role'), column('who'), column('days')],
          sheet.chain.map(({ role, days }, at) => [
            textCell(word(role)),
            textCell(whoText(papers, sheet, at)),
            textCell([...new Set(days)].join(say('list_and'))),
          ]),
        ),
      ];
