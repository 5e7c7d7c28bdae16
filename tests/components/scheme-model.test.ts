import { describe, expect, it } from 'vitest';
import {
  faultPlace,
  groupsFrom,
  groupsText,
  newIndicator,
  partWeightsFrom,
  partWeightsText,
  scoringFrom,
  scoringText,
  sourceOptions,
  sourceValue,
  weightSum,
  withScoring,
  withSource,
} from '../../src/lib/components/scheme-model';
import { schemeFaults } from '../../src/lib/domain/assessment-check';
import { given, indicator, KNOWN, scheme } from '../rules/assessment';

describe('考核方案的表单', () => {
  it('every source that is chosen leaves an indicator without a fault', () => {
    for (const value of sourceOptions(KNOWN, indicator()))
      for (const one of [indicator(), given()])
        expect([value, schemeFaults(scheme(withSource(one, value)), KNOWN)]).toEqual([value, []]);
    expect(sourceValue(withSource(indicator(), 'appraisal'))).toBe('appraisal');
  });

  it('the same choice again changes nothing', () => {
    const own = indicator();
    expect(withSource(own, 'measure:overdue_rate')).toBe(own);
    expect(withScoring(own, 'min_max')).toBe(own);
  });

  it('steps as they are typed: 95=100, 90=80', () => {
    const steps = scoringFrom({ kind: 'threshold', steps: [] }, '95=100，90＝80');
    expect(steps).toEqual({
      kind: 'threshold',
      steps: [
        { at: 95, score: 100 },
        { at: 90, score: 80 },
      ],
    });
    expect(scoringText(steps)).toBe('95=100, 90=80');
    expect(scoringFrom({ kind: 'min_max', worst: 5 }, ' ')).toEqual({ kind: 'min_max', worst: null });
  });

  it('what is no number is named, never taken for 0', () => {
    const typed = { ...indicator(), scoring: scoringFrom({ kind: 'threshold', steps: [] }, '95') };
    expect(schemeFaults(scheme(typed), KNOWN)[0]?.path).toBe('indicators.0.scoring.steps.0.score');
  });

  it('EV-07: the weights of the quarters as they are typed; four that make 100, else the place is named', () => {
    const typed = (text: string): readonly string[] => {
      const rollUp = partWeightsFrom({ each: 'quarter', weights: null }, text);
      return schemeFaults(scheme(indicator({ rollUp })), KNOWN).map(
        ({ path, reason }) => `${faultPlace(path, scheme(indicator()))} ${reason}`,
      );
    };
    expect(typed('20，20 25、35')).toEqual([]);
    expect(typed(' ')).toEqual([]);
    expect(typed('20 20 25')[0]).toMatch(/ parts_do_not_match$/);
    expect(typed('20 20 25 30')[0]).toMatch(/ weights_not_100$/);
    expect(typed('20 20 25 x')[0]).toMatch(/ /);
    expect(partWeightsText({ each: 'quarter', weights: [20, 20, 25, 35] })).toBe('20 20 25 35');
    expect(partWeightsText({ each: 'quarter', weights: null })).toBe('');
  });

  it('a score stays within bounds; a bound that is no number or the wrong way round is named', () => {
    const capped = (low: number, high: number): readonly string[] =>
      schemeFaults(scheme(indicator({ cap: { low, high } })), KNOWN).map(({ path }) => path);
    expect(capped(40, 100)).toEqual([]);
    expect(capped(NaN, 100)[0]).toMatch(/^indicators\.0\.cap/);
    expect(capped(60, 40)[0]).toMatch(/^indicators\.0\.cap/);
  });

  it('a new indicator takes the weight that is left, and an id of its own', () => {
    const own = [indicator({ weight: 60 }), given({ id: 'i3', weight: 15.5 })];
    const added = newIndicator(own);
    expect([added.weight, added.id]).toEqual([24.5, 'i4']);
    expect(weightSum([...own, added])).toBe(100);
    expect(schemeFaults(scheme(...own, added), KNOWN)).toEqual([]);
  });

  it('groups are written as they are read', () => {
    const groups = [{ name: '窗口单位', units: ['甲局', '乙局'] }];
    expect(groupsText(groups)).toBe('窗口单位：甲局、乙局');
    expect(groupsFrom('窗口单位: 甲局, 乙局\n\n')).toEqual(groups);
  });

  it('a fault is said at its item and field', () => {
    expect(faultPlace('indicators.0.rollUp.weights', scheme(indicator()))).toBe('第 1 项“超期率”的计算期');
    expect(faultPlace('indicators', scheme(indicator()))).toBe('指标表');
  });
});
