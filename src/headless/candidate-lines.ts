/** The lines of `candidates.csv` and `candidate-events.csv`: who stands on which ladder, and each event behind it. */
import { fileNoOf, recordNoOf } from '../lib/domain/records';
import type { LadderStep } from '../lib/domain/ladder';
import type { SupervisionEvent } from '../lib/events/event';
import type { ReportContext } from '../lib/reports/context';
import type { TriggerGround } from '../lib/reports/trigger-ground-types';
import type { TriggerLine } from '../lib/reports/trigger-types';
import type { Places } from '../lib/reports/proof';
import type { Candidate } from '../lib/rules/candidates';
import type { Fact } from '../lib/rules/fact';
import type { CsvCell } from './csv';
import { naming } from '../lib/reports/naming';

export const CANDIDATE_HEADER = [
  'list',
  'rule_id',
  'subject_kind',
  'subject',
  'unit',
  'section',
  'step',
  'measures',
  'counted',
  'excluded',
  'legal_review',
  'reached_on',
  'forward_step',
  'forward_measures',
  'covered_by',
  'state',
  'in_period',
  'out_of_scope',
  'subject_key',
] as const;

export const EVENT_HEADER = [
  'list',
  'subject_kind',
  'subject',
  'unit',
  'section',
  'fact_key',
  'kind',
  'rule_id',
  'happened_on',
  'table',
  'record',
  'file',
  'line',
  'state',
  'counted',
  'why',
  'subject_key',
] as const;

const SUBJECT = { person: 'officer', section: 'section', unit: 'unit' } as const;

export interface Subject {
  readonly name: string;
  readonly key: string;
  readonly unit: string;
  readonly section: string;
}

/** A person as the masking level shows names, in the key too. */
export const subjectOf = (
  { names }: ReportContext,
  { placeOf }: TriggerGround,
  masks: ReadonlyMap<number, string>,
  { kind, key, unit, section }: Candidate,
): Subject => {
  const group = names(SUBJECT[kind], key);
  const { name, id } = naming(SUBJECT[kind], masks)({ ...placeOf(kind, key), key, group });
  return {
    name,
    key: id,
    unit: names('unit', unit).label,
    section: kind === 'unit' ? '' : names('section', section).label,
  };
};

/** `sanction:target`, in the order of the paper. */
const proposed = (step: LadderStep | undefined): string =>
  (step?.proposes ?? []).map(({ sanction, target }) => `${sanction}:${target}`).join('; ');

const forwardMeasures = ({ climb }: Candidate): string =>
  climb.forward === null ? '' : proposed(climb.forward.ladder.steps[climb.forward.step - 1]);

/** Step 0 proposes nothing yet; its legal review is that of the step that open facts would reach. */
export const candidateLine = (candidate: Candidate, subject: Subject, line: TriggerLine): CsvCell[] => {
  const { ladder, step, climb } = candidate;
  const at = step > 0 ? ladder.steps[step - 1] : climb.forward?.ladder.steps[climb.forward.step - 1];
  return [
    candidate.ladderId,
    ladder.rule_id,
    candidate.kind,
    subject.name,
    subject.unit,
    subject.section,
    step,
    step > 0 ? proposed(at) : '',
    climb.counted.length,
    climb.notCounted.length,
    at?.legal_review ?? false,
    line.reachedOn,
    line.forwardStep,
    forwardMeasures(candidate),
    candidate.coveredBy,
    line.decision?.verdict ?? 'pending',
    line.isInPeriod,
    line.outOfScope,
    subject.key,
  ];
};

/** An absence has no record: no file and no line. */
const placeCells = ({ sourceRow }: SupervisionEvent, { files, lineOf }: Places): CsvCell[] => {
  if (sourceRow === 0) return ['', null];
  const fileNo = fileNoOf(sourceRow);
  return [files.get(fileNo) ?? '', lineOf(fileNo, recordNoOf(sourceRow))];
};

/** Every event of every fact of the candidate, counted or with the reason why not. */
export const eventLines = (candidate: Candidate, subject: Subject, places: Places): CsvCell[][] => {
  const linesOf = (fact: Fact, why: string): CsvCell[][] =>
    fact.sources.map((event) => [
      candidate.ladderId,
      candidate.kind,
      subject.name,
      subject.unit,
      subject.section,
      fact.key,
      event.kind,
      event.ruleId,
      event.happenedOn,
      event.sourceTable,
      event.sourceId,
      ...placeCells(event, places),
      event.state,
      why === '',
      why,
      subject.key,
    ]);
  return [
    ...candidate.climb.counted.flatMap((fact) => linesOf(fact, '')),
    ...candidate.climb.notCounted.flatMap(({ fact, why }) => linesOf(fact, why)),
  ];
};
