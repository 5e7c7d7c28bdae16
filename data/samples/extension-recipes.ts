/** Extensions of cases that are due on the tenth working day: the valid ones, and one for each way not to be. */
import { onDay } from './events';
import type { Day } from './civil';
import type { Recipe, Sketch, Verdict } from './clock-recipes';

type At = (n: number) => Day;

/** Approved on working day `approved` until working day `until`, with all five elements. */
function granted(at: At, approved: number, until: number): Sketch {
  return {
    action: '延期批准',
    entered: onDay(at(approved)),
    newDue: onDay(at(until)),
    reason: '需现场勘查',
    approver: '周甲一',
    approverRole: '分管领导',
    approved: onDay(at(approved)),
    notified: onDay(at(approved)),
    document: '延期告知书',
  };
}

function valid(name: string, fact: string, copies: number, grant: (at: At) => Sketch[]): Recipe {
  return {
    name: `extension: ${name}`,
    fact: `${fact}：新到期日当天办结按时`,
    copies,
    tell: ({ at }) => ({ events: grant(at), extendedTo: at(15), finish: at(15), verdicts: ['valid'] }),
  };
}

function invalid(
  verdict: Verdict,
  name: string,
  fact: string,
  copies: number,
  grant: (at: At) => Sketch,
): Recipe {
  return {
    name: `extension: ${name}`,
    fact: `${fact}：延期无效，原到期日后办结超期`,
    copies,
    tell: ({ at }) => ({ events: [grant(at)], finish: at(14), verdicts: [verdict] }),
  };
}

const VALID: readonly Recipe[] = [
  valid('until a date', '延期五要素齐全，到期前批准', 6, (at) => [granted(at, 8, 15)]),
  valid('by days', '延期5个工作日，未写新期限', 4, (at) => [
    { ...granted(at, 8, 15), newDue: null, limitDays: 5 },
  ]),
  valid('asked and granted', '申请与批准分两行，原因写在申请上', 4, (at) => [
    { action: '延期申请', entered: onDay(at(6)), reason: '需现场勘查' },
    { ...granted(at, 8, 15), reason: '' },
  ]),
  valid('on the due day', '到期日当天批准', 4, (at) => [granted(at, 10, 15)]),
];

const INVALID: readonly Recipe[] = [
  invalid('late', 'a day late', '到期日次日才批准', 6, (at) => granted(at, 11, 15)),
  invalid('incomplete', 'no reason', '没有原因', 3, (at) => ({ ...granted(at, 8, 15), reason: '' })),
  invalid('incomplete', 'no approver', '没有批准人', 3, (at) => ({ ...granted(at, 8, 15), approver: '' })),
  invalid('incomplete', 'nobody told', '没有告知', 3, (at) => ({ ...granted(at, 8, 15), notified: null })),
  invalid('incomplete', 'no new date', '没有新期限', 3, (at) => ({ ...granted(at, 8, 15), newDue: null })),
  invalid('role', 'not his to approve', '批准人是科员', 5, (at) => ({
    ...granted(at, 8, 15),
    approverRole: '科员',
  })),
  invalid('not_approved', 'only asked for', '只有申请没有批准', 5, (at) => ({
    ...granted(at, 8, 15),
    action: '延期申请',
    approved: null,
  })),
  invalid('not_later', 'to an earlier day', '新期限早于原期限', 3, (at) => granted(at, 8, 9)),
];

/** All of them. */
export const EXTENSIONS: readonly Recipe[] = [
  ...VALID,
  ...INVALID,
  {
    name: 'extension: a second one',
    fact: '第二次延期超过规定次数：只有第一次有效，超期',
    copies: 4,
    tell: ({ at }) => ({
      events: [granted(at, 8, 15), granted(at, 14, 20)],
      extendedTo: at(15),
      finish: at(18),
      verdicts: ['valid', 'too_many'],
    }),
  },
  {
    name: 'extension: nothing to extend',
    fact: '没有时限的办件延期：不判',
    copies: 3,
    tell: ({ at }) => ({
      events: [granted(at, 8, 15)],
      limitedBy: 'nothing',
      finish: at(12),
      verdicts: ['not_judged'],
    }),
  },
];
