/** The papers of a spot check, read at once for all drawn cases: life lines, what the records say of each rule, names masked. */
import { maskFreeText, maskName, type MaskingLevel } from '../../domain/masking';
import type { DrawFile } from '../../rules/draw-file';
import { readBehaviours } from '../behaviours';
import type { ReportContext } from '../context';
import { readLifeLines, type LifeGap, type LifeLine, type LifeStep } from '../life-line';
import { readOfficerMasks } from '../officer-masks';
import type { LineOf } from '../rows';
import { checkPoints, type CaseFacts } from './check-points';
import type { CheckCase, SpotCheck } from './check-types';
import { readResults } from './results';
import type { SampledCase, SampleReport } from './types';

export interface CheckPlaces {
  readonly lineOf: LineOf;
  readonly fileName: (fileNo: number) => string;
}

/** More placeholders than this in one statement are slow to plan. */
const AT_ONCE = 500;

interface Known extends CaseFacts {
  readonly officerKey: number;
  readonly section: string;
  readonly channel: string;
  readonly result: string;
}

const NOTHING_KNOWN: Known = {
  ...{ isFinished: false, isLate: false, isNegative: null },
  ...{ hasArchiveNo: false, hasOfficer: false, hasRefusalReason: false },
  ...{ officerKey: 0, section: '', channel: '', result: '' },
};

const readKnown = async (
  { engine }: ReportContext,
  cases: readonly SampledCase[],
): Promise<ReadonlyMap<number, Known>> => {
  const known = new Map<number, Known>();
  const lateOf = new Map(cases.map(({ sourceRow, risks }) => [sourceRow, risks.includes('late')]));
  for (let from = 0; from < cases.length; from += AT_ONCE) {
    const asked = cases.slice(from, from + AT_ONCE).map(({ sourceRow }) => sourceRow);
    const rows = await engine.query(
      `select c.source_row, c.officer_key, s.section_name as section, h.channel_name as channel,
        coalesce(c.result, '') as result, c.archive_no is not null as has_archive_no,
        c.refusal_reason is not null as has_reason, c.result_class = 'negative' as is_negative
      from cases c
      join section s on s.section_key = c.section_key
      join channel h on h.channel_key = c.channel_key
      where c.source_row in (${asked.map((_, at) => `$${String(at + 1)}::bigint`).join(', ')})`,
      asked,
    );
    for (const row of rows)
      known.set(Number(row['source_row']), {
        isFinished: false,
        isLate: lateOf.get(Number(row['source_row'])) ?? false,
        isNegative: typeof row['is_negative'] === 'boolean' ? row['is_negative'] : null,
        hasArchiveNo: row['has_archive_no'] === true,
        hasOfficer: Number(row['officer_key']) > 0,
        hasRefusalReason: row['has_reason'] === true,
        officerKey: Number(row['officer_key']),
        section: String(row['section']),
        channel: String(row['channel']),
        result: String(row['result']),
      });
  }
  return known;
};

type Mask = Pick<SpotCheck, 'mask'> & { readonly officers: ReadonlyMap<number, string> };

const maskedStep = (step: LifeStep, { mask, officers }: Mask): LifeStep => ({
  ...step,
  officer: mask === 'internal' ? step.officer : (officers.get(step.officerKey) ?? ''),
  approver: maskName(step.approver, mask),
  detail: maskFreeText(step.detail, mask).text,
});

const maskedGap = (gap: LifeGap, { mask }: Mask): LifeGap => ({
  ...gap,
  detail: maskFreeText(gap.detail, mask).text,
});

const maskedLine = (line: LifeLine, mask: Mask): LifeLine => ({
  ...line,
  steps: line.steps.map((step) => maskedStep(step, mask)),
  gaps: line.gaps.map((gap) => maskedGap(gap, mask)),
});

const caseOf = (one: SampledCase, known: Known, { mask, officers }: Mask): CheckCase => ({
  ...one,
  officer: mask === 'internal' ? one.officer : (officers.get(known.officerKey) ?? ''),
  section: known.section,
  channel: known.channel,
  result: known.result,
});

/**
 * The papers of a draw. `report` is the draw on the data that is loaded, `draw` its file.
 *
 * The life lines of all cases are read together; a case whose id is masked in the export has an empty one.
 */
export const readSpotCheck = async (
  context: ReportContext,
  { draw, report }: { readonly draw: DrawFile; readonly report: SampleReport },
  mask: MaskingLevel,
  places: CheckPlaces,
): Promise<SpotCheck> => {
  const known = await readKnown(context, report.cases);
  const masks: Mask = { mask, officers: await readOfficerMasks(context.engine, mask) };
  const drawn = report.cases.filter(({ isReplacement }) => !isReplacement);
  const ids = drawn.map(({ caseId }) => caseId);
  const lines = await readLifeLines(context, ids, draw.population.as_of, places.lineOf);
  const knownOf = ({ sourceRow }: SampledCase): Known => known.get(sourceRow) ?? NOTHING_KNOWN;
  return {
    draw,
    mask,
    sheets: drawn.flatMap((one, at) => {
      const line = lines[at];
      if (line === undefined) return [];
      const life = maskedLine(line, masks);
      const isFinished = life.steps.some(({ what }) => what === 'finished');
      const points = checkPoints(life, { ...knownOf(one), isFinished });
      return [{ drawn: caseOf(one, knownOf(one), masks), life, points }];
    }),
    replacements: report.cases
      .filter(({ isReplacement }) => isReplacement)
      .map((one) => caseOf(one, knownOf(one), masks)),
    behaviours: await readBehaviours(context.engine, draw.population.as_of),
    results: await readResults(context, report),
    fileName: places.fileName,
  };
};
