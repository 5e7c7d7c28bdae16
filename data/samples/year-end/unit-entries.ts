/** What the office entered about units: appraisals, exams, points, a veto, a gate, service, the quota, last year's list. */
import { PLANTED, type Unit } from '../county';
import { Stream } from '../seed';
import { ballots, type Entries, NO_ENTRIES } from './entries';

/** The parts that units play in the assessment. */
export const UNIT_PARTS = {
  twenty: '自然资源局',
  nineteen: '市场监督管理局',
  twentyOne: '行政审批服务局',
  last: PLANTED.worstUnit,
  noScores: PLANTED.noBusinessUnit,
  missingQuarter: '交通运输局',
  overBonus: '发展和改革局',
  veto: '应急管理局',
  gate: '教育局',
  partYear: '辰街道',
  moved: '医疗保障局',
} as const;

const repeated = (score: number, times: number): number[] => Array.from({ length: times }, () => score);

/** Four quarters of everybody with business; one lacks the third. */
function exams(units: readonly Unit[], seed: string): Entries['scores'] {
  return units.flatMap(({ name, code }, index) => {
    if (name === UNIT_PARTS.noScores) return [];
    const stream = new Stream(seed, 'year-exam', index);
    const low = name === UNIT_PARTS.last ? 40 : 85 + stream.int(0, 8);
    return [1, 2, 3, 4]
      .map((part) => ({ indicator: 'exam', subject: code, part, value: low + stream.int(0, 7) }))
      .filter(({ part }) => name !== UNIT_PARTS.missingQuarter || part !== 3);
  });
}

/** Appraised are four: on 20, 19 and 21 ballots, and the last one; .6 × 88 + .4 × 92 = 89.60. */
const appraisals = (code: (name: string) => string): Entries['appraisals'] => [
  ...ballots(code(UNIT_PARTS.twenty), [88, 88, 88], repeated(92, 20)),
  ...ballots(code(UNIT_PARTS.nineteen), [95, 96], repeated(97, 19)),
  ...ballots(code(UNIT_PARTS.twentyOne), [93, 96], [...repeated(92, 10), ...repeated(97, 11)]),
  ...ballots(code(UNIT_PARTS.last), [30, 35], repeated(38, 20)),
];

const points = (
  subject: string,
  kind: 'bonus' | 'deduction',
  size: number,
  document: string,
  reason: string,
): Entries['adjustments'][number] => ({ subject, kind, points: size, document, reason });

/** Bonus and deductions beyond their caps of 5 and 10. */
const adjustments = (code: (name: string) => string): Entries['adjustments'] => [
  points(code(UNIT_PARTS.overBonus), 'bonus', 3, '样府发〔2026〕3号', '改革试点经验推广'),
  points(code(UNIT_PARTS.overBonus), 'bonus', 4, '样府发〔2026〕9号', '专项工作表扬'),
  points(code(UNIT_PARTS.gate), 'bonus', 5, '样府发〔2026〕10号', '专项工作表扬'),
  points(code(UNIT_PARTS.last), 'deduction', 12, '样督发〔2026〕5号', '督查通报'),
];

/** @throws RangeError for a unit that the county lacks. */
export function codeOf(units: readonly Unit[], name: string): string {
  const found = units.find((unit) => unit.name === name);
  if (found === undefined) throw new RangeError(`no unit ${name}`);
  return found.code;
}

/** All of them; one unit came to be in August, one changed its peer group in March. */
export function unitEntries(units: readonly Unit[], seed: string): Entries {
  const code = (name: string): string => codeOf(units, name);
  const moved = code(UNIT_PARTS.moved);
  return {
    ...NO_ENTRIES,
    scores: exams(units, seed),
    appraisals: appraisals(code),
    adjustments: adjustments(code),
    vetoes: [
      {
        ...{ subject: code(UNIT_PARTS.veto), clause: '年度考核办法 第十条：一票否决' },
        ...{ document: '样考办〔2026〕1号', reason: '安全生产责任事故' },
      },
    ],
    gates: [
      {
        ...{ subject: code(UNIT_PARTS.gate), clause: '000-P1 四（四）：年度内不得评先评优' },
        ...{ document: '样监〔2026〕6号', reason: '通报批评' },
      },
    ],
    service: [
      { subject: code(UNIT_PARTS.partYear), group: '乡镇街道', from: '2026-08-01', to: '2026-12-31' },
      { subject: moved, group: '公共服务类', from: '2026-01-01', to: '2026-03-10' },
      { subject: moved, group: '审批类', from: '2026-03-11', to: '2026-12-31' },
    ],
    quotaCuts: [{ group: '审批类', seats: 1, document: '样考办〔2026〕2号' }],
    lastYear: [{ list: 'bottom_units', subject: code(UNIT_PARTS.last) }],
  };
}
