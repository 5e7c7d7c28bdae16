/** What came back is shown before it is decided: what each line would become, and why a line is none. */
import { describe, expect, it } from 'vitest';
import { FACT_HEADS } from '../../src/lib/documents/unit-pack-zip';
import { BASE_RULES } from '../../src/headless/rule-file';
import { UnreadableReplyError } from '../../src/lib/domain/errors';
import type { UnitPack } from '../../src/lib/reports/unit-pack';
import type { Decision } from '../../src/lib/state/deciding';
import { DecisionDesk } from '../../src/lib/state/decision-desk.svelte';
import { FeedbackDesk } from '../../src/lib/state/feedback-desk.svelte';

const desk = (): FeedbackDesk =>
  new FeedbackDesk({
    context: () => Promise.reject(new Error('nothing is asked of the data')),
    ruleSet: () => BASE_RULES,
    sources: () => ({
      rules: { id: 'base', version: '1', hash: 'h' },
      calendar: { id: 'cn', version: '1' },
      files: [],
    }),
  });
const fact = (factKey: string): UnitPack['facts'][number] => ({
  ...{ eventId: factKey, factKey, kind: 'upheld_complaint', ruleId: 'CP-01', sourceTable: 'complaints' },
  ...{ sourceRow: 1, sourceId: factKey, caseId: null, unit: 1, section: 0, officer: 0 },
  ...{ happenedOn: '2026-10-02', establishedOn: null, severity: null, category: null, detail: null },
  ...{ state: 'upheld', isMitigated: false, isAggravated: false, person: { key: 0, label: '', within: '' } },
});
const PACKS: readonly UnitPack[] = [
  {
    unit: { key: 1, label: '甲局', within: '' },
    figures: [],
    peers: null,
    facts: [fact('k1'), fact('k2')],
    untold: [],
  },
];
const sheet = (...lines: readonly string[]): File =>
  new File([['# period: 2026-10', '', FACT_HEADS.join(','), ...lines].join('\r\n')], '甲局.csv');
const opened = async (...lines: readonly string[]): Promise<FeedbackDesk> => {
  const made = desk();
  await made.open([sheet(...lines)]);
  return made;
};

describe('a sheet that came back', () => {
  it('each line is an answer, a fault with its row and column, or silent; none is dropped', async () => {
    const made = await opened(
      'k1,,,,,,,,不属实,另有材料,林某,2026-11-08',
      'k2,,,,,,,,,,,',
      ',,,,,,,,,,,',
      'k2,,,,,,,,可能,,林某,2026-11-08',
      ',,,,,,,,属实,,林某,2026-11-08',
      'k9,,,,,,,,属实,,林某,2026-11-08',
    );
    const { answers, faults, silent, added } = made.judge(PACKS, []);
    expect(answers.map(({ row, unit, decision }) => [row, unit, decision.verdict])).toEqual([
      [4, '甲局', 'appeal'],
    ]);
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [7, '意见'],
      [8, 'fact_key'],
      [9, 'unknown'],
    ]);
    expect([silent, added]).toEqual([1, 1]);
  });

  it('what stands already and is later is not replaced; of the same day it is a conflict', async () => {
    const made = await opened('k1,,,,,,,,属实,,林某,2026-11-08', 'k2,,,,,,,,属实,,林某,2026-11-08');
    const standing = (key: string, on: string): Decision => ({
      ...{ about: 'fact', key, verdict: 'dismissed', reason: '查否', by: '办', on },
    });
    const { added, conflicts } = made.judge(PACKS, [
      standing('k1', '2026-11-09'),
      standing('k2', '2026-11-08'),
    ]);
    expect([added, conflicts]).toEqual([0, 1]);
  });

  it('another file is refused by name, and those that are open stay', async () => {
    const made = await opened('k1,,,,,,,,属实,,林某,2026-11-08');
    await expect(made.open([new File(['PK'], '别的.zip')])).rejects.toBeInstanceOf(UnreadableReplyError);
    expect(made.opened).toEqual(['甲局.csv']);
  });
});

describe('taken over', () => {
  it('is undone as a whole, until something else is decided', () => {
    const decisions = new DecisionDesk(() => undefined);
    const said = (key: string): Decision => ({
      ...{ about: 'fact', key, verdict: 'appeal', reason: '另有材料', by: '林某', on: '2026-11-08' },
    });
    decisions.put(said('k0'));
    expect(decisions.canBringBack).toBe(false);
    expect(decisions.take([said('k1'), said('k2')], '甲局.csv')).toBe(2);
    decisions.bringBack();
    expect(decisions.list.map(({ key }) => key)).toEqual(['k0']);
    decisions.take([said('k1')], '甲局.csv');
    decisions.put(said('k3'));
    expect(decisions.canBringBack).toBe(false);
  });
});
