/** The form of a scheme: its cells as text, and what was typed as a scheme again. */
import type { AssessmentScheme, Indicator, Scoring } from '../domain/assessment';
import { m } from '../i18n/paraglide/messages';
import { term, wordsOf } from '../i18n/words';

export type KnownMeasures = ReadonlyMap<string, { readonly isRate: boolean }>;

/** An empty cell is no number; whatever else is typed is read as one, and named when it is none. */
export const numberOf = (text: string): number | null => {
  const trimmed = text.trim();
  return trimmed === '' ? null : Number(trimmed);
};

export const textOf = (value: number | null): string => (value === null ? '' : String(value));

/** Floating tails of a sum are nobody's weight. */
export const weightSum = (indicators: readonly Indicator[]): number =>
  Math.round(indicators.reduce((sum, { weight }) => sum + weight, 0) * 1e6) / 1e6;

/** `measure:overdue_rate`, `appraisal`, `entered`, `events`. */
export const sourceValue = ({ source }: Indicator): string =>
  source.kind === 'measure' ? `measure:${source.measure}` : source.kind;

export const sourceWords = (value: string): string =>
  value.startsWith('measure:') ? term(value.slice(8)) : (wordsOf(`year_source_${value}`) ?? value);

/** What can be chosen; facts of kinds come by a file. */
export const sourceOptions = (known: KnownMeasures, indicator: Indicator): readonly string[] => [
  'appraisal',
  'entered',
  ...(indicator.source.kind === 'events' ? ['events'] : []),
  ...[...known.keys()].map((id) => `measure:${id}`),
];

const appraised = (indicator: Indicator): Indicator => ({
  ...indicator,
  source: { kind: 'appraisal' },
  direction: 'higher_is_better',
  scoring: { kind: 'as_is' },
  rollUp: { each: 'year', weights: null },
});

/** Another source may need another way to score. */
export function withSource(indicator: Indicator, value: string): Indicator {
  if (value === sourceValue(indicator)) return indicator;
  if (value === 'appraisal') return appraised(indicator);
  const { kind } = indicator.scoring;
  if (value === 'entered') return { ...indicator, source: { kind: 'entered' }, scoring: { kind: 'as_is' } };
  const scoring: Scoring = kind === 'as_is' ? { kind: 'min_max', worst: null } : indicator.scoring;
  return { ...indicator, source: { kind: 'measure', measure: value.slice(8) }, scoring };
}

export const SCORINGS = ['min_max', 'threshold', 'per_unit', 'as_is'] as const;
export type ScoringKind = (typeof SCORINGS)[number];

export const withScoring = (indicator: Indicator, kind: string): Indicator => {
  const next: Readonly<Record<ScoringKind, Scoring>> = {
    min_max: { kind: 'min_max', worst: null },
    threshold: { kind: 'threshold', steps: [{ at: indicator.target ?? 0, score: 100 }] },
    per_unit: { kind: 'per_unit', points: 1 },
    as_is: { kind: 'as_is' },
  };
  const wanted = SCORINGS.find((one) => one === kind) ?? 'min_max';
  return wanted === indicator.scoring.kind ? indicator : { ...indicator, scoring: next[wanted] };
};

/** `95=100, 90=80`, the one number of the others. */
export function scoringText(scoring: Scoring): string {
  switch (scoring.kind) {
    case 'min_max':
      return textOf(scoring.worst);
    case 'threshold':
      return scoring.steps.map(({ at, score }) => `${at}=${score}`).join(', ');
    case 'per_unit':
      return String(scoring.points);
    case 'as_is':
      return '';
    default:
      return scoring satisfies never;
  }
}

export function scoringFrom(scoring: Scoring, text: string): Scoring {
  switch (scoring.kind) {
    case 'min_max':
      return { ...scoring, worst: numberOf(text) };
    case 'threshold':
      return {
        ...scoring,
        steps: text
          .split(/[,，;；]/)
          .filter((part) => part.trim() !== '')
          .map((part) => {
            const [at = '', score = ''] = part.split(/[=＝]/);
            return { at: Number(at), score: Number(score.trim() === '' ? 'x' : score) };
          }),
      };
    case 'per_unit':
      return { ...scoring, points: numberOf(text) ?? 0 };
    case 'as_is':
      return scoring;
    default:
      return scoring satisfies never;
  }
}

/** `20 20 25 35`; '' = all alike. */
export const partWeightsText = ({ weights }: Indicator['rollUp']): string => weights?.join(' ') ?? '';

/** In the order of the months or quarters; nothing typed = all alike. What is no number is named by the check. */
export const partWeightsFrom = ({ each }: Indicator['rollUp'], text: string): Indicator['rollUp'] => {
  const parts = text.split(/[\s,，、;；]+/).filter((part) => part !== '');
  return { each, weights: parts.length === 0 ? null : parts.map(Number) };
};

/** The first free id. */
const freeId = (indicators: readonly Indicator[]): string => {
  const taken = new Set(indicators.map(({ id }) => id));
  let no = indicators.length + 1;
  while (taken.has(`i${no}`)) no += 1;
  return `i${no}`;
};

export const newIndicator = (indicators: readonly Indicator[]): Indicator => ({
  id: freeId(indicators),
  title: m.year_new_indicator(),
  basis: 'AS-06',
  source: { kind: 'entered' },
  weight: Math.max(1, 100 - weightSum(indicators)),
  direction: 'higher_is_better',
  target: null,
  scoring: { kind: 'as_is' },
  cap: { low: 0, high: 100 },
  rollUp: { each: 'year', weights: null },
  missing: 'leave_out',
});

/** `indicators.2.weight` → 指标 3：权重. */
export function faultPlace(path: string, { indicators }: AssessmentScheme): string {
  const [, no, ...field] = /^indicators\.(\d+)(?:\.(.*))?$/.exec(path) ?? [];
  if (no === undefined) return wordsOf(`year_field_${path.split('.')[0] ?? ''}`) ?? path;
  const name = field[0]?.split('.')[0] ?? '';
  const title = indicators[Number(no)]?.title ?? '';
  return m.year_fault_place({ no: Number(no) + 1, title, field: wordsOf(`year_field_${name}`) ?? name });
}

/** One group a line: `窗口单位：甲局、乙局`. */
export const groupsText = (groups: AssessmentScheme['groups']): string =>
  groups.map(({ name, units }) => `${name}：${units.join('、')}`).join('\n');

export const groupsFrom = (text: string): AssessmentScheme['groups'] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', units = ''] = line.split(/[:：]/);
      return {
        name: name.trim(),
        units: units
          .split(/[、,，]/)
          .map((unit) => unit.trim())
          .filter((unit) => unit !== ''),
      };
    });
