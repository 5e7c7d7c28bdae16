/** Events for tests of the rules: an upheld complaint of officer 7, unless told otherwise. */
import type { Ladder } from '../../src/lib/domain/ladder';
import type { SupervisionEvent } from '../../src/lib/events/event';

let last = 0;

export const event = (given: Partial<SupervisionEvent> & { on?: string } = {}): SupervisionEvent => {
  last += 1;
  const { on = '2026-03-01', ...rest } = given;
  return {
    eventId: `upheld_complaint|TS${last}`,
    factKey: `complaint|TS${last}`,
    kind: 'upheld_complaint',
    ruleId: 'CP-01',
    sourceTable: 'complaints',
    sourceRow: last,
    sourceId: `TS${last}`,
    caseId: null,
    unit: 1,
    section: 3,
    officer: 7,
    happenedOn: on,
    establishedOn: on,
    severity: null,
    category: null,
    detail: null,
    state: 'upheld',
    isMitigated: false,
    isAggravated: false,
    ...rest,
  };
};

export const complaints = (...days: string[]): SupervisionEvent[] => days.map((on) => event({ on }));

const step = (from: number, sanction: Ladder['steps'][number]['proposes'][number]['sanction']) => ({
  from,
  severity: null,
  proposes: [{ sanction, target: 'person' as const }],
  clause: '002 第十六条（一）',
  legal_review: false,
});

/** CP-02: one, two, three, four upheld complaints in a year. */
export const yearLadder: Ladder = {
  id: 'upheld-complaints',
  rule_id: 'CP-02',
  title: { zh: '有效投诉', en: 'Upheld complaints' },
  enabled: true,
  events: ['upheld_complaint'],
  categories: null,
  subject: 'person',
  window: { kind: 'calendarYear' },
  count_on: 'happened',
  steps: [step(1, 'admonition'), step(2, 'incompetent'), step(3, 'transfer'), step(4, 'discipline')],
  clause: '002 第十六条（一）',
  valid_from: '1900-01-01',
  valid_to: null,
};

/** CP-03: five in two years. */
export const twoYearLadder: Ladder = {
  ...yearLadder,
  id: 'two-years',
  rule_id: 'CP-03',
  window: { kind: 'rolling', months: 24 },
  steps: [step(5, 'dismiss')],
};
