/** Failings of everything besides cases, each with what fires it and what only looks alike. */
import { describe, expect, it } from 'vitest';
import { listing } from './listing';

const { rule, events } = listing();

describe('CP-01: an upheld complaint', () => {
  it('counts by its verdict as known at the cut-off; other bodies’ matters and exemptions are set apart', async () => {
    await rule('AC-13', 'sources', '纪检');
    const base = { received: '2026-10-08', verdict_class: 'upheld' };
    const complaints = [
      { ...base, complaint_id: 'upheld', established: '2026-11-01' },
      { ...base, complaint_id: 'not yet known', established: '2026-12-01' },
      { ...base, complaint_id: 'no', verdict_class: 'dismissed' },
      { received: '2026-10-08', complaint_id: 'open' },
      { ...base, complaint_id: 'discipline', source: '纪检' },
      { ...base, complaint_id: 'excused', exemption: '容错〔2026〕1号' },
      { ...base, complaint_id: 'later', received: '2026-12-05' },
    ];
    expect(await events('upheld_complaint', { complaints })).toEqual([
      'discipline exempt',
      'excused exempt',
      'no dismissed',
      'not yet known pending',
      'open pending',
      'upheld upheld',
    ]);
  });

  it('CP-04: a repeat and a late reply are facts of their own', async () => {
    const complaints = [
      {
        complaint_id: 'again',
        received: '2026-10-08',
        is_repeat: true,
        due: '2026-10-15',
        replied: '2026-10-15',
      },
      {
        complaint_id: 'late',
        received: '2026-10-08',
        is_repeat: false,
        due: '2026-10-15',
        replied: '2026-10-16',
      },
    ];
    expect(await events('repeat_complaint', { complaints })).toEqual(['again upheld']);
    expect(await events('complaint_reply_late', { complaints })).toEqual(['late upheld']);
  });

  it('CP-13: integrity by the categories of the rule set only', async () => {
    await rule('CP-13', 'categories', '廉洁');
    const base = { received: '2026-10-08', verdict_class: 'upheld' };
    const complaints = [
      { ...base, complaint_id: 'bribe', category: '廉洁' },
      { ...base, complaint_id: 'queue', category: '排队' },
    ];
    expect(await events('integrity_complaint', { complaints })).toEqual(['bribe upheld']);
    expect(await events('attitude_complaint', { complaints })).toEqual([]);
  });
});

describe('CD-01: cards', () => {
  it('a revoked one does not count, one revoked after the cut-off still does, an appeal is open', async () => {
    const base = { card_level: 'red', issued: '2026-10-08' };
    const cards = [
      { ...base, card_id: 'stands' },
      { ...base, card_id: 'revoked', revoked: '2026-11-01' },
      { ...base, card_id: 'revoked later', revoked: '2026-12-01' },
      { ...base, card_id: 'appealed', status_class: 'appealing' },
      { ...base, card_id: 'yellow', card_level: 'yellow' },
    ];
    expect(await events('red_card', { cards })).toEqual([
      'appealed under_review',
      'revoked dismissed',
      'revoked later upheld',
      'stands upheld',
    ]);
    expect(await events('yellow_card', { cards })).toEqual(['yellow upheld']);
  });
});

describe('SP: inspections', () => {
  const base = { found: '2026-10-08', unit_key: 1, officer_key: 4, rectify_due: '2026-10-30' };

  it('SP-05, SP-07: behaviour of the list; nothing found is no finding', async () => {
    await rule('SP-05', 'behaviours', '玩游戏');
    await rule('SP-07', 'behaviours', '擅自离岗');
    const findings = [
      { ...base, finding_id: 'game', behaviour: '玩游戏' },
      { ...base, finding_id: 'away', behaviour: '擅自离岗' },
      { ...base, finding_id: 'other', behaviour: '桌牌缺失' },
      { ...base, finding_id: 'clean', behaviour: '玩游戏', is_clean: true },
    ];
    expect(await events('misconduct', { findings })).toEqual(['game upheld']);
    expect(await events('exposed_finding', { findings })).toEqual(['away upheld']);
  });

  it('SP-08: mended a day late fires, on the day it does not; a failed recheck fires', async () => {
    const findings = [
      { ...base, finding_id: 'late', behaviour: 'x', rectified: '2026-10-31', is_verified: true },
      { ...base, finding_id: 'in time', behaviour: 'x', rectified: '2026-10-30', is_verified: false },
    ];
    expect(await events('rectification_late', { findings })).toEqual(['late upheld']);
    expect(await events('recheck_failed', { findings })).toEqual(['in time upheld']);
  });

  it('AS-14, SP-12: a finding without owner, date or circular waits for somebody to look', async () => {
    const findings = [
      { ...base, finding_id: 'whole', behaviour: 'x', notice_no: '通报1号' },
      { ...base, finding_id: 'nobody', behaviour: 'x', officer_key: 0 },
    ];
    expect(await events('measure_missing', { findings })).toEqual(['nobody pending']);
    expect(await events('finding_uncirculated', { findings })).toEqual(['nobody pending']);
  });

  it('SP-03, SP-04: led, recorded, and not by the same team as the month before', async () => {
    const held = { ...base, behaviour: 'x', leader: '甲某', inspectors: '乙某、丙某', record_no: '表1' };
    const findings = [
      { ...held, finding_id: 'a', inspection_no: '1', found: '2026-09-10' },
      { ...held, finding_id: 'b', inspection_no: '2' },
      { ...base, finding_id: 'c', inspection_no: '3', behaviour: 'x', inspectors: '丁某' },
      {
        ...base,
        finding_id: 'd',
        inspection_no: '4',
        behaviour: 'x',
        inspection_class: 'cross',
        inspectors: '丁某',
      },
    ];
    expect(await events('inspection_unled', { findings })).toEqual(['c pending']);
    expect(await events('inspection_unrecorded', { findings })).toEqual(['c pending', 'd pending']);
    expect(await events('inspection_same_team', { findings })).toEqual(['b pending']);
  });
});

describe('steps of a case', () => {
  const step = (event_id: string, event_kind: string, more: object = {}) => ({
    event_id,
    case_id: 'a',
    event_kind,
    entered: '2026-11-10',
    ...more,
  });
  const cases = [{ case_id: 'a', accepted: '2026-11-02', committed_days: 10 }];

  it('RN-01, RN-02: a notice without document fires; a second one waits for somebody to look', async () => {
    const case_events = [
      step('N1', 'supplement_notice', { doc_no: '告知1号' }),
      step('N2', 'supplement_notice', { entered: '2026-11-12' }),
      step('N3', 'supplement_notice', { entered: '2026-11-12', case_id: 'b', is_written: true }),
    ];
    expect(await events('notice_not_written', { cases, case_events })).toEqual(['N2 upheld']);
    expect(await events('repeated_notice', { cases, case_events })).toEqual(['N2 pending']);
  });

  it('RN-03: a receipt with six particulars is whole, with five it is not', async () => {
    await rule('RN-03', 'fields', 6);
    const whole = { doc_no: '回执1', materials: '身份证', pages: 2, limit_days: 10, officer_key: 4 };
    const case_events = [step('R1', 'receipt', whole), step('R2', 'receipt', { ...whole, officer_key: 0 })];
    expect(await events('receipt_incomplete', { cases, case_events })).toEqual(['R2 upheld']);
  });

  it('RN-10, RN-17, EX-03: hand-overs without record, late, unreported, without approval', async () => {
    await rule('RN-10', 'days', 2);
    const whole = {
      doc_no: '移交1',
      left: '2026-11-12',
      approver: '甲某',
      notified: '2026-11-10',
      reason: '出差',
    };
    const case_events = [
      step('H1', 'handed_over', whole),
      step('H2', 'handed_over', { left: '2026-11-13', reason: '出差' }),
    ];
    for (const kind of ['hop_unrecorded', 'hop_late', 'handover_unapproved'] as const)
      expect(await events(kind, { cases, case_events })).toEqual(['H2 upheld']);
    expect(await events('absence_unreported', { cases, case_events })).toEqual(['H2 pending']);
  });

  it('TL-19, TL-14: a stage past its days, and forwarding past its own', async () => {
    const stages = [
      step('S1', 'stage', { limit_days: 2, left: '2026-11-12' }),
      step('S2', 'stage', { limit_days: 2, left: '2026-11-13' }),
    ];
    expect(await events('stage_late', { cases, case_events: stages })).toEqual(['S2 upheld']);
    const two = [...cases, { case_id: 'b', accepted: '2026-11-02' }];
    const case_events = [
      step('F1', 'forwarded', { entered: '2026-11-04' }),
      step('F2', 'forwarded', { entered: '2026-11-05', case_id: 'b' }),
    ];
    expect(await events('forwarded_late', { cases: two, case_events })).toEqual(['F2 upheld']);
  });

  it('EX-01, EX-02: an extension without approval in time, and one too many', async () => {
    const grant = {
      approved: '2026-11-12',
      new_due: '2026-11-20',
      reason: '勘查',
      approver: '甲某',
      notified: '2026-11-12',
    };
    const case_events = [
      step('E1', 'extension_approved', grant),
      step('E2', 'extension_approved', { ...grant, approved: '2026-11-18', new_due: '2026-11-27' }),
      step('E3', 'extension_approved', { ...grant, approved: '2026-11-26', case_id: 'b' }),
    ];
    const two = [...cases, { case_id: 'b', accepted: '2026-11-02', committed_days: 10 }];
    expect(await events('extension_repeated', { cases: two, case_events })).toEqual(['E2 upheld']);
    expect(await events('extension_invalid', { cases: two, case_events })).toEqual(['E3 upheld']);
  });
});

describe('catalogue, letters, procedures, filings, registers, ratings', () => {
  it('TL-05, TL-06, RN-09, RN-14', async () => {
    const whole = {
      unit_key: 1,
      officer_key: 4,
      statutory_days: 20,
      committed_days: 10,
      phone: '000',
      supervision_phone: '000',
      audience: '企业',
      fee: '不收费',
      basis: '条例',
      conditions: '无',
      materials: '申请表',
      has_guide: true,
    };
    const items = [
      { ...whole, item_row_id: 'whole' },
      { ...whole, item_row_id: 'equal', committed_days: 20 },
      { item_row_id: 'bare', has_guide: false },
    ];
    expect(await events('commitment_not_shorter', { items })).toEqual(['equal upheld']);
    expect(await events('no_limit_set', { items })).toEqual(['bare upheld']);
    expect(await events('item_incomplete', { items })).toEqual(['bare upheld']);
    expect(await events('guide_unpublished', { items })).toEqual(['bare upheld']);
  });

  it('TL-18, RN-07, RN-08, RN-18', async () => {
    const seven = {
      has_register: true,
      has_arrangement: true,
      has_responsible: true,
      has_deadline: true,
      has_follow_up: true,
      has_feedback: true,
      has_summary: true,
    };
    const five = { has_leader: true, has_team: true, has_plan: true };
    const base = { matter_kind: 'task', received: '2026-10-08', required: '2026-10-20', ...seven, ...five };
    const matters = [
      { ...base, matter_id: 'in time', replied: '2026-10-20' },
      { ...base, matter_id: 'late', replied: '2026-10-21', has_summary: false },
      { ...base, matter_id: 'never', has_plan: false },
    ];
    expect(await events('matter_late', { matters })).toEqual(['late upheld', 'never upheld']);
    expect(await events('matter_unanswered', { matters })).toEqual(['never upheld']);
    expect(await events('seven_missing', { matters })).toEqual(['late upheld']);
    expect(await events('five_missing', { matters })).toEqual(['never upheld']);
  });

  it('AC-08, AC-09, AC-11, AC-12, AC-16: an application for review keeps the conduct open', async () => {
    const base = {
      opened: '2026-09-01',
      closed: '2026-09-20',
      decided: '2026-09-21',
      delivered: '2026-09-25',
    };
    const procedures = [
      { ...base, procedure_id: 'whole', category: '办事拖拉' },
      { ...base, procedure_id: 'late', delivered: '2026-10-30', closed: '2026-10-30' },
      { ...base, procedure_id: 'review', applied: '2026-10-01' },
      { ...base, procedure_id: 'exempt', exemption: '不可抗力' },
      { opened: '2026-11-20', procedure_id: 'open' },
      { ...base, procedure_id: 'left', is_not_pursued: true },
    ];
    expect(await events('duty_failure', { procedures })).toEqual([
      'exempt exempt',
      'late upheld',
      'open pending',
      'review under_review',
      'whole upheld',
    ]);
    expect(await events('investigation_late', { procedures })).toEqual(['late upheld']);
    expect(await events('delivery_late', { procedures })).toEqual(['late upheld']);
    expect(await events('review_late', { procedures })).toEqual(['review upheld']);
    expect(await events('not_pursued', { procedures })).toEqual(['left upheld']);
  });

  it('EX-06, EX-07, EX-08', async () => {
    await rule('EX-07', 'days', 3);
    const base = {
      filed: '2026-11-02',
      leader_decided: '2026-11-05',
      notified: '2026-11-06',
      is_written: true,
      is_signed: true,
    };
    const filings = [
      { ...base, filing_id: 'whole', ground: '不符合法规', ground_class: 'law' },
      { ...base, filing_id: 'ground', ground: '领导不同意' },
      { ...base, filing_id: 'slow', ground_class: 'law', leader_decided: '2026-11-06', is_signed: false },
    ];
    expect(await events('invalid_ground', { filings })).toEqual(['ground upheld']);
    expect(await events('leader_late', { filings })).toEqual(['slow upheld']);
    expect(await events('filing_incomplete', { filings })).toEqual(['slow upheld']);
  });

  it('RN-05, RN-13', async () => {
    const base = {
      registered: '2026-11-02',
      visitor: '某甲',
      matter: '咨询',
      outcome: '已答复',
      officer_key: 4,
    };
    const registers = [
      { ...base, register_id: 'whole', register_class: 'first_inquiry' },
      { ...base, register_id: 'thin', register_class: 'off_scope', outcome: '', consent: true },
      { ...base, register_id: 'sent', register_class: 'off_scope', transferred_to: '乙局' },
    ].map(({ outcome, ...row }) => (outcome === '' ? row : { ...row, outcome }));
    expect(await events('register_incomplete', { registers })).toEqual(['thin upheld']);
    expect(await events('guided_without_consent', { registers })).toEqual(['sent upheld']);
  });

  it('EV-08: a poor rating put right in fifteen working days is right, a day later it is not', async () => {
    await rule('EV-08', 'days', 15);
    const base = { scale_size: 5, rating_level: 2, rated: '2026-10-08' };
    const evaluations = [
      { ...base, evaluation_id: 'right', reformed: '2026-10-28' },
      { ...base, evaluation_id: 'late', reformed: '2026-10-29' },
      { ...base, evaluation_id: 'never' },
      { ...base, evaluation_id: 'fair', rating_level: 3 },
    ];
    expect(await events('poor_rating_open', { evaluations })).toEqual(['late upheld', 'never upheld']);
  });
});
