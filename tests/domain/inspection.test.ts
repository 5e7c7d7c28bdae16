/** 检查记录: what makes a record, what is only doubtful, and how files of several tablets become one list. */
import { describe, expect, it } from 'vitest';
import { BASE_RULES, readRules } from '../../src/headless/rule-file';
import { InvalidDataFileError } from '../../src/lib/domain/errors';
import {
  emptyRecord,
  NO_FINDING,
  recordIdOf,
  type InspectionFinding,
  type InspectionRecord,
} from '../../src/lib/domain/inspection';
import { checkRecord, recordFaults, type CheckGrounds } from '../../src/lib/domain/inspection-check';
import { parseRecords, recordsText } from '../../src/lib/domain/inspection-file';
import {
  allVersions,
  chosen,
  differences,
  isConflict,
  mergeRecords,
  settledRecords,
  withRecord,
} from '../../src/lib/domain/inspection-merge';
import { INSPECTION_HEADS, inspectionMatrix } from '../../src/lib/domain/inspection-rows';
import { listedBehaviours, rectifyLimit, severityStep } from '../../src/lib/domain/inspection-rules';

const ID = 'JC-0000-0000-0001';
const finding = (more: Partial<InspectionFinding> = {}): InspectionFinding => ({
  ...NO_FINDING,
  behaviour: '玩游戏',
  ...more,
});
const record = (more: Partial<InspectionRecord> = {}): InspectionRecord => ({
  ...emptyRecord(ID),
  ...{ on: '2026-10-20', unit: '税务局', kind: 'random', method: 'covert', place: '大厅', leader: '林甲一' },
  ...{ isClean: true, ...more },
});
const GROUNDS: CheckGrounds = {
  ...{ cutOff: null, behaviours: ['玩游戏'], officersOf: () => new Set(['郑庚一']), others: [] },
};
const faults = (more: Partial<InspectionRecord>): string[] =>
  recordFaults(record(more)).map(({ path, reason }) => `${path} ${reason}`);
const doubts = (more: Partial<InspectionRecord>, grounds: Partial<CheckGrounds> = {}): string[] =>
  checkRecord(record(more), { ...GROUNDS, ...grounds }).doubts.map(({ path, reason }) => `${path} ${reason}`);

describe('检查记录 is no record while', () => {
  it('it has neither a finding nor 未发现问题, or both (SP-04)', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ isClean: false })).toEqual(['result no_result']);
    expect(faults({ findings: [finding()] })).toEqual(['result clean_and_found']);
    expect(faults({ isClean: false, findings: [finding()] })).toEqual([]);
  });

  it('a finding says no behaviour, or is to be mended before it was found', () => {
    const wrong = [finding({ behaviour: ' ' }), finding({ rectifyDue: '2026-10-19' })];
    expect(faults({ isClean: false, findings: wrong })).toEqual([
      'findings.0.behaviour no_behaviour',
      'findings.1.rectifyDue due_before_inspection',
    ]);
    expect(faults({ isClean: false, findings: [finding({ rectifyDue: '2026-10-20' })] })).toEqual([]);
    const mended = [
      finding({ rectifiedOn: '2026-10-19' }),
      finding({ recheck: 'failed' }),
      finding({ rectifiedOn: '2026-11-01', recheck: 'passed' }),
    ];
    expect(faults({ isClean: false, findings: mended })).toEqual([
      'findings.0.rectifiedOn rectified_before_inspection',
      'findings.1.recheck recheck_without_rectified',
    ]);
  });

  it('date, unit, kind or method are missing, or the day does not exist', () => {
    expect(faults({ on: '', unit: ' ', kind: '', method: '' })).toEqual([
      ...['on empty', 'unit empty', 'kind empty', 'method empty'],
    ]);
    expect(faults({ on: '2026-02-29' })).toEqual(['on no_such_date']);
  });

  it('the leader inspects the own unit', () => {
    expect(faults({ leaderUnit: ' 税务局 ' })).toEqual(['leaderUnit leader_own_unit']);
    expect(faults({ leaderUnit: '公安局' })).toEqual([]);
  });

  it('a case that was looked into has no result of its own, or two', () => {
    const cases = [
      { caseId: 'A', isClean: false },
      { caseId: 'B', isClean: true },
      { caseId: 'A', isClean: true },
      { caseId: '', isClean: true },
    ];
    expect(faults({ isClean: false, cases, findings: [finding({ caseId: 'B' })] })).toEqual([
      'cases.0 case_without_result',
      'cases.1 case_clean_and_found',
      'cases.2 case_twice',
      'cases.3 empty',
    ]);
    expect(faults({ cases: [{ caseId: 'A', isClean: false }] })).toEqual([]);
  });

  it('more passed than were checked, or one of the two counts is missing or none (SP-09)', () => {
    const asked = (checked: number | null, passed: number | null): string[] =>
      faults({ checks: { ...record().checks, badge: { checked, passed } } });
    expect(asked(12, 12)).toEqual([]);
    expect(asked(12, 0)).toEqual([]);
    expect(asked(12, 13)).toEqual(['checks.badge passed_over_checked']);
    expect(asked(12, null)).toEqual(['checks.badge checked_and_passed']);
    expect(asked(1.5, 1)).toEqual(['checks.badge no_count']);
    expect(asked(Number('x'), 1)).toEqual(['checks.badge no_count']);
  });
});

describe('looked at once more, and put down all the same', () => {
  it('a day after the cut-off; the day of the cut-off itself is none', () => {
    expect(doubts({ on: '2026-11-01' }, { cutOff: '2026-10-31' })).toEqual(['on after_cut_off']);
    expect(doubts({ on: '2026-10-31' }, { cutOff: '2026-10-31' })).toEqual([]);
    expect(doubts({ on: '2026-11-01' })).toEqual([]);
  });

  it('the same visit under another number; the same number is the record itself', () => {
    expect(doubts({}, { others: [record({ id: 'JC-0000-0000-0002' })] })).toEqual(['unit same_visit']);
    expect(doubts({}, { others: [record()] })).toEqual([]);
    expect(doubts({}, { others: [record({ id: 'JC-0000-0000-0002', place: '二楼' })] })).toEqual([]);
  });

  it('nobody leads, but for a cross inspection (SP-03); a name of the team is one of the unit', () => {
    expect(doubts({ leader: '' })).toEqual(['leader no_leader']);
    expect(doubts({ leader: '', kind: 'cross' })).toEqual([]);
    expect(doubts({ leader: '郑庚一' })).toEqual(['leader leader_name_in_unit']);
    expect(doubts({ team: '陈某，郑庚一' })).toEqual(['team team_name_in_unit']);
  });

  it('a behaviour that the rule set does not list', () => {
    expect(doubts({ findings: [finding({ behaviour: '未佩戴工作牌' })] })).toEqual([
      'findings.0.behaviour behaviour_not_listed',
    ]);
  });
});

describe('the rule set of a finding', () => {
  it('lists the behaviours of SP-05 and SP-07 in force that day, each once', () => {
    const names = listedBehaviours(BASE_RULES, '2026-10-20');
    expect(names.map(({ name }) => name)).toContain('玩游戏');
    expect(names.find(({ name }) => name === '擅自离岗')?.rules).toEqual(['SP-05', 'SP-07']);
    expect(listedBehaviours(BASE_RULES, '1899-12-31')).toEqual([]);
  });

  it('gives the days to mend it from the day after the inspection (SP-08)', () => {
    expect(rectifyLimit(BASE_RULES, '2026-10-20')).toEqual({
      ...{ from: '2026-10-20', days: 15, unit: 'day', inclusive: false },
    });
    expect(rectifyLimit(BASE_RULES, '')).toBeNull();
  });

  it('says what a severity leads to (SP-12) where its ladder is in force, and nothing where it is off', () => {
    const rules = readRules('inspection-rule');
    expect(severityStep(rules, 'none', '2026-10-20')?.clause).toContain('批评教育');
    expect(severityStep(rules, 'serious', '2026-10-20')?.clause).toContain('诫勉谈话');
    expect(severityStep(BASE_RULES, 'serious', '2026-10-20')).toBeNull();
  });
});

describe('files of several tablets', () => {
  const other = record({ id: 'JC-0000-0000-0002', unit: '公安局' });
  const changed = record({ place: '二楼' });

  it('the same number with the same content counts once, in whatever order the files are read', () => {
    const merged = mergeRecords(mergeRecords([], [record()], 'a.json').entries, [other, record()], 'b.json');
    expect([merged.added, merged.same, merged.conflicts]).toEqual([1, 1, 0]);
    expect(settledRecords(merged.entries)).toEqual([record(), other]);
  });

  it('with other content both stay, none counts, and the choice is the user’s', () => {
    const merged = mergeRecords(mergeRecords([], [record()], 'a.json').entries, [changed, other], 'b.json');
    expect([merged.added, merged.same, merged.conflicts]).toEqual([1, 0, 1]);
    expect(settledRecords(merged.entries)).toEqual([other]);
    expect(merged.entries[0]?.versions.map(({ from, record: { place } }) => [from, place])).toEqual([
      ['a.json', '大厅'],
      ['b.json', '二楼'],
    ]);
    expect(differences(record(), changed)).toEqual(['place']);
    expect(settledRecords(chosen(merged.entries, ID, 1))).toEqual([changed, other]);
    // Typed once more while it is open: one more version, and nothing is replaced unseen.
    expect(withRecord(merged.entries, record({ place: '三楼' }))[0]?.versions).toHaveLength(3);
  });

  it('within one file too; and a file with both versions gives the conflict on', () => {
    const { entries } = mergeRecords([], [record(), changed], 'a.json');
    expect(entries.filter(isConflict)).toHaveLength(1);
    const again = mergeRecords([], parseRecords(recordsText(allVersions(entries)), 'b.json'), 'b.json');
    expect(again.entries.filter(isConflict)).toHaveLength(1);
  });

  it('a file is the same bytes in whatever order the records were typed', () => {
    expect(recordsText([other, record()])).toBe(recordsText([record(), other]));
    expect(parseRecords(recordsText([other, record()]), 'a.json')).toEqual([record(), other]);
  });

  it('a file in which a record is none is refused with the place', () => {
    const refused = (text: string): unknown => {
      try {
        return parseRecords(text, 'a.json');
      } catch (cause) {
        return cause instanceof InvalidDataFileError ? [cause.params['path'], cause.params['reason']] : cause;
      }
    };
    expect(refused(recordsText([record({ isClean: false })]))).toEqual(['records.0.result', 'no_result']);
    expect(refused(recordsText([record()]).replace(ID, 'JC-1'))).toEqual(['records.0.id', 'no_record_id']);
    expect(refused('[]')).toEqual(['format', 'wrong_form']);
  });

  it('two tablets make no number alike: 60 bits of chance, in digits that are not misread', () => {
    expect(recordIdOf(Uint8Array.from([0, 1, 10, 31, 32, 63, 255, 17, 18, 19, 20, 21]))).toBe(
      'JC-01AZ-0ZZH-JKMN',
    );
  });
});

describe('rows of the register', () => {
  const rowsOf = (more: Partial<InspectionRecord>): string[] =>
    inspectionMatrix([record(more)])
      .slice(1)
      .map((cells) =>
        ['问题编号', '抽查办件编号', '问题类型', '检查结果', '后果']
          .map((head) => cells[INSPECTION_HEADS.findIndex((one) => one === head)])
          .join(' '),
      );

  it('one for each finding, and 未发现问题 for each case that none names', () => {
    const cases = [
      { caseId: 'A', isClean: false },
      { caseId: 'B', isClean: true },
    ];
    const findings = [finding({ caseId: 'A', severity: 'serious' }), finding({ behaviour: '迟到' })];
    expect(rowsOf({ isClean: false, cases, findings })).toEqual([
      `${ID}-01 A 玩游戏 发现问题 严重后果`,
      `${ID}-02  迟到 发现问题 无`,
      `${ID}-B02 B  未发现问题 `,
    ]);
  });

  it('未发现问题 is a row even where no case is named', () => {
    expect(rowsOf({})).toEqual([`${ID}-00   未发现问题 `]);
    expect(rowsOf({ cases: [{ caseId: 'A', isClean: false }] })).toEqual([`${ID}-B01 A  未发现问题 `]);
  });

  it('the same people are the same team in whatever order they are typed (SP-03)', () => {
    const teamOf = (team: string): string | undefined => inspectionMatrix([record({ team })])[1]?.at(-1);
    expect(teamOf('王某、 李某，李某')).toBe(teamOf('李某;王某'));
  });
});
