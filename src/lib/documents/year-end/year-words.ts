/** What the papers of a year say about one thing: a name at its masking level, a score, a clause, a state. Always in Chinese. */
import type { Exact } from '../../domain/exact';
import { approximate } from '../../domain/exact';
import { MISSING } from '../../domain/format';
import { measureTerm } from '../../domain/measure-terms';
import { maskFreeText, maskName } from '../../domain/masking';
import {
  GRADE_REASON_TERMS,
  GRADE_TERMS,
  PROCEDURE_STATE_TERMS,
  SCORE_STATUS_TERMS,
  SIGNAL_TERMS,
  TRAINING_STATE_TERMS,
  YEAR_LIST_TERMS,
  type YearList,
} from '../../domain/year-end-terms';
import type { Group } from '../../reports/types';
import type { Term, YearEndPapers } from '../../reports/year-end-papers';
import type { Bar, ProcedureView, YearLine, YearSubject } from '../../reports/year-end-types';
import { filled } from '../template';
import { YEAR_TEMPLATE, type YearText } from './year-template';

export type Kind = YearLine['kind'];
type Values = Readonly<Record<string, string | number>>;

const texts = (values: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

/** A sentence of the template with its places filled. */
export const say = (name: YearText, values: Values = {}): string =>
  filled(YEAR_TEMPLATE.text[name], texts(values));

/** A word of the template; a code that it does not know stands as it is. */
export const word = (code: string, values: Values = {}): string =>
  filled(YEAR_TEMPLATE.words[code] ?? code, texts(values));

/** Parts that say something, in one line. */
export const joined = (parts: readonly string[], by = '；'): string =>
  parts.filter((part) => part !== '').join(by);

/** A name as the level shows it: an officer's by the files, whoever else is a unit or a section. */
export const nameOf = ({ officers, mask }: YearEndPapers, kind: Kind, { key, label }: Group): string => {
  const shown = kind === 'officer' ? (officers.get(key ?? 0) ?? maskName(label, mask)) : label;
  return shown === '' ? word('not_filled') : shown;
};

/** What people wrote, with telephone and identity numbers hidden where the paper goes outside. */
export const free = ({ mask }: YearEndPapers, text: string): string => maskFreeText(text, mask).text;

export const person = ({ mask }: YearEndPapers, name: string): string => maskName(name, mask);

/** 8960 → 89.60 */
export const points = (hundredths: number | null): string =>
  hundredths === null ? MISSING : (hundredths / 100).toFixed(2);

export const exactText = (value: Exact | null): string =>
  value === null ? MISSING : approximate(value).toFixed(2);

export const rangeText = (low: number | null, high: number | null): string =>
  low === null || high === null ? MISSING : low === high ? String(low) : `${String(low)}–${String(high)}`;

/** Several clauses stand behind one another; a value that no paper gives says so. */
export const clauseTexts = (clause: string): readonly string[] =>
  clause.split('; ').map((one) => one.replace(/^product default/, say('clause_product')));
export const clauseText = (clause: string): string => clauseTexts(clause).join('；');

export const listText = (list: YearList): string => YEAR_LIST_TERMS[list].zh;

/** 15日, 5个工作日 */
export const daysText = ({ days, unit }: Term): string =>
  word(unit === 'workday' ? 'workday' : 'day', { n: days });

export const stableText = ({ sensitivity }: YearSubject): string =>
  sensitivity === null ? MISSING : word(sensitivity.isStable ? 'stable' : 'unstable');

/** The grade, or why there is none. */
export const gradeText = ({ grade, score, reasons }: YearSubject): string => {
  if (grade !== null) return GRADE_TERMS[grade].zh;
  return score.total === null
    ? SCORE_STATUS_TERMS[score.status].zh
    : reasons.map((one) => GRADE_REASON_TERMS[one].zh).join('；');
};

const barText = ({ rule, clause, document }: Bar): string =>
  joined([rule, clauseText(clause), document], ' ');

/** Why the grade is not that of the score, and every bar with its clause and document. */
export const whyText = ({ grade, reasons, vetoes, gates }: YearSubject): string =>
  joined([
    ...(grade === null ? [] : reasons.map((one) => GRADE_REASON_TERMS[one].zh)),
    ...[...vetoes, ...gates].map(barText),
  ]);

export const hintText = ({ signals, wasListed, exempt, isAppealed }: YearLine): string =>
  joined([
    ...signals.map((one) => SIGNAL_TERMS[one].zh),
    wasListed ? word('listed_last_year') : '',
    exempt > 0 ? word('exempt_facts', { n: exempt }) : '',
    isAppealed ? word('appealed') : '',
  ]);

export const stateText = ({ procedure, training }: Pick<YearLine, 'procedure' | 'training'>): string =>
  joined([
    PROCEDURE_STATE_TERMS[procedure.state].zh,
    training === null ? '' : TRAINING_STATE_TERMS[training].zh,
  ]);

/** 申请复核 2027-01-20；送达 2027-01-05（逾期） */
export const deadlineText = ({ deadlines }: ProcedureView): string =>
  joined(
    deadlines.map(
      ({ step, due, isLate }) => `${word(step)} ${due ?? word('no_calendar')}${isLate ? word('late') : ''}`,
    ),
  );

/** A place by a total rests on its records; one by the rate of the lists is that rate. */
export const basisText = (
  { report }: YearEndPapers,
  { list, records, n }: Pick<YearLine, 'list' | 'records' | 'n'>,
): string =>
  list === 'honours' || list === 'bottom_units'
    ? say('basis_scored', { records })
    : say('basis_rate', { measure: measureTerm(report.rankedBy).zh, records, n: n ?? MISSING });

/** 一股 · 甲局: where a line's subject stands. */
export const placeText = (line: Pick<YearLine, 'kind' | 'unit' | 'section'>): string =>
  line.kind === 'unit' ? '' : joined([line.unit, line.section], ' ');
