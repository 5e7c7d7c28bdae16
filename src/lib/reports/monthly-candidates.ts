/** 触发清单 as a table of a 通报: who stands on which ladder, each to be verified and approved. */
import { SANCTION_TERMS, TARGET_TERMS } from '../domain/sanctions';
import type { RuleSet } from '../domain/rule-set';
import type { ReportContext } from './context';
import type { Masker } from './monthly-records';
import type { Annex, AnnexCell, AnnexColumn, LadderCount } from './monthly-types';
import { readOfficerMasks } from './officer-masks';
import type { TriggerQuestion } from './trigger-ground-types';
import type { Proposal, TriggerLine, TriggerList, TriggerReport } from './trigger-types';
import { readTriggers } from './triggers';

const COLUMNS: readonly AnnexColumn[] = (
  [
    ['no', 'count'],
    ['list', 'text'],
    ['subject_kind', 'text'],
    ['name', 'text'],
    ['unit', 'text'],
    ['step', 'text'],
    ['counted', 'count'],
    ['reached_on', 'text'],
    ['proposes', 'text'],
    ['state', 'text'],
  ] as const
).map(([id, kind]) => ({ ...{ id, kind }, ...{ title: null, isWide: false, missing: null } }));

/** 拟诫勉谈话（责任人）; a post by its name, since who holds it is for the sheet of the candidate. */
const proposalWords = ({ sanction, target }: Proposal): string =>
  `拟${SANCTION_TERMS[sanction].zh}（${TARGET_TERMS[target].zh}）`;

/** What was decided; a count that begins anew decides nothing about what is left. */
const stateOf = ({ decision, step }: TriggerLine): string => {
  if (decision !== null && decision.verdict !== 'reset') return decision.verdict;
  return step > 0 ? 'candidate' : 'warned';
};

/** Dismissed and exempt ones are no candidates any more. */
const isOpen = (line: TriggerLine): boolean => !/^(dismissed|exempt)$/.test(stateOf(line));

const count = ({ title, missing, lines }: TriggerList): LadderCount => ({
  title: title.zh,
  missing,
  candidates: lines.filter((line) => line.step > 0 && isOpen(line)).length,
  warned: lines.filter((line) => line.step === 0 && isOpen(line)).length,
});

const rowsOf = (
  { lists }: TriggerReport,
  masks: ReadonlyMap<number, string>,
  masker: Masker,
): AnnexCell[][] => {
  const nameOf = ({ kind, group }: TriggerLine): string => {
    if (kind !== 'person') return masker.text(group.label);
    const shown = masks.get(group.key ?? 0) ?? '';
    if (shown !== group.label) masker.names += 1;
    return shown;
  };
  return lists.flatMap(({ title, lines }) =>
    lines.map((line): AnnexCell[] => [
      title.zh,
      { code: line.kind },
      nameOf(line),
      masker.text(line.unit.label),
      line.step > 0 ? `${String(line.step)}/${String(line.steps)}` : null,
      line.counted,
      line.reachedOn,
      line.proposes.map(proposalWords).join('、'),
      { code: stateOf(line) },
    ]),
  );
};

export interface MonthlyCandidates {
  readonly ladders: readonly LadderCount[];
  readonly annex: Annex;
}

export const readMonthlyCandidates = async (
  context: ReportContext,
  ruleSet: RuleSet,
  question: TriggerQuestion,
  masker: Masker,
): Promise<MonthlyCandidates> => {
  const report = await readTriggers(context, ruleSet, question);
  const masks = await readOfficerMasks(context.engine, masker.level);
  const lines = rowsOf(report, masks, masker);
  return {
    ladders: report.lists.map(count),
    annex: {
      id: 'candidates',
      columns: COLUMNS,
      rows: lines.map((cells, at) => [at + 1, ...cells]),
      outOf: lines.length,
      total: null,
      missing: null,
    },
  };
};
