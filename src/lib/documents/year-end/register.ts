/** 复核台账: every name of every list on its way from the draft to the final list, with the dates known at the cut-off. */
import { PROCEDURE_STATE_TERMS, TRAINING_STATE_TERMS } from '../../domain/year-end-terms';
import { maskName } from '../../domain/masking';
import type { ClosedProcedure, YearEndPapers } from '../../reports/year-end-papers';
import type { Deadline, ProcedureView } from '../../reports/year-end-types';
import type { DocumentTable, TableCell } from '../tables';
import { column, countCell, numbered, tableOf, textCell } from './table-cells';
import { joined, listText, nameOf, say, word } from './year-words';

const COLUMNS = [
  ...[column('no', 'count'), column('list'), column('name'), column('unit'), column('section')],
  ...[column('state'), column('opened'), column('investigation_due'), column('closed'), column('decided')],
  ...[column('notified'), column('delivery_due'), column('delivered'), column('review_due')],
  ...[column('applied'), column('decision_due'), column('review_decided'), column('outcome')],
  ...[column('public_from'), column('public_to'), column('training'), column('late')],
];

/** The due day; beyond the calendar it is left to people, and a step that has not begun has none. */
const dueOf = (deadlines: readonly Deadline[], step: Deadline['step']): TableCell => {
  const found = deadlines.find((one) => one.step === step);
  return textCell(found === undefined ? null : (found.due ?? word('no_calendar')));
};

const lateSteps = (deadlines: readonly Deadline[]): TableCell =>
  textCell(
    joined(
      deadlines.filter(({ isLate }) => isLate).map(({ step }) => word(step)),
      say('list_and'),
    ),
  );

const procedureCells = ({ state, entry, deadlines }: ProcedureView, training: string): TableCell[] => [
  ...[textCell(PROCEDURE_STATE_TERMS[state].zh), textCell(entry?.openedOn ?? null)],
  ...[dueOf(deadlines, 'investigation'), textCell(entry?.closedOn ?? null)],
  ...[textCell(entry?.decidedOn ?? null), textCell(entry?.notifiedOn ?? null)],
  ...[dueOf(deadlines, 'delivery'), textCell(entry?.deliveredOn ?? null)],
  ...[dueOf(deadlines, 'review_application'), textCell(entry?.reviewAppliedOn ?? null)],
  ...[dueOf(deadlines, 'review_decision'), textCell(entry?.reviewDecidedOn ?? null)],
  textCell(entry === null || entry.outcome === null ? null : word(entry.outcome)),
  ...[textCell(entry?.publicFrom ?? null), dueOf(deadlines, 'publicity')],
  ...[textCell(training), lateSteps(deadlines)],
];

/** By its name where the year scores it; else the key, whose last part may be a name. */
const closedName = (papers: YearEndPapers, { id }: ClosedProcedure): string => {
  const { report, mask } = papers;
  const one = report.groups.flatMap(({ subjects }) => subjects).find(({ score }) => score.id === id);
  if (one !== undefined) return nameOf(papers, report.subject, one.name);
  const parts = id.split('|');
  return parts.map((part, at) => (at > 0 && at === parts.length - 1 ? maskName(part, mask) : part)).join(' ');
};

const rowsOf = (papers: YearEndPapers): TableCell[][] => [
  ...papers.report.lists.flatMap(({ list, lines }) =>
    lines.map((line) => [
      ...[textCell(listText(list)), textCell(nameOf(papers, line.kind, line.subject))],
      ...[textCell(line.unit), textCell(line.section)],
      ...procedureCells(line.procedure, line.training === null ? '' : TRAINING_STATE_TERMS[line.training].zh),
    ]),
  ),
  ...papers.closed.map((one) => [
    ...[textCell(`${listText(one.list)}（${say('outside_lists')}）`), textCell(closedName(papers, one))],
    ...[textCell(null), textCell(null), ...procedureCells(one.procedure, '')],
  ]),
];

export const registerTables = (papers: YearEndPapers): readonly DocumentTable[] =>
  numbered([
    tableOf(
      'register',
      say('register_table'),
      COLUMNS,
      rowsOf(papers).map((row, at) => [countCell(at + 1), ...row]),
      [say('def_states'), say('register_note'), ...(papers.closed.length > 0 ? [say('closed_note')] : [])],
    ),
  ]);
