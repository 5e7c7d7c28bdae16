import { describe, expect, it } from 'vitest';
import { parseScheme, schemeFaults, schemeText } from '../../src/lib/domain/assessment-check';
import {
  entriesText,
  entryFaults,
  noEntries,
  parseEntries,
  type AssessmentEntries,
} from '../../src/lib/domain/assessment-entries';
import { given, indicator, KNOWN, scheme } from '../rules/assessment';

/** `path reason` of everything that is wrong. */
const wrong = (...indicators: Parameters<typeof scheme>): string[] =>
  schemeFaults(scheme(...indicators), KNOWN).map(({ path, reason }) => `${path} ${reason}`);
const wrongEntries = (own: Partial<Record<keyof AssessmentEntries, unknown>>): string[] =>
  entryFaults({ ...noEntries('2026'), ...own }).map(({ path, reason }) => `${path} ${reason}`);
const ballot = (by: string, score: number, side = 'raters') => ({ subject: '甲局', side, by, score });

describe('考核方案 scheme', () => {
  it('reads what it writes', () => {
    const own = scheme(indicator({ weight: 60 }), given({ weight: 40 }));
    expect(parseScheme(JSON.parse(schemeText(own)), 'a.json', KNOWN)).toEqual(own);
  });

  it('weights that do not sum to 100, with their sum', () => {
    expect(schemeFaults(scheme(indicator({ weight: 60 }), given({ weight: 39.9 })), KNOWN)).toEqual([
      { path: 'indicators', reason: 'weights_not_100', params: { sum: 99.9 } },
    ]);
    expect(wrong(...[33.3, 33.3, 33.4].map((weight, at) => given({ id: `i${at}`, weight })))).toEqual([]);
  });

  it.each([
    [
      { rollUp: { each: 'quarter', weights: [25, 25, 25] } },
      'indicators.0.rollUp.weights parts_do_not_match',
    ],
    [
      { rollUp: { each: 'quarter', weights: [30, 30, 30, 30] } },
      'indicators.0.rollUp.weights weights_not_100',
    ],
    [{ source: { kind: 'measure', measure: 'nothing' } }, 'indicators.0.source.measure no_such_measure'],
    [{ target: 12 }, 'indicators.0.target target_not_better'],
    [{ target: null, scoring: { kind: 'per_unit', points: 2 } }, 'indicators.0.target no_target'],
    [{ cap: { low: 90, high: 80 } }, 'indicators.0.cap low_over_high'],
    [{ scoring: { kind: 'as_is' } }, 'indicators.0.scoring value_is_no_score'],
    [{ weight: 0 }, 'indicators.0.weight weight_not_positive'],
    [
      {
        scoring: {
          kind: 'threshold',
          steps: [
            { at: 1, score: 80 },
            { at: 5, score: 90 },
          ],
        },
      },
      'indicators.0.scoring.steps steps_not_rising',
    ],
    [
      { source: { kind: 'appraisal' }, scoring: { kind: 'as_is' }, rollUp: { each: 'month', weights: null } },
      'indicators.0.rollUp.each appraised_once',
    ],
  ] as const)('%j: %s', (own, expected) => {
    expect(wrong(indicator(own as Parameters<typeof indicator>[0]))).toEqual([expected]);
  });

  it('every fault at once, the first one in full and the others beside it', () => {
    const bad = scheme(indicator({ weight: 60, target: 12 }), indicator({ weight: 60 }));
    expect(() => parseScheme(bad, 'a.json', KNOWN)).toThrow(
      expect.objectContaining({
        params: {
          ...{ file: 'a.json', path: 'indicators', reason: 'weights_not_100', sum: 120 },
          also: 'indicators.1.id indicator_twice; indicators.0.target target_not_better',
        },
      }),
    );
  });

  it('a unit stands in one peer group; the rate of the lists is a rate', () => {
    const own = {
      ...scheme(indicator()),
      groups: [
        { name: '窗口', units: ['A1'] },
        { name: '乡镇', units: ['A1'] },
      ],
      rankedBy: 'complaints',
    };
    expect(schemeFaults(own, KNOWN).map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'rankedBy no_such_rate',
      'groups.1.units.0 unit_in_two_groups',
    ]);
  });

  it('something else is named by its form', () => {
    expect(schemeFaults({ format: 'mingcha-decisions' }, KNOWN)[0]).toMatchObject({
      path: 'format',
      reason: 'wrong_form',
    });
  });
});

describe('考核登记 entries', () => {
  it('reads what it writes', () => {
    const own = {
      ...noEntries('2026'),
      gates: [{ subject: '甲局', clause: '000-P1', document: '某纪〔2026〕3号', reason: '通报' }],
    };
    expect(parseEntries(JSON.parse(entriesText(own)), 'b.json')).toEqual(own);
  });

  it('a ballot over 100, below 0', () => {
    expect(wrongEntries({ appraisals: [ballot('1', 100.5), ballot('2', -1)] })).toEqual([
      'appraisals.0.score score_out_of_range',
      'appraisals.1.score score_out_of_range',
    ]);
  });

  it('the same rater twice for one subject; the same number on the other side is another one', () => {
    expect(
      wrongEntries({ appraisals: [ballot('1', 80), ballot('1', 80, 'panel'), ballot('1', 90)] }),
    ).toEqual(['appraisals.2.by rater_twice']);
  });

  it('a bonus without a document, a veto without a clause', () => {
    const adjustments = [{ subject: '甲局', kind: 'bonus', points: 2, document: ' ', reason: '表扬' }];
    const vetoes = [{ subject: '甲局', clause: '', document: '某字1号', reason: '事故' }];
    expect(wrongEntries({ adjustments, vetoes })).toEqual([
      'adjustments.0.document empty',
      'vetoes.0.clause empty',
    ]);
  });

  it('service that overlaps, or ends before it begins', () => {
    const spell = (from: string, to: string) => ({ subject: '0007', group: '甲局', from, to });
    expect(
      wrongEntries({
        service: [
          spell('2026-01-01', '2026-06-30'),
          spell('2026-06-30', '2026-12-31'),
          spell('2026-12-31', '2026-01-01'),
        ],
      }),
    ).toEqual(['service.1 service_overlaps', 'service.2.to range_reversed']);
  });

  it('steps of a procedure in their order, an outcome with its day', () => {
    const step = {
      ...{
        list: 'bottom_units',
        subject: '甲局',
        openedOn: null,
        extension: null,
        closedOn: null,
        publicFrom: null,
      },
      ...{ decidedOn: '2027-01-10', notifiedOn: '2027-01-09', deliveredOn: '2027-01-12' },
      ...{ reviewAppliedOn: '2027-01-20', reviewDecidedOn: '2027-02-01', outcome: null },
    };
    expect(wrongEntries({ procedures: [step] })).toEqual([
      'procedures.0.notifiedOn dates_out_of_order',
      'procedures.0.outcome outcome_and_date',
    ]);
  });

  it('nobody returns to the post before passing', () => {
    const training = { subject: '0007', startedOn: '2027-03-01', passedOn: null, returnedOn: '2027-04-01' };
    expect(wrongEntries({ trainings: [training] })).toEqual(['trainings.0.returnedOn step_before_missing']);
  });
});
